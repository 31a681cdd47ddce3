"""The commands jalur, rpk susun and rpk ajukan: JSON keys, exit codes, nothing half-done."""

import json

import pytest
from django.core.management import call_command

from karier.models import RencanaKarier
from tests.karier.pabrik_rpk import TAHUN
from tests.pabrik import buat_instansi


@pytest.fixture
def jalankan(capsys):
    """Run a command with --json; return its exit code and what it printed."""

    def fungsi(*argumen):
        kode = 0
        try:
            call_command(*argumen, "--json")
        except SystemExit as keluar:
            kode = keluar.code
        return kode, json.loads(capsys.readouterr().out)

    return fungsi


LANGKAH = {"tahun", "bentuk", "jalur", "jabatan_id", "jabatan", "unit", "mekanisme", "prosedur", "waktu"}


def test_susun_seinstansi_dan_seunit(dunia_rpk, jalankan):
    tujuan = dunia_rpk.jabatan("administrator")
    orang, kosong = dunia_rpk.orang(9), dunia_rpk.orang(None)
    kode, hasil = jalankan("rpk", "susun", str(TAHUN), "--unit", dunia_rpk.bidang.siasn_id)
    assert kode == 0
    assert hasil["gagal"] == [{"nip": kosong.nip, "sebab": "Belum dipetakan: belum ada SKP"}]
    (rpk,) = hasil["rpk"]
    assert (set(rpk), rpk["nip"], rpk["status"]) == ({"id", "nip", "status", "langkah"}, orang.nip, "disusun")
    assert all(set(langkah) == LANGKAH for langkah in rpk["langkah"])
    assert rpk["langkah"][0]["jabatan_id"] == tujuan.siasn_id
    assert jalankan("rpk", "susun", str(TAHUN))[0] == 1


@pytest.mark.parametrize(
    ("argumen", "kode"),
    [
        (["--nip", "199001012015031999"], 2),
        (["--unit", "tidak-ada"], 2),
        (["--kode-instansi", "tidak-ada"], 2),
    ],
)
def test_susun_menolak_argumen(dunia_rpk, jalankan, argumen, kode):
    dunia_rpk.orang(5)
    hasil = jalankan("rpk", "susun", str(TAHUN), *argumen)
    assert (hasil[0], "galat" in hasil[1]) == (kode, True)
    assert not RencanaKarier.objects.exists()


def test_susun_per_nip(dunia_rpk, jalankan):
    orang, kosong = dunia_rpk.orang(5), dunia_rpk.orang(None)
    kode, hasil = jalankan("rpk", "susun", str(TAHUN), "--nip", orang.nip, kosong.nip)
    assert kode == 1
    assert [r["nip"] for r in hasil["rpk"]] == [orang.nip]
    assert [g["nip"] for g in hasil["gagal"]] == [kosong.nip]


def test_beberapa_instansi_harus_disebut(dunia_rpk, jalankan):
    buat_instansi("lain")
    kode, hasil = jalankan("rpk", "susun", str(TAHUN))
    assert kode == 2
    assert "--kode-instansi" in hasil["galat"]


def test_ajukan(dunia_rpk, jalankan):
    orang = dunia_rpk.orang(5)
    nomor = jalankan("rpk", "susun", str(TAHUN))[1]["rpk"][0]["id"]
    assert jalankan("rpk", "ajukan", str(nomor)) == (0, {"id": nomor, "nip": orang.nip, "status": "diajukan"})
    assert jalankan("rpk", "ajukan", str(nomor))[0] == 1
    assert jalankan("rpk", "ajukan", "999999")[0] == 2


def test_jalur(dunia_rpk, jalankan):
    dunia_rpk.jabatan("pengawas")
    administrator, penuh = dunia_rpk.jabatan("administrator"), dunia_rpk.jabatan("administrator", kebutuhan=0)
    orang = dunia_rpk.orang(9, "pelaksana")
    kode, hasil = jalankan("jalur", orang.nip, administrator.siasn_id)
    assert kode == 0
    langkah = [(s["jabatan"].split()[0], s["waktu"], s["jalur"]) for s in hasil["jalur"][0]["langkah"]]
    assert langkah == [
        ("Pengawas", "Triwulan I 2027", "vertikal"),
        ("Administrator", "Triwulan I 2030", "vertikal"),
    ]
    assert all(s["kelayakan"]["layak"] for s in hasil["jalur"][0]["langkah"])
    kode, hasil = jalankan("jalur", orang.nip, penuh.siasn_id)
    assert (kode, hasil["jalur"]) == (0, [])
    assert hasil["alasan"]
    assert hasil["terdekat"]
    assert jalankan("jalur", orang.nip, administrator.siasn_id, "--tahun", "0")[0] == 2
