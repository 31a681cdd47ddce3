"""Matching rows to columns of a sparse table: the best set of rows first, then the smallest total cost. Exact."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

Sisi = Sequence[tuple[int, int]]
"""The columns that a row can have, each with its cost, a whole number from 0."""


def cocokkan(baris: Sequence[Sisi], banyak_kolom: int) -> list[int | None]:
    """Return the column of each row, or None; no column goes to two rows.

    The rows are in order of priority. The set of rows that get a column is the best there is in that order: no row of
    it could make way for an earlier one. (Such sets are a matroid, so it is also as large as any.) Among the matchings
    of that set the total cost is the smallest. Costs are whole numbers small enough for a float to hold their sums
    exactly, and the order of rows and columns decides between equals, so the same table gives the same answer.
    """
    terpilih = _terpilih(baris, banyak_kolom)
    hasil: list[int | None] = [None] * len(baris)
    if terpilih:
        kolom = _pasangkan([[(k, biaya + 1) for k, biaya in baris[i]] for i in terpilih], banyak_kolom)
        for i, k in zip(terpilih, kolom, strict=True):
            hasil[i] = k
    return hasil


def _terpilih(baris: Sequence[Sisi], banyak_kolom: int) -> list[int]:
    """Return the rows that get a column: to leave a row out costs the more the earlier it stands."""
    n = len(baris)
    if not n:
        return []
    sisi = [[*((k, 1) for k, _ in satu), (banyak_kolom + i, n - i + 1)] for i, satu in enumerate(baris)]
    return [i for i, k in enumerate(_pasangkan(sisi, banyak_kolom + n)) if k < banyak_kolom]


def _pasangkan(sisi: Sequence[Sisi], banyak_kolom: int) -> list[int]:
    """Return the column of each row in the cheapest matching that gives every row one; costs from 1."""
    penunjuk = np.cumsum([0, *(len(satu) for satu in sisi)])
    kolom = np.fromiter((k for satu in sisi for k, _ in satu), dtype=np.int32, count=int(penunjuk[-1]))
    biaya = np.fromiter((b for satu in sisi for _, b in satu), dtype=np.float64, count=int(penunjuk[-1]))
    tabel = csr_array((biaya, kolom, penunjuk.astype(np.int32)), shape=(len(sisi), banyak_kolom))
    baris, pasangan = min_weight_full_bipartite_matching(tabel)
    return [int(k) for _, k in sorted(zip(baris, pasangan, strict=True))]
