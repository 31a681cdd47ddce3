"""Reading a NIP from a cell; the rule itself is pegawai.aturan.nip."""

import re
from typing import Any

from pegawai.aturan.nip import Nip, NipSalah, rapikan, tmt_cpns, urai
from pegawai.impor.galat import Sebab, Tolak, tampil
from pegawai.impor.huruf import tampak

# As SIASN writes nearly all of them.
_LURUS = re.compile(r"'?([0-9]{18})")
_ILMIAH = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
PESAN_BULAT = (
    "NIP ini sudah dibulatkan Excel karena disimpan sebagai angka, sehingga angka terakhirnya hilang. "
    "Ubah format kolom NIP menjadi Teks, lalu isi ulang dari sumber aslinya."
)


def baca_nip(mentah: Any, *, pppk: bool = True) -> Nip | Tolak:
    """Return the NIP in a cell, or why it is refused. ``pppk``: do not look at the TMT month in it."""
    if isinstance(mentah, (int, float)):
        if abs(mentah) >= 1e15:
            return Tolak(Sebab.NIP_BULAT, PESAN_BULAT)
        mentah = tampil(float(mentah))
    mentah = str(mentah)
    lurus = _LURUS.fullmatch(mentah)
    isi = lurus[1] if lurus else rapikan(tampak(mentah))
    if isi.endswith("000") and len(isi) == 18 and isi.isdigit():
        return Tolak(Sebab.NIP_BULAT, PESAN_BULAT)
    if not lurus and _ILMIAH.fullmatch(mentah.strip().lstrip("'")):
        return Tolak(Sebab.NIP_BULAT, PESAN_BULAT)
    try:
        return urai(isi, pppk=pppk)
    except NipSalah as galat:
        return Tolak(_sebab(isi, str(galat)), _lengkap(str(galat)))


def salah_tmt(nip: Nip) -> Tolak | None:
    """Return why a NIP cannot be that of a PNS or CPNS: the TMT month in it; None where nothing is wrong."""
    try:
        tmt_cpns(nip.nomor)
    except NipSalah as galat:
        return Tolak(Sebab.NIP_LAIN, _lengkap(str(galat)))
    return None


def _sebab(isi: str, pesan: str) -> Sebab:
    if len(isi) != 18 or not isi.isascii() or not isi.isdigit():
        return Sebab.NIP_PANJANG
    return Sebab.NIP_TANGGAL if pesan.startswith("Delapan angka") else Sebab.NIP_LAIN


def _lengkap(pesan: str) -> str:
    return pesan if "Periksa" in pesan else f"{pesan} Periksa kembali NIP pada SK CPNS atau SIASN."
