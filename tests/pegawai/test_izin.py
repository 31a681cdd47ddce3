"""Role × action, as one table: a new predicate without a line here fails."""

import inspect

import pytest
from django.contrib.auth.models import AnonymousUser

from pegawai import izin
from pegawai.pilihan import Peran
from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit

SEMUA = ("admin", "sdm", "sdm_unit", "tim", "pyb", "ppk", "auditor", "diri", "orang_lain")
MATRIKS = {
    "boleh_lihat_instansi": {"admin", "sdm", "sdm_unit", "tim", "pyb", "ppk", "auditor"},
    "boleh_impor": {"admin"},
    "boleh_kelola_rujukan": {"admin"},
    "boleh_lihat_pekerjaan": {"admin"},
    "boleh_lihat_mutu": {"admin", "sdm", "sdm_unit", "tim", "auditor"},
    "boleh_lihat_jejak": {"admin", "sdm", "sdm_unit"},
    "boleh_lihat_disiplin": {"sdm", "sdm_unit", "tim", "pyb", "ppk", "auditor", "diri"},
    "boleh_petakan": {"sdm", "tim"},
    "boleh_kalibrasi": {"tim"},
    "boleh_susun_rpk": {"sdm", "sdm_unit"},
    "boleh_periksa_rpk": {"pyb"},
    "boleh_tetapkan_rpk": {"ppk"},
    "boleh_tanggapi_rpk": {"diri"},
    "boleh_limpahkan": {"admin", "ppk"},
    "boleh_catat_realisasi": {"sdm", "sdm_unit"},
    "boleh_lihat_kelayakan": {"sdm", "sdm_unit", "tim", "pyb", "ppk", "auditor"},
    "boleh_lihat_monev": {"sdm", "sdm_unit", "tim", "pyb", "ppk", "auditor"},
    "boleh_lihat_suksesi": {"sdm", "sdm_unit", "tim", "pyb", "ppk", "auditor"},
    "boleh_lihat_kalibrasi": {"sdm", "tim", "ppk", "auditor"},
    "boleh_lihat_paket": {"sdm", "pyb", "ppk", "auditor"},
    "boleh_kelola_paket": {"sdm"},
    "boleh_kelola_katalog": {"admin", "sdm"},
    "boleh_kelola_program": {"sdm", "sdm_unit", "tim"},
    "boleh_susun_suksesi": {"sdm", "tim"},
    "boleh_tetapkan_suksesi": {"ppk"},
    "adalah_ppk": {"ppk"},
    "adalah_diri": {"diri"},
    "punya_profil": {"diri", "orang_lain"},
}
PREDIKAT = {nama: getattr(izin, nama) for nama in MATRIKS}


@pytest.fixture
def orang(db):
    return buat_pegawai()


@pytest.fixture
def pelaku(orang):
    akun = {peran: buat_pengguna(peran) for peran in SEMUA if peran in Peran.values}
    akun["sdm_unit"] = buat_pengguna("sdm", unit=buat_unit(orang.instansi))
    akun["diri"] = buat_pengguna("pegawai", pegawai=orang)
    akun["orang_lain"] = buat_pengguna("pegawai", pegawai=buat_pegawai(orang.instansi))
    return akun


def _tanya(nama, pengguna, orang):
    fungsi = PREDIKAT[nama]
    return fungsi(pengguna, orang) if "pegawai" in inspect.signature(fungsi).parameters else fungsi(pengguna)


def test_matriks_memuat_semua_predikat():
    ada = {n for n, f in vars(izin).items() if n.startswith(("boleh_", "adalah_", "punya_")) and inspect.isfunction(f)}
    assert ada == set(MATRIKS)


@pytest.mark.parametrize("nama", MATRIKS)
def test_peran_kali_predikat(nama, pelaku, orang):
    assert {kode for kode in SEMUA if _tanya(nama, pelaku[kode], orang)} == MATRIKS[nama]


@pytest.mark.parametrize("nama", MATRIKS)
def test_gagal_tertutup(nama, orang):
    mati = buat_pengguna("admin", is_active=False)
    super_tanpa_peran = buat_pengguna(None, is_superuser=True)
    for siapa in (None, AnonymousUser(), mati, super_tanpa_peran, object()):
        assert _tanya(nama, siapa, orang) is False


def test_tanpa_objek_tertutup(pelaku):
    for akun in pelaku.values():
        assert izin.boleh_lihat_disiplin(akun, None) is False
        assert izin.boleh_tanggapi_rpk(akun, None) is False


@pytest.mark.parametrize(("nama", "peran"), [("boleh_petakan", "sdm"), ("boleh_kalibrasi", "tim")])
def test_seinstansi_perlu_instansi(nama, peran, db):
    akun = buat_pengguna(peran)
    akun.instansi = None
    assert PREDIKAT[nama](akun) is False
