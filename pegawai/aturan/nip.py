"""The NIP: what its 18 digits say (Peraturan Kepala BKN 22/2007)."""

import re
from dataclasses import dataclass
from datetime import date

from pegawai.aturan.dasar import BKN_22_2007, Dasar

DASAR = Dasar(BKN_22_2007, "susunan NIP")
_BUKAN_ANGKA = re.compile(r"[\s.\u00a0]")


class NipSalah(ValueError):
    """A NIP that cannot be one; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP taken apart. ``tmt_cpns`` is None for a PPPK, whose number carries no month."""

    nomor: str
    tanggal_lahir: date
    tmt_cpns: tuple[int, int] | None
    jenis_kelamin: str


def rapikan(teks: str) -> str:
    """Take off a leading apostrophe, spaces and dots."""
    if teks.isdigit():
        return teks
    return _BUKAN_ANGKA.sub("", teks.strip().lstrip("'’`"))


def urai(teks: str, *, pppk: bool = False) -> Nip:
    """Take a NIP apart.

    ``pppk``: the number of a PPPK has no TMT month to check.

    Raises:
        NipSalah: other than 18 digits, a birth date or TMT month that does not exist, a sex other than 1 or 2,
            or a sequence of 000.
    """
    nomor = rapikan(teks)
    if not nomor.isascii() or not nomor.isdigit() or len(nomor) != 18:
        raise NipSalah(f"NIP harus 18 angka, di sini {_terbaca(nomor)}. Periksa kembali NIP pada dokumen asalnya.")
    lahir = _tanggal_lahir(nomor)
    tmt = None if pppk else tmt_cpns(nomor)
    if nomor[14] not in "12":
        raise NipSalah("Angka ke-15 NIP harus 1 (pria) atau 2 (wanita).")
    if nomor[15:] == "000":
        raise NipSalah("Nomor urut NIP (tiga angka terakhir) tidak boleh 000.")
    return Nip(nomor, lahir, tmt, "M" if nomor[14] == "1" else "F")


def _terbaca(nomor: str) -> str:
    return f"{len(nomor)} angka" if nomor.isascii() and nomor.isdigit() else f"“{nomor[:40]}”"


def _tanggal_lahir(nomor: str) -> date:
    try:
        return date(int(nomor[:4]), int(nomor[4:6]), int(nomor[6:8]))
    except ValueError:
        raise NipSalah(f"Delapan angka pertama NIP ({nomor[:8]}) bukan tanggal lahir yang ada (TTTTBBHH).") from None


def tmt_cpns(nomor: str) -> tuple[int, int]:
    """Return the year and month of the TMT CPNS in a tidy NIP.

    Raises:
        NipSalah: there is no such month, or it lies before the birth year; expected of a PPPK, whose digits say else.
    """
    tahun, bulan = int(nomor[8:12]), int(nomor[12:14])
    if not 1 <= bulan <= 12 or tahun < int(nomor[:4]):
        raise NipSalah(f"Angka ke-9 sampai ke-14 NIP ({nomor[8:14]}) bukan TMT CPNS yang mungkin (TTTTBB).")
    return tahun, bulan
