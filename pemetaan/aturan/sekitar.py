"""The boxes beside one's own: how many points lead there, up and down on either axis."""

from dataclasses import dataclass
from fractions import Fraction

from pemetaan.aturan.kelas import TABEL_KELAS, LetakKelas
from pemetaan.aturan.kotak import BarisKotak, kotak

SATU_SEN = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class KotakSekitar:
    """A box beside one's own: on which axis, up or down, by how many points, and the score at which it begins.

    ``jarak`` is the least change: up to the next bound, or down to just below one's own (scores have two decimals).
    """

    sumbu: str
    naik: bool
    jarak: Fraction
    skor: Fraction
    kotak: BarisKotak


def sekitar(kinerja: LetakKelas, potensial: LetakKelas) -> tuple[KotakSekitar, ...]:
    """Return the boxes one class away on one axis alone, kinerja before potensial, up before down."""
    hasil: list[KotakSekitar] = []
    for sumbu, letak in (("Y", kinerja), ("X", potensial)):
        for naik, jarak, skor in _langkah(letak):
            kode = _tetangga(letak, naik)
            pasangan = (kode, potensial.kelas.kode) if sumbu == "Y" else (kinerja.kelas.kode, kode)
            hasil.append(KotakSekitar(sumbu, naik, jarak, skor, kotak(*pasangan)))
    return tuple(hasil)


def _langkah(letak: LetakKelas) -> list[tuple[bool, Fraction, Fraction]]:
    langkah: list[tuple[bool, Fraction, Fraction]] = []
    if letak.ke_atas is not None and letak.atas is not None:
        langkah.append((True, letak.ke_atas, letak.atas))
    if letak.ke_bawah is not None:
        langkah.append((False, letak.ke_bawah + SATU_SEN, letak.bawah - SATU_SEN))
    return langkah


def _tetangga(letak: LetakKelas, naik: bool) -> str:
    urut = letak.kelas.urut + (1 if naik else -1)
    return next(b.kode for b in TABEL_KELAS if b.sumbu == letak.kelas.sumbu and b.urut == urut)
