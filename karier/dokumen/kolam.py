"""Many documents at once: contents are spread over rendering processes, as many as there are processors."""

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

PERINTAH = [sys.executable, "-m", "karier.dokumen.pencetak"]
PROSES_TERBANYAK = 8
COBA = 2
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cetak:
    """One document to render: its content, and the file it is to become."""

    kunci: int
    isi: dict[str, Any]
    keluar: Path


@dataclass(frozen=True, slots=True)
class Tercetak:
    """What came of it: ``galat`` is empty when the file is there.

    ``kb`` is the size of the process afterwards, ``detik`` the processor time that it took.
    """

    kunci: int
    galat: str
    kb: int
    detik: float
    proses: int


def banyak_proses() -> int:
    """Return how many processes render at once: the setting, otherwise one a processor."""
    return settings.PROSES_CETAK or min(len(os.sched_getaffinity(0)), PROSES_TERBANYAK)


class Kolam:
    """Rendering processes, each led by a thread. Contents are made by the caller's own thread while others render."""

    def __init__(self, banyak: int | None = None, logo: str = "") -> None:
        self.logo = logo
        self._usai = False
        jumlah = banyak or banyak_proses()
        self._masuk: queue.Queue[Cetak | None] = queue.Queue(maxsize=2 * jumlah)
        self._hasil: queue.Queue[Tercetak] = queue.Queue()
        self._anak: list[subprocess.Popen[str]] = [self._mulai() for _ in range(jumlah)]
        self._utas = [threading.Thread(target=self._pimpin, args=(nomor,), daemon=True) for nomor in range(jumlah)]
        for utas in self._utas:
            utas.start()

    def __enter__(self) -> "Kolam":
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes; what is being rendered is dropped."""
        self._usai = True
        for anak in self._anak:
            anak.kill()
        while not self._masuk.empty():
            self._masuk.get_nowait()
        for _utas in self._utas:
            self._masuk.put(None)
        for utas in self._utas:
            utas.join(timeout=10)
        for anak in self._anak:
            _tutup(anak)

    def cetak(self, kerja: Iterable[Cetak]) -> Iterator[Tercetak]:
        """Render what ``kerja`` gives, and yield each as it is done, in whatever order."""
        sisa = 0
        for satu in kerja:
            self._masuk.put(satu)
            sisa += 1
            while not self._hasil.empty():
                sisa -= 1
                yield self._hasil.get()
        for _ in range(sisa):
            yield self._hasil.get()

    @staticmethod
    def _mulai() -> subprocess.Popen[str]:
        return subprocess.Popen(
            PERINTAH,
            cwd=settings.AKAR,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "talenta.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _pimpin(self, nomor: int) -> None:
        while (satu := self._masuk.get()) is not None:
            self._hasil.put(self._suruh(nomor, satu))

    def _suruh(self, nomor: int, satu: Cetak) -> Tercetak:
        baris = json.dumps({"isi": satu.isi, "logo": self.logo, "keluar": str(satu.keluar)})
        for _ in range(COBA):
            anak = self._anak[nomor]
            assert anak.stdin is not None
            assert anak.stdout is not None
            try:
                print(baris, file=anak.stdin, flush=True)
                jawab = json.loads(anak.stdout.readline())
                return Tercetak(satu.kunci, jawab["galat"], jawab["kb"], jawab["detik"], nomor)
            except (OSError, ValueError, KeyError):  # it died, or speaks another tongue: a new one takes over
                if self._usai:
                    break
                anak.kill()
                log.warning("Proses pencetak %s berhenti dengan kode %s", nomor, anak.wait())
                _tutup(anak)
                self._anak[nomor] = self._mulai()
        return Tercetak(satu.kunci, "proses pencetak berhenti", 0, 0.0, nomor)


def _tutup(anak: subprocess.Popen[str]) -> None:
    """Take leave of a process that has ended."""
    anak.wait(timeout=10)
    for pipa in (anak.stdin, anak.stdout):
        if pipa:
            with contextlib.suppress(OSError):
                pipa.close()
