"""Minimum education per rung; a position's own minimum wins (standar kompetensi jabatan)."""

from dataclasses import dataclass
from datetime import date

from pegawai.aturan.berlaku import Tabel
from pegawai.aturan.dasar import PERMENPANRB_38_2017, PP_11_2017, Dasar

DASAR_JPT = Dasar(PP_11_2017, "Pasal 107")
DASAR_ADMINISTRASI = Dasar(PP_11_2017, "Pasal 54")
DASAR_JF = Dasar(PP_11_2017, "Pasal 75 (dapat diubah instansi per jabatan)")
DASAR_JABATAN = Dasar(PERMENPANRB_38_2017, "persyaratan jabatan dalam standar kompetensi")

PERINGKAT = {"sd": 1, "sltp": 2, "slta": 3, "d1": 4, "d2": 5, "d3": 6, "d4": 7, "s1": 7, "s2": 8, "s3": 9}
NAMA = {
    "sd": "SD",
    "sltp": "SLTP",
    "slta": "SLTA",
    "d1": "D-I",
    "d2": "D-II",
    "d3": "D-III",
    "d4": "D-IV",
    "s1": "S-1",
    "s2": "S-2",
    "s3": "S-3",
}
NAMA_MINIMAL = {"s1": "S-1/D-IV", "d4": "S-1/D-IV"}
"""As a minimum the two are one."""


@dataclass(frozen=True, slots=True)
class BarisPendidikan:
    """Minimum level of education of a rung."""

    kode: str
    jenjang: str
    minimal: str
    dasar: Dasar
    sejak: date | None = None
    sampai: date | None = None


def _baris(kelompok: str, jenjang: tuple[str, ...], minimal: str, dasar: Dasar) -> tuple[BarisPendidikan, ...]:
    return tuple(BarisPendidikan(f"{kelompok}-{j.replace('_', '-')}", j, minimal, dasar) for j in jenjang)


TABEL_PENDIDIKAN: tuple[BarisPendidikan, ...] = (
    *_baris("pendidikan-jpt", ("jpt_utama", "jpt_madya", "jpt_pratama"), "s1", DASAR_JPT),
    *_baris("pendidikan-administrasi", ("administrator",), "s1", DASAR_ADMINISTRASI),
    *_baris("pendidikan-administrasi", ("pengawas",), "d3", DASAR_ADMINISTRASI),
    *_baris("pendidikan-administrasi", ("pelaksana",), "slta", DASAR_ADMINISTRASI),
    *_baris("pendidikan-keahlian", ("ahli_utama", "ahli_madya", "ahli_muda", "ahli_pertama"), "s1", DASAR_JF),
    *_baris("pendidikan-keterampilan", ("penyelia", "mahir", "terampil"), "d3", DASAR_JF),
    *_baris("pendidikan-keterampilan", ("pemula",), "slta", DASAR_JF),
)
PENDIDIKAN = Tabel(TABEL_PENDIDIKAN, lambda baris: baris.jenjang)


def pendidikan_minimal(jenjang: str, pada: date, milik_jabatan: str = "") -> tuple[str, Dasar]:
    """Return the least level of education on ``pada`` and its basis; the position's own wins where it has one.

    "sd" where no row asks for any.
    """
    if milik_jabatan:
        return milik_jabatan, DASAR_JABATAN
    baris = PENDIDIKAN.satu(jenjang, pada)
    return (baris.minimal, baris.dasar) if baris else ("sd", DASAR_JABATAN)


def cukup(dimiliki: str, diminta: str) -> bool:
    """Tell whether one level of education reaches another; D-IV equals S-1."""
    return PERINGKAT[dimiliki] >= PERINGKAT[diminta]
