"""Fixed points of the demo agency: every build gives the same rows, whatever the clock says."""

import random
import uuid
from calendar import monthrange
from datetime import date

KODE = "tirtaloka"
TAHUN = 2025
HARI_ACUAN = date(TAHUN, 12, 31)
BENIH = "talenta-contoh-1"
_RUANG_ID = uuid.uuid5(uuid.NAMESPACE_URL, BENIH)


def acak(tentang: str) -> random.Random:
    """Return the source of chance of one subject; a change in one subject leaves the others as they are."""
    return random.Random(f"{BENIH}:{tentang}")  # noqa: S311 - demo data, not a secret


def id_siasn(*kunci: str) -> str:
    """Return the id of a thing in the way SIASN writes them."""
    return str(uuid.uuid5(_RUANG_ID, "|".join(kunci))).upper()


def geser_bulan(hari: date, bulan: int) -> date:
    """Return ``hari`` moved by a number of months, kept inside the month it lands in."""
    total = hari.year * 12 + hari.month - 1 + bulan
    tahun, indeks = divmod(total, 12)
    return date(tahun, indeks + 1, min(hari.day, monthrange(tahun, indeks + 1)[1]))


def selisih_bulan(dari: date, sampai: date) -> int:
    """Return the whole months from ``dari`` to ``sampai`` (0 or more for dates in order)."""
    return (sampai.year - dari.year) * 12 + sampai.month - dari.month - (sampai.day < dari.day)
