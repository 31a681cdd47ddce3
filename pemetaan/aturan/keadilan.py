"""Fairness of a mapping: selection rates of groups, the four-fifths rule and Fisher's exact test.

No Indonesian rule fixes a threshold. The merit principle (UU 20/2023) forbids that such traits weigh; the four-fifths
rule (29 CFR 1607.4D, 1978) is a practice from abroad, used here to find where a human has to look, never to decide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pegawai.aturan.dasar import UU_20_2023, Dasar

DASAR = Dasar(UU_20_2023, "asas dan sistem merit: tanpa membedakan jenis kelamin dan umur")
EMPAT_PERLIMA = 0.8
TARAF = 0.05
TERKECIL = 10
KOTAK_TINGGI = frozenset({7, 8, 9})
# scipy and R add up the tables that are as likely as the observed one, give or take this much.
_SETARA = 1 + 1e-7

# First age that is in the band and first that no longer is; reckoned at the end of the period's year.
PITA_USIA: tuple[tuple[str, str, int, int], ...] = (
    ("a", "Di bawah 30 tahun", 0, 30),
    ("b", "30–39 tahun", 30, 40),
    ("c", "40–49 tahun", 40, 50),
    ("d", "50 tahun ke atas", 50, 200),
)

KECIL = "terlalu kecil untuk dinilai"
PEMBANDING_KECIL = "kelompok pembanding terlalu kecil"
TANPA_PERISTIWA = "tidak ada yang dapat dibandingkan"
TELAAH = "perlu ditelaah"
KEBETULAN = "di bawah empat perlima, tetapi dapat terjadi karena kebetulan"
DALAM_BATAS = "dalam empat perlima, tetapi bedanya bukan kebetulan semata"
TIDAK_TAMPAK = "perbedaan tidak tampak"


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A group of people: how many there are, and of how many the outcome is true."""

    nama: str
    orang: int
    terpilih: int


@dataclass(frozen=True, slots=True)
class Penilaian:
    """A group beside the others: its rate (0–1), its ratio to the highest rate, the exact p of group against rest.

    A group that is too small has none of the three, and its ``terpilih`` is withheld as well.
    """

    nama: str
    orang: int
    terpilih: int | None
    laju: float | None
    rasio: float | None
    p: float | None
    simpulan: str

    @property
    def persen(self) -> float | None:
        """Return the rate in percent."""
        return None if self.laju is None else 100 * self.laju

    @property
    def ditelaah(self) -> bool:
        """Tell whether somebody has to look at this group."""
        return self.simpulan == TELAAH


def _tetangga(puncak: int, batas: int, langkah: int, n: tuple[int, int, int]) -> Iterator[tuple[int, float]]:
    """Yield the tables from the likeliest one outwards, each with its likelihood relative to that one."""
    orang, lain, terpilih = n
    bobot, k = 1.0, puncak
    while k != batas and bobot > 0:
        if langkah > 0:
            bobot *= (orang - k) * (terpilih - k) / ((k + 1) * (lain - terpilih + k + 1))
        else:
            bobot *= k * (lain - terpilih + k) / ((orang - k + 1) * (terpilih - k + 1))
        k += langkah
        yield k, bobot


def fisher(orang: int, terpilih: int, orang_lain: int, terpilih_lain: int) -> float:
    """Return the two-sided p of Fisher's exact test of a group against the rest.

    The hypergeometric distribution is walked outwards from its peak and normed at the end, so that neither huge
    factorials nor logarithms come in; millions of people cost some ten thousand steps.
    """
    semua = terpilih + terpilih_lain
    if not orang or not orang_lain or not semua or semua == orang + orang_lain:
        return 1.0
    terendah, tertinggi = max(0, semua - orang_lain), min(orang, semua)
    puncak = (orang + 1) * (semua + 1) // (orang + orang_lain + 2)
    n = (orang, orang_lain, semua)
    bobot = {puncak: 1.0}
    bobot |= dict(_tetangga(puncak, tertinggi, 1, n)) | dict(_tetangga(puncak, terendah, -1, n))
    amatan = bobot.get(terpilih, 0.0) * _SETARA
    return min(1.0, sum(sorted(b for b in bobot.values() if b <= amatan)) / sum(sorted(bobot.values())))


def nilai(kelompok: Sequence[Kelompok]) -> list[Penilaian]:
    """Return each group judged beside the others, in the order given; small groups are named, not judged."""
    besar = [satu for satu in kelompok if satu.orang >= TERKECIL]
    laju = {satu.nama: satu.terpilih / satu.orang for satu in besar}
    tertinggi = max(laju.values(), default=0.0)
    orang, terpilih = sum(satu.orang for satu in besar), sum(satu.terpilih for satu in besar)
    hasil = []
    for satu in kelompok:
        if satu.nama not in laju:
            hasil.append(Penilaian(satu.nama, satu.orang, None, None, None, None, KECIL))
            continue
        milik = laju[satu.nama]
        if len(besar) == 1 or not tertinggi:
            sebab = TANPA_PERISTIWA if len(besar) > 1 else PEMBANDING_KECIL
            hasil.append(Penilaian(satu.nama, satu.orang, satu.terpilih, milik, None, None, sebab))
            continue
        rasio = milik / tertinggi
        p = fisher(satu.orang, satu.terpilih, orang - satu.orang, terpilih - satu.terpilih)
        hasil.append(Penilaian(satu.nama, satu.orang, satu.terpilih, milik, rasio, p, simpulan(rasio, p)))
    return hasil


def simpulan(rasio: float, p: float) -> str:
    """Return what a ratio and a p say together."""
    if rasio < EMPAT_PERLIMA:
        return TELAAH if p < TARAF else KEBETULAN
    return DALAM_BATAS if p < TARAF else TIDAK_TAMPAK
