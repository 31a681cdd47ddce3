"""Counts that stop at a limit, and how they are said."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from pegawai.models import Pegawai
from talenta.umum import hitung
from talenta.umum.angka import angka_id
from talenta.umum.halaman import halaman_kunci
from tests.pabrik import buat_jabatan, buat_pegawai, buat_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def empat(monkeypatch):
    unit, jabatan = buat_unit(), buat_jabatan()
    for _ in range(4):
        buat_pegawai(unit=unit, jabatan=jabatan)
    return lambda batas: monkeypatch.setattr(hitung, "BATAS_HITUNG", batas)


@pytest.mark.parametrize(("batas", "teks"), [(5, "4"), (4, "4"), (3, "lebih dari 3"), (1, "lebih dari 1")])
def test_di_kedua_sisi_batas(empat, batas, teks):
    empat(batas)
    semua = Pegawai.objects.order_by("nama")
    with CaptureQueriesContext(connection) as sql:
        banyak = hitung.hitung(semua, terbatas=True)
    assert angka_id(banyak) == teks
    assert [f"LIMIT {batas + 1}" in satu["sql"] for satu in sql] == [True]
    baris = hitung.sampai_batas(semua.values_list("pk", flat=True))
    assert angka_id(len(baris) if isinstance(baris, list) else baris) == teks
    assert (hitung.hitung(semua, terbatas=False), hitung.hitung(semua.none(), terbatas=True)) == (4, 0)


def test_halaman_menyebutkannya(empat):
    empat(3)
    templat = Template('{% load talenta %}{% include "komponen/halaman_kunci.html" with satuan="pegawai" %}')
    for terbatas, teks in ((True, "<p>Lebih dari 3 pegawai</p>"), (False, "<p>4 pegawai</p>")):
        lembar = halaman_kunci(Pegawai.objects.all(), urutan=("pk",), terbatas=terbatas)
        assert teks in templat.render(Context({"halaman": lembar}))


def test_batas_dua_ribu():
    assert hitung.BATAS_HITUNG == 2_000
    assert angka_id(hitung.LebihDari(2_000)) == "lebih dari 2.000"
