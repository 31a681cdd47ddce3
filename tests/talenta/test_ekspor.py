"""Lists as CSV and .xlsx: what stands in the cells, and that no cell runs."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from talenta.umum.ekspor import ekspor, tulis_xlsx
from talenta.umum.galat import GalatAplikasi
from talenta.umum.skema_ekspor import SkemaEkspor

JUDUL = ["NIP", "NAMA", "NILAI", "TANGGAL", "PADA", "AKTIF", "CATATAN"]
SKEMA = SkemaEkspor("daftar-uji", 3, tuple(JUDUL))
BARIS = [
    [
        "198701012010011001",
        "Ani; Budi",
        Decimal("82.50"),
        date(2026, 3, 9),
        datetime(2026, 1, 1, 1, tzinfo=UTC),
        True,
        None,
    ],
    ["=1+1", '@SUM("A1")', -3, None, None, False, "-5,5"],
]


def test_csv():
    jawab = ekspor("csv", "Daftar 2026", SKEMA, iter(BARIS))
    assert jawab["Content-Disposition"] == 'attachment; filename="daftar-2026-v3.csv"'
    assert jawab["Skema-Ekspor"] == "daftar-uji; versi=3"
    assert b"".join(jawab.streaming_content).decode() == (
        "\ufeffNIP;NAMA;NILAI;TANGGAL;PADA;AKTIF;CATATAN\r\n"
        '198701012010011001;"Ani; Budi";82,50;09-03-2026;01-01-2026 08:00;ya;\r\n'
        '\'=1+1;"\'@SUM(""A1"")";-3;;;tidak;-5,5\r\n'
    )


@pytest.mark.django_db  # the end of a response looks after the connections
def test_xlsx():
    jawab = ekspor("xlsx", "Daftar 2026", SKEMA, iter(BARIS))
    assert 'filename="daftar-2026-v3.xlsx"' in jawab["Content-Disposition"]
    buku = openpyxl.load_workbook(io.BytesIO(jawab.getvalue()))
    lembar = buku.active
    jawab.close()
    assert [list(baris) for baris in lembar.iter_rows(values_only=True)] == [
        JUDUL,
        [
            *("198701012010011001", "Ani; Budi", 82.5, datetime(2026, 3, 9), datetime(2026, 1, 1, 8)),
            *("ya", None),
        ],
        ["'=1+1", '\'@SUM("A1")', -3, None, None, "tidak", "-5,5"],
    ]
    assert lembar.cell(3, 1).data_type == "s"
    assert list(buku["Skema ekspor"].values)[1:] == [("Data", "daftar-uji", 3, 7)]
    assert buku.custom_doc_props["Skema ekspor Data"].value == "daftar-uji versi 3"


def test_buku_kerja_lain_hanya_diberi_properti():
    berkas = io.BytesIO()
    tulis_xlsx(berkas, {"Tabel": (SKEMA, BARIS)})
    buku = openpyxl.load_workbook(berkas)
    assert buku.sheetnames == ["Tabel"]
    assert buku.custom_doc_props["Skema ekspor Tabel"].value == "daftar-uji versi 3"


def test_byte_tetap():
    def byte():
        berkas = io.BytesIO()
        tulis_xlsx(berkas, {"Satu": (SKEMA, BARIS), "Dua": (SkemaEkspor("kosong", 1, ("A",)), [])})
        return berkas.getvalue()

    assert byte() == byte()


def test_bentuk_lain_ditolak():
    with pytest.raises(GalatAplikasi, match="csv atau xlsx"):
        ekspor("pdf", "x", SKEMA, [])
