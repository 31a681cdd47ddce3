"""The list of people: search, filters, pages by key."""

from datetime import date

import pytest

from pegawai.models import Klaster, Pegawai, PetaJabatan, Rumpun
from pegawai.selectors.daftar import cari, di_bawah_unit, halaman, pada_level, pada_peta
from tests.pabrik import buat_jabatan, buat_pegawai, buat_unit

pytestmark = pytest.mark.django_db
SEMUA = Pegawai.objects.all()


def _nama(orang):
    return sorted(orang.values_list("nama", flat=True))


@pytest.mark.parametrize(
    ("teks", "ketemu"),
    [
        ("siti", ["Siti Aminah", "Siti Nur Rahayu"]),
        ("RAHAYU siti", ["Siti Nur Rahayu"]),
        ("  ", ["Budi", "Siti Aminah", "Siti Nur Rahayu"]),
        ("tidak ada", []),
        ("100%", []),
        ("_", []),
        ("19850101", ["Budi", "Siti Aminah", "Siti Nur Rahayu"]),
        ("1985 0101.2010", ["Budi", "Siti Aminah", "Siti Nur Rahayu"]),
        ("1986", []),
        ("1" * 19, []),
    ],
)
def test_cari(teks, ketemu):
    for nama in ("Siti Aminah", "Siti Nur Rahayu", "Budi"):
        buat_pegawai(nama=nama)
    assert _nama(cari(SEMUA, teks)) == ketemu


def test_cari_nip_lengkap_dengan_spasi_dan_petik():
    orang = buat_pegawai()
    buat_pegawai()
    n = orang.nip
    for teks in (n, f"'{n}", f"{n[:8]} {n[8:14]} {n[14]} {n[15:]}"):
        assert list(cari(SEMUA, teks)) == [orang]


def test_saring_level_peta_dan_unit():
    dinas = buat_unit(nama="Dinas")
    bidang = buat_unit(induk=dinas, nama="Bidang")
    lain = buat_unit(dinas.instansi, "Lain")
    rumpun, klaster = Rumpun.objects.create(nama="Teknis"), Klaster.objects.create(nama="Inti")
    pengawas = buat_jabatan(jenjang="pengawas")
    PetaJabatan.objects.create(jabatan=pengawas, unit=bidang, kebutuhan=1, rumpun=rumpun, klaster=klaster)
    a = buat_pegawai(unit=bidang, jabatan=pengawas)
    b = buat_pegawai(unit=dinas, jabatan=buat_jabatan(jenjang="administrator"))
    c = buat_pegawai(unit=lain, jabatan=pengawas)
    assert set(pada_level(SEMUA, 2)) == {a, c}
    assert set(pada_level(SEMUA, 3)) == {b}
    assert set(pada_peta(SEMUA, rumpun=rumpun)) == {a}
    assert set(pada_peta(SEMUA, rumpun=rumpun, klaster=klaster)) == {a}
    assert set(pada_peta(SEMUA.all())) == {a, b, c}
    dinas.refresh_from_db()
    assert set(di_bawah_unit(SEMUA, dinas)) == {a, b}
    assert set(di_bawah_unit(SEMUA, bidang)) == {a}


def test_halaman_maju_dan_mundur_tidak_melompati_nama_kembar():
    for nama in ("A", "B", "B", "B", "C", "D", "E"):
        buat_pegawai(nama=nama)
    urut = [satu.nip for satu in Pegawai.objects.order_by("nama", "nip")]
    lembar, maju = halaman(SEMUA, banyak=3), []
    assert lembar.sebelum == ""
    while True:
        maju.append([satu.nip for satu in lembar.isi])
        assert lembar.jumlah == 7
        if not lembar.sesudah:
            break
        lembar = halaman(SEMUA, sesudah=lembar.sesudah, banyak=3)
    assert maju == [urut[:3], urut[3:6], urut[6:]]
    mundur = halaman(SEMUA, sebelum=lembar.sebelum, banyak=3)
    assert [satu.nip for satu in mundur.isi] == urut[3:6]
    assert mundur.sesudah == urut[5]
    awal = halaman(SEMUA, sebelum=mundur.sebelum, banyak=3)
    assert [satu.nip for satu in awal.isi] == urut[:3]
    assert awal.sebelum == ""


def test_halaman_dari_nip_di_luar_saringan_mulai_dari_awal():
    orang = buat_pegawai(nama="A")
    buat_pegawai(nama="B", tanggal_lahir=date(1990, 1, 1))
    for kunci in ({"sesudah": "123"}, {"sebelum": "x"}, {"sesudah": orang.nip + "0"}):
        assert [satu.nama for satu in halaman(SEMUA, **kunci).isi] == ["A", "B"]
    kosong = halaman(Pegawai.objects.none(), sesudah=orang.nip)
    assert (kosong.isi, kosong.jumlah, kosong.sesudah, kosong.sebelum) == ([], 0, "", "")
