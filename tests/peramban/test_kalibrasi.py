"""A calibration session in a real browser: dragging, the form on a phone, and two members at once."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pemetaan.models import Penempatan, PerubahanKotak
from tests.pabrik import buat_pegawai
from tests.pabrik_talenta import buat_penempatan
from tests.pemetaan.pabrik_sidang import ALASAN, dunia_sidang
from tests.peramban.agen import periksa
from tests.peramban.conftest import PONSEL

Buka = Callable[..., Page]


@pytest.fixture
def dunia(buka_sebagai: Buka) -> dict[str, Any]:
    isi = dunia_sidang()
    for nomor in range(2, 5):
        buat_penempatan(isi["pemetaan"], buat_pegawai(nama=f"Orang {nomor}"), 5, peringkat=nomor)
    return isi | {"alamat": f"/pemetaan/2025/kalibrasi/{isi['sidang'].pk}/"}


def _kotak(page: Page, nomor: int) -> Any:
    return page.locator(f"[data-kotak='{nomor}']")


def _pindahkan(page: Page, kotak: str) -> None:
    """Fill in and send the form in the dialog."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Pindahkan ke kotak").select_option(kotak)
    dialog.get_by_label("Alasan").fill(ALASAN)
    dialog.get_by_role("button", name="Pindahkan").click()


def test_seret_lalu_beralasan(buka_sebagai: Buka, dunia: dict[str, Any]) -> None:
    page = buka_sebagai(dunia["tim"])
    page.goto(dunia["alamat"])
    periksa(page)
    orang = page.locator(".orang", has_text="Siti Aminah")
    orang.drag_to(_kotak(page, 8))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Pindahkan ke kotak")).to_have_value("8")
    dialog.get_by_role("link", name="Batal", exact=True).click()
    expect(dialog).to_be_hidden()
    assert not PerubahanKotak.objects.exists()  # dropping alone changes nothing
    page.locator(".orang", has_text="Siti Aminah").drag_to(_kotak(page, 8))
    dialog.get_by_label("Alasan").fill(ALASAN)
    dialog.get_by_role("button", name="Pindahkan").click()
    expect(dialog).to_be_hidden()
    expect(_kotak(page, 8)).to_contain_text("hitungan: kotak 5")
    expect(page.locator("#pengumuman")).to_contain_text("Siti Aminah dari kotak 5 ke 8")
    assert PerubahanKotak.objects.get().kotak_baru == 8
    periksa(page)


def test_formulir_di_ponsel_dengan_papan_ketik(buka_sebagai: Buka, dunia: dict[str, Any]) -> None:
    page = buka_sebagai(dunia["tim"], viewport=PONSEL)
    page.goto(dunia["alamat"])
    periksa(page)
    page.get_by_role("link", name="Siti Aminah").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Pindahkan ke kotak")).to_be_focused()
    dialog.get_by_label("Pindahkan ke kotak").select_option("2")
    dialog.get_by_label("Alasan").fill("setuju")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("paling sedikit 20 huruf")
    dialog.get_by_label("Alasan").fill(ALASAN)
    dialog.get_by_role("button", name="Pindahkan").click()
    expect(_kotak(page, 2)).to_contain_text("Siti Aminah")
    periksa(page)
    page.get_by_role("link", name="Batalkan perubahan Siti Aminah").click()
    dialog.get_by_label("Alasan").fill("Salah orang; yang dimaksud rekan seunitnya.")
    dialog.get_by_role("button", name="Batalkan perubahan").click()
    expect(_kotak(page, 5)).to_contain_text("Siti Aminah")
    assert Penempatan.objects.get(pk=dunia["orang"].pk).kotak_akhir == 5


def test_tanpa_javascript(buka_sebagai: Buka, dunia: dict[str, Any]) -> None:
    page = buka_sebagai(dunia["tim"], java_script_enabled=False)
    page.goto(dunia["alamat"])
    page.get_by_role("link", name="Siti Aminah").click()
    page.get_by_label("Pindahkan ke kotak").select_option("9")
    page.get_by_label("Alasan").fill(ALASAN)
    page.get_by_role("button", name="Pindahkan").click()
    expect(_kotak(page, 9)).to_contain_text("Siti Aminah")


def test_dua_anggota_sekaligus(buka_sebagai: Buka, dunia: dict[str, Any]) -> None:
    """The later move is refused with who was first and nothing is lost; the other's board shows it by itself."""
    satu, dua = buka_sebagai(dunia["tim"]), buka_sebagai(dunia["rekan"])
    for page in (satu, dua):
        page.goto(dunia["alamat"])
        page.get_by_role("link", name="Siti Aminah").click()
        expect(page.get_by_role("dialog").get_by_label("Pindahkan ke kotak")).to_be_visible()
    _pindahkan(dua, "2")
    expect(_kotak(dua, 2)).to_contain_text("Siti Aminah")
    _pindahkan(satu, "8")
    expect(satu.get_by_role("dialog").get_by_role("alert")).to_contain_text("sudah dipindahkan oleh Rudi")
    expect(satu.get_by_role("dialog").get_by_label("Alasan")).to_have_value(ALASAN)
    assert PerubahanKotak.objects.get().oleh == dunia["rekan"]
    satu.get_by_role("dialog").get_by_role("link", name="Batal", exact=True).click()
    expect(_kotak(satu, 2)).to_contain_text("Siti Aminah")
    satu.get_by_role("link", name="Orang 3").click()
    _pindahkan(satu, "8")
    expect(_kotak(dua, 8)).to_contain_text("Orang 3")
    assert [satu.keluhan, dua.keluhan] == [[], []]  # type: ignore[attr-defined]
