"""Fairness of a run in figures: boxes and calibration moves by sex and by age band; counts alone, nobody by name."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, Value, When

from pegawai.pilihan import JenisKelamin
from pemetaan.aturan.kalibrasi import arah
from pemetaan.aturan.keadilan import KOTAK_TINGGI, PITA_USIA, TERKECIL, Kelompok, Penilaian, nilai
from pemetaan.models import Pemetaan, Penempatan
from talenta.umum.skema_ekspor import SkemaEkspor

SEMUA_LEVEL = "Semua Level"
KELAMIN = {str(kode): str(label) for kode, label in JenisKelamin.choices}
PITA = {kode: nama for kode, nama, _, _ in PITA_USIA}
TAK_TERCATAT = "Tidak tercatat"
SUMBU = (("Jenis kelamin", "kelamin", KELAMIN), ("Usia", "pita", PITA))
# Name, and whether the outcome is true of a computed and a final box. Every outcome is the favourable one.
UKURAN: tuple[tuple[str, Callable[[int, int], bool]], ...] = (
    ("Kotak 7, 8, 9 menurut hitungan", lambda kotak, _: kotak in KOTAK_TINGGI),
    ("Kotak 7, 8, 9 setelah kalibrasi", lambda _, akhir: akhir in KOTAK_TINGGI),
    ("Dinaikkan dalam kalibrasi", lambda kotak, akhir: arah(kotak, akhir) == "naik"),
    ("Tidak diturunkan dalam kalibrasi", lambda kotak, akhir: arah(kotak, akhir) != "turun"),
)
SKEMA = SkemaEkspor(
    "keadilan-penilaian",
    1,
    (
        "Cakupan",
        "Menurut",
        "Ukuran",
        "Kelompok",
        "Orang",
        "Terpilih",
        "Bagian (%)",
        "Rasio",
        "p (Fisher)",
        "Simpulan",
    ),
)
SKEMA_SEBARAN = SkemaEkspor(
    "keadilan-sebaran",
    1,
    (
        "Cakupan",
        "Menurut",
        "Kotak",
        "Kelompok",
        "Orang",
        *(f"Kotak {n}" for n in range(1, 10)),
        "Belum dipetakan",
    ),
)


@dataclass(frozen=True, slots=True)
class Sebaran:
    """A group's people with a box, how many there are in each of the nine (None: too few to show), and without one."""

    nama: str
    orang: int
    kotak: tuple[int, ...] | None
    belum: int


@dataclass(frozen=True, slots=True)
class Sumbu:
    """One trait within one scope: both distributions, and each measure with its groups judged."""

    cakupan: str
    nama: str
    hitungan: list[Sebaran]
    akhir: list[Sebaran]
    ukuran: list[tuple[str, list[Penilaian]]]

    @property
    def sebaran(self) -> tuple[tuple[str, list[Sebaran]], ...]:
        """Return both distributions with their names."""
        return ("hitungan", self.hitungan), ("akhir", self.akhir)


Baris = tuple[str, str, int, int | None, int | None, int]
_NAMA = {"kelamin": 0, "pita": 1}


def _hitung(pemetaan: Pemetaan) -> list[Baris]:
    """Return how many people there are of each sex, band, Level, computed and final box; one query."""
    tahun = pemetaan.periode.tahun
    # Who turned ``dari`` in the year of the period was born that many years before, whatever the day.
    pita = Case(
        *(
            When(pegawai__tanggal_lahir__gte=date(tahun - sampai + 1, 1, 1), then=Value(kode))
            for kode, _, _, sampai in PITA_USIA[:-1]
        ),
        default=Value(PITA_USIA[-1][0]),
        output_field=CharField(),
    )
    kunci = ("pegawai__jenis_kelamin", "pita", "level", "kotak", "kotak_akhir")
    semua = Penempatan.objects.filter(pemetaan=pemetaan).order_by().annotate(pita=pita)
    return list(semua.values_list(*kunci).annotate(n=Count("pk")))


def keadilan(pemetaan: Pemetaan) -> list[Sumbu]:
    """Return both traits for the whole run and then for each Level; one query, whatever the size."""
    baris = _hitung(pemetaan)
    tingkat = sorted({satu[2] for satu in baris})
    cakupan: list[tuple[str, list[Baris]]] = [(SEMUA_LEVEL, baris)]
    cakupan += [(f"Level {n}", [satu for satu in baris if satu[2] == n]) for n in tingkat]
    return [_sumbu(nama, *sumbu, isi) for nama, isi in cakupan for sumbu in SUMBU]


def _sumbu(cakupan: str, nama: str, bidang: str, label: dict[str, str], baris: list[Baris]) -> Sumbu:
    letak = _NAMA[bidang]
    # Whoever's trait is not recorded is shown but belongs to no group that could be compared.
    urut = [*label, *sorted({str(satu[letak]) for satu in baris} - set(label))]
    milik = {kode: [satu for satu in baris if satu[letak] == kode] for kode in urut}
    nama_kode = {kode: label.get(kode, TAK_TERCATAT) for kode in urut}
    return Sumbu(
        cakupan,
        nama,
        [_sebaran(nama_kode[kode], milik[kode], 3) for kode in urut],
        [_sebaran(nama_kode[kode], milik[kode], 4) for kode in urut],
        [(ukuran, nilai([_kelompok(label[kode], milik[kode], benar) for kode in label])) for ukuran, benar in UKURAN],
    )


def _sebaran(nama: str, baris: list[Baris], kolom: int) -> Sebaran:
    banyak: Counter[Any] = Counter()
    for satu in baris:
        banyak[satu[kolom]] += satu[5]
    orang = sum(banyak[n] for n in range(1, 10))
    kotak = tuple(banyak[n] for n in range(1, 10)) if orang >= TERKECIL else None
    return Sebaran(nama, orang, kotak, banyak[None])


def _kelompok(nama: str, baris: list[Baris], benar: Callable[[int, int], bool]) -> Kelompok:
    ada = [(satu[3], satu[4], satu[5]) for satu in baris]
    orang = sum(n for kotak, akhir, n in ada if kotak and akhir)
    return Kelompok(nama, orang, sum(n for kotak, akhir, n in ada if kotak and akhir and benar(kotak, akhir)))


def ekspor_penilaian(semua: list[Sumbu]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the export of measures; empty cells are groups too small."""
    for sumbu in semua:
        for ukuran, kelompok in sumbu.ukuran:
            for satu in kelompok:
                angka = (_bulat(satu.persen, 2), _bulat(satu.rasio, 3), _bulat(satu.p, 4))
                yield (sumbu.cakupan, sumbu.nama, ukuran, satu.nama, satu.orang, satu.terpilih, *angka, satu.simpulan)


def ekspor_sebaran(semua: list[Sumbu]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the export of distributions; empty boxes belong to groups too small."""
    for sumbu in semua:
        for jenis, kelompok in sumbu.sebaran:
            for satu in kelompok:
                kotak = satu.kotak or (None,) * 9
                yield (sumbu.cakupan, sumbu.nama, jenis, satu.nama, satu.orang, *kotak, satu.belum)


def _bulat(angka: float | None, desimal: int) -> float | None:
    return None if angka is None else round(angka, desimal)
