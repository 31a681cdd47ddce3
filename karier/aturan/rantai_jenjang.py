"""Which rungs lead to which in a given number of moves, by the cells of the tables alone, of whatever day."""

from functools import cache

from karier.aturan.jalur import SEL


def jenjang_asal(tujuan: str) -> frozenset[str]:
    """Return the rungs from which the tables have a cell to ``tujuan``."""
    return frozenset(dari for dari, ke in SEL if ke == tujuan)


def jenjang_tujuan(asal: str) -> frozenset[str]:
    """Return the rungs to which the tables have a cell from ``asal``."""
    return frozenset(ke for dari, ke in SEL if dari == asal)


@cache
def jenjang_berjarak(tujuan: str, langkah: int) -> frozenset[str]:
    """Return the rungs from which ``tujuan`` is reached in exactly so many moves."""
    if langkah == 0:
        return frozenset({tujuan})
    return frozenset(dari for antara in jenjang_berjarak(tujuan, langkah - 1) for dari in jenjang_asal(antara))


@cache
def jenjang_dilalui(asal: str, tujuan: str, langkah: int) -> frozenset[str]:
    """Return the rungs on any way of at most so many moves from ``asal`` to ``tujuan``, the last one included."""
    hasil: set[str] = set()
    dapat = frozenset({asal})
    for ke in range(1, langkah + 1):
        dapat = frozenset(lanjut for satu in dapat for lanjut in jenjang_tujuan(satu))
        for sisa in range(langkah - ke + 1):
            hasil |= dapat & jenjang_berjarak(tujuan, sisa)
    return frozenset(hasil)
