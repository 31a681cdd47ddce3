"""A chunk of rows, column by column: what the checks of a kind look at and write into."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pegawai.impor.galat import Sebab, Tolak


@dataclass
class Potongan:
    """Rows of a chunk. ``nilai`` and ``mentah`` hold lists by field: what was read and what stood in the cell.

    Fields whose column is absent from the file are in neither. ``tolakan`` and ``peringatan`` are row index →
    [(field, Tolak)].
    """

    nomor: list[int]
    nilai: dict[str, list[Any]] = field(default_factory=dict)
    mentah: dict[str, Any] = field(default_factory=dict)
    tolakan: dict[int, list[tuple[str, Tolak]]] = field(default_factory=dict)
    peringatan: dict[int, list[tuple[str, Tolak]]] = field(default_factory=dict)

    def tolak(self, ke: int, bidang: str, sebab: Sebab, pesan: str) -> None:
        """Refuse a row for one of its cells."""
        self.tolakan.setdefault(ke, []).append((bidang, Tolak(sebab, pesan)))

    def ingatkan(self, ke: int, bidang: str, sebab: Sebab, pesan: str) -> None:
        """Warn about a cell without refusing its row."""
        self.peringatan.setdefault(ke, []).append((bidang, Tolak(sebab, pesan)))

    def ada(self, bidang: str) -> bool:
        """Say whether the file has this column."""
        return bidang in self.nilai

    def kolom(self, *bidang: str) -> Iterator[tuple[Any, ...]]:
        """Yield (index, value of each field) for rows in which none of them is refused; absent columns give None."""
        tiada = [None] * len(self.nomor)
        isi = [self.nilai.get(satu, tiada) for satu in bidang]
        nomor = range(len(self.nomor))
        if not any(Tolak in set(map(type, satu)) for satu in isi):
            yield from zip(nomor, *isi, strict=True)
            return
        for ke, *nilai in zip(nomor, *isi, strict=True):
            if Tolak not in map(type, nilai):
                yield ke, *nilai
