"""Formulas, error values and the extent of the sheets of the binary formats .xlsb and .xls.

.xlsb: records of [type][length] as MS-XLSB 2.1.4; .xls: BIFF8 records inside an OLE container as MS-XLS and MS-CFB.
"""

import struct
import zipfile
from collections.abc import Iterator

from pegawai.impor.galat import GalatBerkas
from pegawai.impor.pindai import Pindaian
from pegawai.impor.wadah import baca_bagian

GALAT_EXCEL = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
BRT_ROW, BRT_ERROR, BRT_FMLA, BRT_SEL = 0, 3, range(8, 12), range(2, 8)
BIFF_BOF, BIFF_EOF, BIFF_BOUNDSHEET, BIFF_FORMULA, BIFF_BOOLERR = 0x809, 0x0A, 0x85, 0x06, 0x205
BIFF_SEL = {0x203, 0x27E, 0xFD, 0x204, 0x205, 0x06, 0xBD}
_RUSAK = "Berkas ini rusak atau bukan buku kerja yang utuh. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi."


def pindai_xlsb(wadah: zipfile.ZipFile) -> dict[str, Pindaian]:
    """Return what stands in every sheet of an .xlsb by the name of the sheet."""
    bagian = sorted(
        (n for n in wadah.namelist() if n.startswith("xl/worksheets/sheet") and n.endswith(".bin")), key=_urut
    )
    nama = _nama_xlsb(b"".join(baca_bagian(wadah, "xl/workbook.bin")))
    if len(nama) != len(bagian):
        nama = [str(ke) for ke in range(len(bagian))]
    return {n: _lembar_xlsb(b"".join(baca_bagian(wadah, b))) for n, b in zip(nama, bagian, strict=True)}


def _urut(nama: str) -> tuple[int, str]:
    return len(nama), nama


def _rekaman_xlsb(isi: bytes) -> Iterator[tuple[int, int, int]]:
    di, panjang = 0, len(isi)
    while di + 1 < panjang:
        jenis = isi[di]
        di += 1
        if jenis & 0x80:
            jenis = (jenis & 0x7F) | (isi[di] & 0x7F) << 7
            di += 1
        ukuran = geser = 0
        while di < panjang and geser < 28:
            satu = isi[di]
            di += 1
            ukuran |= (satu & 0x7F) << geser
            geser += 7
            if not satu & 0x80:
                break
        yield jenis, di, ukuran
        di += ukuran


def _lembar_xlsb(isi: bytes) -> Pindaian:
    hasil, baris = Pindaian(kolom=1), 0
    for jenis, di, ukuran in _rekaman_xlsb(isi):
        if jenis == BRT_ROW and ukuran >= 4:
            baris = struct.unpack_from("<I", isi, di)[0] + 1
        elif jenis in BRT_SEL or jenis in BRT_FMLA:
            if ukuran < 8 or di + ukuran > len(isi):
                raise GalatBerkas(_RUSAK)
            kolom = struct.unpack_from("<I", isi, di)[0]
            hasil.baris, hasil.kolom = max(hasil.baris, baris), max(hasil.kolom, kolom + 1)
            if jenis == BRT_ERROR:
                hasil.catat(baris, kolom, GALAT_EXCEL.get(isi[di + 8] if ukuran > 8 else 42, "#N/A"))
            elif jenis in BRT_FMLA:
                hasil.catat(baris, kolom, "=…")
    return hasil


def _nama_xlsb(isi: bytes) -> list[str]:
    nama = []
    for jenis, di, ukuran in _rekaman_xlsb(isi):
        if jenis != 156 or ukuran < 16:
            continue
        rid = struct.unpack_from("<I", isi, di + 8)[0]
        letak = di + 12 + 2 * rid
        panjang = struct.unpack_from("<I", isi, letak)[0] if letak + 4 <= len(isi) else 0
        nama.append(isi[letak + 4 : letak + 4 + 2 * panjang].decode("utf-16-le", "replace"))
    return nama


