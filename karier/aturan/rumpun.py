"""When a move is lawful inside one rumpun (job family) only."""

from dataclasses import dataclass
from datetime import date

from karier.aturan.bacaan import Bacaan
from karier.aturan.jalur import HORIZONTAL, JF, BarisJalur, Posisi, SyaratJalur
from pegawai.aturan.berlaku import Tabel
from pegawai.aturan.dasar import PERMENPANRB_1_2023, PERMENPANRB_13_2019, PERMENPANRB_22_2021, Dasar
from pegawai.aturan.jenjang import JENJANG

DASAR_RUMPUN = Dasar(PERMENPANRB_22_2021, "perpindahan dari JF dalam satu rumpun/klasifikasi")
KATEGORI, JF_STRUKTURAL, JF_JF = "kategori", "jf_struktural", "jf_jf"


@dataclass(frozen=True, slots=True)
class BarisRumpun:
    """Whether moves of a kind (``perpindahan``) stay inside one rumpun: ``wajib``, or as an agency reads it.

    ``bacaan`` names the reading that asks for it where the law itself does not.
    """

    kode: str
    perpindahan: str
    wajib: bool
    bacaan: str
    dasar: Dasar
    sejak: date | None = None
    sampai: date | None = None

    def diminta(self, bacaan: Bacaan) -> bool:
        """Tell whether one rumpun is asked for under these readings."""
        return self.wajib or (self.bacaan != "" and bool(getattr(bacaan, self.bacaan)))


TABEL_RUMPUN: tuple[BarisRumpun, ...] = (
    BarisRumpun("rumpun-kategori", KATEGORI, True, "", DASAR_RUMPUN),
    BarisRumpun("rumpun-jf-struktural", JF_STRUKTURAL, False, "jf_ke_struktural_satu_rumpun", DASAR_RUMPUN),
    BarisRumpun("rumpun-jf-jf", JF_JF, True, "", Dasar(PERMENPANRB_13_2019, "perpindahan dalam satu rumpun jabatan")),
    BarisRumpun(
        "rumpun-jf-jf",
        JF_JF,
        False,
        "jf_ke_jf_satu_rumpun",
        Dasar(PERMENPANRB_1_2023, "perpindahan lintas rumpun untuk mobilitas talenta"),
    ),
)
RUMPUN = Tabel(TABEL_RUMPUN, lambda baris: baris.perpindahan)


def perlu_rumpun(baris: BarisJalur, asal: Posisi, tujuan: Posisi, bacaan: Bacaan, pada: date) -> BarisRumpun | None:
    """Return the row that keeps the move inside one rumpun on ``pada``, or None where none does."""
    perpindahan = _perpindahan(baris, asal, tujuan)
    satu = RUMPUN.satu(perpindahan, pada) if perpindahan else None
    return satu if satu and satu.diminta(bacaan) else None


def _perpindahan(baris: BarisJalur, asal: Posisi, tujuan: Posisi) -> str:
    if baris.syarat is SyaratJalur.RUMPUN:
        return KATEGORI
    if JENJANG[asal.jenjang].kelompok not in JF:
        return ""
    if JENJANG[tujuan.jenjang].kelompok in JF:
        return JF_JF if baris.jalur == HORIZONTAL else ""
    return JF_STRUKTURAL
