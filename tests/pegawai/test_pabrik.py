"""The builders make what the models themselves accept."""

import pytest

from pegawai.pilihan import Jenjang, Peran, Predikat
from tests import pabrik


@pytest.mark.django_db
def test_semua_buatan_sah():
    unit = pabrik.buat_unit(nama="Dinas")
    bidang = pabrik.buat_unit(induk=unit, nama="Bidang")
    orang = pabrik.buat_pegawai(unit=bidang, riwayat=True)
    kedua = pabrik.buat_pegawai(unit=bidang)
    buatan = [unit.instansi, unit, bidang, orang, kedua, pabrik.buat_asesmen(orang)]
    buatan += [pabrik.buat_jabatan(jenjang=jenjang) for jenjang in Jenjang]
    buatan += [pabrik.buat_kinerja(orang, 2020 + i, predikat) for i, predikat in enumerate(Predikat)]
    buatan += [pabrik.buat_pengguna(peran, unit=unit) for peran in Peran]
    for objek in buatan:
        objek.full_clean()
    assert orang.nip == "198501012010032001"
    assert kedua.nip == "198501012010031002"
    assert bidang.is_descendant_of(unit)


def test_masuk_sebagai(masuk_sebagai):
    assert masuk_sebagai("sdm").pengguna.peran == {"sdm"}
    assert masuk_sebagai(None).pengguna.peran == frozenset()
