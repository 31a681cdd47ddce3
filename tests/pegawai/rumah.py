"""An embedded installation of a test's own: database file, queue folder, an operator, workers that can be killed."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
PEKERJA = [sys.executable, "-m", "celery", "-A", "talenta", "worker", "--loglevel", "warning", "--without-mingle"]
PEKERJA += ["--without-gossip", "--concurrency", "2"]


class Rumah:
    """``operator`` is a script that says "siap" once it has migrated, and again after every line that it is given.

    ``lain`` are further settings by their names in the environment.
    """

    def __init__(self, folder: Path, *, operator: str, sertakan: str, **lain: str) -> None:
        self.folder, self.basis_data = folder, folder / "uji.sqlite3"
        self.galat = folder / "pekerja.log"
        self.lingkungan = os.environ | {
            "DJANGO_SETTINGS_MODULE": "talenta.settings",
            "DATABASE_URL": f"sqlite:///{self.basis_data}",
            "TALENTA_VAR": str(folder),
            "MEDIA_ROOT": str(folder / "media"),
            "CELERY_TASK_ALWAYS_EAGER": "0",
            "TALENTA_JEDA_DENYUT": "0.2",
            "TALENTA_BATAS_DENYUT": "5",
            "TALENTA_JEDA_PULIH": "0.5",
            **lain,
        }
        self.sertakan = sertakan
        self.pekerja: list[subprocess.Popen[bytes]] = []
        self.operator = subprocess.Popen(
            [sys.executable, "-c", operator, str(folder)],
            cwd=AKAR,
            env=self.lingkungan,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._siap()

    def _siap(self) -> None:
        assert self.operator.stdout is not None
        assert self.operator.stdout.readline() == "siap\n"

    def suruh(self, perintah: object) -> None:
        """Give the operator a line and wait until it is done."""
        assert self.operator.stdin is not None
        print(perintah, file=self.operator.stdin, flush=True)
        self._siap()

    def mulai_pekerja(self) -> subprocess.Popen[bytes]:
        perintah = [*PEKERJA, "--include", self.sertakan]
        with self.galat.open("ab") as galat:
            satu = subprocess.Popen(
                perintah, cwd=AKAR, env=self.lingkungan, stdout=galat, stderr=galat, start_new_session=True
            )
        self.pekerja.append(satu)
        return satu

    def mulai_server(self) -> str:
        """Start the web server on a free port and return its address once it answers."""
        nomor = _porta_bebas()
        perintah = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{nomor}"]
        with self.galat.open("ab") as galat:
            satu = subprocess.Popen(
                perintah,
                cwd=AKAR,
                env=self.lingkungan | {"TALENTA_DEBUG": "1"},
                stdout=galat,
                stderr=galat,
                start_new_session=True,
            )
        self.pekerja.append(satu)
        self.tunggu(lambda: _menjawab(nomor))
        return f"http://127.0.0.1:{nomor}"

    def baca(self, kueri: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.basis_data, timeout=10)) as hubungan:
            return hubungan.execute(kueri).fetchall()

    def status(self) -> list[tuple[object, ...]]:
        return self.baca("SELECT status, percobaan, pesan FROM pegawai_pekerjaan ORDER BY id")

    def tunggu(self, apa: Callable[[], bool], detik: float = 300) -> None:
        akhir = time.monotonic() + detik
        while not apa():
            assert time.monotonic() < akhir, (self.status(), self.galat.read_text(errors="replace")[-3000:])
            time.sleep(0.05)

    def tutup(self) -> None:
        self.operator.communicate(timeout=180)
        for pekerja in self.pekerja:
            if pekerja.poll() is None:
                bunuh(pekerja)


def _porta_bebas() -> int:
    """Return a free port below those that the system hands out, which would be anybody's again at once."""
    for nomor in range(20_000 + os.getpid() % 10_000, 32_000):
        with socket.socket() as porta:
            if porta.connect_ex(("127.0.0.1", nomor)):
                return nomor
    raise AssertionError("no port is free")


def _menjawab(porta: int) -> bool:
    with socket.socket() as hubungan:
        return hubungan.connect_ex(("127.0.0.1", porta)) == 0


def bunuh(pekerja: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the worker and its children at once, as a power cut would."""
    os.killpg(pekerja.pid, signal.SIGKILL)
    pekerja.wait(timeout=60)


def bunuh_anak(pekerja: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the idle children alone: the worker must replace them and go on."""
    for anak in Path(f"/proc/{pekerja.pid}/task/{pekerja.pid}/children").read_text(encoding="ascii").split():
        os.kill(int(anak), signal.SIGKILL)
