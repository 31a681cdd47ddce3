"""Whole journeys through the demo agency in a real browser."""

import re

from tests.peramban.agen import agen, masuk, periksa
from tests.peramban.conftest import PONSEL

__all__ = ["agen", "masuk"]


def test_tanpa_javascript_saringan_tetap_bekerja(masuk):
    page = masuk("sdm", java_script_enabled=False)
    page.goto("/pegawai/")
    semua = page.locator("table tbody tr").count()
    page.get_by_label("Nama atau NIP").fill("Utami")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile(r"q=Utami"))
    nama = page.locator("table tbody tr td:first-child, table tbody tr th").all_inner_texts()
    assert 0 < len(nama) < semua
    assert all("Utami" in satu for satu in nama)


def test_pintu_masuk_terbuka_pada_basis_data_kosong(buka):
    """Its fixtures make the suite keep a copy of the empty database, which the journeys put back at their end."""
    page = buka(viewport=PONSEL)
    page.goto("/")
    page.wait_for_url("**/masuk/**")
    periksa(page)
