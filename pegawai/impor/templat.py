"""Empty workbooks for every kind, made from the same columns that the check reads."""

import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pegawai.impor.kolom import TANDA_CONTOH, Jenis, Kolom, Lembaran

BARIS_PILIHAN = 5000
_BIRU = PatternFill("solid", fgColor="FF0F2C44")
_ABU = PatternFill("solid", fgColor="FF5B6B7A")
_PUTIH = Font(bold=True, color="FFFFFFFF")
_MIRING = Font(italic=True, color="FF5B6B7A")


def tulis_templat(jenis: Jenis) -> bytes:
    """Return an .xlsx: header (required columns dark), an example row, drop-downs, and a sheet that explains."""
    buku = Workbook()
    if buku.active is not None:
        buku.remove(buku.active)
    for lembaran in jenis.lembaran:
        _lembar(buku, lembaran)
    _petunjuk(buku, jenis)
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def _lembar(buku: Workbook, lembaran: Lembaran) -> None:
    kertas = buku.create_sheet(lembaran.nama[:31])
    kertas.freeze_panes = "A2"
    for ke, kolom in enumerate(lembaran.kolom, 1):
        judul = kertas.cell(1, ke, kolom.nama)
        judul.font, judul.fill = _PUTIH, _BIRU if kolom.wajib else _ABU
        contoh = kertas.cell(2, ke, _contoh(lembaran, kolom))
        contoh.font = _MIRING
        huruf = get_column_letter(ke)
        kertas.column_dimensions[huruf].width = max(
            14, min(42, len(kolom.nama) + 4, 42), min(38, len(str(kolom.contoh)) + 2)
        )
        if not isinstance(kolom.contoh, (int, float, date)):
            for baris in range(2, 202):
                kertas.cell(baris, ke).number_format = "@"
        _pilihan(kertas, kolom, huruf)


def _contoh(lembaran: Lembaran, kolom: Kolom) -> Any:
    if kolom.bidang == lembaran.kunci[0]:
        return f"{TANDA_CONTOH}{kolom.contoh}"
    return kolom.contoh if kolom.contoh != "" else None


def _pilihan(kertas: Any, kolom: Kolom, huruf: str) -> None:
    daftar = ",".join(kolom.pilihan)
    if not kolom.pilihan or len(daftar) > 250:
        return
    aturan = DataValidation(type="list", formula1=f'"{daftar}"', allow_blank=not kolom.harus_isi, showErrorMessage=True)
    aturan.errorTitle, aturan.error = kolom.nama, f"Pilih salah satu: {daftar}"[:250]
    kertas.add_data_validation(aturan)
    aturan.add(f"{huruf}2:{huruf}{BARIS_PILIHAN}")


def _petunjuk(buku: Workbook, jenis: Jenis) -> None:
    kertas = buku.create_sheet("Petunjuk")
    kertas.append([f"Petunjuk pengisian: {jenis.kode}"])
    kertas.append([jenis.keterangan])
    kertas.append(
        [
            "Baris contoh (baris 2, huruf miring, diawali CONTOH) boleh dihapus; bila tertinggal, dilewati saat "
            "diimpor. Urutan kolom bebas; kolom lain diabaikan."
        ]
    )
    kertas.append([])
    kertas.append(["Lembar", "Kolom", "Wajib", "Keterangan", "Pilihan", "Contoh"])
    for sel in kertas[5]:
        sel.font, sel.fill = _PUTIH, _BIRU
    for lembaran in jenis.lembaran:
        for kolom in lembaran.kolom:
            wajib = "ya" if kolom.harus_isi else ("kolomnya harus ada" if kolom.wajib else "tidak")
            pilihan = ", ".join(kolom.pilihan)
            kertas.append([lembaran.nama, kolom.nama, wajib, kolom.keterangan, pilihan, str(kolom.contoh)])
    for huruf, lebar in zip("ABCDEF", (22, 36, 20, 70, 60, 40), strict=True):
        kertas.column_dimensions[huruf].width = lebar
    for baris in kertas.iter_rows(min_row=5):
        for sel in baris:
            sel.alignment = Alignment(wrap_text=True, vertical="top")
    kertas["A1"].font = Font(bold=True, size=14)
