"""Competence: job person match and its categories."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pegawai.aturan.dasar import BKN_26_2019, PERMENPANRB_3_2020, PERMENPANRB_38_2017, Dasar

DASAR_STANDAR = Dasar(PERMENPANRB_38_2017, "sembilan kompetensi manajerial dan sosial kultural")
DASAR_POTENSI = Dasar(PERMENPANRB_3_2020, "delapan aspek potensi")
DASAR_MASA_BERLAKU = Dasar(BKN_26_2019, "Pasal 29 ayat (4)")
MASA_BERLAKU_TAHUN = 3


@dataclass(frozen=True, slots=True)
class KategoriJpm:
    """A category of the job person match: [bawah, next)."""

    kode: str
    nama: str
    bawah: int
    dasar: Dasar = DASAR_STANDAR


KATEGORI_JPM: tuple[KategoriJpm, ...] = (
    KategoriJpm("jpm-ms", "Memenuhi Syarat", 80),
    KategoriJpm("jpm-mms", "Masih Memenuhi Syarat", 68),
    KategoriJpm("jpm-kms", "Kurang Memenuhi Syarat", 0),
)


def jpm(dicapai: int, diminta: int) -> Fraction:
    """Return the job person match in percent, capped at 100: Σ level reached ÷ Σ level required × 100."""
    return min(Fraction(100), Fraction(100 * dicapai, diminta))


def kategori_jpm(nilai: Fraction) -> KategoriJpm:
    """Return the category of a job person match of 0–100 percent."""
    return next(k for k in KATEGORI_JPM if nilai >= k.bawah)


def berlaku_sejak(pada: date, tahun: int = MASA_BERLAKU_TAHUN) -> date:
    """Return the earliest date of an assessment that still holds on ``pada`` (``tahun`` years of validity, inclusive).

    The anniversary of 29 February is 1 March in a year that has none, as everywhere where years are counted.
    """
    awal = pada.year - tahun
    if (pada.month, pada.day) == (2, 29) and not isleap(awal):
        return date(awal, 3, 1)
    if (pada.month, pada.day) == (3, 1) and isleap(awal) and not isleap(pada.year):
        return date(awal, 2, 29)
    return pada.replace(year=awal)
