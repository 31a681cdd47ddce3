"""Pages by key: every row once, in order, forwards and backwards, and in place when rows come and go."""

import pytest

from pegawai.models import Pegawai
from talenta.umum.halaman import halaman_kunci
from tests.pabrik import buat_jabatan, buat_pegawai, buat_unit

pytestmark = pytest.mark.django_db
URUTAN = ("-golongan_urut", "nama", "-pk")
# Rank and name of each person; the order expected is written out below.
ORANG = [(9, "Budi"), (12, "Cici"), (9, "Ani"), (12, "Cici"), (7, "Ani"), (12, "Adi"), (9, "Budi")]
HARAPAN = [5, 3, 1, 2, 6, 0, 4]


@pytest.fixture
def orang():
    unit, jabatan = buat_unit(), buat_jabatan()
    return [buat_pegawai(unit=unit, jabatan=jabatan, golongan_urut=urut, nama=nama) for urut, nama in ORANG]


def _lembar(**lain):
    return halaman_kunci(Pegawai.objects.all(), urutan=URUTAN, banyak=2, **lain)


def test_maju_lalu_mundur(orang):
    harapan = [[orang[n] for n in HARAPAN[awal : awal + 2]] for awal in range(0, 7, 2)]
    lembar = _lembar()
    maju = [lembar]
    while lembar.sesudah:
        lembar = _lembar(sesudah=int(lembar.sesudah))
        maju.append(lembar)
    assert [satu.isi for satu in maju] == harapan
    assert {satu.jumlah for satu in maju} == {7}
    assert (maju[0].sebelum, maju[-1].sesudah) == ("", "")
    mundur = []
    while lembar.sebelum:
        lembar = _lembar(sebelum=int(lembar.sebelum))
        mundur.insert(0, lembar.isi)
    assert mundur == harapan[:-1]
    assert (lembar.sebelum, bool(lembar.sesudah)) == ("", True)


def test_tetap_di_tempat_bila_baris_bertambah(orang):
    pertama = _lembar()
    kedua = _lembar(sesudah=int(pertama.sesudah))
    buat_pegawai(unit=orang[0].unit, jabatan=orang[0].jabatan, golongan_urut=13, nama="Zaki")
    orang[5].delete()
    assert _lembar(sesudah=int(pertama.sesudah)).isi == kedua.isi


def test_kunci_asing_memberi_halaman_pertama(orang):
    assert _lembar(sesudah=0).isi == _lembar(sebelum=0).isi == _lembar().isi
    kosong = halaman_kunci(Pegawai.objects.none(), urutan=URUTAN, sesudah=orang[0].pk)
    assert (kosong.isi, kosong.jumlah, kosong.sesudah, kosong.sebelum) == ([], 0, "", "")
