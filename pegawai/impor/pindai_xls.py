"""Formulas, error values and the extent of the sheets of an .xls: BIFF records (MS-XLS) in an OLE container (MS-CFB).

A sheet is found by the place in the stream that its entry in the list of sheets names, so that a chart sheet or a
macro sheet among them shifts nothing.
"""

import struct
from collections.abc import Iterator

from pegawai.impor.galat import GalatBerkas
from pegawai.impor.pindai import Pindaian

GALAT_EXCEL = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
BOF, EOF, BOUNDSHEET, BOOLERR, MULRK, MULBLANK = 0x809, 0x0A, 0x85, 0x205, 0xBD, 0xBE
RUMUS = {0x06, 0x206, 0x406}
SEL = {0x203, 0x27E, 0xFD, 0x204, 0xD6, BOOLERR, MULRK} | RUMUS
RUSAK = "Berkas ini rusak atau bukan buku kerja yang utuh. Buka di Excel, simpan sebagai .xlsx, lalu coba lagi."
AKHIR_RANTAI = 0xFFFFFFFA
BIFF8 = 0x0600


def pindai_xls(isi: bytes) -> dict[str, Pindaian]:
    """Return what stands in every sheet of an .xls by the name of the sheet.

    Raises:
        GalatBerkas: the container or the stream in it is damaged.
    """
    try:
        return _lembar(_arus_buku(isi))
    except (struct.error, IndexError, ValueError, KeyError):
        raise GalatBerkas(RUSAK) from None


def _lembar(arus: bytes) -> dict[str, Pindaian]:
    nama: dict[int, str] = {}
    hasil: dict[str, Pindaian] = {}
    lembar, lapis = None, 0
    lama = struct.unpack_from("<H", arus, 4)[0] < BIFF8
    for jenis, di, ukuran in _rekaman(arus):
        if jenis == BOUNDSHEET:
            nama[struct.unpack_from("<I", arus, di)[0]] = _nama(arus[di : di + ukuran], lama)
        elif jenis == BOF:
            lapis += 1
            if lapis == 1 and di - 4 in nama:
                lembar = hasil[nama[di - 4]] = Pindaian(kolom=1)
        elif jenis == EOF:
            lapis -= 1
            lembar = lembar if lapis > 0 else None
        elif lembar is not None and lapis == 1 and jenis in SEL:
            _sel(lembar, jenis, arus, di, ukuran)
    return hasil


def _sel(lembar: Pindaian, jenis: int, arus: bytes, di: int, ukuran: int) -> None:
    baris, kolom = struct.unpack_from("<HH", arus, di)
    akhir = struct.unpack_from("<H", arus, di + ukuran - 2)[0] if jenis == MULRK else kolom
    lembar.baris, lembar.kolom = max(lembar.baris, baris + 1), max(lembar.kolom, akhir + 1)
    if jenis in RUMUS:
        lembar.catat(baris + 1, kolom, "=…")
    elif jenis == BOOLERR and arus[di + 7]:
        lembar.catat(baris + 1, kolom, GALAT_EXCEL.get(arus[di + 6], "#N/A"))


def _rekaman(arus: bytes) -> Iterator[tuple[int, int, int]]:
    di = 0
    while di + 4 <= len(arus):
        jenis, ukuran = struct.unpack_from("<HH", arus, di)
        if di + 4 + ukuran > len(arus):
            return
        yield jenis, di + 4, ukuran
        di += 4 + ukuran


def _nama(isi: bytes, lama: bool) -> str:
    if lama:
        return isi[7 : 7 + isi[6]].decode("cp1252", "replace")
    panjang, lebar = isi[6], isi[7] & 1
    teks = isi[8 : 8 + panjang * (2 if lebar else 1)]
    return teks.decode("utf-16-le" if lebar else "latin-1", "replace")


def _arus_buku(isi: bytes) -> bytes:
    """Return the stream Workbook (or Book) of an OLE container; a short one lies in the stream of the root."""
    sektor = 1 << struct.unpack_from("<H", isi, 30)[0]
    sektor_mini = 1 << struct.unpack_from("<H", isi, 32)[0]
    dir_awal, batas_mini, mini_awal = (struct.unpack_from("<I", isi, di)[0] for di in (48, 56, 60))
    fat = _fat(isi, sektor)
    isian = _direktori(_rantai(isi[sektor:], fat, dir_awal, sektor))
    for nama in ("Workbook", "Book"):
        if nama not in isian:
            continue
        awal, ukuran = isian[nama]
        if ukuran >= batas_mini:
            return _rantai(isi[sektor:], fat, awal, sektor)[:ukuran]
        wadah_mini = _rantai(isi[sektor:], fat, isian["Root Entry"][0], sektor)
        fat_mini = _angka(_rantai(isi[sektor:], fat, mini_awal, sektor))
        return _rantai(wadah_mini, fat_mini, awal, sektor_mini)[:ukuran]
    raise ValueError("no workbook stream")


def _direktori(isi: bytes) -> dict[str, tuple[int, int]]:
    hasil: dict[str, tuple[int, int]] = {}
    for di in range(0, len(isi) - 127, 128):
        panjang = struct.unpack_from("<H", isi, di + 64)[0]
        nama = isi[di : di + max(0, min(panjang, 64) - 2)].decode("utf-16-le", "replace")
        # The root is named by its kind: some writers give it another name.
        nama = "Root Entry" if isi[di + 66] == 5 else nama
        awal, ukuran = struct.unpack_from("<II", isi, di + 116)
        hasil.setdefault(nama, (awal, ukuran))
    return hasil


def _fat(isi: bytes, sektor: int) -> list[int]:
    nomor = [s for s in struct.unpack_from("<109I", isi, 76) if s < AKHIR_RANTAI]
    lanjut, per = struct.unpack_from("<I", isi, 68)[0], sektor // 4
    dilihat: set[int] = set()
    while lanjut < AKHIR_RANTAI and lanjut not in dilihat:
        dilihat.add(lanjut)
        isian = struct.unpack_from(f"<{per}I", isi, (lanjut + 1) * sektor)
        nomor += [s for s in isian[:-1] if s < AKHIR_RANTAI]
        lanjut = isian[-1]
    return [satu for s in nomor for satu in _angka(isi[(s + 1) * sektor : (s + 2) * sektor])]


def _angka(isi: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(isi) // 4}I", isi[: len(isi) // 4 * 4]))


def _rantai(isi: bytes, fat: list[int], awal: int, sektor: int) -> bytes:
    bagian, dilihat = [], set()
    while awal < AKHIR_RANTAI and awal not in dilihat:
        dilihat.add(awal)
        bagian.append(isi[awal * sektor : (awal + 1) * sektor])
        awal = fat[awal]
    return b"".join(bagian)
