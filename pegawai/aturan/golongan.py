"""Pangkat and golongan: PNS I/a–IV/e, PPPK I–XVII."""

from dataclasses import dataclass

from pegawai.aturan.dasar import PP_11_2017, Dasar

DASAR = Dasar(PP_11_2017, "pangkat dan golongan ruang")


@dataclass(frozen=True, slots=True)
class Golongan:
    """A grade. ``urut`` sorts within its kind of ASN (1 is lowest); ``pangkat`` is empty for PPPK."""

    kode: str
    urut: int
    pangkat: str
    pppk: bool = False


_PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
_ROMAWI = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"]

GOLONGAN_PNS = tuple(Golongan(kode, urut, pangkat) for urut, (kode, pangkat) in enumerate(_PANGKAT.items(), 1))
GOLONGAN_PPPK = tuple(Golongan(kode, urut, "", pppk=True) for urut, kode in enumerate(_ROMAWI, 1))
_MENURUT_KODE = {g.kode.upper(): g for g in GOLONGAN_PNS + GOLONGAN_PPPK}


def cari_golongan(teks: str) -> Golongan | None:
    """Return the grade named by ``teks`` (case and spaces do not matter), or None."""
    return _MENURUT_KODE.get(teks.replace(" ", "").upper())
