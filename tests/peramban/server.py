"""The live server of the browser tests, which knows what is under way and keeps requests apart where it must."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pytest_django.live_server_helper import LiveServer

SABAR = 120  # seconds; only a request that hangs takes so long


class Antrean:
    """A WSGI application around another, which counts the requests under way.

    ``bergantian`` lets one request through at a time, its whole answer included.
    """

    def __init__(self, aplikasi: Callable[..., Any], *, bergantian: bool) -> None:
        self._aplikasi, self._bergantian = aplikasi, bergantian
        self._keadaan = threading.Condition()
        self._jalan = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        with self._giliran():
            jawaban = self._aplikasi(environ, start_response)
            try:
                return [b"".join(jawaban)]
            finally:
                if hasattr(jawaban, "close"):
                    jawaban.close()

    @contextmanager
    def _giliran(self) -> Iterator[None]:
        with self._keadaan:
            if self._bergantian:
                self._keadaan.wait_for(lambda: not self._jalan)
            self._jalan += 1
        try:
            yield
        finally:
            with self._keadaan:
                self._jalan -= 1
                self._keadaan.notify_all()

    def tunggu_reda(self) -> None:
        """Return once no request is under way: a page that was closed may have left one behind."""
        with self._keadaan:
            assert self._keadaan.wait_for(lambda: not self._jalan, timeout=SABAR), "a request hangs"


class ServerUji(LiveServer):
    """The plugin's live server; on SQLite in memory its threads take turns.

    They share one connection there, on which the transactions of two requests would end up inside one another.
    """

    def start(self) -> None:
        asli = self.thread.static_handler
        bergantian = bool(self.thread.connections_override)

        def bungkus(aplikasi: Any) -> Antrean:
            self.antrean = Antrean(asli(aplikasi), bergantian=bergantian)
            return self.antrean

        self.thread.static_handler = bungkus
        super().start()
