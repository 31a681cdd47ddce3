"""Recording what came of a step, and a package for BKN, in a real browser and on a phone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from karier.models import LangkahRpk, RencanaKarier
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.karier.pabrik_pelaksanaan import buat_katalog, buat_paket
from tests.pabrik import buat_pengguna
from tests.peramban.agen import muat_selebar_layar

HALAMAN = (
    "/karier/pemantauan/",
    "/karier/pemantauan/langkah/",
    "/karier/pemantauan/evaluasi/",
    "/karier/katalog/",
    "/karier/katalog/rekap/",
    "/karier/paket/",
)


@pytest.fixture
def rpk(transactional_db):
    satu = buat_rpk(ditetapkan=True)
    tambah_langkah(satu, 2026, waktu="Triwulan I 2026")
    return satu


def test_mencatat_realisasi_dan_menyusun_versi_baru(rpk, buka_sebagai):
    page = buka_sebagai(buat_pengguna("sdm", rpk.instansi))
    langkah = rpk.langkah.get(tahun=2026)
    page.goto("/karier/pemantauan/langkah/?tahun=2026")
    page.get_by_role("link", name="Catat").first.click()
    page.get_by_label("Terlaksana", exact=True).check()
    page.get_by_label("Tanggal pelaksanaan").fill("2026-02-20")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator(".ringkasan-galat")).to_contain_text("Sebutkan buktinya")
    page.get_by_label("Bukti", exact=True).fill("Sertifikat 7")
    bukti = SimpleUploadedFile("s.pdf", b"%PDF-1.7")
    berkas = {"name": bukti.name, "mimeType": "application/pdf", "buffer": bukti.read()}
    page.get_by_label("Berkas bukti").set_input_files(berkas)
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator(".realisasi")).to_contain_text("Sertifikat 7 s.pdf")
    assert LangkahRpk.objects.get(pk=langkah.pk).status == "terlaksana"
    page.get_by_role("link", name="Ubah rencana (versi baru)").click()
    page.get_by_label("Alasan perubahan").fill("Jabatan dihapus")
    page.get_by_role("button", name="Susun versi baru").click()
    expect(page.get_by_text("yang ini")).to_be_visible()
    page.get_by_role("link", name="Bandingkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Versi 1 dan versi 2")
    assert RencanaKarier.objects.filter(menggantikan=rpk).count() == 1
    # The browser itself notes the form that was refused.
    assert [satu for satu in page.keluhan if "400 (Bad Request)" not in satu] == []


def test_halaman_muat_di_ponsel(rpk, buka_sebagai):
    buat_katalog(rpk.instansi)
    paket = buat_paket(rpk.instansi)
    page = buka_sebagai(buat_pengguna("sdm", rpk.instansi))
    page.set_viewport_size({"width": 390, "height": 844})
    for alamat in (*HALAMAN, f"/karier/paket/{paket.pk}/", f"/karier/rpk/{rpk.pk}/"):
        page.goto(alamat)
        muat_selebar_layar(page)
    assert page.keluhan == []
