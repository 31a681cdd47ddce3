"""The page that checks seals without a server, opened from disk as somebody who saved it would."""

from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from playwright.sync_api import expect

from talenta.umum.segel import buat_muatan, pem_publik
from tests.peramban.conftest import SABAR_TINDAKAN

BERKAS = Path(settings.STATICFILES_DIRS[0]) / "luring" / "periksa.html"
KUNCI = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SEGEL = buat_muatan(KUNCI, nomor="800.1.3/0001/RPK/2026", versi=2, tanggal=date(2026, 2, 3), sidik="ab" * 32)


@pytest.mark.parametrize("lebar", [1440, 390])
def test_periksa_dari_disk(peramban, lebar):
    konteks = peramban.new_context(viewport={"width": lebar, "height": 900}, offline=True)
    konteks.set_default_timeout(SABAR_TINDAKAN)
    halaman = konteks.new_page()
    halaman.goto(BERKAS.as_uri())
    pem = pem_publik(Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()) + pem_publik(KUNCI.public_key())
    halaman.fill("#kunci", pem)
    hasil = halaman.locator("#hasil")
    for segel, kelas, kata in (
        (f"https://talenta.contoh.go.id/verifikasi/A/#{SEGEL}", "sah", "800.1.3/0001/RPK/2026"),
        (SEGEL.replace("20260203", "20260204"), "tidak", "PALSU"),
        ("https://talenta.contoh.go.id/verifikasi/A/", "tidak", "bukan segel"),
        (SEGEL.replace(SEGEL.split(".")[1], "00000000"), "tidak", "kunci 00000000"),
    ):
        halaman.fill("#segel", segel)
        halaman.click("button")
        expect(hasil).to_contain_text(kata)
        expect(hasil).to_have_class(kelas)
    halaman.fill("#kunci", "bukan kunci")
    halaman.click("button")
    expect(hasil).to_contain_text("Kunci publik tidak terbaca")
    assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth")
    konteks.close()
