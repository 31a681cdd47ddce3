"""Preparing an installation, and the password of the demo accounts."""

import socket
import stat
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from pegawai.models import Pengguna
from talenta.contoh.acuan import KODE
from talenta.contoh.sandi import samakan_sandi, sandi_contoh
from talenta.management.commands import siapkan
from tests.pabrik import SANDI, buat_instansi, buat_pengguna

AKAR = Path(__file__).resolve().parents[2]


def test_sandi_contoh_dibuat_sekali_dan_tertutup(settings, tmp_path):
    settings.VAR, settings.TALENTA_SANDI_CONTOH = tmp_path, ""
    sandi = sandi_contoh()
    assert len(sandi) >= 12
    assert sandi_contoh() == sandi
    assert stat.S_IMODE((tmp_path / "sandi-contoh").stat().st_mode) == 0o600
    settings.TALENTA_SANDI_CONTOH = "dari-lingkungan"
    assert sandi_contoh() == "dari-lingkungan"


@pytest.mark.django_db
def test_sandi_hanya_disamakan_pada_akun_contoh():
    contoh = [buat_pengguna(peran, buat_instansi(KODE), username=peran) for peran in ("ppk", "admin")]
    asli = buat_pengguna("sdm", buat_instansi("kab-nyata"), username="sdm")
    for _ in range(2):
        assert [satu.username for satu in samakan_sandi(sandi="sandi-yang-baru")] == ["admin", "ppk"]
    assert all(Pengguna.objects.get(pk=satu.pk).check_password("sandi-yang-baru") for satu in contoh)
    assert Pengguna.objects.get(pk=asli.pk).check_password(SANDI)


@pytest.mark.django_db
def test_siapkan_tidak_menyentuh_instansi_yang_ada(settings, tmp_path, monkeypatch):
    settings.VAR, settings.STATIC_ROOT = tmp_path, str(tmp_path)
    buat_instansi("kab-nyata")
    panggilan = []
    monkeypatch.setattr(siapkan, "call_command", lambda nama, **_: panggilan.append(nama))
    for _ in range(2):
        keluaran = StringIO()
        call_command("siapkan", stdout=keluaran, stderr=StringIO())
        assert keluaran.getvalue() == ""
    assert panggilan == ["migrate", "collectstatic", "migrate"]


@pytest.mark.django_db
@pytest.mark.parametrize("produksi", [False, True])
def test_siapkan_menunjukkan_langkah_pertama(settings, tmp_path, monkeypatch, produksi):
    settings.VAR, settings.STATIC_ROOT, settings.PRODUKSI = tmp_path, str(tmp_path), produksi
    monkeypatch.setattr(siapkan, "call_command", lambda nama, **_: None)
    keluaran = StringIO()
    call_command("siapkan", "--tanpa-contoh", stdout=keluaran, stderr=StringIO())
    assert "manage.py buat_instansi KODE" in keluaran.getvalue()


@pytest.mark.parametrize("argumen", [["--apa"], ["--port"], ["--port", "0"], ["--port", "65536"], ["--port=8a"]])
def test_pilihan_server_yang_salah(argumen):
    hasil = subprocess.run([AKAR / "script/server", *argumen], capture_output=True, text=True, check=False)
    assert hasil.returncode == 2
    assert "Pemakaian: script/server" in hasil.stderr


def test_porta_yang_terpakai_ditolak_dengan_santun():
    with socket.create_server(("127.0.0.1", 0)) as pemakai:
        porta = pemakai.getsockname()[1]
        perintah = [AKAR / "script/server", "--port", str(porta)]
        hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert hasil.returncode == 1
    assert f"Porta {porta} sedang dipakai" in hasil.stderr
