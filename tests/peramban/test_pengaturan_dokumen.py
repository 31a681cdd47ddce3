"""Document settings in the browser: the preview follows the form, and saving makes a version."""

from threading import Event

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from karier.selectors.pengaturan import pengaturan_berlaku
from tests.pabrik import buat_pengguna
from tests.peramban.conftest import PONSEL


@pytest.mark.django_db
def test_pratinjau_mengikuti_isian(buka_sebagai, monkeypatch):
    tampak = Event()

    def cetak(isi, logo=""):
        if isi["penandatangan"]["nama"] == "Sari Belum Disimpan":
            tampak.set()
        return b"%PDF-1.7"

    monkeypatch.setattr("karier.views.pengaturan_dokumen.cetak_dokumen", cetak)
    admin = buat_pengguna("admin")
    halaman = buka_sebagai(admin, viewport={"width": 1440, "height": 900})
    with halaman.expect_response("**/pratinjau/"):
        halaman.goto("/karier/pengaturan-dokumen/")
    assert not tampak.is_set()
    # Typed again where the browser still draws the preview before: it may drop what is asked of the frame meanwhile.
    for ke in range(600):
        if tampak.is_set():
            break
        if ke % 50 == 0:
            halaman.get_by_label("Nama PPK").fill("Sari Belum Disimpan")
        halaman.wait_for_timeout(100)
    assert tampak.is_set()
    assert pengaturan_berlaku(admin.instansi).versi == 0
    halaman.get_by_role("button", name="Simpan sebagai versi baru").click()
    expect(halaman.get_by_text("Pengaturan disimpan sebagai versi 1")).to_be_visible()
    ponsel = buka_sebagai(admin, viewport=PONSEL)
    ponsel.goto("/karier/pengaturan-dokumen/")
    assert ponsel.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert Axe().run(ponsel).response["violations"] == []
