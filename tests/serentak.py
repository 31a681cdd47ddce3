"""Several threads at the same moment, on either database.

SQLite's test database lies in memory, where two threads meet locks that no installation knows. For the length of a race
it is copied into a file, opened as an installation opens it, and copied back.
"""

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections


@contextmanager
def _basis_data_berkas() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    nama = connections.settings["default"]["NAME"]
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder, "uji.sqlite3"))) as berkas:
        connection.connection.backup(berkas)
        connections.settings["default"]["NAME"] = str(Path(folder, "uji.sqlite3"))
        try:
            yield
        finally:
            connections.settings["default"]["NAME"] = nama
        berkas.backup(connection.connection)


def serentak(*kerja: Callable[[], Any]) -> list[Any]:
    """Run these at the same moment and return what each gave, or the exception that it raised, in their order."""
    mulai, hasil = threading.Barrier(len(kerja)), [None] * len(kerja)

    def jalan(nomor: int, fungsi: Callable[[], Any]) -> None:
        try:
            mulai.wait(120)
            hasil[nomor] = fungsi()
        except Exception as galat:  # noqa: BLE001 - looked at by the test
            hasil[nomor] = galat
        finally:
            connections.close_all()

    with _basis_data_berkas():
        utas = [threading.Thread(target=jalan, args=satu) for satu in enumerate(kerja)]
        for satu in utas:
            satu.start()
        for satu in utas:
            satu.join(300)
    return hasil
