"""Legal periods: stretches of days on which the tables about moves give the same answers."""

from bisect import bisect_right
from datetime import date
from functools import lru_cache

from karier.aturan import jalur, masa_kerja, pendidikan, rumpun, usia


def hari_berubah() -> list[date]:
    """Return the days on which a table about moves changes, in order."""
    return list(_batas())


def _batas() -> tuple[date, ...]:
    return _urutkan(
        jalur.JALUR.hari_berubah,
        rumpun.RUMPUN.hari_berubah,
        masa_kerja.MASA_KERJA.hari_berubah,
        pendidikan.PENDIDIKAN.hari_berubah,
        usia.USIA.hari_berubah,
    )


@lru_cache(maxsize=8)
def _urutkan(*semua: frozenset[date]) -> tuple[date, ...]:
    """Merge the days of the tables; remembered by the tables, because a search asks for every day it looks at."""
    return tuple(sorted(frozenset().union(*semua)))


def zaman(pada: date) -> int:
    """Return the number of the legal period of a day, from 0."""
    return bisect_right(_batas(), pada)


def pilah(hari: tuple[date, ...]) -> list[tuple[date, ...]]:
    """Return days (in order) as one run of days for each legal period that they touch."""
    hasil: list[list[date]] = []
    batas = _batas()
    lalu = -1
    for satu in hari:
        kini = bisect_right(batas, satu)
        if kini != lalu:
            hasil.append([])
            lalu = kini
        hasil[-1].append(satu)
    return [tuple(satu) for satu in hasil]
