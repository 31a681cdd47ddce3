"""20,000 rows through the browser, a real server and a real worker: watched, left, and come back to.

The worker is held at every 5,000 rows and inside the transaction that applies them, so that what the person sees does
not depend on how fast the machine is.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from tests.pegawai.rumah import Rumah
from tests.peramban.conftest import SABAR_TINDAKAN

OPERATOR = """
import sys, django; django.setup()
from itertools import chain
from pathlib import Path
from django.core.management import call_command
from django.test import Client
from pegawai.models import Instansi
from talenta.ukur.buku_contoh import baris_asesmen, judul_asesmen, nip_urut, tulis_buku
from talenta.ukur.impor import isi_orang, siapkan_agensi
from tests.pabrik import buat_pengguna

folder, nip = Path(sys.argv[1]), nip_urut(1970, 2000)
call_command("migrate", verbosity=0)
siapkan_agensi()
isi_orang(nip)
tulis_buku(folder / "Asesmen besar.xlsx", chain([judul_asesmen()], baris_asesmen(nip, 20_000)))
client = Client()
client.force_login(buat_pengguna("admin", instansi=Instansi.objects.get()))
(folder / "sesi").write_text(client.cookies["SESI"].value)
print("siap", flush=True)
sys.stdin.read()
"""
LAMA = 300_000


@pytest.fixture
def rumah(tmp_path: Path, db: None) -> Iterator[Rumah]:
    """Return an installation on a database of its own, of the kind that the tests run on."""
    lain = {"TALENTA_BATAS_DENYUT": "60"}
    nama = f"uji_peramban_{os.getpid()}"
    if connection.vendor == "postgresql":
        _perintah(f"CREATE DATABASE {nama}")
        lain["DATABASE_URL"] = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{nama}").geturl()
    else:
        _salin_skema(tmp_path / "uji.sqlite3")
    operator = OPERATOR.replace("SESI", settings.SESSION_COOKIE_NAME)
    rumah = Rumah(tmp_path, operator=operator, sertakan="tests.pegawai.impor.penahan", **lain)
    yield rumah
    rumah.tutup()
    if connection.vendor == "postgresql":
        _perintah(f"DROP DATABASE {nama} WITH (FORCE)")


def _salin_skema(berkas: Path) -> None:
    """Copy the tests' own fresh database, which takes no time, where migrating another one would."""
    connection.ensure_connection()
    berkas.write_bytes(connection.connection.serialize())


def _perintah(sql: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as basis:
        basis.execute(sql)


@pytest.fixture
def page(rumah: Rumah, peramban: Browser) -> Iterator[Page]:
    alamat = rumah.mulai_server()
    konteks = peramban.new_context(base_url=alamat, locale="id-ID", viewport={"width": 1440, "height": 900})
    sesi = {"name": settings.SESSION_COOKIE_NAME, "value": (rumah.folder / "sesi").read_text(), "url": alamat}
    konteks.add_cookies([sesi])  # type: ignore[list-item]
    konteks.set_default_timeout(SABAR_TINDAKAN)
    yield konteks.new_page()
    konteks.close()


def _kemajuan(page: Page, ribu: int) -> None:
    expect(page.get_by_text(re.compile(rf"{ribu}\.00\d dari 20\.00\d"))).to_be_visible(timeout=LAMA)
    nilai = int(page.locator("progress").get_attribute("value") or 0)
    assert abs(nilai - ribu * 5) <= 1


def test_dua_puluh_ribu_baris_ditonton_ditinggalkan_dan_dibuka_lagi(rumah: Rumah, page: Page) -> None:
    tahan, lepas = rumah.folder / "tahan", rumah.folder / "lepas"
    tahan.write_text("periksa")
    rumah.mulai_pekerja()
    keluhan: list[str] = []
    page.on("pageerror", lambda galat: keluhan.append(str(galat)))

    page.goto("/impor/")
    page.locator("input[type=file]").set_input_files(rumah.folder / "Asesmen besar.xlsx")
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_url(re.compile(r"/impor/\d+/$"))
    page.evaluate("window.tidakDimuatUlang = true")
    for ribu in (5, 10):
        rumah.tunggu(lambda: not lepas.exists())
        lepas.touch()
        _kemajuan(page, ribu)
    assert page.evaluate("window.tidakDimuatUlang"), "the progress moves without the page being loaded again"

    page.get_by_role("link", name="Pegawai", exact=True).first.click()
    page.wait_for_url("**/pegawai/")
    page.get_by_role("link", name="Impor", exact=True).first.click()
    page.wait_for_url("**/impor/")
    page.get_by_role("link", name="Asesmen besar.xlsx").click()
    page.wait_for_url(re.compile(r"/impor/\d+/$"))
    _kemajuan(page, 10)
    page.evaluate("window.tidakDimuatUlang = true")
    tahan.unlink()
    terapkan = page.get_by_role("button", name="Terapkan 20.000 baris")
    expect(terapkan).to_be_visible(timeout=LAMA)
    assert page.evaluate("window.tidakDimuatUlang")
    expect(page.locator(".ubin", has_text="Baru")).to_contain_text("20.000")
    expect(page.locator(".ubin", has_text="Ditolak")).to_contain_text("0")

    tahan.write_text("terapkan")
    terapkan.click()
    expect(page.get_by_role("button", name="Hentikan")).to_be_visible(timeout=LAMA)
    rumah.tunggu((rumah.folder / "tertahan-terapkan").exists)
    page.goto("/pekerjaan/")
    page.get_by_role("link", name="Menerapkan Asesmen besar.xlsx").first.click()
    expect(page.locator("progress")).to_be_visible()
    tahan.unlink()
    page.get_by_role("link", name="Lihat hasil").click(timeout=LAMA)
    page.wait_for_url(re.compile(r"/impor/\d+/$"))
    expect(page.get_by_text(re.compile("^Diterapkan .* oleh "))).to_be_visible()
    expect(page.locator(".ubin", has_text="Baru")).to_contain_text("20.000")
    page.goto("/impor/")
    page.get_by_role("link", name="Asesmen besar.xlsx").click()
    expect(page.get_by_role("link", name="Urungkan impor ini")).to_be_visible()
    assert keluhan == []
