"""The list of people in a real browser: searching while typing, and the way back."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit
from tests.peramban.conftest import tahan


@pytest.fixture
def orang(buka_sebagai):
    unit = buat_unit()
    for nama in ("SITI AMINAH", "SITI RAHAYU", "BUDI SANTOSO"):
        buat_pegawai(unit=unit, nama=nama)
    return buka_sebagai(buat_pengguna("sdm", instansi=unit.instansi))


def test_mencari_sambil_mengetik_diumumkan_dan_dapat_kembali(orang):
    page = orang
    page.goto("/pegawai/")
    expect(page.locator("#hasil tbody tr")).to_have_count(3)
    page.locator("#id_q").press_sequentially("siti")
    expect(page.locator("#hasil tbody tr")).to_have_count(2)
    expect(page.locator("#pengumuman")).to_have_text("2 pegawai ditemukan")
    expect(page).to_have_url(re.compile("q=siti"))
    page.get_by_role("link", name="SITI RAHAYU").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("SITI RAHAYU")
    page.go_back()
    expect(page.locator("#hasil tbody tr")).to_have_count(2)
    expect(page.locator("#id_q")).to_have_value("siti")
    page.get_by_role("link", name="Reset").click()
    expect(page.locator("#hasil tbody tr")).to_have_count(3)
    assert page.keluhan == []


def _tekan_saat_hasil_datang(page, sasaran):
    """Search, press the mouse on ``sasaran``, and only then let the answer come; the page's clock stands still."""
    page.clock.install()
    page.goto("/pegawai/")
    page.clock.pause_at(datetime.now() + timedelta(hours=1))
    hasil = tahan(page, re.compile(r"q=siti"))
    tempat = sasaran.bounding_box()
    page.mouse.move(tempat["x"] + 5, tempat["y"] + 5)
    page.locator("#id_q").fill("siti")
    page.clock.run_for(400)
    ditahan = hasil()
    page.mouse.down()
    page.evaluate("() => { document.addEventListener('htmx:afterOnLoad', () => { document.body.id = 'tiba'; }); }")
    ditahan.continue_()
    expect(page.locator("#tiba")).to_have_count(1)
    page.unroute(re.compile(r"q=siti"))
    expect(page.locator("#hasil tbody tr")).to_have_count(3)
    page.mouse.up()


def test_hasil_yang_datang_saat_mengklik_tidak_menelan_kliknya(orang):
    page = orang
    _tekan_saat_hasil_datang(page, page.get_by_role("link", name="SITI RAHAYU"))
    expect(page.get_by_role("heading", level=1)).to_have_text("SITI RAHAYU")


def test_hasil_yang_ditahan_datang_setelah_klik_di_tempat_lain(orang):
    page = orang
    _tekan_saat_hasil_datang(page, page.get_by_role("heading", level=1))
    page.clock.run_for(300)
    expect(page.locator("#hasil tbody tr")).to_have_count(2)
    expect(page).to_have_url(re.compile("q=siti"))
