"""Migrations go all the way down and up again, and each says by its name what it is for."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

AKAR = Path(__file__).resolve().parents[2]


NAIK_TURUN = """
import django
django.setup()
from django.core.management import call_command
for tujuan in ((), ("pegawai", "zero"), ("karier",)):
    call_command("migrate", *tujuan, verbosity=0)
"""


@pytest.fixture
def basis_kosong(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, of the kind that the suite runs on."""
    setelan = connection.settings_dict
    if connection.vendor != "postgresql":
        yield f"sqlite:///{tmp_path / 'm.sqlite3'}"
        return
    nama = f"{setelan['NAME']}_migrasi_{os.getpid()}"
    siapa = quote(setelan["USER"]) + (f":{quote(setelan['PASSWORD'])}" if setelan["PASSWORD"] else "")
    alamat = f"{siapa}@{setelan['HOST']}:{setelan['PORT']}"
    with psycopg.connect(f"postgresql://{alamat}/postgres", autocommit=True) as hubungan:
        hubungan.execute(f'CREATE DATABASE "{nama}"')
        yield f"postgres://{alamat}/{nama}"
        hubungan.execute(f'DROP DATABASE "{nama}" WITH (FORCE)')


def test_migrasi_dapat_dibalik(tmp_path: Path, basis_kosong: str) -> None:
    lingkungan = {
        **os.environ,
        "DATABASE_URL": basis_kosong,
        "TALENTA_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "talenta.settings",
    }
    perintah = [sys.executable, "-c", NAIK_TURUN]
    jalan = subprocess.run(perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False)
    assert jalan.returncode == 0, jalan.stderr[-2000:]


def test_migrasi_bernama() -> None:
    nama = [berkas.stem for app in ("pegawai", "pemetaan", "karier") for berkas in AKAR.glob(f"{app}/migrations/0*.py")]
    assert nama
    assert [satu for satu in nama if re.search(r"_auto_|_alter_|_remove_|_and_more$", satu)] == []
