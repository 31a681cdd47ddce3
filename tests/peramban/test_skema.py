"""Schemes, periods, comparison and what-ifs in a real browser, at a desk and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from talenta.contoh.acuan import TAHUN
from tests.peramban.agen import _django_db_marker, agen, masuk, periksa
from tests.peramban.conftest import PONSEL

__all__ = ["_django_db_marker", "agen", "masuk"]
pytestmark = pytest.mark.django_db
Masuk = Callable[..., Page]


def test_admin_menyalin_mengubah_dan_mengaktifkan_skema(masuk: Masuk) -> None:
    page = masuk("admin")
    page.goto("/pemetaan/skema/")
    periksa(page)
    page.get_by_role("link", name=re.compile("Salin Skema dasar")).click()
    page.get_by_role("button", name="Salin menjadi konsep").click()
    page.wait_for_url(re.compile(r"/skema/\d+/ubah/$"))
    periksa(page)
    page.get_by_label("Di atas ekspektasi mulai").fill("60")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("alert")).to_contain_text("harus menurun")
    page.keluhan.clear()  # type: ignore[attr-defined]  # the browser notes the refusal (400) itself
    page.get_by_label("Di atas ekspektasi mulai").fill("85")
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url(re.compile(r"/skema/\d+/$"))
    expect(page.locator("main")).to_contain_text("Di atas ekspektasi: 85 ke atas")
    periksa(page)
    page.get_by_role("link", name="Pratinjau dampak").click()
    expect(page.locator("main h2").first).to_contain_text("pegawai berpindah")
    periksa(page)
    page.go_back()
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("status").first).to_contain_text("diaktifkan")


def test_andaikan_menjawab_saat_diketik(masuk: Masuk) -> None:
    page = masuk("tim")
    page.goto(f"/pemetaan/{TAHUN}/andaikan/")
    expect(page.locator("#judul-pindah")).to_contain_text("0 dari")
    semula = page.locator('[data-kotak="9"]').get_attribute("data-jumlah")
    page.get_by_label("Di atas ekspektasi mulai").fill("75")
    expect(page.locator("#judul-pindah")).not_to_contain_text(re.compile("^0 dari"))
    expect(page.locator('[data-kotak="9"]')).to_have_attribute("data-semula", str(semula))
    expect(page).to_have_url(re.compile("potong_y_atas=75"))
    periksa(page)
    page.get_by_role("link", name="Simpan sebagai konsep skema").click()
    page.get_by_label("Kode").fill("usulan")
    page.get_by_role("button", name="Simpan konsep").click()
    page.wait_for_url(re.compile(r"/skema/\d+/$"))
    expect(page.locator("main")).to_contain_text("Di atas ekspektasi: 75 ke atas")


def test_periode_dan_perbandingan_di_ponsel(masuk: Masuk) -> None:
    page = masuk("tim", viewport=PONSEL)
    for alamat in (
        "/pemetaan/periode/",
        f"/pemetaan/periode/{TAHUN}/",
        "/pemetaan/skema/",
        f"/pemetaan/{TAHUN}/andaikan/",
    ):
        page.goto(alamat)
        periksa(page)
    page.goto(f"/pemetaan/periode/{TAHUN}/")
    page.locator("main table a").first.click()
    page.wait_for_url(re.compile(r"/proses/\d+/$"))
    page.locator('[data-kotak="5"]').click()
    expect(page.locator("#judul-orang")).to_have_text("Kotak 5")
    periksa(page)
    page.goto("/pemetaan/banding/")
    periksa(page)
    angka = page.locator(".alur td a").first
    if angka.count():
        banyak = angka.inner_text()
        angka.click()
        expect(page.locator(".kepala-halaman p")).to_contain_text(f"{banyak} pegawai")
        periksa(page)
