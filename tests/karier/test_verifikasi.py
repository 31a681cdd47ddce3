"""The public verification page, per standing of the document."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from karier.pilihan import StatusRpk
from karier.selectors.dokumen import BATAS_BERKAS, isi_berkas
from karier.services import dokumen as layanan
from karier.views import verifikasi as halaman
from tests.karier.pabrik_dokumen import buat_rpk

pytestmark = pytest.mark.django_db


@pytest.fixture
def terbit(monkeypatch):
    """Return a document issued with stand-in bytes for the person Budi Santoso."""
    monkeypatch.setattr(layanan, "cetak_dokumen", lambda isi, logo="": b"%PDF-1.7 " + isi["nomor"].encode())
    rpk = buat_rpk(ditetapkan=True)
    return layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)


def _buka(kode, **lain):
    return Client().get(reverse("verifikasi", args=[kode]), **lain)


def _unggah(data, **lain):
    return Client(enforce_csrf_checks=True).post(
        reverse("verifikasi"), {"berkas": SimpleUploadedFile("rpk.pdf", data)}, **lain
    )


def test_berlaku_dan_hanya_yang_boleh_diketahui_umum(terbit):
    jawaban = _buka(terbit.kode)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    for potongan in (
        "Asli dan berlaku",
        terbit.nomor,
        "3 Februari 2026",
        "Ratna Wulandari",
        "Bupati Sukamaju",
        "B. S.",
        "1985•••• •••••• • 001",
        terbit.sha256,
    ):
        assert potongan in teks
    orang = terbit.rpk.pegawai
    for rahasia in ("Budi", "Santoso", orang.nip, orang.nip[:8], orang.jabatan.nama, orang.unit.nama):
        assert rahasia not in teks
    assert jawaban["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in jawaban["Cache-Control"]


def test_kode_seperti_diketik_orang(terbit):
    diketik = terbit.kode.replace("-", " ").lower()
    jawaban = Client().get(reverse("verifikasi"), {"kode": diketik}, follow=True)
    assert jawaban.redirect_chain == [(reverse("verifikasi", args=[terbit.kode]), 302)]
    assert "Asli dan berlaku" in jawaban.content.decode()
    assert "Asli dan berlaku" in _buka(diketik).content.decode()


def test_dicabut(terbit):
    layanan.cabut(dokumen=terbit, oleh=terbit.diterbitkan_oleh, alasan="Rahasia internal")
    teks = _buka(terbit.kode).content.decode()
    assert "Asli, tetapi sudah dicabut" in teks
    assert "Rahasia internal" not in teks


def test_diganti_menyebut_pengganti(terbit):
    baru = buat_rpk(terbit.rpk.pegawai, ditetapkan=True, versi=2, menggantikan=terbit.rpk)
    layanan.terbitkan(rpk=baru, oleh=terbit.diterbitkan_oleh)
    teks = _buka(terbit.kode).content.decode()
    assert "Asli, tetapi sudah diganti" in teks
    assert f"penggantinya Nomor {baru.nomor}" in teks


def test_rencana_dibatalkan(terbit):
    type(terbit.rpk).objects.filter(pk=terbit.rpk_id).update(status=StatusRpk.DIBATALKAN)
    assert "Asli, tetapi tidak berlaku" in _buka(terbit.kode).content.decode()


@pytest.mark.parametrize("kode", ["00000-00000-00000-00000", "abc", "<script>alert(1)<", "%25"])
def test_tidak_dikenal(kode, terbit):
    jawaban = _buka(kode)
    assert jawaban.status_code == 404
    assert "Kode tidak dikenal" in jawaban.content.decode()
    assert "<script>alert" not in jawaban.content.decode()


def test_berkas_asli_dan_satu_byte_berubah(terbit):
    data = isi_berkas(terbit)
    jawaban = _unggah(data)
    assert (jawaban.status_code, "sama persis" in jawaban.content.decode()) == (200, True)
    teks = _unggah(data[:-1] + b"X").content.decode()
    assert "Berkas tidak dikenal" in teks
    assert terbit.nomor not in teks


@pytest.mark.parametrize(
    ("data", "status", "pesan"),
    [(b"bukan pdf", 400, "bukan PDF"), (b"", 400, "bukan PDF"), (b"%PDF-" + b"0" * BATAS_BERKAS, 413, "10 MB")],
)
def test_berkas_yang_ditolak(data, status, pesan):
    jawaban = _unggah(data)
    assert (jawaban.status_code, pesan in jawaban.content.decode()) == (status, True)


def test_kiriman_raksasa_ditolak_sebelum_dibaca():
    class JanganDibacaError(io.BytesIO):
        def read(self, *panjang):
            raise AssertionError("isi kiriman dibaca")

    jawaban = Client().generic(
        "POST",
        reverse("verifikasi"),
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": JanganDibacaError(), "CONTENT_LENGTH": str(BATAS_BERKAS * 100)},
    )
    assert jawaban.status_code == 413


def test_tanpa_berkas():
    jawaban = Client().post(reverse("verifikasi"))
    assert (jawaban.status_code, "Pilih berkas PDF" in jawaban.content.decode()) == (400, True)


def test_dibatasi_per_alamat(terbit, monkeypatch):
    monkeypatch.setattr(halaman, "BANYAK_PER_MENIT", 3)
    monkeypatch.setattr("talenta.umum.batas.time.time", lambda: 1_000_000.0)
    assert [_buka(terbit.kode).status_code for _ in range(4)] == [200, 200, 200, 429]
    jawaban = _buka(terbit.kode)
    assert jawaban["Retry-After"] == "60"
    assert terbit.nomor not in jawaban.content.decode()
    assert _unggah(b"%PDF-").status_code == 429
    assert _buka(terbit.kode, REMOTE_ADDR="10.0.0.9").status_code == 200
    assert Client().get(reverse("verifikasi")).status_code == 200
    monkeypatch.setattr("talenta.umum.batas.time.time", lambda: 1_000_060.0)
    assert _buka(terbit.kode).status_code == 200
