"""BKN's screen in a real browser: the steps, the chart with its table, and picking people."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pegawai.models import PetaJabatan, Rumpun
from tests.pabrik import buat_kinerja, buat_pegawai, buat_pengguna, buat_unit
from tests.peramban.agen import periksa
from tests.peramban.conftest import MEJA, PONSEL


@pytest.mark.parametrize("ukuran", [MEJA, PONSEL], ids=["meja", "ponsel"])
def test_level_rumpun_proses_pilih(buka_sebagai: Callable[..., Page], ukuran: dict[str, int]) -> None:
    unit, rumpun = buat_unit(), Rumpun.objects.create(nama="Hukum")
    for nama, predikat in (("Ani", "sangat_baik"), ("Budi", "baik"), ("Citra", "kurang")):
        orang = buat_pegawai(unit=unit, nama=nama)
        PetaJabatan.objects.create(jabatan=orang.jabatan, unit=unit, kebutuhan=1, rumpun=rumpun)
        buat_kinerja(orang, 2025, predikat)
    page = buka_sebagai(buat_pengguna("sdm", unit.instansi), viewport=ukuran)
    page.goto("/pemetaan/2025/kinerja/")
    periksa(page)
    page.get_by_label("Level", exact=True).select_option("2")  # goes on by itself
    page.wait_for_url("**level=2*")
    page.get_by_label("Rumpun").select_option(label="Hukum")
    page.get_by_role("button", name="Proses").click()
    expect(page.get_by_role("img", name="Performa objektif terhadap subjektif")).to_be_visible()
    periksa(page)
    page.get_by_label("Nama Pegawai").fill("ani")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_label("Pilih Citra")).to_have_count(0)
    page.get_by_label("Pilih Ani").check()
    page.get_by_role("button", name="Pilih Pegawai").click()
    expect(page.get_by_role("region", name="Pegawai terpilih", exact=True)).to_contain_text("Ani")
    expect(page.locator(".grafik__gelembung-pilih")).to_have_count(1)
    periksa(page)
    page.locator("#daftar").get_by_role("link", name="Reset").click()
    expect(page.locator("#daftar")).to_contain_text("Citra")
