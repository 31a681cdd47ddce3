"""Large workbooks for benchmarks, written straight as XML, which takes far less time than a library would."""

import random
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pegawai.impor.jenis import JENIS
from pegawai.impor.jenis.orang import TAK_DISIMPAN
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


def nip_urut(tahun: int, jumlah: int) -> list[str]:
    """Return different NIPs of people born from the first day of ``tahun`` on."""
    lahir = (date(tahun, 1, 1) + timedelta(days=ke // 900) for ke in range(jumlah))
    return [f"{hari:%Y%m%d}2010011{ke % 900 + 1:03d}" for ke, hari in enumerate(lahir)]


def judul_pegawai() -> list[str]:
    """Return the 71 columns of a workbook of people: those that are read, and those of SIASN that are not."""
    dibaca = [kolom.nama for kolom in JENIS["pegawai"].lembaran[0].kolom]
    return [*dibaca, *TAK_DISIMPAN[: 71 - len(dibaca)]]


def baris_pegawai(jumlah: int, jabatan: list[str], unit: list[str]) -> Iterator[list[Any]]:
    """Yield ``jumlah`` rows of people as SIASN hands them out, in these positions and units; the same on every run."""
    acak = random.Random(20_250_216)  # noqa: S311 - figures for a benchmark
    golongan, pendidikan = ("III/a", "III/b", "III/c", "III/d", "IV/a"), ("S-1/Sarjana", "S-2", "Diploma III")
    for ke, nip in enumerate(nip_urut(1965, jumlah)):
        hari = f"{acak.randint(1, 28):02d}-{acak.randint(1, 12):02d}-{acak.randint(2015, 2024)}"
        lahir = f"{nip[6:8]}-{nip[4:6]}-{nip[:4]}"
        isi: list[Any] = [f"{ke:08d}-2222-2222-2222-{ke:012d}", f"'{nip}", f"PEGAWAI {ke}", "", "S.E., M.M."]
        isi += ["Nusaraya", lahir, "M", "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota", "Aktif", "P"]
        isi += ["01-01-2010", "01-01-2011", acak.choice(golongan), hari, acak.randint(5, 30), acak.randint(0, 11), "4"]
        isi += [acak.choice(jabatan), hari, acak.choice(pendidikan), "Manajemen", acak.randint(1990, 2010)]
        isi.append(acak.choice(unit))
        yield isi + [f"{kolom} {ke % 97}" for kolom in TAK_DISIMPAN[: 71 - len(isi)]]
