"""The page of a job, over HTTP, and the health page."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from pegawai.models import Pekerjaan
from pegawai.pilihan import StatusPekerjaan
from talenta.umum import papan
from tests.pabrik import buat_instansi, buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def pekerjaan(db):
    return Pekerjaan.objects.create(
        jenis="uji-baris", judul="Impor pegawai", tujuan="/impor/7/", dibuat_oleh=buat_pengguna("sdm")
    )


def ubah(pekerjaan, **bidang):
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(**bidang)


def test_kemajuan_dan_akhir(pekerjaan, masuk_sebagai):
    klien, alamat = masuk_sebagai(pekerjaan.dibuat_oleh), reverse("pekerjaan", args=[pekerjaan.pk])
    ubah(pekerjaan, status=StatusPekerjaan.BERJALAN, percobaan=1, denyut=timezone.now())
    papan.tulis_kemajuan(pekerjaan.pk, percobaan=1, selesai=1500, jumlah=3000, pesan="Memeriksa baris")
    isi = klien.get(alamat).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in isi
    assert 'hx-trigger="every 1s"' in isi
    assert "1.500 dari 3.000" in isi
    assert "Memeriksa baris" in isi
    assert "50%" in isi

    ubah(pekerjaan, status=StatusPekerjaan.SELESAI, selesai_pada=timezone.now(), pesan="3.000 baris diterima.")
    potongan = klien.get(alamat, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in potongan
    assert "hx-trigger" not in potongan
    assert "3.000 baris diterima." in potongan
    assert 'href="/impor/7/"' in potongan


def test_batalkan_lewat_halaman(pekerjaan, masuk_sebagai):
    klien, alamat = masuk_sebagai(pekerjaan.dibuat_oleh), reverse("batalkan_pekerjaan", args=[pekerjaan.pk])
    assert klien.get(alamat).status_code == 405
    assert "Dibatalkan" in klien.post(alamat, follow=True).content.decode()
    assert "sudah berakhir" in klien.post(alamat, follow=True).content.decode()


@pytest.mark.parametrize("nama", ["pekerjaan", "batalkan_pekerjaan"])
def test_orang_lain_tidak_menemukannya(pekerjaan, masuk_sebagai, nama):
    alamat = reverse(nama, args=[pekerjaan.pk])
    for klien in (masuk_sebagai("sdm"), masuk_sebagai("admin", instansi=buat_instansi("lain"))):
        assert klien.generic("POST" if nama == "batalkan_pekerjaan" else "GET", alamat).status_code == 404
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.ANTRE


def test_daftar_hanya_milik_sendiri(pekerjaan, masuk_sebagai):
    assert "Impor pegawai" in masuk_sebagai(pekerjaan.dibuat_oleh).get("/pekerjaan/").content.decode()
    assert "Belum ada pekerjaan" in masuk_sebagai("sdm").get("/pekerjaan/").content.decode()


def test_sehat(client, settings, monkeypatch):
    papan.catat_denyut_pekerja()
    jawab = client.get("/sehat/")
    assert (jawab.status_code, json.loads(jawab.content)) == (
        200,
        {"sehat": True, "basis_data": "baik", "antrean": "baik", "pekerja": "baik"},
    )


@pytest.mark.parametrize(("umur", "status"), [(None, 503), (29, 200), (31, 503)])
def test_pekerja_yang_diam_tidak_sehat(client, umur, status):
    if umur is not None:
        cache.set("denyut-pekerja", timezone.now().timestamp() - umur)
    assert client.get("/sehat/").status_code == status


def test_sehat_tanpa_basis_data_dan_antrean(client, monkeypatch):
    from pegawai.views import kesehatan

    def putus():
        raise OSError("sandi=rahasia")

    papan.catat_denyut_pekerja()
    monkeypatch.setitem(kesehatan.PERIKSA, "antrean", putus)
    jawab = client.get("/sehat/")
    assert jawab.status_code == 503
    assert json.loads(jawab.content)["antrean"] == "bermasalah"
    assert "rahasia" not in jawab.content.decode()
