"""The rules of ``aturan.skor`` as integer arithmetic in SQL that SQLite and PostgreSQL read alike.

A value is a whole number ``pembilang`` over a whole ``penyebut``; an axis is brought to one common denominator, so that
the only rounding is one integer division at its end. The largest number in between stays below 2**53.
Everything written into the SQL here comes from a valid scheme and from closed lists, never from a user's text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from pegawai.aturan.jenjang import TABEL_JENJANG
from pemetaan.aturan.masukan import JUMLAH_ASPEK
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, KelompokRubrik
from pemetaan.aturan.sebab import SEBAB, SEBAB_SUMBU_KOSONG
from pemetaan.aturan.skor import NOL, TOLAK, BarisIndikator, BarisSkema

JUMLAH_KOMPETENSI = 9


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


def level_filter() -> str:
    """Return the Level (1–5) of a person's jenjang."""
    return pilih("jenjang", {baris.kode: baris.level for baris in TABEL_JENJANG})


def level_diminta(milik_instansi: Mapping[str, int]) -> str:
    """Return the sum of levels required over the nine competencies.

    A position's own standard wins competency by competency over the level of its jenjang, and that is the agency's
    own (``milik_instansi``: jenjang to level) where it departs from the table.
    """
    level = {baris.kode: baris.level_diminta for baris in TABEL_JENJANG} | dict(milik_instansi)
    return f"(standar_jumlah + ({JUMLAH_KOMPETENSI} - standar_banyak) * {pilih('jenjang', level)})"


def nilai_skp(skema: BarisSkema) -> Pecahan:
    """Return the points of both years by their weights; one alone counts alone."""
    poin = {predikat: sen(nilai) for predikat, nilai in skema.skp.poin.items()}
    ini, lalu = pilih("predikat_ini", poin), pilih("predikat_lalu", poin)
    bobot = skema.skp.bobot_lalu
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


def _bobot_bulat(indikator: tuple[BarisIndikator, ...]) -> list[int]:
    bobot = [sen(baris.bobot) for baris in indikator]
    pembagi = reduce(gcd, bobot) or 1
    return [satu // pembagi for satu in bobot]


def jumlah_bobot(indikator: tuple[BarisIndikator, ...]) -> str:
    """Return the sum of the weights that count for a person, as an integer expression."""
    tetap = 0
    bersyarat = []
    for baris, bobot in zip(indikator, _bobot_bulat(indikator), strict=True):
        if baris.bila_kosong in (NOL, TOLAK):
            tetap += bobot
        else:
            bersyarat.append(f"CASE WHEN v_{baris.sumber} IS NULL THEN 0 ELSE {bobot} END")
    return " + ".join([str(tetap), *bersyarat])


def skor_sumbu(indikator: tuple[BarisIndikator, ...], nilai: Mapping[str, Pecahan], bobot: str) -> str:
    """Return the score of an axis in hundredths; ``bobot`` names the column with the sum of the weights that count.

    The columns ``v_…`` hold the numerators. Not above 100; only for people who can be placed.
    """
    bersama = lcm(*(nilai[baris.sumber].penyebut for baris in indikator))
    pengali = next((nilai[baris.sumber].kali for baris in indikator if nilai[baris.sumber].kali), "")
    suku = []
    for baris, angka in zip(indikator, _bobot_bulat(indikator), strict=True):
        milik = nilai[baris.sumber]
        kali = f" * {pengali}" if pengali and not milik.kali else ""
        suku.append(f"COALESCE({angka * (bersama // milik.penyebut)} * v_{baris.sumber}{kali}, 0)")
    penyebut = f"({bobot} * {bersama}{f' * {pengali}' if pengali else ''})"
    skor = bulat_sen(" + ".join(suku), penyebut)
    return f"CASE WHEN {' + '.join(suku)} >= 100 * {penyebut} THEN 10000 ELSE {skor} END"


def sebab_belum(skema: BarisSkema) -> str:
    """Return the reason why a person is not placed, or an empty text; SKP and the rest of kinerja come first."""
    cabang = []
    for sumbu in ("Y", "X"):
        for baris in skema.sumbu(sumbu):
            if baris.bila_kosong != TOLAK:
                continue
            kosong = f"v_{baris.sumber} IS NULL"
            if baris.sumber == "teknis":
                cabang.append(f"WHEN {kosong} AND asesmen_tanggal IS NULL THEN {teks_sql(SEBAB['potensi'].teks)}")
            cabang.append(f"WHEN {kosong} THEN {teks_sql(SEBAB[baris.sumber].teks)}")
    cabang += [
        f"WHEN bobot_{sumbu.lower()} = 0 THEN {teks_sql(baris.teks)}" for sumbu, baris in SEBAB_SUMBU_KOSONG.items()
    ]
    return f"CASE {' '.join(cabang)} ELSE '' END"


def kelas(skor: str, kode: tuple[str, str, str], batas: tuple[Fraction, Fraction]) -> str:
    """Return the class of a score in hundredths; ``kode`` and ``batas`` from the lowest up."""
    bawah, tengah, atas = (teks_sql(satu) for satu in kode)
    cabang = f"WHEN {skor} >= {sen(batas[1])} THEN {atas} WHEN {skor} >= {sen(batas[0])} THEN {tengah}"
    return f"CASE WHEN {skor} IS NULL THEN '' {cabang} ELSE {bawah} END"
