"""Who qualifies for a post, on a screen."""

import re

from playwright.sync_api import expect

from tests.karier.pabrik_rpk import buat_dunia
from tests.peramban.agen import muat_selebar_layar


def test_dari_peta_jabatan_ke_kandidat(buka_sebagai):
    dunia = buat_dunia()
    dunia.jabatan("administrator", nama="Kepala Bidang Uji")
    dunia.orang(9, nama="LAYAK SEKALI")
    dunia.orang(5, nama="NYARIS SAJA", pendidikan="d3")
    page = buka_sebagai(dunia.sdm)
    page.goto("/karier/jabatan/?q=bidang+uji")
    page.get_by_role("link", name="Kepala Bidang Uji").click()
    page.wait_for_url(re.compile(r"/karier/jabatan/\d+/$"))
    expect(page.locator("#hasil tbody tr")).to_have_count(1)
    page.get_by_label("Tampilkan").select_option("nyaris")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**nyaris*")
    expect(page.locator("#hasil tbody tr")).to_contain_text("NYARIS SAJA")
    expect(page.locator("#hasil tbody tr")).to_contain_text("Pendidikan")
    page.set_viewport_size({"width": 390, "height": 800})
    muat_selebar_layar(page)
    page.get_by_role("link", name="NYARIS SAJA").click()
    page.get_by_role("link", name="Jabatan yang dapat dituju").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jabatan yang dapat dituju")
