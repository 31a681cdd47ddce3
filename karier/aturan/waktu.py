"""Years of service: calendar time, counted to the day, overlapping spans once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

_ROMAWI = ("I", "II", "III", "IV")
Rentang = tuple[date, date]


@total_ordering
@dataclass(frozen=True, slots=True)
class Lama:
    """A length of time as a calendar counts it."""

    tahun: int = 0
    bulan: int = 0
    hari: int = 0

    def __lt__(self, lain: "Lama") -> bool:
        return (self.tahun, self.bulan, self.hari) < (lain.tahun, lain.bulan, lain.hari)

    def __str__(self) -> str:
        bagian = [
            f"{n} {satuan}" for n, satuan in ((self.tahun, "tahun"), (self.bulan, "bulan"), (self.hari, "hari")) if n
        ]
        return " ".join(bagian) or "0 hari"


def tambah_bulan(hari: date, bulan: int) -> date:
    """Return the same day so many months later; where that month has no such day, the first of the next month."""
    urut = hari.year * 12 + hari.month - 1 + bulan
    tahun, nomor = divmod(urut, 12)
    try:
        return date(tahun, nomor + 1, hari.day)
    except ValueError:
        return date(tahun + (nomor == 11), (nomor + 1) % 12 + 1, 1)


def tambah_tahun(hari: date, tahun: int) -> date:
    """Return the anniversary: two years from 2024-03-01 are full on 2026-03-01; 29 February falls on 1 March."""
    return tambah_bulan(hari, 12 * tahun)


def lama(mulai: date, sampai: date) -> Lama:
    """Return the time from ``mulai`` to ``sampai`` (exclusive): full months, then days; nothing if it is not later."""
    if sampai <= mulai:
        return Lama()
    bulan = (sampai.year - mulai.year) * 12 + sampai.month - mulai.month
    while tambah_bulan(mulai, bulan) > sampai:
        bulan -= 1
    return Lama(*divmod(bulan, 12), (sampai - tambah_bulan(mulai, bulan)).days)


def gabung(rentang: Iterable[Rentang]) -> list[Rentang]:
    """Return the union of half-open spans as disjoint spans in order; spans that touch become one."""
    hasil: list[Rentang] = []
    for mulai, selesai in sorted(r for r in rentang if r[0] < r[1]):
        if hasil and mulai <= hasil[-1][1]:
            hasil[-1] = (hasil[-1][0], max(hasil[-1][1], selesai))
        else:
            hasil.append((mulai, selesai))
    return hasil


def jumlah(rentang: Iterable[Rentang]) -> Lama:
    """Return the length of the union of half-open spans, as if the gaps were closed.

    The last span is counted by the calendar from a start moved back by the full months and the odd days of those
    before it, so that a gap never brings a year to its end a day early.
    """
    utuh = gabung(rentang)
    if not utuh:
        return Lama()
    dulu = [lama(*r) for r in utuh[:-1]]
    mulai, selesai = utuh[-1]
    mundur = tambah_bulan(mulai, -sum(b.tahun * 12 + b.bulan for b in dulu))
    return lama(mundur - timedelta(days=sum(b.hari for b in dulu)), selesai)


def usia(lahir: date, pada: date) -> Lama:
    """Return the age on a day."""
    return lama(lahir, pada)


def triwulan(hari: date) -> str:
    """Return "Triwulan I 2027" for a day in that quarter."""
    return f"Triwulan {_ROMAWI[(hari.month - 1) // 3]} {hari.year}"


def hari_triwulan(teks: str) -> date | None:
    """Return the first day of the quarter that ``triwulan`` has worded, or None for any other text."""
    bagian = teks.split()
    if len(bagian) != 3 or bagian[0] != "Triwulan" or bagian[1] not in _ROMAWI or not bagian[2].isdigit():
        return None
    return date(int(bagian[2]), _ROMAWI.index(bagian[1]) * 3 + 1, 1)


def awal_triwulan(tahun: int) -> tuple[date, date, date, date]:
    """Return the first days of the four quarters of a year."""
    return (date(tahun, 1, 1), date(tahun, 4, 1), date(tahun, 7, 1), date(tahun, 10, 1))


def esok(hari: date) -> date:
    """Return the day after."""
    return hari + timedelta(days=1)
