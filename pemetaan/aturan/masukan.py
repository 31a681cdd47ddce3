"""What one person brings to the reckoning, and what each source makes of it: a value of 0–100 (predikat up to 120)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from pegawai.aturan.dasar import BKN_411_2025, PERMENPANRB_6_2022, Dasar
from pegawai.aturan.kompetensi import DASAR_POTENSI, DASAR_STANDAR, jpm
from pemetaan.aturan.praktik import AturanSkp
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, KelompokRubrik, nilai_kunci, nilai_rentang

JUMLAH_ASPEK = 8
DASAR_SKP = Dasar(PERMENPANRB_6_2022, "predikat kinerja pegawai")
DASAR_REKAM_JEJAK = Dasar(BKN_411_2025, "indikator dan rubrik penilaian")


@dataclass(frozen=True, slots=True)
class Masukan:
    """The inputs of one person, exactly as a placement freezes them.

    Scores are 0–100 with two decimals; ``potensi_jumlah`` is the sum of the eight aspects (0–800); the levels are
    sums over the nine competencies. The keys are those of ``KELOMPOK_RUBRIK``; empty or None means no data.
    """

    predikat_ini: str = ""
    predikat_lalu: str = ""
    asesmen_tanggal: date | None = None
    potensi_jumlah: Fraction | None = None
    level_dicapai: int | None = None
    level_diminta: int | None = None
    teknis: Fraction | None = None
    umpan_balik: Fraction | None = None
    bangkom_jp: int | None = None
    lama_bulan: int | None = None
    kunci: Mapping[str, str] = field(default_factory=dict)
    hasil_ini: str = ""
    hasil_lalu: str = ""


@dataclass(frozen=True, slots=True)
class Rincian:
    """One thing that was read: its name, what it said, and the value it gave (None: it gave none by itself)."""

    nama: str
    isi: str
    nilai: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a source gave for one person. ``nilai`` None: no data. ``rumus`` says in words how it came about."""

    nilai: Fraction | None
    rincian: tuple[Rincian, ...]
    rumus: str
    dasar: Dasar


def baca_skp(masukan: Masukan, aturan: AturanSkp, tahun: int) -> Bacaan:
    """Return the points of the period's year and the year before by their weights; one alone counts alone.

    What has points is the predikat, or the rating of hasil kerja where the scheme's practice says so. A year whose
    weight is 0 is not read.
    """
    rating, poin = aturan.membaca_rating, aturan.poin_dipakai
    tahun_bobot = (
        (tahun, masukan.hasil_ini if rating else masukan.predikat_ini, 100 - aturan.bobot_lalu),
        (tahun - 1, masukan.hasil_lalu if rating else masukan.predikat_lalu, aturan.bobot_lalu),
    )
    dibaca = [satu for satu in tahun_bobot if satu[2]]
    ada = [(poin[isi], bobot) for _, isi, bobot in dibaca if isi]
    jumlah_bobot = sum(bobot for _, bobot in ada)
    nilai = sum((satu * bobot for satu, bobot in ada), Fraction(0)) / jumlah_bobot if ada else None
    nama = "Rating hasil kerja" if rating else "Predikat"
    rincian = tuple(
        Rincian(f"{nama} SKP {tahun_ke} (bobot {bobot}%)", isi, poin[isi] if isi else None)
        for tahun_ke, isi, bobot in dibaca
    )
    return Bacaan(nilai, rincian, _rumus_skp(nama, len(dibaca)), DASAR_SKP)


def _rumus_skp(nama: str, banyak_tahun: int) -> str:
    if banyak_tahun == 1:
        return f"Poin {nama.lower()}"
    return f"Poin {nama.lower()} menurut bobot tahunnya; bila hanya satu tahun yang ada, tahun itu saja yang dipakai"


def baca_potensi(masukan: Masukan) -> Bacaan:
    """Return the mean of the eight aspects."""
    jumlah = masukan.potensi_jumlah
    rincian = (Rincian("Jumlah skor delapan aspek", "", jumlah), _tanggal_asesmen(masukan))
    nilai = None if jumlah is None else jumlah / JUMLAH_ASPEK
    return Bacaan(nilai, rincian, "Jumlah skor delapan aspek ÷ 8", DASAR_POTENSI)


