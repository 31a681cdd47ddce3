"""A real browser: Debian's Chromium, one per module, a fresh profile per page.

What Playwright waits for may take long on a loaded machine, so its patience is set here, once, for all tests. A click
does not wait for the page that it opens: read that page by ``expect`` or after ``wait_for_url``.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright

from tests.conftest import CHROMIUM
from tests.peramban.server import ServerUji

MEJA = {"width": 1440, "height": 900}
PONSEL = {"width": 390, "height": 844}
# Without these Chromium calls home at every start, and a root user has no sandbox.
PILIHAN = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
SABAR_TINDAKAN = 120_000  # ms
expect.set_options(timeout=SABAR_TINDAKAN)


@pytest.fixture(scope="session")
def live_server(request: pytest.FixtureRequest) -> Iterator[ServerUji]:
    """The plugin's fixture with a server that keeps requests apart."""
    server = ServerUji(request.config.getvalue("liveserver") or "localhost")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    """The browser of this module; while it is open its event loop runs in this thread, which Django must tolerate."""
    with pytest.MonkeyPatch.context() as lingkungan, sync_playwright() as pemain:
        lingkungan.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        satu = pemain.chromium.launch(executable_path=CHROMIUM, args=[*PILIHAN, *sandbox], timeout=120_000)
        yield satu
        satu.close()


def _mengeluh(pesan: ConsoleMessage) -> bool:
    """Tell whether a message is an error of ours; beside a PDF Chromium asks for an icon that no page of ours wants."""
    return pesan.type == "error" and not pesan.location["url"].endswith("/favicon.ico")


@contextmanager
def jendela(peramban: Browser, server: ServerUji) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page (keywords: browser context); ``page.keluhan`` collects console errors.

    At the end the pages are closed and what they had asked the server for is answered.
    """
    konteks = []

    def halaman(**lain: Any) -> Page:
        pilihan = {"base_url": server.url, "locale": "id-ID", "viewport": MEJA, "reduced_motion": "reduce"}
        konteks.append(peramban.new_context(**pilihan | lain))
        konteks[-1].set_default_timeout(SABAR_TINDAKAN)
        satu: Any = konteks[-1].new_page()
        satu.keluhan = []
        satu.on("console", lambda pesan: satu.keluhan.append(pesan.text) if _mengeluh(pesan) else None)
        satu.on("pageerror", lambda galat: satu.keluhan.append(str(galat)))
        return satu

    yield halaman
    for satu in konteks:
        satu.close()
    server.antrean.tunggu_reda()


def tahan(page: Page, alamat: str | re.Pattern[str]) -> Callable[[], Route]:
    """Hold back what the page asks for at an address; return a function that waits for the next of these."""
    ditahan: list[Route] = []

    def simpan(rute: Route) -> None:
        ditahan.append(rute)

    def berikut() -> Route:
        # Playwright tells of a request before it hands it over: ``expect_request`` does not mean that it is held.
        for _ in range(SABAR_TINDAKAN // 50):
            if ditahan:
                return ditahan.pop(0)
            page.wait_for_timeout(50)
        raise AssertionError(f"nothing was asked for at {alamat}")

    page.route(alamat, simpan)
    return berikut


@pytest.fixture
def buka(live_server: ServerUji, peramban: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page; see ``jendela``."""
    with jendela(peramban, live_server) as halaman:
        yield halaman


@pytest.fixture
def buka_sebagai(buka: Callable[..., Page], live_server: ServerUji) -> Callable[..., Page]:
    """Return a function that opens a page which is signed in as a user, without walking through the sign-in form."""

    def halaman(pengguna: Any, **lain: Any) -> Page:
        klien = Client()
        klien.force_login(pengguna)
        satu = buka(**lain)
        sesi = klien.cookies[settings.SESSION_COOKIE_NAME]
        satu.context.add_cookies([{"name": sesi.key, "value": sesi.value, "url": live_server.url}])
        return satu

    return halaman
