"""The second factor and delegation in a real browser."""

import re
from base64 import b32decode
from collections.abc import Callable

from django.utils import timezone
from django_otp.oath import TOTP
from playwright.sync_api import Page, expect

from tests.pabrik import SANDI, buat_pengguna, kode_faktor
from tests.peramban.agen import periksa
from tests.peramban.conftest import PONSEL


def test_memasang_faktor_kedua_dan_kode_pemulihan(buka_sebagai: Callable[..., Page]) -> None:
    page = buka_sebagai(buat_pengguna("ppk"), viewport=PONSEL)
    page.goto("/akun/pelimpahan/")
    page.get_by_role("link", name="pasang sekarang").click()
    rahasia = page.locator("[data-rahasia]")
    page.get_by_role("button", name="Pasang").click()
    expect(page.locator(".ringkasan-galat")).to_be_focused()
    page.keluhan.clear()  # type: ignore[attr-defined]  # the browser notes the refusal (400) itself
    periksa(page)
    page.get_by_label("Kata sandi akun Anda").fill(SANDI)
    page.get_by_label("Kode dari aplikasi autentikator").fill(_kode(rahasia.inner_text()))
    page.get_by_role("button", name="Pasang").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Simpan kode pemulihan Anda")
    periksa(page)
    pemulihan = page.locator(".faktor__kode code")
    expect(pemulihan).to_have_count(10)
    kode = pemulihan.first.inner_text()
    page.get_by_role("link", name="Sudah saya simpan, lanjutkan").click()
    page.wait_for_url("**/akun/pelimpahan/")
    page.goto("/akun/faktor-kedua/")
    expect(page.get_by_text("Sisa kode pemulihan: 10")).to_be_visible()
    periksa(page)
    page.get_by_label("Kode dari aplikasi autentikator").fill(kode)
    page.get_by_role("button", name="Buat ulang kode pemulihan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Simpan kode pemulihan Anda")
    expect(pemulihan.filter(has_text=kode)).to_have_count(0)


def _kode(rahasia: str) -> str:
    """Return what an authenticator that was given this secret shows now."""
    return f"{TOTP(b32decode(rahasia.replace(' ', ''))).token():06d}"


def test_ppk_melimpahkan_kepada_plh(buka_sebagai: Callable[..., Page]) -> None:
    ppk, sekda = buat_pengguna("ppk"), buat_pengguna("pyb", nama="Sekda Uji")
    kode_faktor(ppk)
    page, hari = buka_sebagai(ppk), str(timezone.localdate())
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/akun/pelimpahan/")
    page.get_by_label("Penerima", exact=True).select_option(label=f"Sekda Uji ({sekda.username})")
    page.get_by_label("Jabatan penerima").fill("Sekretaris Daerah")
    page.get_by_label("Nomor surat").fill("100.3/12/2026")
    for label in ("Tanggal surat", "Berlaku mulai", "Sampai dengan"):
        page.get_by_label(label).fill(hari)
    page.get_by_label("Kode dari aplikasi autentikator").fill(kode_faktor(ppk))
    page.get_by_role("button", name="Limpahkan").click()
    satu = page.get_by_role("article", name=re.compile("Sekda Uji"))
    expect(satu).to_contain_text("Berlaku")
    periksa(page)
    plh = buka_sebagai(sekda, viewport=PONSEL)
    plh.goto("/pemberitahuan/")
    expect(plh.locator(".kabar__judul")).to_contain_text("Anda bertindak sebagai Plh. PPK")
    plh.goto("/karier/persetujuan/")
    expect(plh.get_by_text("Plh.").first).to_be_visible()
    periksa(plh)
    satu.get_by_role("button", name="Cabut").click()
    expect(satu).to_contain_text("Dicabut")
