"""The workbook of refused rows: same columns, bad cells marked, a column SEBAB; it can be imported again as it is."""

from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from pegawai.impor.berkas import LembarBerkas
from pegawai.impor.galat import Temuan
from pegawai.impor.hasil import JARAK, HasilLembar
from pegawai.impor.judul import SEBAB, Peta, baku
from pegawai.impor.nilai import SelRusak
from talenta.umum.rumus import teks_aman

MERAH = PatternFill("solid", fgColor="FFFAD4D4")
TEBAL = Font(bold=True)
TERLARANG = frozenset(
    baku(nama)
    for nama in (
        *("NIK", "NOMOR HP", "EMAIL", "EMAIL GOV", "ALAMAT", "NPWP", "NPWP NOMOR", "BPJS", "AGAMA", "AGAMA ID"),
        *("AGAMA NAMA", "JENIS KAWIN", "JENIS KAWIN ID", "JENIS KAWIN NAMA", "KARIS KARSU", "KARTU ASN VIRTUAL"),
    )
)


def aman(isi: Any) -> Any:
    """Return a value that no spreadsheet will run: text that begins like a formula gets an apostrophe before it."""
    if isinstance(isi, SelRusak):
        return f"'{isi.teks}"
    return teks_aman(isi) if isinstance(isi, str) else isi


def tulis_buku_galat(
    keluar: str | PathLike[str], lembar: list[LembarBerkas], hasil: list[HasilLembar], *, tanpa_terlarang: bool = False
) -> int:
    """Write the refused rows of a file to ``keluar`` and return how many there are.

    ``tanpa_terlarang``: cells of columns that are never stored (``TERLARANG``) stay empty, whatever the kind of file.
    """
    with Path(keluar).open("wb") as arus:
        buku, jumlah = Workbook(write_only=True), 0
        menurut = {satu.nama: satu for satu in lembar}
        for satu in hasil:
            for ke, bagian in enumerate(satu.bagian):
                if temuan := _menurut_baris(satu, ke):
                    _tulis_lembar(buku, menurut[bagian.lembar], bagian.peta, temuan, tanpa_terlarang)
                    jumlah += len(temuan)
        if not jumlah:
            buku.create_sheet("Tidak ada").append(["Tidak ada baris yang ditolak."])
        buku.save(arus)
    return jumlah


def _menurut_baris(hasil: HasilLembar, ke: int) -> dict[int, list[Temuan]]:
    """Return the findings about the refused rows of one sheet by their Excel rows."""
    lembar = hasil.bagian[ke].lembar
    temuan: dict[int, list[Temuan]] = {nomor % JARAK: [] for nomor in hasil.tertolak if nomor // JARAK == ke}
    for satu in hasil.galat:
        if satu.baris in temuan and satu.lembar in ("", lembar):
            temuan[satu.baris].append(satu)
    return temuan


def _tulis_lembar(buku: Workbook, asal: LembarBerkas, peta: Peta, temuan: dict[int, list[Temuan]], hapus: bool) -> None:
    kertas = buku.create_sheet(asal.nama[:31])
    lebar = len(peta.judul)
    sebab = next((ke for ke, isi in enumerate(peta.judul) if isi.strip().upper() == SEBAB), lebar)
    judul: list[Any] = [aman(isi) for isi in peta.judul]
    judul[sebab : sebab + 1] = [SEBAB]
    dikosongkan = [ke for ke, isi in enumerate(peta.judul) if hapus and baku(isi) in TERLARANG]
    kertas.freeze_panes = "A2"
    kertas.column_dimensions[_huruf(sebab)].width = 80
    kertas.append([_sel(kertas, isi, tebal=True) for isi in judul])
    for nomor, sel in asal.baca():
        if nomor in temuan:
            isi = [*sel, *[""] * (lebar - len(sel))][:lebar]
            for ke in dikosongkan:
                isi[ke] = ""
            kertas.append(_baris(kertas, isi, temuan[nomor], sebab))


def _baris(kertas: Any, isi: list[Any], temuan: list[Temuan], sebab: int) -> list[Any]:
    salah = {satu.posisi: satu.pesan for satu in temuan}
    baris: list[Any] = [_sel(kertas, satu, catatan=salah.get(ke, "")) for ke, satu in enumerate(isi)]
    pesan = " ".join(dict.fromkeys(f"[{satu.kolom}] {satu.pesan}" for satu in temuan))
    baris[sebab : sebab + 1] = [_sel(kertas, pesan)]
    return baris


def _sel(kertas: Any, isi: Any, *, catatan: str = "", tebal: bool = False) -> Any:
    nilai = aman(isi)
    if not catatan and not tebal and not isinstance(nilai, (str, date)):
        return nilai
    sel = WriteOnlyCell(kertas, nilai if nilai != "" else None)
    if isinstance(nilai, str) and nilai:
        sel.data_type, sel.number_format = "s", "@"
    elif hasattr(nilai, "year"):
        sel.number_format = "DD-MM-YYYY"
    if catatan:
        sel.fill, sel.comment = MERAH, Comment(catatan, "Talenta", width=320, height=120)
    if tebal:
        sel.font = TEBAL
    return sel


def _huruf(ke: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(ke + 1))
