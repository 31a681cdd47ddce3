"""Legal periods: stretches of days on which the tables about moves give the same answers."""

from bisect import bisect_right
from datetime import date

from karier.aturan import jalur, masa_kerja, pendidikan, rumpun, usia


def hari_berubah() -> list[date]:
    """Return the days on which a table about moves changes, in order."""
    return sorted(
        jalur.JALUR.hari_berubah
        | rumpun.RUMPUN.hari_berubah
        | masa_kerja.MASA_KERJA.hari_berubah
        | pendidikan.PENDIDIKAN.hari_berubah
        | usia.USIA.hari_berubah
    )


def zaman(pada: date) -> int:
    """Return the number of the legal period of a day, from 0."""
    return bisect_right(hari_berubah(), pada)


def pilah(hari: tuple[date, ...]) -> list[tuple[date, ...]]:
    """Return days (in order) as one run of days for each legal period that they touch."""
    hasil: list[list[date]] = []
    batas = hari_berubah()
    lalu = -1
    for satu in hari:
        kini = bisect_right(batas, satu)
        if kini != lalu:
            hasil.append([])
            lalu = kini
        hasil[-1].append(satu)
    return [tuple(satu) for satu in hasil]
