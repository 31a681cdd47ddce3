"""Reading CSV: UTF-8 with or without BOM, semicolons or commas (tabs too)."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from pegawai.impor.galat import GalatBerkas
from pegawai.impor.nilai import SelRusak

BATAS_SEL_CSV = 1_000_000
PEMISAH = ";,\t"
# What a row takes beside its cells, counted in cells.
BEBAN_BARIS = 8
_HAMPA: list[Any] = []


def urai(isi: bytes, pesan_bukan: str) -> list[list[Any]]:
    """Return the rows of a CSV; a cell that begins with ``=`` is a formula, for that is what Excel makes of it.

    Raises:
        GalatBerkas: not UTF-8, not a table of text, or more cells than ``BATAS_SEL``.
    """
    if isi[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise GalatBerkas("Berkas CSV ini berenkode UTF-16. Simpan ulang sebagai “CSV UTF-8”, atau sebagai .xlsx.")
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\x00" in isi[:65536] or not any(p in isi[:65536] for p in (b";", b",", b"\t")):
            raise GalatBerkas(pesan_bukan) from None
        raise GalatBerkas(
            "Berkas CSV ini tidak berenkode UTF-8. Simpan ulang sebagai “CSV UTF-8”, atau sebagai .xlsx."
        ) from None
    if "\x00" in teks:
        raise GalatBerkas(pesan_bukan)
    csv.field_size_limit(BATAS_SEL_CSV)
    try:
        return _tampung(csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks)))
    except csv.Error:
        raise GalatBerkas(
            "Berkas CSV ini tidak terbaca: ada sel yang terlalu panjang atau tanda kutip yang tidak ditutup."
        ) from None


def _tampung(semua: Iterable[list[str]]) -> list[list[Any]]:
    """Return the rows, all empty ones as the same; a file of separators alone would fill the memory otherwise."""
    hasil: list[list[Any]] = []
    beban = 0
    for baris in semua:
        isi = _bersih(baris) if any(baris) else _HAMPA
        beban += len(isi) + BEBAN_BARIS if isi else 1
        if beban > settings.BATAS_SEL:
            raise GalatBerkas(
                f"Berkas CSV ini berisi lebih dari {len(hasil)} baris, terlalu banyak untuk sekali impor. "
                "Bagi menjadi beberapa berkas."
            )
        hasil.append(isi)
    return hasil


def _pemisah(teks: str) -> str:
    """Return the separator that most lines have equally often: a title above the header has commas of its own."""
    baris = [satu for satu in teks[:20_000].splitlines()[:40] if satu.strip()]

    def nilai(pemisah: str) -> tuple[int, int]:
        jumlah = Counter(satu.count(pemisah) for satu in baris)
        del jumlah[0]
        return max(((kali, n) for n, kali in jumlah.items()), default=(0, 0))

    return max(PEMISAH, key=nilai)


def _bersih(baris: list[str]) -> list[Any]:
    return [SelRusak(sel[:60]) if sel.startswith("=") else sel for sel in baris]
