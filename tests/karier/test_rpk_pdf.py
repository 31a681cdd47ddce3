"""The address of a plan's PDF: who may have it, and what they get."""

import pytest
from django.urls import reverse

from karier.services import dokumen as layanan
from tests.karier.pabrik_dokumen import buat_rpk
from tests.pabrik import buat_instansi, buat_pegawai, buat_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tanpa_render(monkeypatch):
    monkeypatch.setattr(layanan, "cetak_dokumen", lambda isi, logo="": b"%PDF-terbit")
    tiruan = "karier.dokumen.berkas.cetak_dokumen"
    monkeypatch.setattr(tiruan, lambda isi, logo="": b"%PDF-konsep" if isi["konsep"] else b"")


def _alamat(rpk):
    return reverse("rpk-pdf", args=[rpk.pk])


def test_alamat_sesuai_kontrak():
    assert reverse("rpk-pdf", args=[7]) == "/karier/rpk/7/pdf/"


def test_konsep_lalu_terbit(masuk_sebagai):
    rpk = buat_rpk()
    client = masuk_sebagai("sdm", instansi=rpk.instansi)
    jawaban = client.get(_alamat(rpk))
    assert (jawaban.status_code, jawaban.content) == (200, b"%PDF-konsep")
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"] == f'inline; filename="KONSEP-RPK-2026-2030-{rpk.pegawai.nip}.pdf"'
    assert jawaban["Cache-Control"] == "private, no-store"
    assert "Content-Security-Policy" not in jawaban, "penampil PDF peramban tidak tampil di bawah kebijakan itu"
    assert (jawaban["X-Content-Type-Options"], jawaban["X-Frame-Options"]) == ("nosniff", "SAMEORIGIN")
    tetap = buat_rpk(rpk.pegawai, ditetapkan=True, tahun_awal=2031)
    assert client.get(_alamat(tetap)).status_code == 409
    layanan.terbitkan(rpk=tetap, oleh=tetap.ditetapkan_oleh)
    jawaban = client.get(_alamat(tetap))
    assert (jawaban.status_code, jawaban.content) == (200, b"%PDF-terbit")
    assert jawaban["Content-Disposition"] == f'inline; filename="RPK-2031-2035-{rpk.pegawai.nip}.pdf"'


@pytest.mark.parametrize(
    ("peran", "status"),
    [("sdm", 200), ("tim", 200), ("pyb", 200), ("ppk", 200), ("auditor", 200), ("admin", 403), (None, 404)],
)
def test_menurut_peran(masuk_sebagai, peran, status):
    rpk = buat_rpk()
    assert masuk_sebagai(peran, instansi=rpk.instansi).get(_alamat(rpk)).status_code == status


def test_lingkup(masuk_sebagai, client):
    rpk = buat_rpk()
    orang = rpk.pegawai
    rekan = buat_pegawai(rpk.instansi, orang.unit)
    unit_lain = buat_unit(rpk.instansi, "Dinas Lain")
    alamat = _alamat(rpk)
    sendiri = masuk_sebagai("pegawai", pegawai=orang)
    assert sendiri.get(alamat).status_code == 404, "konsep belum diperlihatkan kepada pegawai"
    tetap = buat_rpk(orang, ditetapkan=True, tahun_awal=2031)
    layanan.terbitkan(rpk=tetap, oleh=tetap.ditetapkan_oleh)
    assert sendiri.get(_alamat(tetap)).status_code == 200
    assert masuk_sebagai("pegawai", pegawai=rekan).get(alamat).status_code == 404
    assert masuk_sebagai("sdm", unit=orang.unit).get(alamat).status_code == 200
    assert masuk_sebagai("sdm", unit=unit_lain).get(alamat).status_code == 404
    assert masuk_sebagai("ppk", instansi=buat_instansi("lain")).get(alamat).status_code == 404
    assert client.get(alamat)["Location"].startswith(reverse("masuk"))
    assert masuk_sebagai("sdm", instansi=rpk.instansi).post(alamat).status_code == 405
