"""A real worker on a real database file, killed with SIGKILL in the middle of a job."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
OPERATOR = """
import sys, django; django.setup()
from django.core.management import call_command
from pegawai.services.pekerjaan import antrekan
call_command("migrate", verbosity=0)
print("siap", flush=True)
for baris in sys.stdin:
    argumen = {"catatan": sys.argv[1], "jumlah": int(baris), "jeda": 0.1}
    antrekan(jenis="uji-baris", argumen=argumen, judul="Uji", oleh=None)
    print("siap", flush=True)
"""
PEKERJA = [sys.executable, "-m", "celery", "-A", "talenta", "worker", "--loglevel", "warning", "--without-mingle"]
PEKERJA += ["--without-gossip", "--concurrency", "2", "--include", "tests.pegawai.penangan_uji"]


class Rumah:
    """An embedded installation of its own: database file, queue folder, workers."""

    def __init__(self, folder: Path) -> None:
        self.basis_data, self.catatan = folder / "uji.sqlite3", folder / "catatan"
        self.galat = folder / "pekerja.log"
        self.lingkungan = os.environ | {
            "DJANGO_SETTINGS_MODULE": "talenta.settings",
            "DATABASE_URL": f"sqlite:///{self.basis_data}",
            "TALENTA_VAR": str(folder),
            "CELERY_TASK_ALWAYS_EAGER": "0",
            "TALENTA_JEDA_DENYUT": "0.2",
            "TALENTA_BATAS_DENYUT": "2",
            "TALENTA_JEDA_PULIH": "0.5",
        }
        self.pekerja: list[subprocess.Popen[bytes]] = []

    def mulai_operator(self) -> None:
        self.operator = subprocess.Popen(
            [sys.executable, "-c", OPERATOR, str(self.catatan)],
            cwd=AKAR,
            env=self.lingkungan,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.operator.stdout is not None
        assert self.operator.stdout.readline() == "siap\n"

    def antrekan(self, jumlah: int) -> None:
        assert self.operator.stdin is not None
        assert self.operator.stdout is not None
        print(jumlah, file=self.operator.stdin, flush=True)
        assert self.operator.stdout.readline() == "siap\n"

    def mulai_pekerja(self) -> subprocess.Popen[bytes]:
        with self.galat.open("ab") as galat:
            satu = subprocess.Popen(
                PEKERJA, cwd=AKAR, env=self.lingkungan, stdout=galat, stderr=galat, start_new_session=True
            )
        self.pekerja.append(satu)
        return satu

    def baca(self, kueri: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.basis_data, timeout=10) as hubungan:
            return hubungan.execute(kueri).fetchall()

    def status(self) -> list[tuple[object, ...]]:
        return self.baca("SELECT status, percobaan, pesan FROM pegawai_pekerjaan ORDER BY id")

    def tunggu(self, apa: Callable[[], bool], detik: float = 60) -> None:
        akhir = time.monotonic() + detik
        while not apa():
            assert time.monotonic() < akhir, (self.status(), self.galat.read_text(errors="replace")[-3000:])
            time.sleep(0.05)


def bunuh(pekerja: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the worker and its children at once, as a power cut would."""
    os.killpg(pekerja.pid, signal.SIGKILL)
    pekerja.wait(timeout=10)


def bunuh_anak(pekerja: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the idle children alone: the worker must replace them and go on."""
    for anak in Path(f"/proc/{pekerja.pid}/task/{pekerja.pid}/children").read_text(encoding="ascii").split():
        os.kill(int(anak), signal.SIGKILL)


@pytest.fixture
def rumah(tmp_path: Path) -> Iterator[Rumah]:
    rumah = Rumah(tmp_path)
    rumah.mulai_operator()
    yield rumah
    rumah.operator.communicate(timeout=10)
    for pekerja in rumah.pekerja:
        if pekerja.poll() is None:
            bunuh(pekerja)


def test_pekerja_dibunuh_di_tengah_pekerjaan(rumah):
    """The job is run again and finishes once; its rows are there once; a job queued meanwhile is done too, and so is
    one that comes after the successor's idle children were killed."""
    rumah.antrekan(15)
    pertama = rumah.mulai_pekerja()
    rumah.tunggu(rumah.catatan.exists)
    time.sleep(0.5)
    bunuh(pertama)
    assert [status for status, *_ in rumah.status()] == ["berjalan"], "killed too late to prove anything"
    assert rumah.baca("SELECT count(*) FROM pegawai_rumpun") == [(0,)]

    rumah.antrekan(2)
    kedua = rumah.mulai_pekerja()
    rumah.tunggu(lambda: [status for status, *_ in rumah.status()] == ["selesai", "selesai"])

    assert rumah.status() == [("selesai", 2, "15 baris ditulis."), ("selesai", 1, "2 baris ditulis.")]
    baris = rumah.baca("SELECT nama FROM pegawai_rumpun")
    assert len(baris) == len(set(baris)) == 17
    assert [satu.split()[0] for satu in rumah.catatan.read_text().splitlines()].count("1") == 2

    bunuh_anak(kedua)
    rumah.antrekan(1)
    rumah.tunggu(lambda: rumah.status()[2:] == [("selesai", 1, "1 baris ditulis.")])
