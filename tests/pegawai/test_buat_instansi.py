"""An agency and its first admins, made at the server."""

import json

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from pegawai.models import Instansi, Pengguna
from tests.pabrik import buat_instansi, buat_pengguna

pytestmark = pytest.mark.django_db


def test_dari_perintah_sampai_langkah_awal(capsys):
    call_command("buat_instansi", "kab-x", "Kabupaten X", "--admin", "ani", "budi", "--jenis", "provinsi", "--json")
    hasil = json.loads(capsys.readouterr().out)
    assert (hasil["kode"], hasil["nama"], set(hasil["sandi"])) == ("kab-x", "Kabupaten X", {"ani", "budi"})
    client = Client()
    masuk = client.post(reverse("masuk"), {"username": "ani", "password": hasil["sandi"]["ani"]}, follow=True)
    teks = masuk.content.decode()
    assert "Kabupaten X" in teks
    assert "Langkah awal" in teks
    assert client.get(reverse("impor-daftar")).status_code == 200
    assert client.get(reverse("admin:pegawai_pengguna_add")).status_code == 200
    ani = Pengguna.objects.get(username="ani")
    assert (set(ani.peran), ani.sandi_sementara, ani.is_superuser) == ({"admin"}, True, False)
    assert ani.instansi.jenis == "provinsi"


@pytest.mark.parametrize(
    ("kode", "akun", "sebab"),
    [
        ("kab-ada", "ani", "kode"),
        ("kab x", "ani", "Instansi tidak dapat dibuat"),
        ("kab-x", "sudah.ada", "Akun “sudah.ada” tidak dapat dibuat"),
        ("kab-x", "a b", "Akun “a b” tidak dapat dibuat"),
    ],
)
def test_ditolak_tanpa_sisa(capsys, kode, akun, sebab):
    buat_instansi("kab-ada")
    buat_pengguna("sdm", username="sudah.ada")
    semula = (Instansi.objects.count(), Pengguna.objects.count())
    with pytest.raises(SystemExit) as keluar:
        call_command("buat_instansi", kode, "Kabupaten X", "--admin", "baru", akun)
    assert keluar.value.code == 1
    assert sebab in capsys.readouterr().err.replace("Kode", "kode")
    assert (Instansi.objects.count(), Pengguna.objects.count()) == semula


def test_superuser_ditunjukkan_jalannya(client):
    client.force_login(Pengguna.objects.create_superuser("akar", password="rahasia-sekali-saja"))
    assert "manage.py buat_instansi" in client.get("/").content.decode()
