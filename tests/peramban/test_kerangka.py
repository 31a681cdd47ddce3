"""The shell in a real browser: on a phone without JavaScript, by keyboard, under the content security policy."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.pabrik import SANDI, buat_instansi, buat_pengguna
from tests.peramban.agen import periksa
from tests.peramban.conftest import MEJA, PONSEL, tahan


def _masuk(page: Page, nama: str) -> None:
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(nama)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(re.compile(r"://[^/]+/$"))


def test_menu_ponsel_tanpa_javascript(buka):
    buat_pengguna("sdm", instansi=buat_instansi(), username="sari")
    page = buka(viewport=PONSEL, java_script_enabled=False)
    _masuk(page, "sari")
    expect(page.get_by_role("link", name="Pegawai")).to_be_hidden()
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="Pegawai").click()
    page.wait_for_url("**/pegawai/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pegawai")
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/")
    expect(page.get_by_role("status").filter(has_text="Anda sudah keluar.")).to_be_visible()


def test_papan_tik_melompat_ke_isi(buka):
    page = buka(viewport=MEJA)
    page.goto("/masuk/")
    page.keyboard.press("Tab")
    lompat = page.get_by_role("link", name="Langsung ke isi")
    expect(lompat).to_be_focused()
    lompat.press("Enter")
    expect(page.locator("#isi")).to_be_focused()


def test_galat_mendapat_fokus_dan_menunjuk_isian(buka):
    page = buka(viewport=PONSEL)
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk").click()
    ringkasan = page.get_by_role("alert").filter(has_text="Ada yang perlu diperbaiki")
    expect(ringkasan).to_be_focused()
    ringkasan.get_by_role("link", name=re.compile("Isi kata sandi")).click()
    expect(page.locator("[name=password]")).to_be_focused()


def test_galat_tidak_merebut_fokus_dari_yang_sudah_mengetik(buka):
    page = buka(viewport=MEJA)
    page.goto("/masuk/")
    skrip = tahan(page, re.compile(r"/talenta[.\w]*\.js"))
    page.get_by_role("button", name="Masuk").click()
    ditahan = skrip()
    nama = page.get_by_label("Nama pengguna")
    expect(page.locator(".ringkasan-galat")).to_be_visible()
    nama.focus()
    ditahan.continue_()
    page.wait_for_load_state()
    expect(nama).to_be_focused()


@pytest.mark.parametrize("ukuran", [MEJA, PONSEL], ids=["meja", "ponsel"])
def test_alamat_yang_tidak_ada(buka_sebagai, ukuran):
    page = buka_sebagai(buat_pengguna("admin"), viewport=ukuran)
    assert page.goto("/tidak-ada/").status == 404
    page.keluhan.clear()  # the browser notes the answer itself
    periksa(page, semua=True)