def baca_jpm(masukan: Masukan) -> Bacaan:
    """Return the job person match over the nine competencies."""
    dicapai, diminta = masukan.level_dicapai, masukan.level_diminta
    nilai = jpm(dicapai, diminta) if dicapai is not None and diminta else None
    rincian = (
        Rincian("Jumlah level yang dicapai", "", None if dicapai is None else Fraction(dicapai)),
        Rincian("Jumlah level yang diminta jabatan", "", None if diminta is None else Fraction(diminta)),
        _tanggal_asesmen(masukan),
    )
    rumus = "Σ level dicapai ÷ Σ level diminta × 100, paling tinggi 100, atas sembilan kompetensi"
    return Bacaan(nilai, rincian, rumus, DASAR_STANDAR)


def baca_teknis(masukan: Masukan) -> Bacaan:
    """Return the score of the technical competence."""
    rincian = (Rincian("Skor kompetensi teknis", "", masukan.teknis), _tanggal_asesmen(masukan))
    return Bacaan(masukan.teknis, rincian, "Skor dari hasil asesmen", DASAR_STANDAR)


def baca_umpan_balik(masukan: Masukan) -> Bacaan:
    """Return the 360° feedback of the period's year."""
    rincian = (Rincian("Nilai umpan balik 360°", "", masukan.umpan_balik),)
    return Bacaan(masukan.umpan_balik, rincian, "Nilai umpan balik tahun periode", DASAR_REKAM_JEJAK)


def _tanggal_asesmen(masukan: Masukan) -> Rincian:
    tanggal = masukan.asesmen_tanggal
    return Rincian("Tanggal asesmen", tanggal.isoformat() if tanggal else "")


def _angka_rentang(sumber: str, masukan: Masukan) -> int | None:
    return masukan.bangkom_jp if sumber == "bangkom" else masukan.lama_bulan


def _baris_kelompok(
    sumber: str, kelompok: KelompokRubrik, rubrik: tuple[BarisRubrik, ...], masukan: Masukan
) -> tuple[BarisRubrik | None, str]:
    if not kelompok.rentang:
        kunci = masukan.kunci.get(kelompok.kode, "")
        return nilai_kunci(rubrik, kunci), kunci
    angka = _angka_rentang(sumber, masukan)
    if angka is None:
        return None, ""
    return nilai_rentang(rubrik, kelompok.kunci[0], Fraction(angka, kelompok.pembagi)), str(angka)


def baca_rubrik(sumber: str, masukan: Masukan, rubrik: tuple[BarisRubrik, ...]) -> Bacaan:
    """Return the mean of the rubric values of a source's groups (most have one); a group without a line: no data."""
    rincian: list[Rincian] = []
    nilai: list[Fraction] = []
    for kelompok in KELOMPOK_RUBRIK[sumber]:
        baris, isi = _baris_kelompok(sumber, kelompok, rubrik, masukan)
        satuan = " bulan" if kelompok.pembagi == 12 else f" {kelompok.satuan}" if kelompok.rentang else ""
        isi = f"{baris.label}{f' ({isi}{satuan})' if kelompok.rentang else ''}" if baris else isi
        rincian.append(Rincian(kelompok.nama, isi, baris.nilai if baris else None))
        if baris:
            nilai.append(baris.nilai)
    lengkap = len(nilai) == len(rincian)
    rumus = "Nilai rubrik" if len(rincian) == 1 else f"Rata-rata {len(rincian)} nilai rubrik"
    return Bacaan(sum(nilai, Fraction(0)) / len(nilai) if lengkap else None, tuple(rincian), rumus, DASAR_REKAM_JEJAK)


_PEMBACA: dict[str, Callable[[Masukan], Bacaan]] = {
    "potensi": baca_potensi,
    "jpm": baca_jpm,
    "teknis": baca_teknis,
    "umpan_balik": baca_umpan_balik,
}


def baca(sumber: str, masukan: Masukan, *, rubrik: tuple[BarisRubrik, ...], skp: AturanSkp, tahun: int) -> Bacaan:
    """Return what a source (``pilihan.Sumber``) gives for one person in the period of ``tahun``."""
    if sumber == "skp":
        return baca_skp(masukan, skp, tahun)
    if sumber in _PEMBACA:
        return _PEMBACA[sumber](masukan)
    return baca_rubrik(sumber, masukan, rubrik)
