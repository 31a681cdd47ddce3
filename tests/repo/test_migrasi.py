"""Migrations go all the way down and up again, and each says by its name what it is for."""

import os
import re
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]


NAIK_TURUN = """
import django
django.setup()
from django.core.management import call_command
for tujuan in ((), ("pegawai", "zero"), ("karier",)):
    call_command("migrate", *tujuan, verbosity=0)
"""


def test_migrasi_dapat_dibalik(tmp_path: Path) -> None:
    lingkungan = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'm.sqlite3'}",
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
