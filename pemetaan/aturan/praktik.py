"""The four practices by which agencies turn SKP into the class of the kinerja axis; a scheme names the one it follows.

They give different boxes for the same person: Baik with hasil kerja di atas ekspektasi is "di atas" by the first, and
by the others whatever points, weights and cut-offs say. So the choice is a setting with a version, never a habit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pegawai.aturan.dasar import BKN_411_2025, PERMENPANRB_3_2020, PERMENPANRB_6_2022, Dasar

HASIL_KERJA, PREDIKAT, TERTIMBANG, DUA_TAHUN = "hasil_kerja", "predikat", "tertimbang", "dua_tahun"
RATING = ("di_atas", "sesuai", "di_bawah")


@dataclass(frozen=True, slots=True)
class BarisPraktik:
    """One practice: ``nilai`` is how a scheme names it, ``kalimat`` what it does, ``akibat`` what "Baik" becomes."""

    kode: str
    nilai: str
    huruf: str
    nama: str
    kalimat: str
    akibat: str
    dasar: Dasar


TABEL_PRAKTIK: tuple[BarisPraktik, ...] = (
    BarisPraktik(
        "praktik-hasil-kerja",
        HASIL_KERJA,
        "A",
        "Rating hasil kerja menjadi kelas",
        "Rating hasil kerja pada SKP satu tahun langsung menjadi kelas kinerja; poin rating hanya mengurutkan orang.",
        "Predikat Baik dapat menjadi di atas atau sesuai ekspektasi, tergantung rating hasil kerjanya.",
        Dasar(PERMENPANRB_6_2022, "rating hasil kerja pegawai"),
    ),
    BarisPraktik(
        "praktik-predikat",
        PREDIKAT,
        "B",
        "Predikat satu tahun diberi poin, lalu batas",
        "Predikat kinerja satu tahun diberi poin menurut skema, lalu batas kelas skema menentukan kelasnya.",
        "Predikat Baik jatuh di kelas tempat poinnya berada: poin 80 dengan batas 80/60 menjadi di atas ekspektasi.",
        Dasar(PERMENPANRB_6_2022, "predikat kinerja pegawai"),
    ),
    BarisPraktik(
        "praktik-tertimbang",
        TERTIMBANG,
        "C",
        "Kinerja utama dan kinerja penguat tertimbang, lalu batas",
        "Poin predikat (kinerja utama) ditimbang bersama kinerja penguat seperti penghargaan, tim kerja, dan umpan "
        "balik, lalu batas kelas skema menentukan kelasnya.",
        "Predikat Baik tanpa kinerja penguat turun sebesar bobot penguat yang dihitung nol.",
        Dasar(BKN_411_2025, "sumbu kinerja: kinerja utama dan kinerja penguat"),
    ),
    BarisPraktik(
        "praktik-dua-tahun",
        DUA_TAHUN,
        "D",
        "Rata-rata SKP dua tahun, lalu batas",
        "Poin predikat tahun periode dan tahun sebelumnya dirata-rata menurut bobot tahunnya, lalu batas kelas yang "
        "ditetapkan instansi menentukan kelasnya; bila hanya satu tahun yang ada, tahun itu saja yang dipakai.",
        "Predikat Baik dua tahun berturut-turut jatuh di kelas tempat poinnya berada.",
        Dasar(PERMENPANRB_3_2020, "sumbu kinerja; tahun dan batas ditetapkan instansi dalam skema"),
    ),
)  # fmt: skip
PRAKTIK = {baris.nilai: baris for baris in TABEL_PRAKTIK}


@dataclass(frozen=True, slots=True)
class AturanSkp:
    """How SKP becomes points: per predikat, or per rating of hasil kerja in the first practice.

    ``bobot_lalu`` is the weight (%) of the year before the period's.
    """

    poin: Mapping[str, Fraction]
    bobot_lalu: int
    praktik: str
    poin_rating: Mapping[str, Fraction]

    @property
    def membaca_rating(self) -> bool:
        """Whether the rating of hasil kerja is read instead of the predikat."""
        return self.praktik == HASIL_KERJA

    @property
    def poin_dipakai(self) -> Mapping[str, Fraction]:
        """Points of what is read."""
        return self.poin_rating if self.membaca_rating else self.poin
