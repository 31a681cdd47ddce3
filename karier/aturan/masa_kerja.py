"""Minimum years of service and of experience, to enter a position (Permenpan RB 22/2021; PP 11/2017)."""

from dataclasses import dataclass, replace
from datetime import date

from karier.aturan.bacaan import Bacaan
from pegawai.aturan.berlaku import Tabel
from pegawai.aturan.dasar import PERMENPANRB_22_2021, PP_11_2017, Dasar
from pegawai.aturan.jenjang import JENJANG

DASAR_MASA_KERJA = Dasar(PERMENPANRB_22_2021, "masa kerja minimal per jenjang")
DASAR_JPT = Dasar(PP_11_2017, "Pasal 107")
DASAR_ADMINISTRASI = Dasar(PP_11_2017, "Pasal 54")
BIDANG, JENJANG_PENGUMPAN = "bidang", "jenjang"


@dataclass(frozen=True, slots=True)
class BarisMasaKerja:
    """What a rung asks for: ``tahun`` years in one of ``pengumpan`` or above, and ``pengalaman`` years.

    ``lingkup`` says where the experience is counted: in the field (rumpun) of the target, or in the feeder level.
    """

    kode: str
    tujuan: str
    pengumpan: tuple[str, ...]
    tahun: int
    pengalaman: int
    lingkup: str
    dasar: Dasar = DASAR_MASA_KERJA
    dasar_pengalaman: Dasar = DASAR_JPT
    sejak: date | None = None
    sampai: date | None = None


def _mulai_tingkat(tingkat: int) -> tuple[str, ...]:
    return tuple(b.kode for b in JENJANG.values() if b.tingkat >= tingkat)


TABEL_MASA_KERJA: tuple[BarisMasaKerja, ...] = (
    BarisMasaKerja("masa-jpt-utama", "jpt_utama", ("jpt_utama", "jpt_madya", "ahli_utama"), 2, 10, BIDANG),
    BarisMasaKerja("masa-jpt-madya", "jpt_madya", _mulai_tingkat(5), 2, 7, BIDANG),
    BarisMasaKerja("masa-jpt-pratama", "jpt_pratama", _mulai_tingkat(4), 2, 5, BIDANG),
    BarisMasaKerja(
        "masa-administrator",
        "administrator",
        _mulai_tingkat(3),
        3,
        3,
        JENJANG_PENGUMPAN,
        dasar_pengalaman=DASAR_ADMINISTRASI,
    ),
    BarisMasaKerja(
        "masa-pengawas", "pengawas", _mulai_tingkat(2), 2, 4, JENJANG_PENGUMPAN, dasar_pengalaman=DASAR_ADMINISTRASI
    ),
)
MASA_KERJA = Tabel(TABEL_MASA_KERJA, lambda baris: baris.tujuan)


def masa_kerja(tujuan: str, bacaan: Bacaan, pada: date) -> BarisMasaKerja | None:
    """Return the row of a target rung on ``pada`` as read, or None where the rung asks for no years (JF)."""
    baris = MASA_KERJA.satu(tujuan, pada)
    if baris is None:
        return None
    if tujuan == "pengawas":
        return replace(baris, tahun=bacaan.pengawas_masa_kerja, pengalaman=bacaan.pengawas_pengalaman)
    if tujuan == "jpt_madya" and not bacaan.jpt_madya_dari_ahli_utama:
        return replace(baris, pengumpan=tuple(j for j in baris.pengumpan if j != "ahli_utama"))
    return baris
