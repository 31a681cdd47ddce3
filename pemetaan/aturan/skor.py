"""The reckoning of one placement, exact and with every step: the twin of the statement that places everybody.

All numbers are ``Fraction``; the score of an axis is rounded half-up to two decimals once, and class, box and Nilai
Talenta follow from the rounded scores.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from pegawai.aturan.dasar import BKN_411_2025, PERMENPANRB_3_2020, Dasar
from pemetaan.aturan.kelas import SKOR_TERTINGGI, LetakKelas, letak
from pemetaan.aturan.kotak import BarisKotak, kotak
from pemetaan.aturan.masukan import Bacaan, Masukan, baca
from pemetaan.aturan.praktik import AturanSkp
from pemetaan.aturan.rekomendasi import Rekomendasi, rekomendasi
from pemetaan.aturan.rubrik import BarisRubrik
from pemetaan.aturan.sebab import SEBAB, SEBAB_SUMBU_KOSONG, BarisSebab
from pemetaan.aturan.versi import VERSI_ATURAN

ABAIKAN, NOL, TOLAK = "abaikan", "nol", "tolak"
DASAR_SUMBU = {
    "Y": Dasar(PERMENPANRB_3_2020, "sumbu kinerja"),
    "X": Dasar(PERMENPANRB_3_2020, "sumbu potensial"),
}
DASAR_NILAI_TALENTA = Dasar(BKN_411_2025, "Nilai Talenta")


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """An indicator of a scheme; ``bobot`` is its weight in the axis in percent."""

    sumber: str
    nama: str
    komponen: str
    sumbu: str
    bobot: Fraction
    bila_kosong: str
    rubrik: tuple[BarisRubrik, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisSkema:
    """A scheme version as the rules need it; ``potong_*`` are the lower bounds of the upper two classes of an axis."""

    kode: str
    versi: int
    nama: str
    dasar: str
    bobot_y: int
    bobot_x: int
    potong_y_atas: Fraction
    potong_y_sesuai: Fraction
    potong_x_tinggi: Fraction
    potong_x_menengah: Fraction
    masa_asesmen: int
    skp: AturanSkp
    indikator: tuple[BarisIndikator, ...]

    def sumbu(self, sumbu: str) -> tuple[BarisIndikator, ...]:
        """Return the indicators of an axis in their order."""
        return tuple(baris for baris in self.indikator if baris.sumbu == sumbu)

    def potong(self, sumbu: str) -> tuple[Fraction, Fraction]:
        """Return the lower bounds of the middle and the upper class of an axis."""
        if sumbu == "Y":
            return self.potong_y_sesuai, self.potong_y_atas
        return self.potong_x_menengah, self.potong_x_tinggi


@dataclass(frozen=True, slots=True)
class LangkahIndikator:
    """One indicator's part: what was read, its weight in the scheme, the weight used and what it adds to the score.

    ``bobot_dipakai`` is the weight scaled up to 100 % of what counts (0 where the indicator is passed over).
    """

    indikator: BarisIndikator
    bacaan: Bacaan
    nilai_dipakai: Fraction | None
    bobot_dipakai: Fraction
    sumbangan: Fraction


@dataclass(frozen=True, slots=True)
class LangkahSumbu:
    """One axis: its indicators, the exact score, whether it was capped at 100, the rounded score and its class."""

    sumbu: str
    indikator: tuple[LangkahIndikator, ...]
    tepat: Fraction
    dibatasi: bool
    skor: Fraction
    letak: LetakKelas
    dasar: Dasar


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The whole reckoning of one person: either all of it, or ``sebab`` why the person is not placed."""

    skema: BarisSkema
    tahun: int
    masukan: Masukan
    bacaan: tuple[tuple[BarisIndikator, Bacaan], ...]
    sebab: BarisSebab | None = None
    kinerja: LangkahSumbu | None = None
    potensial: LangkahSumbu | None = None
    nilai_talenta: Fraction | None = None
    kotak: BarisKotak | None = None
    rekomendasi: tuple[Rekomendasi, ...] = ()
    versi_aturan: str = VERSI_ATURAN


