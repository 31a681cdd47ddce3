"""The rank inside a box: 1 is best."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pegawai.aturan.dasar import BKN_2024, Dasar

DASAR = Dasar(BKN_2024, "prioritas pengembangan menurut peringkat dari kotak tertinggi")


@dataclass(frozen=True, slots=True)
class KunciPeringkat:
    """One key of the order; ``menurun``: the higher value is better. ``arah`` says in words which comes first."""

    kode: str
    nama: str
    menurun: bool
    arah: str
    dasar: Dasar = DASAR


KUNCI_PERINGKAT: tuple[KunciPeringkat, ...] = (
    KunciPeringkat("peringkat-nilai-talenta", "Nilai Talenta", True, "tertinggi"),
    KunciPeringkat("peringkat-skor-potensial", "Skor potensial", True, "tertinggi"),
    KunciPeringkat("peringkat-skor-kinerja", "Skor kinerja", True, "tertinggi"),
    KunciPeringkat("peringkat-golongan-urut", "Golongan", True, "tertinggi"),
    KunciPeringkat("peringkat-tmt-golongan", "TMT golongan", False, "paling awal"),
    KunciPeringkat("peringkat-nip", "NIP", False, "terkecil"),
)


def kunci_urut(
    *,
    nilai_talenta: Fraction,
    skor_potensial: Fraction,
    skor_kinerja: Fraction,
    golongan_urut: int,
    tmt_golongan: date | None,
    nip: str,
) -> tuple[Fraction, Fraction, Fraction, int, bool, date, str]:
    """Return a key that sorts the people of one box best first; an empty TMT golongan comes last."""
    return (
        -nilai_talenta,
        -skor_potensial,
        -skor_kinerja,
        -golongan_urut,
        tmt_golongan is None,
        tmt_golongan or date.max,
        nip,
    )
