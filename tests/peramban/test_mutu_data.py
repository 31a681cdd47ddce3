"""Data quality in a real browser: from the figure to the person, then down to a unit on a phone."""

from playwright.sync_api import expect

from tests.pabrik import buat_kinerja, buat_pegawai, buat_pengguna, buat_unit
from tests.peramban.agen import muat_selebar_layar
from tests.peramban.conftest import PONSEL


def test_dari_angka_ke_orang_dan_ke_unit(buka_sebagai):
    akar = buat_unit(nama="Kabupaten")
    dinas = buat_unit(nama="Dinas Kiri", induk=akar)
    buat_pegawai(unit=dinas, nama="SITI AMINAH", tmt_golongan=None)
    buat_kinerja(buat_pegawai(unit=buat_unit(nama="Dinas Kanan", induk=akar), nama="BUDI"))
    page = buka_sebagai(buat_pengguna("sdm", akar.instansi))
    page.goto("/pegawai/")
    page.get_by_role("link", name="Mutu data").click()
    page.get_by_role("link", name="TMT golongan: 1 pegawai kurang").click()
    expect(page.get_by_role("link", name="SITI AMINAH")).to_be_visible()
    expect(page.get_by_role("link", name="BUDI")).to_have_count(0)
    assert page.keluhan == []
    ponsel = buka_sebagai(buat_pengguna("auditor", akar.instansi), viewport=PONSEL)
    ponsel.goto("/mutu-data/")
    ponsel.get_by_role("link", name="Dinas Kiri").click()
    expect(ponsel.get_by_text("1 pegawai aktif")).to_be_visible()
    muat_selebar_layar(ponsel)
    assert ponsel.keluhan == []