def bulatkan(nilai: Fraction) -> Fraction:
    """Round a number that is not negative half-up to two decimals."""
    return Fraction((nilai * 100 + Fraction(1, 2)).__floor__(), 100)


def sebab_belum(bacaan: Iterable[tuple[BarisIndikator, Bacaan]], *, ada_asesmen: bool) -> BarisSebab | None:
    """Return why a person cannot be placed: the first ``tolak`` indicator without data, Y before X, else None.

    Where there is no assessment at all, a missing technical score says that.
    """
    semua = tuple(bacaan)
    for indikator, isi in semua:
        if isi.nilai is None and indikator.bila_kosong == TOLAK:
            tanpa_asesmen = indikator.sumber == "teknis" and not ada_asesmen
            return SEBAB["potensi" if tanpa_asesmen else indikator.sumber]
    for sumbu in ("Y", "X"):
        if not any(i.sumbu == sumbu and i.bobot and _terpakai(i, b) for i, b in semua):
            return SEBAB_SUMBU_KOSONG[sumbu]
    return None


def _terpakai(indikator: BarisIndikator, bacaan: Bacaan) -> bool:
    return bacaan.nilai is not None or indikator.bila_kosong == NOL


def hitung_sumbu(
    sumbu: str, bacaan: Iterable[tuple[BarisIndikator, Bacaan]], batas: tuple[Fraction, Fraction]
) -> LangkahSumbu:
    """Return the score of one axis: weights of what counts scaled up to 100 %, capped at 100, rounded once.

    ``bacaan`` holds the axis's indicators with what they read; at least one of them counts.
    """
    milik = tuple(bacaan)
    jumlah = sum((i.bobot for i, b in milik if _terpakai(i, b)), Fraction(0))
    langkah = tuple(_langkah(i, b, jumlah) for i, b in milik)
    tepat = sum((satu.sumbangan for satu in langkah), Fraction(0))
    skor = bulatkan(min(tepat, SKOR_TERTINGGI))
    return LangkahSumbu(
        sumbu, langkah, tepat, tepat > SKOR_TERTINGGI, skor, letak(sumbu, skor, *batas), DASAR_SUMBU[sumbu]
    )


def _langkah(indikator: BarisIndikator, bacaan: Bacaan, jumlah: Fraction) -> LangkahIndikator:
    if not _terpakai(indikator, bacaan):
        return LangkahIndikator(indikator, bacaan, None, Fraction(0), Fraction(0))
    nilai = Fraction(0) if bacaan.nilai is None else bacaan.nilai
    bobot = indikator.bobot * 100 / jumlah
    return LangkahIndikator(indikator, bacaan, nilai, bobot, nilai * bobot / 100)


def hitung(skema: BarisSkema, masukan: Masukan, tahun: int) -> Hitungan:
    """Return the whole reckoning of one person in the period of ``tahun`` by a valid scheme."""
    bacaan = tuple(
        (baris, baca(baris.sumber, masukan, rubrik=baris.rubrik, skp=skema.skp, tahun=tahun))
        for sumbu in ("Y", "X")
        for baris in skema.sumbu(sumbu)
    )
    sebab = sebab_belum(bacaan, ada_asesmen=masukan.asesmen_tanggal is not None)
    if sebab:
        return Hitungan(skema, tahun, masukan, bacaan, sebab)
    y, x = (hitung_sumbu(s, [p for p in bacaan if p[0].sumbu == s], skema.potong(s)) for s in ("Y", "X"))
    letak_kotak = kotak(y.letak.kelas.kode, x.letak.kelas.kode)
    return Hitungan(
        skema,
        tahun,
        masukan,
        bacaan,
        kinerja=y,
        potensial=x,
        nilai_talenta=nilai_talenta(skema, y.skor, x.skor),
        kotak=letak_kotak,
        rekomendasi=rekomendasi(letak_kotak.nomor),
    )


def nilai_talenta(skema: BarisSkema, skor_y: Fraction, skor_x: Fraction) -> Fraction:
    """Return Nilai Talenta from the rounded scores of both axes, two decimals half-up."""
    return bulatkan((skema.bobot_y * skor_y + skema.bobot_x * skor_x) / 100)
