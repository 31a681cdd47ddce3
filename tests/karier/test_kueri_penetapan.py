"""Pages around setting and documents ask the database as often with twice the rows, exactly as often as said here."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from karier.models import RiwayatPersetujuan
from pegawai.models import Pekerjaan, Pemberitahuan
from tests.karier.pabrik_dokumen import buat_dokumen_kartu, buat_rpk, tambah_langkah
from tests.pabrik import buat_autentikator, buat_pelimpahan, buat_pengguna, buat_unit, bukti_faktor

pytestmark = pytest.mark.django_db

# Page: who, and the queries it may ask. Session, account, roles, notices of the bell and two of the menu are in each.
BATAS = {
    "persetujuan": ("ppk", 37),
    "persetujuan pyb": ("pyb", 34),
    "persetujuan tersaring": ("ppk", 28),
    "dokumen-daftar": ("ppk", 9),
    "dokumen-rincian": ("ppk", 8),
    "dokumen-terbit": ("ppk", 13),
    "dokumen-tanda-tangan": ("ppk", 9),
    "cetak-massal": ("ppk", 11),
    "pelimpahan": ("ppk", 12),
    "pemberitahuan": ("ppk", 9),
    "faktor": ("ppk", 12),
    "pengesahan": ("admin", 8),
    "pengaturan-dokumen": ("admin", 8),
}


def _alamat(nama, dokumen):
    polos, _, saring = nama.partition(" ")
    alamat = reverse(polos, args=[dokumen.pk] if polos in ("dokumen-rincian", "dokumen-tanda-tangan") else [])
    return alamat + ("?peringatan=ada&bentuk=promosi" if saring == "tersaring" else "")


def _tambah(dunia, akun, banyak):
    for _ in range(banyak):
        orang = dunia.orang(9)
        orang.unit = buat_unit(dunia.instansi, f"Unit {orang.pk}")
        orang.save()
        for status in ("diajukan", "diperiksa"):
            rpk = buat_rpk(orang, status=status, tahun_awal=2027 if status == "diajukan" else 2026)
            tambah_langkah(rpk, 2028)
            RiwayatPersetujuan.objects.create(rpk=rpk, dari="disusun", ke=status, revisi=1, oleh=akun["sdm"])
        buat_dokumen_kartu(orang)
        buat_pelimpahan(buat_pengguna(None, dunia.instansi), dibuat_oleh=akun["ppk"])
        bukti_faktor(akun["ppk"])
        Pekerjaan.objects.create(jenis="cetak-rpk", judul="Cetak", status="selesai", dibuat_oleh=akun["ppk"])
        Pemberitahuan.objects.create(penerima=akun["ppk"], judul="Uji", kunci=f"uji-{orang.pk}")


def test_kueri_tetap(dunia_rpk, masuk_sebagai):
    akun = {"ppk": dunia_rpk.ppk, "pyb": dunia_rpk.pyb, "sdm": dunia_rpk.sdm}
    akun["admin"] = buat_pengguna("admin", dunia_rpk.instansi)
    buat_autentikator(dunia_rpk.ppk)
    client = {peran: masuk_sebagai(siapa) for peran, siapa in akun.items()}
    dokumen = buat_dokumen_kartu(dunia_rpk.orang(9))

    def hitung(nama):
        with CaptureQueriesContext(connection) as tangkap:
            assert client[BATAS[nama][0]].get(_alamat(nama, dokumen)).status_code == 200
        return len(tangkap), "\n".join(satu["sql"][:160] for satu in tangkap.captured_queries)

    _tambah(dunia_rpk, akun, 2)
    for nama in BATAS:
        hitung(nama)
    awal = {nama: hitung(nama)[0] for nama in BATAS}
    _tambah(dunia_rpk, akun, 3)
    kini = {nama: hitung(nama) for nama in BATAS}
    for nama, (banyak, kueri) in kini.items():
        assert banyak == awal[nama], f"{nama}\n{kueri}"
    assert awal == {nama: batas for nama, (_, batas) in BATAS.items()}
