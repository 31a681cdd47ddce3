"""Error pages: in Indonesian, with a way back; the one for a crash needs neither database nor session."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults

BALIK = '<a class="tombol tombol--utama" href="/">Ke beranda</a>'


@pytest.mark.parametrize(
    ("halaman", "kode", "judul"),
    [
        (lambda r: defaults.bad_request(r, SuspiciousOperation()), 400, "Permintaan tidak dapat dibaca"),
        (lambda r: defaults.permission_denied(r, PermissionError()), 403, "di luar kewenangan Anda"),
        (lambda r: defaults.page_not_found(r, LookupError()), 404, "Halaman tidak ditemukan"),
        (defaults.server_error, 500, "Terjadi gangguan di sistem"),
    ],
)
def test_halaman_galat_tanpa_basis_data(halaman, kode, judul):
    jawab = halaman(RequestFactory().get("/x/"))
    isi = jawab.content.decode()
    assert jawab.status_code == kode
    assert judul in isi
    assert BALIK in isi
    assert '<html lang="id">' in isi


@pytest.mark.django_db
def test_formulir_kedaluwarsa_dijelaskan():
    jawab = Client(enforce_csrf_checks=True).post(reverse("masuk"), {"username": "a", "password": "b"})
    assert jawab.status_code == 403
    assert "Formulir ini sudah tidak berlaku" in jawab.content.decode()


@pytest.mark.django_db
def test_alamat_yang_tidak_ada(masuk_sebagai):
    for client in (Client(), masuk_sebagai("sdm")):
        jawab = client.get("/tidak-ada/")
        assert jawab.status_code == 404
        assert BALIK in jawab.content.decode()


@pytest.mark.django_db
def test_kebijakan_isi_ketat_pada_setiap_halaman():
    kebijakan = Client().get(reverse("masuk")).headers["Content-Security-Policy"]
    assert "unsafe" not in kebijakan
    assert "script-src 'self'" in kebijakan
    assert "style-src 'self'" in kebijakan
