"""Classes of the two axes: three half-open intervals [bawah, atas) over 0–100."""

from dataclasses import dataclass
from fractions import Fraction

from pegawai.aturan.dasar import PERMENPANRB_3_2020, Dasar

DASAR_KINERJA = Dasar(PERMENPANRB_3_2020, "sumbu kinerja: tiga status; batas ditetapkan instansi dalam skema")
DASAR_POTENSIAL = Dasar(PERMENPANRB_3_2020, "sumbu potensial: tiga tingkat; batas ditetapkan instansi dalam skema")
SKOR_TERTINGGI = Fraction(100)


@dataclass(frozen=True, slots=True)
class BarisKelas:
    """One class of one axis (Y kinerja, X potensial); ``urut`` 0 is the lowest."""

    kode: str
    sumbu: str
    urut: int
    nama: str
    dasar: Dasar


TABEL_KELAS: tuple[BarisKelas, ...] = (
    BarisKelas("di_bawah", "Y", 0, "Di bawah ekspektasi", DASAR_KINERJA),
    BarisKelas("sesuai", "Y", 1, "Sesuai ekspektasi", DASAR_KINERJA),
    BarisKelas("di_atas", "Y", 2, "Di atas ekspektasi", DASAR_KINERJA),
    BarisKelas("rendah", "X", 0, "Rendah", DASAR_POTENSIAL),
    BarisKelas("menengah", "X", 1, "Menengah", DASAR_POTENSIAL),
    BarisKelas("tinggi", "X", 2, "Tinggi", DASAR_POTENSIAL),
)


@dataclass(frozen=True, slots=True)
class LetakKelas:
    """Where a score falls: its class, the class's interval, and the way to the classes beside it.

    ``atas`` is None in the highest class. ``ke_atas`` is what is missing to the next class (None: there is none);
    ``ke_bawah`` is how far the score may fall before it leaves its class at its lower bound (None: lowest class).
    """

    kelas: BarisKelas
    bawah: Fraction
    atas: Fraction | None
    ke_atas: Fraction | None
    ke_bawah: Fraction | None


def letak(sumbu: str, skor: Fraction, batas_tengah: Fraction, batas_atas: Fraction) -> LetakKelas:
    """Return the class of a rounded score of 0–100.

    ``batas_tengah`` and ``batas_atas`` are the lower bounds of the middle and the upper class; a score equal to a
    bound belongs to the class above it.

    Raises:
        ValueError: the bounds do not fall within 0 < batas_tengah < batas_atas ≤ 100, or the score is not 0–100.
    """
    if not 0 < batas_tengah < batas_atas <= SKOR_TERTINGGI:
        raise ValueError(f"Batas kelas tidak menurun: {batas_atas}, {batas_tengah}.")
    if not 0 <= skor <= SKOR_TERTINGGI:
        raise ValueError(f"Skor di luar 0–100: {skor}.")
    tepi = (Fraction(0), batas_tengah, batas_atas)
    urut = sum(skor >= bawah for bawah in tepi[1:])
    atas = tepi[urut + 1] if urut < 2 else None
    return LetakKelas(
        kelas=next(baris for baris in TABEL_KELAS if baris.sumbu == sumbu and baris.urut == urut),
        bawah=tepi[urut],
        atas=atas,
        ke_atas=None if atas is None else atas - skor,
        ke_bawah=None if urut == 0 else skor - tepi[urut],
    )
