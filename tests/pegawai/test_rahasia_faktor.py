"""Secrets of the second factor in the database: sealed and bound to their account; other rows are void."""

import base64
import importlib
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from pegawai.models import Autentikator
from pegawai.models.faktor import kunci_autentikator
from pegawai.services import faktor
from talenta.umum.brankas import RahasiaTerkunci, nomor_kunci
from tests.pabrik import buat_autentikator, buat_pengguna
from tests.pegawai.test_faktor import SAAT, jam, kode, pakai, ppk  # noqa: F401 - jam and ppk are fixtures

pytestmark = pytest.mark.django_db


def test_rahasia_tersegel_dalam_basis_data(ppk, jam):  # noqa: F811
    tersimpan = Autentikator.objects.get().key
    assert tersimpan.startswith("g1:0001:")
    assert len(tersimpan) == 72
    assert b"1" * 20 not in base64.urlsafe_b64decode(tersimpan[8:])
    assert "31" * 20 not in tersimpan
    assert kunci_autentikator(ppk.pk, b"1" * 20) != tersimpan  # no two alike, so that equal secrets do not show


@pytest.mark.parametrize(
    "palsukan",
    [
        lambda siapa: "31" * 20,  # unsealed, as before
        lambda siapa: kunci_autentikator(siapa.pk + 1, b"1" * 20),  # moved from another account's row
        lambda siapa: Autentikator.objects.get().key[:-2] + "AA",
        lambda siapa: Autentikator.objects.get().key.replace(":0001:", ":0009:"),
        lambda siapa: "g1:x:y",
        lambda siapa: "",
    ],
)
def test_baris_yang_ditulis_di_luar_sistem_tidak_berlaku(ppk, jam, palsukan, masuk_sebagai):  # noqa: F811
    Autentikator.objects.update(key=palsukan(ppk))
    with pytest.raises(RahasiaTerkunci, match="folder kunci rahasia"):
        pakai(ppk, kode(SAAT))
    client = masuk_sebagai(ppk)
    jawab = client.post(reverse("faktor-pemulihan"), {"kode": kode(SAAT)}, follow=True)
    assert "tidak dapat dibuka di server ini" in jawab.content.decode()
    assert client.get(reverse("faktor-pasang")).status_code == 200  # the old one is asked for, the new one is readable


def test_kunci_baru_menyegel_semua_dan_yang_lama_tetap_membuka(ppk, jam, capsys):  # noqa: F811
    lama = Autentikator.objects.get().key
    buat_autentikator(buat_pengguna("ppk"), b"2" * 20)
    call_command("kunci_faktor", "--ganti", "--json")
    assert json.loads(capsys.readouterr().out) == {"disegel": 2, "kunci": 2}
    assert {nomor_kunci(satu.key) for satu in Autentikator.objects.all()} == {2}
    assert pakai(ppk, kode(SAAT)).pk
    Autentikator.objects.filter(user=ppk).update(key=lama, last_t=-1)  # a row of an old copy
    assert pakai(ppk, kode(SAAT)).pk
    Autentikator.objects.filter(user=ppk).update(key="31" * 20, last_t=-1)  # of a copy older than the seal
    call_command("kunci_faktor", "--json")
    assert json.loads(capsys.readouterr().out) == {"disegel": 1, "kunci": 2}
    assert pakai(ppk, kode(SAAT)).pk


def test_migrasi_menyegel_dan_membuka_lagi(ppk, jam):  # noqa: F811
    migrasi = importlib.import_module("pegawai.migrations.0015_rahasia_autentikator_disegel")
    Autentikator.objects.update(key="31" * 20)
    migrasi.segel(apps, connection.schema_editor())
    tersegel = Autentikator.objects.get().key
    assert pakai(ppk, kode(SAAT)).pk
    migrasi.segel(apps, connection.schema_editor())
    assert Autentikator.objects.get().key == tersegel  # what is sealed stays
    migrasi.buka_segel(apps, connection.schema_editor())
    assert Autentikator.objects.get().key == "31" * 20


def test_berkas_kunci_hanya_milik_pemiliknya(ppk, settings):  # noqa: F811
    berkas = Path(settings.KUNCI_RAHASIA, "0001.key")
    assert oct(berkas.stat().st_mode & 0o777) == "0o600"
    assert oct(berkas.parent.stat().st_mode & 0o777) == "0o700"
    assert [satu.name for satu in berkas.parent.iterdir()] == ["0001.key"]


def test_kode_pemulihan_terikat_pada_akunnya(ppk, jam, masuk_sebagai):  # noqa: F811
    """Who can write the database and has codes of an account of their own cannot put them into another's."""
    lain = buat_pengguna("sdm")
    buat_autentikator(lain, b"2" * 20)
    milik = {
        siapa: faktor.kode_pemulihan_baru(oleh=siapa, kode=kode(SAAT, k))
        for siapa, k in ((ppk, b"1" * 20), (lain, b"2" * 20))
    }
    tempat = StaticDevice.objects.get(user=ppk)
    StaticToken.objects.bulk_create(
        StaticToken(device=tempat, token=satu.token) for satu in StaticToken.objects.filter(device__user=lain)
    )
    assert pakai(ppk, milik[lain][0]) == faktor.SALAH
    StaticDevice.objects.update(throttling_failure_count=0)
    assert pakai(ppk, milik[ppk][0]).cara == "pemulihan"


def test_migrasi_mengikat_kode_yang_sudah_dibagikan(ppk, jam):  # noqa: F811
    migrasi = importlib.import_module("pegawai.migrations.0016_kode_pemulihan_terikat")
    tempat = StaticDevice.objects.create(user=ppk, name="pemulihan", confirmed=True)
    dahulu = salted_hmac("talenta.faktor.pemulihan", "123456789012", algorithm="sha256").hexdigest()[:16]
    StaticToken.objects.create(device=tempat, token=dahulu)
    migrasi.ikat(apps, connection.schema_editor())
    assert StaticToken.objects.get().token not in (dahulu, "")
    assert pakai(ppk, "1234-5678-9012").cara == "pemulihan"
    faktor.kode_pemulihan_baru(oleh=ppk, kode=kode(SAAT))
    migrasi.buang(apps, connection.schema_editor())
    assert not StaticToken.objects.exists()
