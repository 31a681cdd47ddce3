"""The solver against every possible matching of small tables, and against taking turns."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from karier.services.kecocokan import URUTAN, bobot
from karier.services.pencocokan import cocokkan


def _terbaik(baris, kolom):
    """Return the best (set of rows by priority, total cost) over every matching there is."""
    terbaik = None
    for pilihan in product(*([None, *satu] for satu in baris)):
        dipakai = [p[0] for p in pilihan if p]
        if len(dipakai) != len(set(dipakai)):
            continue
        kunci = (tuple(p is None for p in pilihan), sum(p[1] for p in pilihan if p))
        terbaik = min(terbaik or kunci, kunci)
    return terbaik


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    tabel=st.lists(st.dictionaries(st.integers(0, 4), st.integers(0, 9), max_size=4), max_size=5),
)
def test_sama_dengan_semua_kemungkinan(tabel):
    baris = [sorted(satu.items()) for satu in tabel]
    hasil = cocokkan(baris, 5)
    terpakai = [k for k in hasil if k is not None]
    assert len(terpakai) == len(set(terpakai))
    biaya = sum(dict(satu)[k] for satu, k in zip(baris, hasil, strict=True) if k is not None)
    assert (tuple(k is None for k in hasil), biaya) == _terbaik(baris, 5)
    assert cocokkan(baris, 5) == hasil


def test_lebih_baik_daripada_bergiliran():
    # Taking turns, the first takes column 0, which is cheapest, and the second, who can have no other, goes without.
    assert cocokkan([[(0, 1), (1, 2)], [(0, 5)]], 2) == [1, 0]
    # Who comes first is never left out for the sake of a smaller cost or of those who come later.
    assert cocokkan([[(0, 9)], [(0, 0)]], 1) == [0, None]
    assert cocokkan([[(0, 9)], [(0, 0), (1, 8)], [(1, 0)]], 2) == [0, 1, None]
    assert cocokkan([], 3) == []
    assert cocokkan([[], []], 0) == [None, None]


def test_bobot_menurut_urutan():
    nilai = bobot()
    assert list(nilai) == [satu.kode for satu in reversed(URUTAN)]
    for nomor, satu in enumerate(URUTAN):
        assert nilai[satu.kode] == 1 + sum(b.terbesar * nilai[b.kode] for b in URUTAN[nomor + 1 :])
