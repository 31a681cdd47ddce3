"""Migrations go all the way down and up again, and each says by its name what it is for."""

import os
import re
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]


def test_migrasi_dapat_dibalik(tmp_path: Path) -> None:
    lingkungan = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'm.sqlite3'}", "TALENTA_VAR": str(tmp_path)}
    for tujuan in ([], ["karier", "zero"], ["pemetaan", "zero"], ["pegawai", "zero"], []):
        jalan = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0", *tujuan],
            cwd=AKAR,
            env=lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
        assert jalan.returncode == 0, jalan.stderr[-2000:]


def test_migrasi_bernama() -> None:
    nama = [berkas.stem for app in ("pegawai", "pemetaan", "karier") for berkas in AKAR.glob(f"{app}/migrations/0*.py")]
    assert nama
    assert [satu for satu in nama if re.search(r"_auto_|_alter_|_remove_|_and_more$", satu)] == []
