"""The main menu by role; what has no address yet is left out."""

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from karier.models import RencanaKarier
from karier.pilihan import RekomendasiPengembangan, StatusRpk
from pegawai.models import Pengguna
from pemetaan.models import Periode
from talenta.konteks import menu
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna

pytestmark = pytest.mark.django_db

ALAMAT = {
    "Beranda": ("beranda", ()),
    "Pemetaan": ("pemetaan", (2025,)),
    "Pegawai": ("pegawai-daftar", ()),
    "Rencana karier": ("rpk-daftar", ()),
    "Rencana karier saya": ("rpk-daftar", ()),
    "Karier saya": ("saya", ()),
    "Suksesi": ("suksesi", ()),
    "Persetujuan": ("persetujuan", ()),
    "Dokumen": ("dokumen-daftar", ()),
    "Impor": ("impor-daftar", ()),
    "Pengaturan dokumen": ("pengaturan-dokumen", ()),
    "Pekerjaan": ("daftar_pekerjaan", ()),
    "Admin": ("admin:index", ()),
}
INSTANSI = ["Beranda", "Pemetaan", "Pegawai", "Rencana karier"]


def _menu(pengguna, jalan="/"):
    permintaan = RequestFactory().get(jalan)
    permintaan.user = Pengguna.objects.get(pk=pengguna.pk)
    return list(menu(permintaan)["menu_utama"])


def _ada(label, nip):
    nama, argumen = ALAMAT.get(label, ("pegawai-profil", (nip,)))
    try:
        return bool(reverse(nama, args=argumen))
    except NoReverseMatch:
        return False


@pytest.mark.parametrize(
    ("peran", "label"),
    [
        ("admin", [*INSTANSI, "Impor", "Pengaturan dokumen", "Pekerjaan", "Admin"]),
        ("sdm", [*INSTANSI, "Suksesi", "Dokumen", "Pekerjaan"]),
        ("tim", [*INSTANSI, "Suksesi", "Dokumen"]),
        ("auditor", [*INSTANSI, "Suksesi", "Dokumen"]),
        ("pyb", [*INSTANSI, "Suksesi", "Persetujuan", "Dokumen"]),
        ("ppk", [*INSTANSI, "Suksesi", "Persetujuan", "Dokumen"]),
        ("pegawai", ["Beranda", "Profil saya", "Karier saya", "Rencana karier saya"]),
        (None, ["Beranda"]),
    ],
)
def test_menu_menurut_peran(peran, label):
    Periode.objects.create(instansi=buat_instansi(), tahun=2024)
    Periode.objects.create(instansi=buat_instansi(), tahun=2025)
    Periode.objects.create(instansi=buat_instansi("kab-lain"), tahun=2026)
    orang = buat_pegawai()
    tampak = _menu(buat_pengguna(peran, pegawai=orang))
    assert [butir["label"] for butir in tampak] == [satu for satu in label if _ada(satu, orang.nip)]


def test_akun_tanpa_instansi_hanya_melihat_beranda_dan_admin():
    pengguna = buat_pengguna("admin")
    Pengguna.objects.filter(pk=pengguna.pk).update(instansi=None)
    assert {butir["label"] for butir in _menu(pengguna)} <= {"Beranda", "Admin"}


def test_halaman_yang_terbuka_ditandai():
    pengguna = buat_pengguna("admin")
    tanda = {
        jalan: {b["label"]: b["aktif"] for b in _menu(pengguna, jalan)}["Admin"]
        for jalan in ("/admin/", "/admin/x/", "/")
    }
    assert tanda == {"/admin/": "page", "/admin/x/": "true", "/": ""}


@pytest.mark.parametrize(("peran", "jumlah"), [("pyb", 2), ("ppk", 1)])
def test_lencana_menghitung_yang_menunggu(peran, jumlah):
    for nomor, status in enumerate([StatusRpk.DIAJUKAN, StatusRpk.DIAJUKAN, StatusRpk.DIPERIKSA, StatusRpk.DISUSUN]):
        for instansi in (buat_instansi(), buat_instansi("kab-lain")):
            RencanaKarier.objects.create(
                instansi=instansi,
                pegawai=buat_pegawai(instansi=instansi),
                tahun_awal=2026 + nomor,
                status=status,
                rekomendasi=RekomendasiPengembangan.KARIER,
            )
    lencana = [b["lencana"] for b in _menu(buat_pengguna(peran)) if b["label"] == "Persetujuan"]
    assert lencana == ([jumlah] if _ada("Persetujuan", "") else [])
