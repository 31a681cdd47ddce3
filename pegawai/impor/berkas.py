"""Opening files: what a file is is told by its contents, never by its name."""

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pegawai.impor import berkas_csv
from pegawai.impor.galat import GalatBerkas
from pegawai.impor.nilai import SelRusak
from pegawai.impor.pindai import Pindaian, pindai, urai
from pegawai.impor.pindai_ods import pindai_ods
from pegawai.impor.pindai_xls import pindai_xls
from pegawai.impor.pindai_xlsb import pindai_xlsb
from pegawai.impor.wadah import baca_bagian, buka_wadah, lembar_xlsx, uji_bagian

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TERKUNCI = "Berkas ini terkunci kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu coba lagi."
_BUKAN = (
    "Berkas ini bukan buku kerja Excel (.xlsx, .xls, .xlsb), OpenDocument (.ods), atau CSV. Pilih berkas yang benar."
)
_RUSAK = "Berkas ini rusak atau bukan buku kerja yang utuh. Unduh ulang, atau buka di Excel lalu simpan sebagai .xlsx."
Baris = Iterator[tuple[int, list[Any]]]


@dataclass(frozen=True, slots=True)
class LembarBerkas:
    """A sheet: ``baca`` yields (row number as Excel shows it, cells) for every row, empty ones included."""

    nama: str
    perkiraan: int
    baca: Callable[[], Baris]


def buka(jalur: str | os.PathLike[str]) -> list[LembarBerkas]:
    """Open a file and return its visible sheets.

    Raises:
        GalatBerkas: the file is missing, empty, locked, damaged, hostile, or nothing that holds a table.
    """
    lokasi = Path(jalur)
    if not lokasi.is_file():
        raise GalatBerkas(f"Berkas {lokasi.name} tidak ditemukan. Periksa nama dan letaknya.")
    ukuran = lokasi.stat().st_size
    if not ukuran:
        raise GalatBerkas(f"Berkas {lokasi.name} kosong. Pilih berkas yang berisi data.")
    if ukuran > settings.BATAS_UNGGAH:
        raise GalatBerkas(
            f"Berkas {lokasi.name} berukuran {ukuran / (1 << 20):.0f} MB, batasnya "
            f"{settings.BATAS_UNGGAH // (1 << 20)} MB. Bagi menjadi beberapa berkas."
        )
    try:
        with lokasi.open("rb") as arus:
            awal = arus.read(8)
            if awal.startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return _buka_zip(str(lokasi))
            isi = awal + arus.read()
    except OSError:
        raise GalatBerkas(f"Berkas {lokasi.name} tidak dapat dibaca. Periksa izin berkasnya.") from None
    if awal == OLE:
        return _buka_ole(isi)
    return _buka_csv(lokasi.stem, isi)


def _buka_csv(nama: str, isi: bytes) -> list[LembarBerkas]:
    kepala = isi[:2048].lstrip().lower()
    if kepala.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        raise GalatBerkas(
            "Berkas ini halaman web yang diberi nama Excel. Buka di Excel, "
            "lalu pilih Simpan Sebagai → Buku Kerja Excel (.xlsx)."
        )
    if (
        isi[:2] == b"MZ"
        or kepala.startswith((b"%pdf", b"\x7felf"))
        or b"\x00" in isi[:4096].replace(b"\xff\xfe", b"", 1)[:1]
    ):
        raise GalatBerkas(_BUKAN)
    baris = berkas_csv.urai(isi, _BUKAN)
    return [LembarBerkas(nama, len(baris), lambda: iter(enumerate(baris, 1)))]


def _buka_ole(isi: bytes) -> list[LembarBerkas]:
    if "EncryptedPackage".encode("utf-16-le") in isi:
        raise GalatBerkas(_TERKUNCI)
    if not any(nama.encode("utf-16-le") in isi for nama in ("Workbook", "Book")):
        raise GalatBerkas(_BUKAN)
    buku = _jinak(lambda: CalamineWorkbook.from_filelike(io.BytesIO(isi)))
    return _lembar(buku, _dalam_batas(pindai_xls(isi)))


def _buka_zip(jalur: str) -> list[LembarBerkas]:
    with buka_wadah(jalur) as wadah:
        nama = set(wadah.namelist())
        if "xl/workbook.xml" in nama:
            pindaian = _pindai_xlsx(wadah)
        elif "xl/workbook.bin" in nama:
            uji_bagian(wadah, set())
            pindaian = pindai_xlsb(wadah)
        elif "content.xml" in nama:
            uji_bagian(wadah, {"content.xml"})
            pindaian = pindai_ods(baca_bagian(wadah, "content.xml"))
        else:
            raise GalatBerkas(_BUKAN)
    # By its path: read from memory, the whole file would lie there twice beside what is in it.
    return _lembar(_jinak(lambda: CalamineWorkbook.from_path(jalur)), _dalam_batas(pindaian))


def _pindai_xlsx(wadah: zipfile.ZipFile) -> dict[str, Pindaian]:
    bagian = lembar_xlsx(wadah)
    ada = set(wadah.namelist())
    uji_bagian(wadah, set(bagian.values()))
    hasil = {}
    for nama, letak in bagian.items():
        if letak in ada:
            hasil[nama] = pindai(baca_bagian(wadah, letak)) or urai(baca_bagian(wadah, letak))
            if hasil[nama].baris * hasil[nama].kolom > settings.BATAS_SEL:
                hasil[nama] = urai(baca_bagian(wadah, letak))
    return hasil


def _dalam_batas(pindaian: dict[str, Pindaian]) -> dict[str, Pindaian]:
    for nama, satu in pindaian.items():
        if satu.baris * satu.kolom > settings.BATAS_SEL:
            raise GalatBerkas(
                f"Lembar “{nama}” terbentang sampai baris {satu.baris} dan kolom {satu.kolom}, terlalu luas untuk "
                "dibaca. Hapus baris dan kolom kosong di bawah dan di kanan data, atau bagi menjadi beberapa berkas."
            )
    return pindaian


def _jinak(kerja: Callable[[], Any]) -> Any:
    """Turn every failure of the reader, its panics included, into one sentence."""
    try:
        return kerja()
    except PasswordError:
        raise GalatBerkas(_TERKUNCI) from None
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        raise GalatBerkas(_RUSAK) from None
    except BaseException as galat:
        if type(galat).__name__ != "PanicException":
            raise
        raise GalatBerkas(_RUSAK) from None


def _lembar(buku: CalamineWorkbook, pindaian: dict[str, Pindaian]) -> list[LembarBerkas]:
    hasil = []
    for meta in buku.sheets_metadata:
        if meta.visible is not SheetVisibleEnum.Visible or meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        if (satu := pindaian.get(meta.name)) is None:
            raise GalatBerkas(_RUSAK)
        lembar = _jinak(partial(buku.get_sheet_by_name, meta.name))
        hasil.append(LembarBerkas(meta.name, lembar.total_height, _pembaca(lembar, satu)))
    return hasil


def _pembaca(lembar: CalamineSheet, pindaian: Pindaian) -> Callable[[], Baris]:
    def baca() -> Baris:
        geser = lembar.start[1] if lembar.start else 0
        rusak = pindaian.rusak
        semua: Iterator[list[Any]] = lembar.iter_rows()
        for nomor, sel in enumerate(semua, 1):
            if nomor in rusak:
                for kolom, isi in rusak[nomor].items():
                    if 0 <= kolom - geser < len(sel):
                        sel[kolom - geser] = SelRusak(isi)
            yield nomor, sel

    return baca
