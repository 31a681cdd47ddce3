"""Large workbooks for benchmarks, written straight as XML, which takes far less time than a library would."""

import random
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pegawai.impor.jenis import JENIS
from pegawai.pilihan import AspekPotensi, Kompetensi

_UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HUB = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_BAGIAN = {
    "[Content_Types].xml": f'<Types xmlns="{_PAKET}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
    'PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PAKET}/relationships"><Relationship Id="rId1" '
    f'Type="{_HUB}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_UTAMA}" xmlns:r="{_HUB}"><sheets><sheet name="Data" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PAKET}/relationships"><Relationship Id="rId1" '
    f'Type="{_HUB}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def tulis_buku(jalur: Path, baris: Iterable[list[Any]]) -> Path:
    """Write rows of text and numbers to an .xlsx."""
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as wadah:
        for nama, isi in _BAGIAN.items():
            wadah.writestr(nama, f'<?xml version="1.0" encoding="UTF-8"?>{isi}')
        with wadah.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as arus:
            arus.write(f'<?xml version="1.0"?><worksheet xmlns="{_UTAMA}"><sheetData>'.encode())
            for nomor, satu in enumerate(baris, 1):
                sel = "".join(_sel(isi, f"{_huruf(ke)}{nomor}") for ke, isi in enumerate(satu))
                arus.write(f'<row r="{nomor}">{sel}</row>'.encode())
            arus.write(b"</sheetData></worksheet>")
    return jalur


def _huruf(ke: int) -> str:
    return chr(65 + ke) if ke < 26 else chr(64 + ke // 26) + chr(65 + ke % 26)


def _sel(isi: Any, alamat: str) -> str:
    if isinstance(isi, str):
        return f'<c r="{alamat}" t="inlineStr"><is><t>{escape(isi)}</t></is></c>' if isi else ""
    return f'<c r="{alamat}"><v>{isi}</v></c>'


def judul_asesmen() -> list[str]:
    """Return the header of a workbook of assessments, with the three columns that are ignored: 26 in all."""
    return [kolom.nama for kolom in JENIS["asesmen"].lembaran[0].kolom] + ["NAMA", "UNIT", "CATATAN", "KETERANGAN"]


def baris_asesmen(nip: list[str], jumlah: int) -> Iterator[list[Any]]:
    """Yield ``jumlah`` rows of assessments of these people, at most one a person and day; the same on every run."""
    acak = random.Random(20_250_216)  # noqa: S311 - figures for a benchmark
    for ke in range(jumlah):
        hari = ke // len(nip)
        tanggal = f"{hari % 28 + 1:02d}-{hari // 28 % 12 + 1:02d}-{2010 + hari // 336}"
        skor = [acak.randint(40, 99) for _ in AspekPotensi]
        level = [acak.randint(1, 5) for _ in Kompetensi]
        isi = [nip[ke % len(nip)], tanggal, "Assessment Center", "UPT Penilaian Kompetensi", *skor, *level]
        yield [*isi, acak.randint(40, 99), f"PEGAWAI {ke}", "Dinas", "-", "-"]