def pindai_xls(isi: bytes) -> dict[str, Pindaian]:
    """Return what stands in every sheet of an .xls by the name of the sheet."""
    try:
        arus = _arus_ole(isi)
    except (struct.error, IndexError, ValueError):
        raise GalatBerkas(_RUSAK) from None
    nama, hasil, lembar, lapis, ke = [], {}, Pindaian(kolom=1), 0, -1
    for jenis, di, ukuran in _rekaman_biff(arus):
        if jenis == BIFF_BOUNDSHEET and ukuran > 8:
            nama.append(_nama_biff(arus[di : di + ukuran]))
        elif jenis == BIFF_BOF:
            lapis += 1
            if lapis == 1:
                ke += 1
                lembar = Pindaian(kolom=1)
                if 0 < ke <= len(nama):
                    hasil[nama[ke - 1]] = lembar
        elif jenis == BIFF_EOF:
            lapis -= 1
        elif lapis == 1 and ke > 0 and jenis in BIFF_SEL and ukuran >= 6:
            _sel_biff(lembar, jenis, arus, di, ukuran)
    return hasil


def _sel_biff(lembar: Pindaian, jenis: int, arus: bytes, di: int, ukuran: int) -> None:
    baris, kolom = struct.unpack_from("<HH", arus, di)
    lembar.baris, lembar.kolom = max(lembar.baris, baris + 1), max(lembar.kolom, kolom + 1)
    if jenis == BIFF_FORMULA:
        lembar.catat(baris + 1, kolom, "=…")
    elif jenis == BIFF_BOOLERR and ukuran >= 8 and arus[di + 7]:
        lembar.catat(baris + 1, kolom, GALAT_EXCEL.get(arus[di + 6], "#N/A"))


def _rekaman_biff(arus: bytes) -> Iterator[tuple[int, int, int]]:
    di = 0
    while di + 4 <= len(arus):
        jenis, ukuran = struct.unpack_from("<HH", arus, di)
        if di + 4 + ukuran > len(arus):
            return
        yield jenis, di + 4, ukuran
        di += 4 + ukuran


def _nama_biff(isi: bytes) -> str:
    panjang, lebar = isi[6], isi[7] & 1
    teks = isi[8 : 8 + panjang * (2 if lebar else 1)]
    return teks.decode("utf-16-le" if lebar else "latin-1", "replace")


def _arus_ole(isi: bytes) -> bytes:
    """Return the stream Workbook (or Book) of an OLE container."""
    sektor = 1 << struct.unpack_from("<H", isi, 30)[0]
    dir_awal, batas_mini = struct.unpack_from("<I", isi, 48)[0], struct.unpack_from("<I", isi, 56)[0]
    fat = _fat(isi, sektor)
    direktori = _rantai(isi, fat, dir_awal, sektor)
    for di in range(0, len(direktori) - 127, 128):
        panjang = struct.unpack_from("<H", direktori, di + 64)[0]
        nama = direktori[di : di + max(0, min(panjang, 64) - 2)].decode("utf-16-le", "replace")
        if nama in ("Workbook", "Book"):
            awal, ukuran = struct.unpack_from("<II", direktori, di + 116)
            return _rantai(isi, fat, awal, sektor)[:ukuran] if ukuran >= batas_mini else b""
    raise ValueError("no workbook stream")


def _fat(isi: bytes, sektor: int) -> list[int]:
    nomor = [s for s in struct.unpack_from("<109I", isi, 76) if s < 0xFFFFFFFA]
    lanjut, per = struct.unpack_from("<I", isi, 68)[0], sektor // 4
    dilihat: set[int] = set()
    while lanjut < 0xFFFFFFFA and lanjut not in dilihat:
        dilihat.add(lanjut)
        isian = struct.unpack_from(f"<{per}I", isi, (lanjut + 1) * sektor)
        nomor += [s for s in isian[:-1] if s < 0xFFFFFFFA]
        lanjut = isian[-1]
    hasil: list[int] = []
    for satu in nomor:
        potong = isi[(satu + 1) * sektor : (satu + 2) * sektor]
        hasil += struct.unpack(f"<{len(potong) // 4}I", potong[: len(potong) // 4 * 4])
    return hasil


def _rantai(isi: bytes, fat: list[int], awal: int, sektor: int) -> bytes:
    bagian, dilihat = [], set()
    while awal < 0xFFFFFFFA and awal not in dilihat:
        dilihat.add(awal)
        bagian.append(isi[(awal + 1) * sektor : (awal + 2) * sektor])
        awal = fat[awal]
    return b"".join(bagian)
