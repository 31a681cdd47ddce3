"""Filters and tags of every page."""

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from talenta.umum.templatetags import talenta as tag


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (1234, None, "1.234"),
        (1234567, None, "1.234.567"),
        (0, None, "0"),
        (-1234, None, "-1.234"),
        (Decimal("87.80"), None, "87,80"),
        (20.0, None, "20"),
        (12.5, None, "12,5"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("0.00499"), 2, "0,00"),
        (Decimal("2.5"), 0, "3"),
        (None, None, "–"),
        ("", None, "–"),
        (7, "", "7"),
    ],
)
def test_angka(nilai, desimal, teks):
    assert tag.angka(nilai, desimal) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(Decimal("12.45"), "12,5%"), (0, "0,0%"), (100, "100,0%"), (None, "–"), (Decimal(100) / 3, "33,3%")],
)
def test_persen(nilai, teks):
    assert tag.persen(nilai) == teks


@pytest.mark.parametrize(
    ("nip", "terbuka", "samar"),
    [
        ("199003202015032007", "19900320 201503 2 007", "1990•••• •••••• • 007"),
        ("19900320201503200", "19900320201503200", "•" * 17),
        ("19900320201503200X", "19900320201503200X", "•" * 18),
        ("", "–", "–"),
        (None, "–", "–"),
    ],
)
def test_nip(nip, terbuka, samar):
    assert (tag.nip(nip), tag.nip_samar(nip)) == (terbuka, samar)


def test_tanggal_kosong_tampil_sebagai_garis():
    assert tag.tanggal(None) == tag.tanggal_pendek(None) == tag.tanggal_jam(None) == "–"
    assert tag.tanggal(date(2026, 8, 17)) == "17 Agustus 2026"


@pytest.mark.parametrize(
    ("awal", "isi", "hasil"),
    [
        ("?q=siti+r&halaman=2", "halaman=3", "?q=siti+r&amp;halaman=3"),
        ("?q=siti&halaman=2", "q=None", "?halaman=2"),
        ("?q=siti", 'q=""', "?"),
        ("", 'unit="A&B"', "?unit=A%26B"),
        ("?kotak=9&kotak=8", "kotak=7", "?kotak=7"),
    ],
)
def test_ganti_kueri(awal, isi, hasil):
    konteks = Context({"request": RequestFactory().get(f"/pegawai/{awal}")})
    assert Template(f"{{% ganti_kueri {isi} %}}").render(konteks) == hasil
