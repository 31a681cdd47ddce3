"""Readiness and the merit page in a real browser, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from pegawai.models import PetaJabatan
from tests.pabrik import buat_pegawai, buat_pengguna
from tests.peramban.agen import muat_selebar_layar
from tests.peramban.conftest import MEJA, PONSEL


@pytest.mark.parametrize("ukuran", [MEJA, PONSEL], ids=["meja", "ponsel"])
def test_dari_persiapan_ke_yang_kurang_dan_merit(transactional_db, buka_sebagai, ukuran):
    orang = buat_pegawai()
    PetaJabatan.objects.create(jabatan=orang.jabatan, unit=orang.unit, kebutuhan=2)
    page = buka_sebagai(buat_pengguna("sdm", orang.instansi), viewport=ukuran)
    page.goto("/karier/persiapan/")
    page.get_by_role("link", name="Lihat daftar pegawai aktif tanpa hasil asesmen yang berlaku").click()
    expect(page.get_by_role("link", name=orang.nama)).to_be_visible()
    page.get_by_role("link", name="Merit").click()
    page.wait_for_url("**/karier/merit/")
    semua = page.get_by_text("Semua syarat (8)")
    semua.press("Enter")
    expect(page.get_by_role("region", name="Syarat pemetaan talenta")).to_be_visible()
    muat_selebar_layar(page)
    assert page.keluhan == []
