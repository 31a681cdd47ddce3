"""A small demo agency behind a server of its own, loaded once for all journeys of a module."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from talenta.contoh.muat import muat
from tests.conftest import majukan_pencacah
from tests.pabrik import SANDI
from tests.peramban.conftest import jendela
from tests.peramban.server import ServerUji

JUMLAH = 120
BERAT = {"serious", "critical"}


@dataclass(frozen=True)
class Agen:
    """The server and where its documents lie."""

    server: ServerUji
    media: str


def _pulihkan(isi: str | None) -> None:
    """Empty the database and put back what the migrations put in; without a copy of that it is still untouched."""
    if isi is not None:
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(isi)
        majukan_pencacah()


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """Stand in for the plugin's fixture: here the marker only asks for a database, the data are the module's."""


@pytest.fixture(scope="module")
def agen(isi_awal: str | None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Agen]:
    """Return a server with the demo agency; documents lie in a folder of the module."""
    media = str(tmp_path_factory.mktemp("media"))
    with override_settings(MEDIA_ROOT=media), django_db_blocker.unblock():
        _pulihkan(isi_awal)
        muat(sandi=SANDI, jumlah=JUMLAH, lapor=lambda pesan: None)
        server = ServerUji("127.0.0.1")
        yield Agen(server, media)
        server.stop()
        _pulihkan(isi_awal)


@pytest.fixture
def masuk(agen: Agen, peramban: Browser, settings: Any) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page signed in as a demo account ("": nobody) by the sign-in form."""
    settings.MEDIA_ROOT = agen.media
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


def periksa(page: Page) -> None:
    """Hold a page to what every page must keep: a quiet console, its own width, no serious barrier."""
    tunggu_tenang(page)
    assert page.keluhan == [], page.url  # type: ignore[attr-defined]
    lebar = page.evaluate("document.documentElement.scrollWidth")
    assert page.viewport_size
    assert lebar <= page.viewport_size["width"], f"{page.url}: {lebar} px"
    temuan = [satu for satu in Axe().run(page).response["violations"] if satu["impact"] in BERAT]
    assert [(satu["id"], satu["nodes"][0]["target"]) for satu in temuan] == [], page.url


def tunggu_tenang(page: Page) -> None:
    """Return once the page is loaded and htmx has put in what it asked for; whoever clicked has waited for the page."""
    page.wait_for_load_state()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
