"""Readiness: what counts as complete, the lists behind the figures, scope, and a constant number of queries."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from karier.selectors.persiapan import MENURUT_KUNCI, daftar_pos, hitung, ringkas_pos, yang_kurang
from pegawai.models import Jabatan, PetaJabatan, Rumpun, StandarKompetensi
from pegawai.pilihan import Kompetensi
from tests.pabrik import buat_asesmen, buat_instansi, buat_jabatan, buat_pegawai, buat_pengguna, buat_unit

PADA = date(2026, 11, 24)


@pytest.fixture
def dunia(db):
    """Two units: in one a post with its holder and nothing else; a stranger's agency beside it."""
    akar = buat_unit(nama="Dinas")
    lain = buat_unit(akar.instansi, "Badan")
    orang = buat_pegawai(unit=akar)
    pos = PetaJabatan.objects.create(jabatan=orang.jabatan, unit=akar, kebutuhan=1)
    asing = buat_unit(buat_instansi("lain"))
    PetaJabatan.objects.create(jabatan=buat_jabatan(asing.instansi), unit=asing, kebutuhan=3)
    buat_pegawai(unit=asing)
    sdm = buat_pengguna("sdm", akar.instansi)
    return SimpleNamespace(akar=akar, lain=lain, orang=orang, pos=pos, sdm=sdm)


def angka(pengguna, kunci):
    satu = next(h for h in hitung(pengguna, pada=PADA) if h.butir.kunci == kunci)
    daftar = yang_kurang(pengguna, MENURUT_KUNCI[kunci], pada=PADA)
    assert daftar.count() == satu.kurang
    return satu.semua, satu.kurang


def test_kelas_kebutuhan_dan_rumpun_kosong_sampai_diisi(dunia):
    for kunci, isi in (
        ("kelas", {"kelas": 8}),
        ("rumpun", {"rumpun": Rumpun.objects.create(nama="R")}),
    ):
        assert angka(dunia.sdm, kunci) == (1, 1)
        PetaJabatan.objects.filter(pk=dunia.pos.pk).update(**isi)
        assert angka(dunia.sdm, kunci) == (1, 0)
    assert angka(dunia.sdm, "kebutuhan") == (1, 0)
    PetaJabatan.objects.filter(pk=dunia.pos.pk).update(kebutuhan=0)
    assert angka(dunia.sdm, "kebutuhan") == (1, 1)


def test_jabatan_tanpa_nama_atau_id_dan_yang_tidak_aktif(dunia):
    assert angka(dunia.sdm, "jabatan") == (1, 0)
    Jabatan.objects.filter(pk=dunia.orang.jabatan_id).update(siasn_id="")
    assert angka(dunia.sdm, "jabatan") == (1, 1)
    Jabatan.objects.filter(pk=dunia.orang.jabatan_id).update(aktif=False)
    assert angka(dunia.sdm, "jabatan") == (0, 0)


def test_unit_dan_jabatan_tanpa_peta(dunia):
    assert angka(dunia.sdm, "unit") == (2, 1)
    baru = buat_jabatan(dunia.akar.instansi)
    assert list(yang_kurang(dunia.sdm, MENURUT_KUNCI["jabatan-peta"], pada=PADA)) == [baru]


def test_orang_di_luar_peta_menurut_jabatan_dan_unit(dunia):
    assert angka(dunia.sdm, "orang-peta") == (1, 0)
    buat_pegawai(unit=dunia.lain, jabatan=dunia.orang.jabatan)
    assert angka(dunia.sdm, "orang-peta") == (2, 1)


@pytest.mark.parametrize(
    ("tanggal", "kurang"),
    [(date(2023, 11, 24), 0), (date(2023, 11, 23), 1), (PADA, 0), (date(2026, 11, 25), 1)],
)
def test_asesmen_berlaku_tiga_tahun_dan_tidak_dari_hari_depan(dunia, tanggal, kurang):
    buat_asesmen(dunia.orang, tanggal)
    assert angka(dunia.sdm, "asesmen") == (1, kurang)


def test_standar_lengkap_hanya_dengan_sembilan_kompetensi(dunia):
    for banyak, kompetensi in enumerate(Kompetensi.values, 1):
        StandarKompetensi.objects.create(jabatan=dunia.orang.jabatan, kompetensi=kompetensi, level=3)
        if banyak >= 8:
            assert angka(dunia.sdm, "standar") == (1, int(banyak < 9))


def test_kurang_pas_dan_lebih_dihitung_dari_pegawai_aktif(dunia):
    jabatan = dunia.orang.jabatan
    assert ringkas_pos(dunia.sdm) == {
        "kebutuhan": 1,
        "terisi": 1,
        "kurang": 0,
        "lebih": 0,
        "pos_kurang": 0,
        "pos_lebih": 0,
        "pos_pas": 1,
    }
    kedua = buat_pegawai(unit=dunia.akar, jabatan=jabatan)
    PetaJabatan.objects.create(jabatan=jabatan, unit=dunia.lain, kebutuhan=2)
    hasil = ringkas_pos(dunia.sdm)
    assert (hasil["terisi"], hasil["kurang"], hasil["lebih"]) == (2, 2, 1)
    assert [p.unit for p in daftar_pos(dunia.sdm, "kurang")] == [dunia.lain]
    assert [p.unit for p in daftar_pos(dunia.sdm, "lebih")] == [dunia.akar]
    type(kedua).objects.filter(pk=kedua.pk).update(aktif=False)
    assert ringkas_pos(dunia.sdm)["lebih"] == 0


def test_pengelola_unit_hanya_melihat_unitnya(dunia):
    unit = buat_pengguna("sdm", unit=dunia.lain)
    assert angka(unit, "orang-peta") == (0, 0)
    assert angka(unit, "jabatan") == (0, 0)
    assert angka(unit, "unit") == (1, 1)
    assert ringkas_pos(unit)["kebutuhan"] == 0


def _kueri(client, alamat):
    with CaptureQueriesContext(connection) as kueri:
        assert client.get(alamat).status_code == 200
    return len(kueri)


def test_halaman_dan_unduhan_dengan_kueri_tetap(dunia, masuk_sebagai):
    client = masuk_sebagai("sdm")
    alamat = [
        reverse("persiapan"),
        reverse("persiapan-kurang", args=["asesmen"]),
        reverse("persiapan-kurang", args=["standar"]),
        reverse("persiapan-pos", args=["pas"]),
    ]
    for satu in alamat:
        client.get(satu)
    awal = [_kueri(client, satu) for satu in alamat]
    for nomor in range(4):
        unit = buat_unit(dunia.akar.instansi, f"U{nomor}")
        orang = buat_pegawai(unit=unit)
        PetaJabatan.objects.create(jabatan=orang.jabatan, unit=unit, kebutuhan=1)
    assert [_kueri(client, satu) for satu in alamat] == awal
    teks = b"".join(client.get(alamat[1] + "?bentuk=csv").streaming_content).decode()
    assert teks.count("\n") == 6
    assert dunia.orang.nip in teks


def test_hanya_admin_ditawari_impor(dunia, masuk_sebagai):
    tautan = reverse("impor-daftar") + "?jenis=asesmen"
    assert tautan in masuk_sebagai("admin").get(reverse("persiapan")).content.decode()
    assert tautan not in masuk_sebagai("sdm").get(reverse("persiapan")).content.decode()
