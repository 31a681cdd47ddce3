"""Document settings in the browser: the preview follows the form, and saving makes a version."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from weasyprint import HTML

from karier.selectors.pengaturan import pengaturan_berlaku
from pegawai.models import Pengguna
from tests.pabrik import buat_pengguna
from tests.peramban.agen import periksa
from tests.peramban.conftest import MEJA, PONSEL, tahan

ALAMAT = "/karier/pengaturan-dokumen/"
PRATINJAU = "**/pengaturan-dokumen/pratinjau/"
# A whole document: over a broken one Chromium's viewer puts a dialog, which takes the focus from whoever is typing.
PDF = HTML(string="<p>Contoh</p>").write_pdf()
Buka = Callable[..., Page]


@pytest.fixture
def admin(buka: Buka) -> Pengguna:
    return buat_pengguna("admin")


@pytest.fixture
def tercetak(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return the names of the signatories of which previews were made."""
    nama: list[str] = []

    def cetak(isi: Any, logo: str = "") -> bytes:
        nama.append(isi["penandatangan"]["nama"])
        return PDF

    monkeypatch.setattr("karier.views.pengaturan_dokumen.cetak_dokumen", cetak)
    return nama


def _bingkai(page: Page) -> Any:
    return page.locator("iframe[name=pratinjau]")


def _tampak(page: Page, selain: str = "") -> str:
    """Wait for a preview, another than ``selain``, and return its address."""
    expect(_bingkai(page)).to_have_attribute("src", re.compile(rf"^blob:(?!{re.escape(selain[5:]) or '$'})"))
    expect(page.locator("[data-kabar-pratinjau]")).to_be_empty()
    return str(_bingkai(page).get_attribute("src"))


def test_pratinjau_mengikuti_isian(buka_sebagai: Buka, admin: Pengguna, tercetak: list[str]) -> None:
    page = buka_sebagai(admin, viewport=MEJA)
    page.goto(ALAMAT)
    pertama = _tampak(page)
    assert "Sari Belum Disimpan" not in tercetak
    page.get_by_label("Nama PPK").fill("Sari Belum Disimpan")
    _tampak(page, selain=pertama)
    assert tercetak[-1] == "Sari Belum Disimpan"
    assert pengaturan_berlaku(admin.instansi).versi == 0
    periksa(page, semua=True)
    page.get_by_role("button", name="Simpan sebagai versi baru").click()
    expect(page.get_by_text("Pengaturan disimpan sebagai versi 1")).to_be_visible()
    ponsel = buka_sebagai(admin, viewport=PONSEL)
    ponsel.goto(ALAMAT)
    periksa(ponsel, semua=True)
    ponsel.get_by_role("button", name="Lihat pratinjau").click()
    _tampak(ponsel)


def test_jawaban_lama_tidak_menggantikan_yang_baru(buka_sebagai: Buka, admin: Pengguna) -> None:
    page = buka_sebagai(admin, viewport=MEJA)
    pratinjau = tahan(page, PRATINJAU)
    page.goto(ALAMAT)
    lama = pratinjau()
    with page.expect_event("requestfailed"):
        page.get_by_label("Nama PPK").fill("Yang Baru")
    baru = pratinjau()
    baru.fulfill(body=PDF, content_type="application/pdf")
    tampak = _tampak(page)
    lama.fulfill(status=500)
    page.evaluate("() => new Promise(selesai => setTimeout(selesai, 100))")
    assert _tampak(page) == tampak
    assert _bingkai(page).is_visible()


def test_yang_salah_dikatakan_di_tempat_pratinjau(buka_sebagai: Buka, admin: Pengguna, tercetak: list[str]) -> None:
    page = buka_sebagai(admin, viewport=MEJA)
    page.goto(ALAMAT)
    pertama = _tampak(page)
    kabar, lihat = page.locator("[data-kabar-pratinjau]"), page.get_by_role("button", name="Lihat pratinjau")
    pola = page.locator("[name=pola_rpk]")
    semula = pola.input_value()
    pola.fill("x")
    expect(kabar).to_contain_text("Pratinjau belum dapat dibuat")
    expect(kabar).to_contain_text("tidak sah")
    expect(_bingkai(page)).to_be_hidden()
    _periksa_tanpa_galat_jaringan(page)
    pola.fill(semula)
    _tampak(page, selain=pertama)
    expect(_bingkai(page)).to_be_visible()
    for jawab, kata in (
        (lambda rute: rute.abort(), "Server tidak dapat dihubungi"),
        (lambda rute: rute.fulfill(status=502, body="<h1>Bad gateway</h1>"), "galat 502"),
    ):
        page.route(PRATINJAU, jawab)
        lihat.click()
        expect(kabar).to_contain_text(kata)
        page.unroute(PRATINJAU)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    lihat.click()
    expect(kabar).to_contain_text("Sesi Anda sudah berakhir")
    expect(page.locator("[name=pola_rpk]")).to_have_value(semula)


def _periksa_tanpa_galat_jaringan(page: Page) -> None:
    """Hold the page to ``periksa``, but for the refusal (400) that the browser notes itself."""
    page.keluhan[:] = [satu for satu in page.keluhan if "400 (Bad Request)" not in satu]  # type: ignore[attr-defined]
    periksa(page, semua=True)


def test_pratinjau_tanpa_javascript(buka_sebagai: Buka, admin: Pengguna, tercetak: list[str]) -> None:
    page = buka_sebagai(admin, viewport=MEJA, java_script_enabled=False)
    page.goto(ALAMAT)
    page.get_by_label("Nama PPK").fill("Sari Belum Disimpan")
    with page.expect_response(PRATINJAU) as jawaban:
        page.get_by_role("button", name="Lihat pratinjau").click()
    assert jawaban.value.headers["content-type"] == "application/pdf"
    assert tercetak == ["Sari Belum Disimpan"]
