"""Rules in time: each row holds from a day on, and a case is judged by the rows that hold on its own day.

A new regulation adds rows under the same ``kode`` with a later day; the earlier ones stay for earlier cases. For a day
before the first row of a rule the first one answers: what held before it is not on record here.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import Generic, Protocol, TypeVar

from pegawai.aturan.dasar import Dasar


class Berjangka(Protocol):
    """A row of a table of the law."""

    @property
    def kode(self) -> str:
        """Stable name of the rule; rows that share it are its versions."""

    @property
    def dasar(self) -> Dasar:
        """Legal basis."""

    @property
    def sejak(self) -> date | None:
        """First day on which it holds, where it is not that of its regulation."""

    @property
    def sampai(self) -> date | None:
        """Day from which it holds no more without a later version in its place."""


B = TypeVar("B", bound=Berjangka)


def berlaku_sejak(baris: Berjangka) -> date:
    """Return the first day on which a row holds: its own, otherwise that of its regulation."""
    return baris.sejak or baris.dasar.peraturan.berlaku


def teks_sejak(baris: Berjangka) -> str:
    """Return that day as far as it is known."""
    return f"{baris.sejak:%d-%m-%Y}" if baris.sejak else baris.dasar.peraturan.sejak


def pada_hari(versi: tuple[B, ...], pada: date) -> B | None:
    """Return which version of one rule (in order of their days) holds on ``pada``; None once it is repealed."""
    pilihan = versi[max(bisect_right(versi, pada, key=berlaku_sejak) - 1, 0)]
    return None if pilihan.sampai and pada >= pilihan.sampai else pilihan


def _hari_berubah(semua: Iterable[tuple[Berjangka, ...]]) -> Iterator[date]:
    for versi in semua:
        yield from (berlaku_sejak(baris) for baris in versi[1:])
        yield from (baris.sampai for baris in versi if baris.sampai)


class Tabel(Generic[B]):
    """The rows of a table by what they are asked for (``kunci``); rows of one ``kode`` are versions of one rule."""

    def __init__(self, baris: Iterable[B], kunci: Callable[[B], Hashable]) -> None:
        versi: dict[Hashable, dict[str, list[B]]] = defaultdict(lambda: defaultdict(list))
        for satu in baris:
            versi[kunci(satu)][satu.kode].append(satu)
        self._versi = {
            satu: tuple(tuple(sorted(v, key=berlaku_sejak)) for v in menurut_kode.values())
            for satu, menurut_kode in versi.items()
        }
        self.kunci = frozenset(self._versi)
        """What the table has a row for, on whatever day."""
        self.hari_berubah = frozenset(_hari_berubah(v for semua in self._versi.values() for v in semua))
        """The days on which an answer of this table changes."""

    def pada(self, kunci: Hashable, pada: date) -> tuple[B, ...]:
        """Return the rows for ``kunci`` that hold on ``pada``, one a rule, in the order of the table."""
        return tuple(b for v in self._versi.get(kunci, ()) if (b := pada_hari(v, pada)) is not None)

    def satu(self, kunci: Hashable, pada: date) -> B | None:
        """Return the first of ``pada(kunci, pada)``, or None."""
        return next(iter(self.pada(kunci, pada)), None)
