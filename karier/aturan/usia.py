"""Highest age on the day of appointment (PP 11/2017 art. 107) and what must remain before retirement."""

from dataclasses import dataclass
from datetime import date

from karier.aturan.waktu import tambah_tahun
from pegawai.aturan.berlaku import Tabel
from pegawai.aturan.dasar import PP_11_2017, Dasar

DASAR_USIA = Dasar(PP_11_2017, "Pasal 107")


@dataclass(frozen=True, slots=True)
class BarisUsia:
    """Highest age, in years, on the day of appointment; the birthday itself still counts."""

    kode: str
    jenjang: str
    maksimal: int
    dasar: Dasar = DASAR_USIA
    sejak: date | None = None
    sampai: date | None = None


TABEL_USIA: tuple[BarisUsia, ...] = (
    BarisUsia("usia-jpt-utama", "jpt_utama", 58),
    BarisUsia("usia-jpt-madya", "jpt_madya", 58),
    BarisUsia("usia-jpt-pratama", "jpt_pratama", 56),
)
USIA = Tabel(TABEL_USIA, lambda baris: baris.jenjang)


def usia_maksimal(jenjang: str, pada: date, milik_jabatan: int | None = None) -> int | None:
    """Return the highest age in years on ``pada``, the position's own where it has one, or None without a limit."""
    baris = USIA.satu(jenjang, pada)
    return milik_jabatan or (baris.maksimal if baris else None)


def belum_lewat(lahir: date, pada: date, maksimal: int) -> bool:
    """Tell whether the age on ``pada`` is at most ``maksimal`` years to the day."""
    return pada <= tambah_tahun(lahir, maksimal)
