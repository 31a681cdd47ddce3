"""Document settings: what may be saved, in versions, and the preview."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from karier.dokumen.logo import BATAS_BYTE, baca_logo
from karier.forms.pengaturan import PengaturanForm
from karier.models import LogoInstansi, PengaturanDokumen
from karier.selectors.pengaturan import pengaturan_berlaku
from karier.views import pengaturan_dokumen as halaman
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_instansi

pytestmark = pytest.mark.django_db


def _gambar(bentuk="PNG", ukuran=(900, 300), **lain):
    berkas = io.BytesIO()
    Image.new("RGB", ukuran, "red").save(berkas, format=bentuk, **lain)
    return berkas.getvalue()


def _isi(instansi, **lain):
    return PengaturanForm.awal(pengaturan_berlaku(instansi)) | {"frasa_rahmat": ""} | lain


def test_simpan_berversi_dan_yang_kedua_ditolak(masuk_sebagai):
    instansi = buat_instansi(tempat="Kota", nama_ppk="Ratna")
    admin, alamat = masuk_sebagai("admin", instansi=instansi), reverse("pengaturan-dokumen")
    kirim = _isi(
        instansi, nama="Sari", logo=SimpleUploadedFile("l.png", _gambar()), tembusan_keputusan_rpk="Gubernur\n\nBKN"
    )
    assert admin.post(alamat, kirim).status_code == 302
    baru = pengaturan_berlaku(instansi)
    assert (baru.versi, baru.nama, baru.tempat, baru.tembusan["keputusan_rpk"]) == (
        1,
        "Sari",
        "Kota",
        ["Gubernur", "BKN"],
    )
    assert (baru.logo.lebar, baru.logo.tinggi, bytes(baru.logo.data)[:4]) == (600, 200, b"\x89PNG")
    basi = admin.post(alamat, kirim | {"nama": "Lain", "logo": ""})
    assert basi.status_code == 400
    assert "sudah disimpan" in basi.content.decode()
    assert admin.post(alamat, _isi(instansi, nama="Tono")).status_code == 302
    kini = pengaturan_berlaku(instansi)
    assert (kini.versi, kini.logo_id, LogoInstansi.objects.count()) == (2, baru.logo_id, 1)
    assert PengaturanDokumen.objects.get(versi=1).nama == "Sari"
    assert admin.post(alamat, _isi(instansi, hapus_logo="on")).status_code == 302
    assert pengaturan_berlaku(instansi).logo is None


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"kop": ""}, "kop"),
        ({"kop": "a\nb\nc\nd\ne"}, "Paling banyak 4 baris"),
        ({"kop": "x" * 81}, "paling panjang 80 huruf"),
        ({"nip": "123"}, "18 angka"),
        ({"pola_rpk": "RPK/{tahun}"}, "tidak sah"),
        ({"pola_rpk": "{urut:999999999d}/{tahun}"}, "tidak sah"),
        ({"pola_rpk": "{urut.__class__}/{tahun}"}, "tidak sah"),
        ({"pola_rpk": "RPK/{urut}"}, "harus memuat {tahun}"),
        ({"pola_rpk": "X/{urut}/{tahun}", "pola_laporan": "X/{urut}/{tahun}"}, "nomor yang sama"),
        ({"tembusan_surat_pengantar": "a\n" * 16}, "Paling banyak 15 baris"),
    ],
)
def test_isian_yang_ditolak(isian, pesan, masuk_sebagai):
    instansi = buat_instansi()
    jawab = masuk_sebagai("admin", instansi=instansi).post(reverse("pengaturan-dokumen"), _isi(instansi, **isian))
    assert jawab.status_code == 400
    assert pesan in jawab.content.decode()
    assert not PengaturanDokumen.objects.exists()


@pytest.mark.parametrize(
    ("data", "pesan"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "bukan gambar PNG atau JPEG"),
        (_gambar("GIF"), "bukan gambar PNG atau JPEG"),
        (_gambar()[:20], "bukan gambar PNG atau JPEG"),
        (b"\x89PNG" + b"0" * BATAS_BYTE, "melebihi 1024 KB"),
        (_gambar(ukuran=(4001, 1)), "melebihi 4000 piksel"),
    ],
)
def test_logo_yang_ditolak(data, pesan):
    with pytest.raises(GalatAplikasi, match=pesan):
        baca_logo(data)


def test_logo_ditulis_ulang_tanpa_titipan():
    exif = Image.Exif()
    exif[0x010E] = "titipan rahasia"
    logo = baca_logo(_gambar("JPEG", (300, 100), exif=exif))
    assert (logo.lebar, logo.tinggi, b"titipan" in logo.data) == (300, 100, False)


def test_pratinjau_memakai_yang_belum_disimpan(masuk_sebagai, monkeypatch):
    terlihat = []
    monkeypatch.setattr(halaman, "cetak_dokumen", lambda isi, logo="": terlihat.append((isi, logo)) or b"%PDF-")
    instansi = buat_instansi()
    admin, alamat = masuk_sebagai("admin", instansi=instansi), reverse("pengaturan-dokumen-pratinjau")
    logo = SimpleUploadedFile("l.png", _gambar())
    jawab = admin.post(alamat, _isi(instansi, nama="Belum Disimpan", jenis="surat_pengantar", logo=logo))
    assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/pdf")
    assert terlihat[0][0]["penandatangan"]["nama"] == "Belum Disimpan"
    assert terlihat[0][1].startswith("data:image/png;base64,")
    assert not PengaturanDokumen.objects.exists()
    salah = admin.post(alamat, _isi(instansi, pola_rpk="x", jenis="rpk"))
    assert (salah.status_code, "tidak sah" in salah.content.decode()) == (400, True)


def test_hanya_halaman_pengaturan_boleh_membingkai_blob(masuk_sebagai):
    """The script shows its preview from a blob; no other page, and no other directive, is the wider for it."""
    admin = masuk_sebagai("admin", instansi=buat_instansi())

    def kebijakan(nama):
        return admin.get(reverse(nama))["Content-Security-Policy"]

    assert "frame-src 'self' blob:;" in f"{kebijakan('pengaturan-dokumen')};"
    assert kebijakan("pengaturan-dokumen").count("blob:") == 1
    assert "blob:" not in kebijakan("beranda")
