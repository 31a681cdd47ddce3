"""The rules of ``aturan.skor`` as integer arithmetic in SQL that SQLite and PostgreSQL read alike.

A value is a whole number ``pembilang`` over a whole ``penyebut``; an axis is brought to one common denominator, so that
the only rounding is one integer division at its end. The largest number in between stays below 2**53.
Everything written into the SQL here comes from a valid scheme and from closed lists, never from a user's text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from pemetaan.aturan.kelas import TABEL_KELAS
from pemetaan.aturan.kotak import TABEL_KOTAK
from pemetaan.aturan.masukan import JUMLAH_ASPEK
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, KelompokRubrik
from pemetaan.aturan.sebab import SEBAB, SEBAB_SUMBU_KOSONG
from pemetaan.aturan.skor import NOL, TOLAK, BarisIndikator, BarisSkema

TERTINGGI = 100 * 100


@dataclass(frozen=True, slots=True)
class Pecahan:
    """The value of a source in SQL: ``pembilang`` is an integer expression (NULL: no data).

    ``penyebut`` is constant; ``kali`` is a column that multiplies it, where the denominator differs from person to
    person.
    """

    pembilang: str
    penyebut: int
    kali: str = ""


def teks_sql(teks: str) -> str:
    """Return a text as an SQL literal in a statement that has parameters."""
    return "'" + teks.replace("'", "''").replace("%", "%%") + "'"


def pilih(kolom: str, pilihan: Mapping[str, int], lain: str = "NULL") -> str:
    """Return a CASE that turns keys into integers."""
    cabang = " ".join(f"WHEN {teks_sql(kunci)} THEN {nilai}" for kunci, nilai in pilihan.items())
    return f"CASE {kolom} {cabang} ELSE {lain} END" if cabang else lain


def sen(nilai: Fraction) -> int:
    """Return a number of at most two decimals in hundredths."""
    hasil = nilai * 100
    if hasil.denominator != 1:
        raise ValueError(f"Lebih dari dua desimal: {nilai}.")
    return hasil.numerator


def nilai_skp(skema: BarisSkema) -> Pecahan:
    """Return the points of both years by their weights; one alone counts alone, a year of weight 0 never does."""
    poin = {isi: sen(nilai) for isi, nilai in skema.skp.poin_dipakai.items()}
    dibaca = "hasil" if skema.skp.membaca_rating else "predikat"
    ini, lalu = pilih(f"{dibaca}_ini", poin), pilih(f"{dibaca}_lalu", poin)
    bobot = skema.skp.bobot_lalu
    if bobot in (0, 100):
        return Pecahan(lalu if bobot else ini, 100)
    keduanya = f"{100 - bobot} * ({ini}) + {bobot} * ({lalu})"
    return Pecahan(f"COALESCE({keduanya}, 100 * ({ini}), 100 * ({lalu}))", 100 * 100)


def nilai_jpm() -> Pecahan:
    """Return the job person match in percent, capped at 100."""
    dicapai = "CASE WHEN level_dicapai > level_diminta THEN level_diminta ELSE level_dicapai END"
    return Pecahan(f"100 * ({dicapai})", 1, "level_diminta")


def nilai_kelompok(kelompok: KelompokRubrik, rubrik: Iterable[BarisRubrik], kolom: str) -> str:
    """Return the rubric value in hundredths of one group of a source."""
    milik = [baris for baris in rubrik if baris.kunci in kelompok.kunci]
    if not kelompok.rentang:
        return pilih(kolom, {baris.kunci: sen(baris.nilai) for baris in milik})
    urut = sorted(milik, key=lambda baris: baris.bawah or Fraction(0), reverse=True)
    cabang = " ".join(
        f"WHEN {kolom} * 100 >= {sen(baris.bawah or Fraction(0)) * kelompok.pembagi} THEN {sen(baris.nilai)}"
        for baris in urut
    )
    return f"CASE {cabang} END"


KOLOM_RENTANG = {"bangkom": "bangkom_jp", "lama": "lama_bulan"}


def nilai_rubrik(indikator: BarisIndikator) -> Pecahan:
    """Return the mean of the rubric values of a source's groups; a group without a line: no data."""
    bagian = [
        f"({nilai_kelompok(k, indikator.rubrik, KOLOM_RENTANG.get(k.kode, f'k_{k.kode}'))})"
        for k in KELOMPOK_RUBRIK[indikator.sumber]
    ]
    return Pecahan(" + ".join(bagian), 100 * len(bagian))


def nilai_sumber(indikator: BarisIndikator, skema: BarisSkema) -> Pecahan:
    """Return the value of an indicator's source."""
    match indikator.sumber:
        case "skp":
            return nilai_skp(skema)
        case "jpm":
            return nilai_jpm()
        case "potensi":
            return Pecahan("potensi_jumlah", 100 * JUMLAH_ASPEK)
        case "teknis" | "umpan_balik":
            return Pecahan(indikator.sumber, 100)
    return nilai_rubrik(indikator)


def bulat_sen(pembilang: str, penyebut: str) -> str:
    """Return ``pembilang / penyebut`` (not negative) in hundredths, half-up."""
    return f"(200 * ({pembilang}) + {penyebut}) / (2 * {penyebut})"


def dalam_sen(nilai: Pecahan, pembilang: str) -> str:
    """Return a value of which the numerator is known in hundredths, half-up."""
    if nilai.penyebut == 100 and not nilai.kali:
        return pembilang
    return bulat_sen(pembilang, f"({nilai.penyebut}{f' * {nilai.kali}' if nilai.kali else ''})")


