"""Files that go out are noted without naming anybody, and pages keep their policy."""

import logging

import pytest
from django.urls import reverse

from tests.karier.pabrik_dokumen import buat_rpk
from tests.pabrik import buat_pegawai, buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def unduhan(caplog):
    caplog.set_level(logging.INFO, "talenta.umum.keluaran")
    return lambda: [satu.getMessage() for satu in caplog.records if satu.name == "talenta.umum.keluaran"]


def test_berkas_yang_diambil_tercatat_tanpa_nama(masuk_sebagai, unduhan, monkeypatch):
    monkeypatch.setattr("karier.views.dokumen_terbit.cetak_dokumen", lambda isi, logo="": b"%PDF-")
    orang = buat_pegawai()
    client = masuk_sebagai("sdm", instansi=orang.instansi)
    nomor = client.pengguna.pk
    client.get(reverse("kartu-talenta", args=[orang.nip]))
    client.get(reverse("monev"), {"bentuk": "csv"})
    client.get(reverse("program-unduh", args=["xlsx"])).close()
    assert unduhan() == [
        f"Unduhan oleh akun {nomor}: kartu-talenta {{}}",
        f"Unduhan oleh akun {nomor}: monev {{}}",
        f"Unduhan oleh akun {nomor}: program-unduh {{'bentuk': 'xlsx'}}",
    ]


def test_halaman_dan_tamu_tidak_tercatat(masuk_sebagai, client, unduhan):
    masuk_sebagai("sdm").get("/")
    client.get(reverse("monev"), {"bentuk": "csv"})
    assert unduhan() == []


def test_halaman_penolakan_tetap_berkebijakan(masuk_sebagai):
    """The PDF itself goes without: browsers put their viewer into it."""
    rpk = buat_rpk(ditetapkan=True)  # set, but its document was never issued
    client = masuk_sebagai(buat_pengguna("sdm", rpk.instansi))
    halaman = client.get(reverse("rpk-pdf", args=[rpk.pk]))
    assert (halaman.status_code, halaman["Content-Type"]) == (409, "text/html; charset=utf-8")
    assert "default-src 'none'" in halaman["Content-Security-Policy"]


def test_pdf_tanpa_kebijakan(masuk_sebagai, monkeypatch):
    monkeypatch.setattr("karier.dokumen.berkas.cetak_dokumen", lambda isi, logo="": b"%PDF-")
    rpk = buat_rpk()
    pdf = masuk_sebagai(buat_pengguna("sdm", rpk.instansi)).get(reverse("rpk-pdf", args=[rpk.pk]))
    assert (pdf.status_code, "Content-Security-Policy" in pdf) == (200, False)
