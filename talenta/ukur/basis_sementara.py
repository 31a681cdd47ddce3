"""A scratch database for a benchmark: everything is really committed, and nothing of it remains."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def basis_sementara() -> Iterator[Path]:
    """Use a fresh, migrated database as the default one; yield a folder for files. Both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="talenta-ukur-") as folder:
        semula = connection.settings_dict["NAME"]
        nama = f"ukur_{os.getpid()}"
        uji = connection.settings_dict["TEST"]
        nama_uji = uji.get("NAME")
        uji["NAME"] = str(Path(folder) / "ukur.sqlite3") if connection.vendor == "sqlite" else nama
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield Path(folder)
        finally:
            connection.creation.destroy_test_db(semula, verbosity=0)
            uji["NAME"] = nama_uji


def segarkan() -> None:
    """Do what autovacuum would have done by the time that anybody asks for what has just been written."""
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