def _bobot_bulat(indikator: tuple[BarisIndikator, ...]) -> list[int]:
    bobot = [sen(baris.bobot) for baris in indikator]
    pembagi = reduce(gcd, bobot) or 1
    return [satu // pembagi for satu in bobot]


def jumlah_bobot(indikator: tuple[BarisIndikator, ...]) -> str:
    """Return the sum of the weights that count for a person, as an integer expression; a constant where all count."""
    tetap = 0
    bersyarat = []
    for baris, bobot in zip(indikator, _bobot_bulat(indikator), strict=True):
        if baris.bila_kosong in (NOL, TOLAK):
            tetap += bobot
        else:
            bersyarat.append(f"CASE WHEN v_{baris.sumber} IS NULL THEN 0 ELSE {bobot} END")
    return f"({' + '.join([str(tetap), *bersyarat])})"


def skor_sumbu(indikator: tuple[BarisIndikator, ...], nilai: Mapping[str, Pecahan]) -> str:
    """Return the score of an axis in hundredths, not yet capped at 100; only for people who can be placed.

    The columns ``v_…`` hold the numerators.
    """
    bobot = jumlah_bobot(indikator)
    bersama = lcm(*(nilai[baris.sumber].penyebut for baris in indikator))
    pengali = next((nilai[baris.sumber].kali for baris in indikator if nilai[baris.sumber].kali), "")
    suku = []
    for baris, angka in zip(indikator, _bobot_bulat(indikator), strict=True):
        milik = nilai[baris.sumber]
        kali = f" * {pengali}" if pengali and not milik.kali else ""
        suku.append(f"COALESCE({angka * (bersama // milik.penyebut)} * v_{baris.sumber}{kali}, 0)")
    penyebut = f"({bobot} * CAST({bersama} AS bigint){f' * {pengali}' if pengali else ''})"
    return bulat_sen(" + ".join(suku), penyebut)


def batasi(skor: str) -> str:
    """Return a score in hundredths, at most 100."""
    return f"CASE WHEN {skor} > {TERTINGGI} THEN {TERTINGGI} ELSE {skor} END"


def _cabang_kosong(skema: BarisSkema) -> Iterator[tuple[str, str]]:
    for sumbu in ("Y", "X"):
        for baris in skema.sumbu(sumbu):
            if baris.bila_kosong != TOLAK:
                continue
            kosong = f"v_{baris.sumber} IS NULL"
            if baris.sumber == "teknis":
                yield f"{kosong} AND asesmen_tanggal IS NULL", SEBAB["potensi"].teks
            yield kosong, SEBAB[baris.sumber].teks
    for sumbu, sebab in SEBAB_SUMBU_KOSONG.items():
        bobot = jumlah_bobot(skema.sumbu(sumbu))
        if "v_" in bobot:
            yield f"{bobot} = 0", sebab.teks


def sebab_belum(skema: BarisSkema) -> str:
    """Return the reason why a person is not placed, or an empty text; SKP and the rest of kinerja come first."""
    cabang = " ".join(f"WHEN {syarat} THEN {teks_sql(teks)}" for syarat, teks in _cabang_kosong(skema))
    return f"CASE {cabang} ELSE '' END" if cabang else "''"


def bila_layak(skema: BarisSkema, isi: str) -> str:
    """Return ``isi`` for people who can be placed, NULL for the rest."""
    kosong = " OR ".join(f"({syarat})" for syarat, _ in _cabang_kosong(skema))
    return f"CASE WHEN {kosong} THEN NULL ELSE {isi} END" if kosong else isi


def menurut_batas(skor: str, isi: tuple[str, str, str], batas: tuple[Fraction, Fraction]) -> str:
    """Return one of three expressions by the class of a score in hundredths; both tuples from the lowest up."""
    bawah, tengah, atas = isi
    return (
        f"CASE WHEN {skor} >= {sen(batas[1])} THEN {atas} WHEN {skor} >= {sen(batas[0])} THEN {tengah} ELSE {bawah} END"
    )


def kelas(sumbu: str, skor: str, skema: BarisSkema) -> str:
    """Return the class of a score in hundredths, or an empty text where there is no score."""
    bawah, tengah, atas = (teks_sql(baris.kode) for baris in TABEL_KELAS if baris.sumbu == sumbu)
    pilihan = menurut_batas(skor, (bawah, tengah, atas), skema.potong(sumbu))
    return f"CASE WHEN {skor} IS NULL THEN '' ELSE {pilihan} END"


def kotak(skor_y: str, skor_x: str, skema: BarisSkema) -> str:
    """Return the box of two scores in hundredths, or NULL where there is none."""
    kelas_y, kelas_x = ([baris.kode for baris in TABEL_KELAS if baris.sumbu == sumbu] for sumbu in ("Y", "X"))
    nomor = {(baris.kinerja, baris.potensial): str(baris.nomor) for baris in TABEL_KOTAK}

    def baris(kinerja: str) -> str:
        bawah, tengah, atas = (nomor[kinerja, potensial] for potensial in kelas_x)
        return menurut_batas(skor_x, (bawah, tengah, atas), skema.potong("X"))

    bawah, tengah, atas = (baris(kinerja) for kinerja in kelas_y)
    pilihan = menurut_batas(skor_y, (bawah, tengah, atas), skema.potong("Y"))
    return f"CASE WHEN {skor_y} IS NULL OR {skor_x} IS NULL THEN NULL ELSE {pilihan} END"
