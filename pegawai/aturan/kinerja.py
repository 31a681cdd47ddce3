"""Predikat kinerja from its two ratings (Permenpan RB 6/2022)."""

from dataclasses import dataclass

from pegawai.aturan.dasar import PERMENPANRB_6_2022, Dasar

DASAR = Dasar(PERMENPANRB_6_2022, "kuadran kinerja pegawai")


@dataclass(frozen=True, slots=True)
class BarisPredikat:
    """One cell of the matrix: hasil kerja × perilaku kerja gives the predikat."""

    kode: str
    hasil_kerja: str
    perilaku_kerja: str
    predikat: str
    dasar: Dasar = DASAR


MATRIKS_PREDIKAT: tuple[BarisPredikat, ...] = (
    BarisPredikat("predikat-atas-atas", "di_atas", "di_atas", "sangat_baik"),
    BarisPredikat("predikat-atas-sesuai", "di_atas", "sesuai", "baik"),
    BarisPredikat("predikat-atas-bawah", "di_atas", "di_bawah", "kurang"),
    BarisPredikat("predikat-sesuai-atas", "sesuai", "di_atas", "baik"),
    BarisPredikat("predikat-sesuai-sesuai", "sesuai", "sesuai", "baik"),
    BarisPredikat("predikat-sesuai-bawah", "sesuai", "di_bawah", "kurang"),
    BarisPredikat("predikat-bawah-atas", "di_bawah", "di_atas", "butuh_perbaikan"),
    BarisPredikat("predikat-bawah-sesuai", "di_bawah", "sesuai", "butuh_perbaikan"),
    BarisPredikat("predikat-bawah-bawah", "di_bawah", "di_bawah", "sangat_kurang"),
)
_MENURUT_RATING = {(b.hasil_kerja, b.perilaku_kerja): b.predikat for b in MATRIKS_PREDIKAT}


def predikat(hasil_kerja: str, perilaku_kerja: str) -> str:
    """Return the predikat of two ratings, each ``di_atas``, ``sesuai`` or ``di_bawah``."""
    return _MENURUT_RATING[hasil_kerja, perilaku_kerja]
