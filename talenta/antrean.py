"""A Celery broker that is a folder: for the embedded installation, one machine, a handful of messages a minute.

kombu's own filesystem transport writes a message in place and moves it to the system's temporary folder to read it, so
a consumer can catch a message half-written and lose it (docs/keputusan/0003-pekerjaan-latar.md has the figures). Here a
message appears by rename and is taken by rename, both within one folder: it is there whole or not at all, and one
consumer alone gets it. A message that dies with its worker is made good by ``pegawai.services.pekerjaan.pulihkan``.
"""

import logging
import os
import time
import uuid
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from queue import Empty
from typing import Any, ClassVar

from kombu.transport import TRANSPORT_ALIASES, base, virtual
from kombu.utils.json import dumps, loads

SKEMA = "berkas"
log = logging.getLogger(__name__)


class Channel(virtual.Channel):
    """One direct queue per suffix; first in, first out by the time in the file's name."""

    @cached_property
    def folder(self) -> Path:
        """The folder of messages, from the transport option ``folder``."""
        folder = Path(self.connection.client.transport_options["folder"])
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def _new_queue(self, queue: str, **kwargs: Any) -> None:
        """Nothing to prepare: a queue is the files that end in its name."""

    def _has_queue(self, queue: str, **kwargs: Any) -> bool:
        return True

    def _put(self, queue: str, message: dict[str, Any], **kwargs: Any) -> None:
        nama = f"{time.time_ns():020d}-{uuid.uuid4().hex}"
        sementara = self.folder / f"{nama}.baru"
        with sementara.open("w", encoding="utf-8") as berkas:
            berkas.write(dumps(message))
            berkas.flush()
            os.fsync(berkas.fileno())
        sementara.rename(self.folder / f"{nama}.{queue}.pesan")

    def _pesan(self, queue: str) -> list[str]:
        return sorted(nama for nama in os.listdir(self.folder) if nama.endswith(f".{queue}.pesan"))

    def _get(self, queue: str, timeout: float | None = None) -> dict[str, Any]:
        for nama in self._pesan(queue):
            diambil = self.folder / f"{nama}.{os.getpid()}.diambil"
            try:
                (self.folder / nama).rename(diambil)
            except FileNotFoundError:
                continue
            isi = diambil.read_text(encoding="utf-8")
            diambil.unlink()
            try:
                return loads(isi)
            except ValueError:
                # A damaged message must not stop the worker; its job is announced again.
                log.error("Pesan rusak dibuang dari antrean: %s", nama)
        raise Empty

    def _size(self, queue: str) -> int:
        return len(self._pesan(queue))

    def _purge(self, queue: str) -> int:
        jumlah = 0
        for nama in self._pesan(queue):
            try:
                (self.folder / nama).unlink()
                jumlah += 1
            except FileNotFoundError:
                continue
        return jumlah

    def _delete(self, queue: str, *args: Any, **kwargs: Any) -> None:
        self._purge(queue)


class Transport(virtual.Transport):
    """The transport behind the address ``berkas://``."""

    Channel = Channel
    global_state = virtual.BrokerState()
    implements = base.Transport.implements.extend(asynchronous=True, exchange_type=frozenset(["direct"]))
    driver_type = SKEMA
    driver_name = SKEMA
    default_connection_params: ClassVar[dict[str, Any]] = {}

    def __init__(self, client: Any, **kwargs: Any) -> None:
        super().__init__(client, **kwargs)
        self.state = self.global_state

    def register_with_event_loop(self, connection: Any, loop: Any) -> None:
        """Look for messages from the worker's event loop, every polling interval.

        With an event loop each child of the worker has a pipe of its own. Without one they share a pipe and its lock,
        and a child that is killed while it waits takes the lock with it: no job would start any more.
        """
        loop.call_repeatedly(self.polling_interval, self._ambil_yang_ada)

    def _ambil_yang_ada(self) -> None:
        with suppress(Empty):
            while True:
                self.cycle.get(self._deliver)  # type: ignore[union-attr]

    def driver_version(self) -> str:
        """Part of kombu's interface; there is no driver."""
        return "N/A"


def daftarkan() -> None:
    """Make ``berkas://`` known to kombu."""
    TRANSPORT_ALIASES[SKEMA] = "talenta.antrean:Transport"
