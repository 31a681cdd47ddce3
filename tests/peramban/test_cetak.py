"""Pages on paper: no menu and no buttons, the filter as it is set, and who printed it when."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from talenta.contoh.acuan import TAHUN
from tests.peramban.agen import _django_db_marker, agen, masuk

__all__ = ["_django_db_marker", "agen", "masuk"]
pytestmark = pytest.mark.django_db
Masuk = Callable[..., Page]


def test_kisi_di_kertas(masuk: Masuk) -> None:
    page = masuk("tim")
    page.goto(f"/pemetaan/{TAHUN}/?level=3")
    expect(page.locator(".cetak-kepala")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".cetak-kepala")).to_contain_text(re.compile(r"Dicetak \d\d-\d\d-\d{4} \d\d:\d\d oleh "))
    for tampak in (page.get_by_label("Level"), page.locator('[data-kotak="9"]'), page.locator("h1")):
        expect(tampak).to_be_visible()
    kosong = [page.get_by_label(nama) for nama in ("Rumpun", "Nama atau NIP")]
    for hilang in (*kosong, page.locator("header.sisi"), page.locator(".tab"), page.locator(".saring__aksi")):
        expect(hilang).to_be_hidden()
    expect(page.locator(".tombol").filter(visible=True)).to_have_count(0)


def test_daftar_di_kertas_tetap_tabel(masuk: Masuk) -> None:
    page = masuk("sdm")
    page.goto("/pegawai/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 990})
    expect(page.locator("thead th").first).to_be_visible()
    assert page.locator("tbody tr").first.evaluate("baris => getComputedStyle(baris).display") == "table-row"
    expect(page.locator(".saring")).to_be_visible()
    expect(page.locator(".halaman-nav__aksi")).to_be_hidden()
