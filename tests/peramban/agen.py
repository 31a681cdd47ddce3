"""A small demo agency behind a server of its own, loaded once for all journeys of a module."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from talenta.contoh.muat import muat
from tests.basis_bersih import pulihkan
from tests.pabrik import SANDI
from tests.peramban.conftest import jendela
from tests.peramban.server import ServerUji

JUMLAH = 120
BERAT = {"serious", "critical"}
# Playwright's own waiting for a function is refused by the content security policy as soon as it has to look twice.
SELEBAR = """layar => new Promise(selesai => {
  let sisa = 1200;
  const lihat = () => window.innerWidth === layar || !sisa-- ? selesai() : window.setTimeout(lihat, 50);
  lihat();
})"""


@dataclass(frozen=True)
class Agen:
    """The server, and the settings that say where its documents and keys lie."""

    server: ServerUji
    setelan: dict[str, str]


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """Stand in for the plugin's fixture: here the marker only asks for a database, the data are the module's."""


@pytest.fixture(scope="module")
def agen(django_db_setup: str, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Agen]:
    """Return a server with the demo agency; documents and keys lie in a folder of the module."""
    folder = tmp_path_factory.mktemp("agen")
    setelan = {nama: str(folder / nama) for nama in ("MEDIA_ROOT", "KUNCI_SEGEL", "KUNCI_RAHASIA")}
    with override_settings(**setelan), django_db_blocker.unblock():
        pulihkan(django_db_setup)
        muat(sandi=SANDI, jumlah=JUMLAH, lapor=lambda pesan: None)
        server = ServerUji("127.0.0.1")
        yield Agen(server, setelan)
        server.stop()
        pulihkan(django_db_setup)


@pytest.fixture
def masuk(agen: Agen, peramban: Browser, settings: Any) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page signed in as a demo account ("": nobody) by the sign-in form."""
    for nama, jalan in agen.setelan.items():
        setattr(settings, nama, jalan)
    with jendela(peramban, agen.server) as buka:

        def halaman(akun: str, **lain: Any) -> Page:
            satu = buka(**lain)
            satu.goto("/masuk/")
            if akun:
                satu.get_by_label("Nama pengguna").fill(akun)
                satu.get_by_label("Kata sandi").fill(SANDI)
                satu.get_by_role("button", name="Masuk").click()
                satu.wait_for_url(f"{agen.server.url}/")
            return satu

        yield halaman
    connections.close_all()  # the browser's loop had a connection of its own, which would keep the database in use


def periksa(page: Page, *, semua: bool = False) -> None:
    """Hold a page to what every page must keep: a quiet console, its own width, no (serious, or ``semua``) barrier."""
    tunggu_tenang(page)
    keluhan = page.keluhan  # type: ignore[attr-defined]
    assert not keluhan, f"{page.url}: {keluhan}"
    muat_selebar_layar(page)
    temuan = [satu for satu in Axe().run(page).response["violations"] if semua or satu["impact"] in BERAT]
    rintangan = [(satu["id"], satu["nodes"][0]["target"]) for satu in temuan]
    assert not rintangan, f"{page.url}: {rintangan}"


def muat_selebar_layar(page: Page) -> None:
    """Hold a page to its own width, once its styles are there and the window has the size that it was given."""
    assert page.viewport_size
    layar = page.viewport_size["width"]
    page.wait_for_load_state()
    page.evaluate(SELEBAR, layar)
    lebar = page.evaluate("document.documentElement.scrollWidth")
    assert lebar <= layar, f"{page.url}: {lebar} px"


def tunggu_tenang(page: Page) -> None:
    """Return once the page is loaded and htmx has put in what it asked for; whoever clicked has waited for the page."""
    page.wait_for_load_state()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
