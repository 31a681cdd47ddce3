"""Formulas, error values and the extent of the sheets of an .xlsb: records of [type][length], MS-XLSB 2.1.4."""

import struct
import zipfile
from collections.abc import Iterator

from pegawai.impor.galat import GalatBerkas
from pegawai.impor.pindai import Pindaian
from pegawai.impor.pindai_xls import GALAT_EXCEL, RUSAK
from pegawai.impor.wadah import baca_bagian, hubungan_lembar

ROW, ERROR, SEL, RUMUS, BUNDLE_SH = 0, 3, range(2, 8), range(8, 12), 156
# Cells that say "the next column": the reader passes them over without a word, so what it hands over has holes.
RINGKAS = range(12, 19)
_RINGKAS = (
    "Lembar ini disimpan program lain dengan cara yang tidak terbaca utuh. Buka di Excel, simpan sebagai .xlsx, lalu "
    "coba lagi."
)


def pindai_xlsb(wadah: zipfile.ZipFile) -> dict[str, Pindaian]:
    """Return what stands in every sheet of an .xlsb by the name of the sheet."""
    hubungan, ada = hubungan_lembar(wadah, "xl/_rels/workbook.bin.rels"), set(wadah.namelist())
    try:
        semua = _lembar(b"".join(baca_bagian(wadah, "xl/workbook.bin")))
        bagian = {nama: hubungan[rid] for nama, rid in semua.items() if hubungan.get(rid) in ada}
        return {nama: _pindai(b"".join(baca_bagian(wadah, satu))) for nama, satu in bagian.items()}
    except (struct.error, IndexError, ValueError):
        raise GalatBerkas(RUSAK) from None


def _rekaman(isi: bytes) -> Iterator[tuple[int, int, int]]:
    di, panjang = 0, len(isi)
    while di + 1 < panjang:
        jenis = isi[di]
        di += 1
        if jenis & 0x80:
            jenis = (jenis & 0x7F) | (isi[di] & 0x7F) << 7
            di += 1
        ukuran = geser = 0
        while geser < 28:
            satu = isi[di]
            di += 1
            ukuran |= (satu & 0x7F) << geser
            geser += 7
            if not satu & 0x80:
                break
        if di + ukuran > panjang:
            raise ValueError("record beyond the end")
        yield jenis, di, ukuran
        di += ukuran


def _pindai(isi: bytes) -> Pindaian:
    hasil, baris = Pindaian(kolom=1), 0
    for jenis, di, _ in _rekaman(isi):
        if jenis == ROW:
            baris = struct.unpack_from("<I", isi, di)[0] + 1
        elif jenis in SEL or jenis in RUMUS:
            kolom = struct.unpack_from("<I", isi, di)[0]
            hasil.baris, hasil.kolom = max(hasil.baris, baris), max(hasil.kolom, kolom + 1)
            if jenis == ERROR:
                hasil.catat(baris, kolom, GALAT_EXCEL.get(isi[di + 8], "#N/A"))
            elif jenis in RUMUS:
                hasil.catat(baris, kolom, "=…")
        elif jenis in RINGKAS:
            raise GalatBerkas(_RINGKAS)
    return hasil


def _lembar(isi: bytes) -> dict[str, str]:
    """Return the relation of every sheet by its name."""
    hasil = {}
    for jenis, di, _ in _rekaman(isi):
        if jenis == BUNDLE_SH:
            rid, letak = _teks(isi, di + 8)
            nama, _ = _teks(isi, letak)
            hasil[nama] = rid
    return hasil


def _teks(isi: bytes, di: int) -> tuple[str, int]:
    panjang = struct.unpack_from("<I", isi, di)[0]
    akhir = di + 4 + 2 * panjang
    return isi[di + 4 : akhir].decode("utf-16-le", "replace"), akhir
