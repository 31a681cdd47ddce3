"""Signing in and out, the throttle, and changing one's own password."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pegawai.models import Pengguna, PercobaanMasuk
from pegawai.services import masuk as penjaga
from talenta.umum.sesi import RAHASIA
from tests.pabrik import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db
TIDAK_COCOK = "Nama pengguna atau kata sandi tidak cocok"
TERTUTUP = "Terlalu banyak percobaan yang gagal"


@pytest.fixture
def sari():
    return buat_pengguna("sdm", username="sari")


def _coba(nama="sari", sandi=SANDI, alamat="10.0.0.1", **lain):
    return Client().post(reverse("masuk"), {"username": nama, "password": sandi, **lain}, REMOTE_ADDR=alamat)


def test_masuk_lalu_keluar(sari):
    client = Client()
    assert client.get("/").headers["Location"] == "/masuk/?next=/"
    jawab = client.post(reverse("masuk"), {"username": "sari", "password": SANDI})
    assert (jawab.status_code, jawab.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(sari.pk)
    assert client.get(reverse("keluar")).status_code == 405
    keluar = client.post(reverse("keluar"))
    assert keluar.headers["Location"] == "/masuk/"
    assert [str(p) for p in get_messages(keluar.wsgi_request)] == ["Anda sudah keluar."]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("tujuan", "ke"),
    [
        ("/pegawai/?q=a", "/pegawai/?q=a"),
        ("http://testserver/pegawai/", "http://testserver/pegawai/"),
        ("https://jahat.example/", "/"),
        ("//jahat.example/", "/"),
        ("/\\jahat.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_tujuan_setelah_masuk_tetap_di_sini(sari, tujuan, ke):
    assert _coba(next=tujuan).headers["Location"] == ke
    client = Client()
    client.force_login(sari)
    assert client.get(reverse("masuk"), {"next": tujuan}).headers["Location"] == ke


def test_nama_yang_ada_dan_yang_tidak_ada_dijawab_sama(sari):
    buat_pengguna("sdm", username="tutup", is_active=False)
    jawaban = {
        _coba(nama, sandi)
        .content.decode()
        .replace(f'value="{nama}"', "")
        .split("</form>")[0]
        .split("csrfmiddleware")[0]
        for nama, sandi in (("sari", "salah"), ("tidak-ada", "salah"), ("tutup", SANDI))
    }
    assert len(jawaban) == 1
    assert TIDAK_COCOK in jawaban.pop()


def test_sepuluh_kegagalan_menutup_pintu_untuk_nama_dan_alamat_itu(sari):
    for _ in range(penjaga.BATAS_GAGAL - 1):
        assert _coba(sandi="salah").status_code == 200
    assert _coba(alamat="10.0.0.1", nama="lain", sandi="salah").status_code == 200
    assert _coba("SARI ", "salah").status_code == 200
    tutup = _coba()
    assert tutup.status_code == 429
    assert TERTUTUP in tutup.content.decode()
    assert _coba(alamat="10.0.0.2").status_code == 302
    PercobaanMasuk.objects.update(sejak=timezone.now() - penjaga.LAMA_TUTUP - timedelta(seconds=1))
    assert _coba().status_code == 302


def test_nama_yang_tidak_ada_pun_tertutup():
    for _ in range(penjaga.BATAS_GAGAL):
        _coba("siapa", "salah")
    assert _coba("siapa", "salah").status_code == 429


def test_masuk_menghapus_hitungan_dan_isian_kosong_tidak_dihitung(sari):
    for _ in range(penjaga.BATAS_GAGAL - 1):
        _coba(sandi="salah")
    assert _coba(sandi="").status_code == 200
    assert _coba().status_code == 302
    assert PercobaanMasuk.objects.get().gagal == penjaga.BATAS_GAGAL - 1  # of the address, not of the name
    for _ in range(penjaga.BATAS_GAGAL - 1):
        assert _coba(sandi="salah").status_code == 200


def test_catatan_lama_dibuang_dan_tidak_memuat_nama(sari):
    _coba("rahasia-terketik", "salah")
    assert PercobaanMasuk.objects.count() == 2  # name and address
    assert not PercobaanMasuk.objects.filter(kunci__contains="rahasia").exists()
    PercobaanMasuk.objects.update(sejak=timezone.now() - penjaga.LAMA_TUTUP)
    _coba(sandi="salah")
    assert list(PercobaanMasuk.objects.values_list("gagal", flat=True)) == [1, 1]


def test_satu_kata_sandi_dicoba_pada_semua_nama(sari, monkeypatch):
    """A hundred failures close an address for every name, whatever the names; five minutes after the first it opens."""
    for nomor in range(penjaga.BATAS_ALAMAT - 1):
        penjaga.catat_gagal(nama=f"orang-{nomor}", alamat="10.0.0.1")
    assert _coba("lain", "salah").status_code == 200
    assert _coba().status_code == 429
    assert _coba(alamat="10.0.0.2").status_code == 302
    kini = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: kini + penjaga.LAMA_TUTUP - timedelta(seconds=30))
    penjaga.catat_gagal(nama="lain-lagi", alamat="10.0.0.1")
    assert _coba().status_code == 429
    monkeypatch.setattr(timezone, "now", lambda: kini + penjaga.LAMA_TUTUP)
    assert _coba().status_code == 302


@pytest.mark.parametrize("alamat", ["/", "/karier/rpk/", "/pemetaan/skema/", "/karier/rpk/?ekspor=csv", "/tidak-ada/"])
def test_halaman_tidak_tertinggal_di_komputer_bersama(masuk_sebagai, client, alamat):
    assert "no-store" in masuk_sebagai("sdm").get(alamat)["Cache-Control"]
    assert "no-store" not in client.get(alamat).get("Cache-Control", "")  # of who is not signed in there is nothing


def test_admin_memakai_halaman_masuk_yang_sama(masuk_sebagai):
    assert Client().post("/admin/login/", {"username": "sari", "password": "x"}).status_code == 405
    assert Client().get("/admin/login/?next=/admin/").headers["Location"] == "/masuk/?next=%2Fadmin%2F"
    assert masuk_sebagai("sdm").get("/admin/", follow=True).status_code == 403
    assert masuk_sebagai("admin").get("/admin/", follow=True).status_code == 200


def test_galat_masuk_tertaut_ke_isian():
    isi = _coba("", "").content.decode()
    assert '<a href="#id_username">Nama pengguna: Isi nama pengguna.</a>' in isi
    assert 'aria-describedby="id_username_error"' in isi
    assert 'id="id_username_error"' in isi


@pytest.mark.parametrize(
    ("baru", "ulang", "pesan"),
    [
        ("pendek-11ch", "pendek-11ch", "setidaknya 12 karakter"),
        ("123456789012", "123456789012", "seluruhnya terdiri dari angka"),
        ("kata yang panjang", "kata yang lain", "Kedua kata sandi baru tidak sama"),
        ("", "", "Isi kata sandi baru"),
    ],
)
def test_sandi_yang_lemah_ditolak(masuk_sebagai, baru, ulang, pesan):
    client = masuk_sebagai("sdm")
    jawab = client.post(reverse("sandi"), {"old_password": SANDI, "new_password1": baru, "new_password2": ulang})
    assert pesan in jawab.content.decode()
    assert Pengguna.objects.get(pk=client.pengguna.pk).check_password(SANDI)


def test_ganti_sandi_mengakhiri_sesi_lain(masuk_sebagai):
    client = masuk_sebagai("sdm")
    lain = masuk_sebagai(client.pengguna)
    salah = client.post(
        reverse("sandi"), {"old_password": "x", "new_password1": "dua belas ch", "new_password2": "dua belas ch"}
    )
    assert "Kata sandi yang sekarang tidak cocok" in salah.content.decode()
    benar = {"old_password": SANDI, "new_password1": "dua belas ch", "new_password2": "dua belas ch"}
    assert client.post(reverse("sandi"), benar).headers["Location"] == "/"
    assert client.get(reverse("sandi")).status_code == 200
    assert lain.get(reverse("sandi")).status_code == 302
    assert _coba(client.pengguna.username, "dua belas ch").status_code == 302


@pytest.mark.parametrize(
    ("peran", "berinstansi", "pesan"),
    [
        ("sdm", True, ""),
        ("sdm", False, "belum dihubungkan dengan instansi"),
        (None, True, "belum diberi peran"),
        ("pegawai", True, "belum dihubungkan dengan data pegawai"),
    ],
)
def test_akun_yang_belum_lengkap_diberi_tahu(masuk_sebagai, peran, berinstansi, pesan):
    client = masuk_sebagai(peran)
    if not berinstansi:
        Pengguna.objects.update(instansi=None)
    isi = client.get(reverse("sandi")).content.decode()
    assert pesan in isi
    assert ("Hubungi admin Talenta" in isi) == bool(pesan)


def test_yang_rahasia_bagi_catatan_rahasia_bagi_sesi():
    """What a view calls sensitive is not kept either when the session has ended under its form."""
    sumber = [p for app in ("karier", "pegawai", "pemetaan") for p in Path(settings.AKAR, app, "views").rglob("*.py")]
    nama = re.findall(r"sensitive_post_parameters\(([^)]+)\)", "\n".join(p.read_text() for p in sumber))
    assert nama
    assert {satu.strip(' "') for baris in nama for satu in baris.split(",")} <= RAHASIA
