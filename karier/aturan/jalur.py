"""Paths between positions (Permenpan RB 22/2021): every lawful cell, what it is called and how it is filled.

Only what a row lists is lawful. Where the regulation names a move (kenaikan jenjang, keterampilan → keahlian) that row
decides; moves between groups follow the ``tingkat`` of the rungs: the same is horizontal, one higher is diagonal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from pegawai.aturan.berlaku import Tabel
from pegawai.aturan.dasar import BKN_5_2019, PERMENPANRB_22_2021, PP_11_2017, Dasar
from pegawai.aturan.jenjang import JENJANG

HORIZONTAL, VERTIKAL, DIAGONAL = "horizontal", "vertikal", "diagonal"
DASAR_HORIZONTAL = Dasar(PERMENPANRB_22_2021, "pola karier horizontal")
DASAR_VERTIKAL = Dasar(PERMENPANRB_22_2021, "pola karier vertikal")
DASAR_DIAGONAL = Dasar(PERMENPANRB_22_2021, "pola karier diagonal")
DASAR_BENTUK = Dasar(PP_11_2017, "Pasal 189 ayat (3)")
DASAR_MUTASI = Dasar(BKN_5_2019, "masa jabatan untuk mutasi, 2 sampai 5 tahun")
JF = ("jf_keahlian", "jf_keterampilan")

Sel = tuple[str, str]


class SyaratJalur(StrEnum):
    """What must hold between the two positions besides their rungs."""

    TIDAK_ADA = ""
    KELUARGA = "keluarga"
    """The same functional position by name, one rung up."""
    RUMPUN = "rumpun"
    """One rumpun with the same tasks."""


@dataclass(frozen=True, slots=True)
class BarisJalur:
    """One cell: from a rung to another, and how such a post is filled, the usual mechanism and procedure first.

    ``kelompok`` is the row of the regulation that the cell belongs to, ``dasar_bentuk`` the article that has its form.
    """

    kode: str
    kelompok: str
    dari: str
    ke: str
    jalur: str
    mekanisme: tuple[str, ...]
    prosedur: tuple[str, ...]
    dasar: Dasar
    syarat: SyaratJalur = SyaratJalur.TIDAK_ADA
    dasar_bentuk: Dasar = DASAR_BENTUK
    sejak: date | None = None
    sampai: date | None = None


@dataclass(frozen=True, slots=True)
class KelompokJalur:
    """One row of the regulation: the cells (from, to) that it makes, each a ``BarisJalur`` with a kode of its own."""

    nama: str
    jalur: str
    sel: tuple[Sel, ...]
    mekanisme: tuple[str, ...]
    prosedur: tuple[str, ...]
    dasar: Dasar
    syarat: SyaratJalur = SyaratJalur.TIDAK_ADA

    def baris(self) -> Iterator[BarisJalur]:
        """Yield the cells."""
        for dari, ke in self.sel:
            kode = f"{self.nama}-{dari}-{ke}".replace("_", "-")
            cara = (self.jalur, self.mekanisme, self.prosedur, self.dasar, self.syarat)
            yield BarisJalur(kode, self.nama, dari, ke, *cara)


@dataclass(frozen=True, slots=True)
class Posisi:
    """Where somebody stands, as far as paths ask: the rung, the functional position by name, and the rumpun."""

    jenjang: str
    keluarga: str
    rumpun: str | None


def _dua_arah(a: str, b: str) -> tuple[Sel, ...]:
    return ((a, b), (b, a))


def _sama(*jenjang: str) -> tuple[Sel, ...]:
    return tuple((j, j) for j in jenjang)


_JPT = ("rencana_suksesi", "seleksi_terbuka")
_JA = ("rencana_suksesi", "seleksi_internal")
_TERBUKA = ("seleksi_terbuka", "rencana_suksesi")
_UJI = ("uji_kompetensi",)

KELOMPOK_JALUR: tuple[KelompokJalur, ...] = (
    KelompokJalur(
        "jalur-v-ja",
        VERTIKAL,
        (("pelaksana", "pengawas"), ("pengawas", "administrator")),
        _JA,
        ("promosi",),
        DASAR_VERTIKAL,
    ),
    KelompokJalur(
        "jalur-v-jpt",
        VERTIKAL,
        (("jpt_pratama", "jpt_madya"), ("jpt_madya", "jpt_utama")),
        _JPT,
        ("promosi",),
        DASAR_VERTIKAL,
    ),
    KelompokJalur(
        "jalur-v-keahlian",
        VERTIKAL,
        (("ahli_pertama", "ahli_muda"), ("ahli_muda", "ahli_madya"), ("ahli_madya", "ahli_utama")),
        _UJI,
        ("kenaikan_jenjang",),
        DASAR_VERTIKAL,
        SyaratJalur.KELUARGA,
    ),
    KelompokJalur(
        "jalur-v-keterampilan",
        VERTIKAL,
        (("pemula", "terampil"), ("terampil", "mahir"), ("mahir", "penyelia")),
        _UJI,
        ("kenaikan_jenjang",),
        DASAR_VERTIKAL,
        SyaratJalur.KELUARGA,
    ),
    KelompokJalur(
        "jalur-v-kategori",
        VERTIKAL,
        (
            ("pemula", "ahli_pertama"),
            ("terampil", "ahli_pertama"),
            ("mahir", "ahli_pertama"),
            ("penyelia", "ahli_pertama"),
            ("penyelia", "ahli_muda"),
        ),
        _UJI,
        ("perpindahan", "promosi"),
        DASAR_VERTIKAL,
        SyaratJalur.RUMPUN,
    ),
    KelompokJalur(
        "jalur-d-ja-jf",
        DIAGONAL,
        (("pelaksana", "ahli_muda"), ("pengawas", "ahli_madya"), ("administrator", "ahli_utama")),
        _UJI,
        ("perpindahan", "promosi"),
        DASAR_DIAGONAL,
    ),
    KelompokJalur(
        "jalur-d-jf-ja",
        DIAGONAL,
        (
            ("pemula", "pelaksana"),
            ("terampil", "pelaksana"),
            ("mahir", "pelaksana"),
            ("penyelia", "pengawas"),
            ("ahli_pertama", "pengawas"),
            ("ahli_muda", "administrator"),
        ),
        _JA,
        ("promosi", "perpindahan"),
        DASAR_DIAGONAL,
    ),
    KelompokJalur(
        "jalur-d-jpt-pratama",
        DIAGONAL,
        (("administrator", "jpt_pratama"), ("ahli_madya", "jpt_pratama")),
        _TERBUKA,
        ("promosi",),
        DASAR_DIAGONAL,
    ),
    KelompokJalur(
        "jalur-d-ahli-utama",
        DIAGONAL,
        (("ahli_utama", "jpt_madya"), ("ahli_utama", "jpt_utama")),
        _TERBUKA,
        ("promosi",),
        DASAR_DIAGONAL,
    ),
    KelompokJalur(
        "jalur-h-jpt",
        HORIZONTAL,
        _sama("jpt_utama", "jpt_madya", "jpt_pratama"),
        ("rencana_suksesi", "penunjukan", "seleksi_terbuka"),
        ("rotasi", "mutasi"),
        DASAR_HORIZONTAL,
    ),
    KelompokJalur(
        "jalur-h-ja",
        HORIZONTAL,
        _sama("administrator", "pengawas", "pelaksana"),
        ("penunjukan", "rencana_suksesi"),
        ("rotasi", "mutasi"),
        DASAR_HORIZONTAL,
    ),
    KelompokJalur(
        "jalur-h-jf",
        HORIZONTAL,
        (
            *_sama("ahli_utama", "ahli_madya", "ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pemula"),
            *_dua_arah("ahli_pertama", "penyelia"),
        ),
        ("penunjukan", "uji_kompetensi"),
        ("mutasi", "perpindahan"),
        DASAR_HORIZONTAL,
    ),
    KelompokJalur(
        "jalur-h-antarkelompok",
        HORIZONTAL,
        (
            *_dua_arah("jpt_pratama", "ahli_utama"),
            *_dua_arah("administrator", "ahli_madya"),
            *_dua_arah("pengawas", "ahli_muda"),
            *_dua_arah("pelaksana", "ahli_pertama"),
            *_dua_arah("pelaksana", "penyelia"),
        ),
        ("uji_kompetensi", "rencana_suksesi", "penunjukan"),
        ("perpindahan", "mutasi"),
        DASAR_HORIZONTAL,
    ),
)
TABEL_JALUR: tuple[BarisJalur, ...] = tuple(baris for kelompok in KELOMPOK_JALUR for baris in kelompok.baris())
JALUR = Tabel(TABEL_JALUR, lambda baris: (baris.dari, baris.ke))
SEL = frozenset((baris.dari, baris.ke) for baris in TABEL_JALUR)
_AKHIRAN = tuple(
    sorted(
        (f" {b.nama.removeprefix('JF ').lower()}" for b in JENJANG.values() if b.kelompok in JF), key=len, reverse=True
    )
)


@lru_cache(maxsize=8192)
def keluarga(nama: str) -> str:
    """Return the functional position behind a name: "Perencana Ahli Muda" gives "perencana"."""
    rapi = " ".join(nama.lower().split())
    for akhiran in _AKHIRAN:
        if rapi.endswith(akhiran):
            return rapi.removesuffix(akhiran).removesuffix(" -").strip()
    return rapi


def bisa_antara(dari: str, ke: str) -> bool:
    """Tell whether the tables have any cell from one rung to another, on whatever day."""
    return (dari, ke) in JALUR.kunci


def _syarat_terpenuhi(baris: BarisJalur, asal: Posisi, tujuan: Posisi) -> bool:
    if baris.syarat is SyaratJalur.KELUARGA:
        return asal.keluarga == tujuan.keluarga
    if baris.syarat is SyaratJalur.RUMPUN:
        return asal.rumpun is None or tujuan.rumpun is None or asal.rumpun == tujuan.rumpun
    return True


def cari_jalur(asal: Posisi, tujuan: Posisi, pada: date) -> BarisJalur | None:
    """Return the cell by which one may move from ``asal`` to ``tujuan`` on ``pada``, or None where there is none.

    An unknown rumpun is no reason against: whether the rumpun fits is a requirement of its own (``aturan.rumpun``).
    """
    baris = JALUR.pada((asal.jenjang, tujuan.jenjang), pada)
    return next((b for b in baris if _syarat_terpenuhi(b, asal, tujuan)), None)


def alasan_tanpa_jalur(asal: Posisi, tujuan: Posisi, pada: date) -> str:
    """Return the sentence that says why no cell allows the move on ``pada``."""
    dari, ke = JENJANG[asal.jenjang], JENJANG[tujuan.jenjang]
    syarat = {baris.syarat for baris in JALUR.pada((dari.kode, ke.kode), pada)}
    if SyaratJalur.KELUARGA in syarat:
        return (
            "Kenaikan jenjang hanya dalam jabatan fungsional yang sama; jabatan tujuan adalah jabatan fungsional lain."
        )
    if SyaratJalur.RUMPUN in syarat:
        return "Perpindahan dari keterampilan ke keahlian hanya dalam satu rumpun dengan tugas yang sama."
    if ke.tingkat < dari.tingkat or (ke.kelompok == dari.kelompok and _turun(dari.kode, ke.kode)):
        return f"{ke.nama} lebih rendah daripada {dari.nama}; penurunan bukan jalur pola karier."
    if ke.tingkat - dari.tingkat > 1 or ke.kelompok == dari.kelompok:
        return f"Dari {dari.nama} ke {ke.nama} melompati jenjang; pola karier naik satu jenjang setiap kali."
    return f"Tabel pola karier tidak memuat perpindahan dari {dari.nama} ke {ke.nama}."


def _turun(dari: str, ke: str) -> bool:
    urutan = list(JENJANG)
    return urutan.index(ke) > urutan.index(dari)
