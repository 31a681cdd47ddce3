"""The rungs of every group of positions: path level, filter Level, required competency level, retirement age.

Sources: groups Permenpan RB 22/2021; ``tingkat`` (for paths) and ``level`` (for the filter) as agreed for Talenta, the
latter after BKN's SIMATA; BUP PP 11/2017 art. 239 and UU 20/2023; required level Permenpan RB 38/2017 as the shipped
default that an agency may change.
"""

from dataclasses import dataclass
from datetime import date

from pegawai.aturan.dasar import PERMENPANRB_22_2021, PERMENPANRB_38_2017, PP_11_2017, UU_5_2014, UU_20_2023, Dasar

DASAR_KELOMPOK = Dasar(PERMENPANRB_22_2021, "jenis dan jenjang jabatan")
DASAR_BUP = Dasar(PP_11_2017, "Pasal 239")
DASAR_BUP_UU = Dasar(UU_20_2023, "batas usia pensiun")
DASAR_ESELON = Dasar(UU_5_2014, "Pasal 131")
DASAR_LEVEL_DIMINTA = Dasar(PERMENPANRB_38_2017, "level kompetensi per jenjang (dapat diubah instansi)")
JPT_JA = ("jpt", "ja")


@dataclass(frozen=True, slots=True)
class BarisJenjang:
    """One rung: ``kelompok`` is jpt, ja, jf_keahlian or jf_keterampilan; level 1–5, tingkat 1–7, bup in years."""

    kode: str
    nama: str
    kelompok: str
    tingkat: int
    level: int
    level_diminta: int
    bup: int
    siasn: str = ""


TABEL_JENJANG: tuple[BarisJenjang, ...] = (
    BarisJenjang("jpt_utama", "JPT Utama", "jpt", 7, 5, 5, 60),
    BarisJenjang("jpt_madya", "JPT Madya", "jpt", 6, 5, 5, 60),
    BarisJenjang("jpt_pratama", "JPT Pratama", "jpt", 5, 4, 4, 60),
    BarisJenjang("administrator", "Administrator", "ja", 4, 3, 3, 58),
    BarisJenjang("pengawas", "Pengawas", "ja", 3, 2, 2, 58),
    BarisJenjang("pelaksana", "Pelaksana", "ja", 2, 1, 1, 58),
    BarisJenjang("ahli_utama", "JF Ahli Utama", "jf_keahlian", 5, 4, 5, 65, "UT"),
    BarisJenjang("ahli_madya", "JF Ahli Madya", "jf_keahlian", 4, 3, 4, 60, "MD"),
    BarisJenjang("ahli_muda", "JF Ahli Muda", "jf_keahlian", 3, 2, 3, 58, "MU"),
    BarisJenjang("ahli_pertama", "JF Ahli Pertama", "jf_keahlian", 2, 2, 2, 58, "PT"),
    BarisJenjang("penyelia", "JF Penyelia", "jf_keterampilan", 2, 1, 2, 58, "PY"),
    BarisJenjang("mahir", "JF Mahir", "jf_keterampilan", 1, 1, 2, 58, "MH"),
    BarisJenjang("terampil", "JF Terampil", "jf_keterampilan", 1, 1, 1, 58, "TR"),
    BarisJenjang("pemula", "JF Pemula", "jf_keterampilan", 1, 1, 1, 58, "PM"),
)
JENJANG = {baris.kode: baris for baris in TABEL_JENJANG}
JENJANG_SIASN = {baris.siasn: baris for baris in TABEL_JENJANG if baris.siasn}


@dataclass(frozen=True, slots=True)
class BarisBup:
    """Retirement age of a rung in years; a position whose own regulation sets another keeps that (art. 240).

    ``dasar_uu``: UU 20/2023 names the same age for JPT and JA, and leaves JF to the regulations of each.
    """

    kode: str
    jenjang: str
    usia: int
    dasar: Dasar = DASAR_BUP
    dasar_uu: Dasar | None = None
    sejak: date | None = None
    sampai: date | None = None


TABEL_BUP: tuple[BarisBup, ...] = tuple(
    BarisBup(f"bup-{b.kode.replace('_', '-')}", b.kode, b.bup, dasar_uu=DASAR_BUP_UU if b.kelompok in JPT_JA else None)
    for b in TABEL_JENJANG
)


@dataclass(frozen=True, slots=True)
class BarisEselon:
    """The rung that an eselon has become; JPT Utama is set on the position itself (docs/algoritma/kelayakan.md)."""

    kode: str
    eselon: str
    jenjang: str
    dasar: Dasar = DASAR_ESELON
    sejak: date | None = None
    sampai: date | None = None


TABEL_ESELON: tuple[BarisEselon, ...] = tuple(
    BarisEselon(f"eselon-{eselon}", eselon, jenjang)
    for jenjang, semua in (
        ("jpt_madya", ("11", "12")),
        ("jpt_pratama", ("21", "22")),
        ("administrator", ("31", "32")),
        ("pengawas", ("41", "42")),
    )
    for eselon in semua
)
JENJANG_ESELON = {baris.eselon: baris.jenjang for baris in TABEL_ESELON}


def bup(jenjang: str, bup_jabatan: int | None = None) -> int:
    """Return the retirement age in years: the position's own where its regulation sets one, otherwise the table's."""
    return bup_jabatan or JENJANG[jenjang].bup


def tmt_pensiun(tanggal_lahir: date, usia: int) -> date:
    """Return the first day of the month after the person reaches ``usia`` years (PP 11/2017 art. 239)."""
    tahun, bulan = tanggal_lahir.year + usia, tanggal_lahir.month
    return date(tahun + bulan // 12, bulan % 12 + 1, 1)
