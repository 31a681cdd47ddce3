"""Nearest names and ids for what is not known: shared trigrams, counted through an index, so one look-up is cheap."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

BATAS_CARI = 300
JUMLAH_SARAN = 3
AMBANG = 0.25


def _trigram(teks: str) -> set[str]:
    isi = f"  {teks.casefold()} "
    return {isi[ke : ke + 3] for ke in range(len(isi) - 2)}


class Indeks:
    """Finds the nearest of a set of texts; after ``BATAS_CARI`` different look-ups it gives no more suggestions."""

    def __init__(self, label: Mapping[str, str]) -> None:
        self._label = label
        self._ingat: dict[str, list[str]] = {}

    @cached_property
    def _isi(self) -> tuple[dict[str, list[str]], dict[str, int]]:
        letak: dict[str, list[str]] = defaultdict(list)
        ukuran = {}
        for kunci in self._label:
            potong = _trigram(kunci)
            ukuran[kunci] = len(potong)
            for satu in potong:
                letak[satu].append(kunci)
        return letak, ukuran

    def dekat(self, teks: str) -> list[str]:
        """Return up to three labels whose texts are nearest to this one, nearest first."""
        if teks not in self._ingat:
            self._ingat[teks] = self._cari(teks[:200]) if len(self._ingat) < BATAS_CARI else []
        return self._ingat[teks]

    def _cari(self, teks: str) -> list[str]:
        letak, ukuran = self._isi
        minta = _trigram(teks)
        sama: Counter[str] = Counter()
        for satu in minta:
            sama.update(letak.get(satu, ()))
        nilai = {kunci: jumlah / (len(minta) + ukuran[kunci] - jumlah) for kunci, jumlah in sama.most_common(50)}
        urut = sorted((k for k, n in nilai.items() if n >= AMBANG), key=lambda k: (-nilai[k], k))
        return [self._label[kunci] for kunci in urut[:JUMLAH_SARAN]]
