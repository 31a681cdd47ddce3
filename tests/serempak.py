"""Several threads at the same moment, for what must have exactly one winner."""

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, connections

from talenta.umum.galat import GalatAplikasi


@contextmanager
def _basis_bersama() -> Iterator[None]:
    """Let threads share the database as an installation does: one that lives in memory is a file meanwhile."""
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        yield
        return
    connection.ensure_connection()
    pengaturan, nama = connection.settings_dict, connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory() as folder:
        berkas = Path(folder, "bersama.sqlite3")
        with closing(sqlite3.connect(berkas)) as tujuan:
            connection.connection.backup(tujuan)
        pengaturan["NAME"] = str(berkas)
        try:
            yield
        finally:
            pengaturan["NAME"] = nama
            with closing(sqlite3.connect(berkas)) as asal:
                asal.backup(connection.connection)


def serempak(*kerja: Callable[[], object]) -> list[str]:
    """Do all at once, each in a thread of its own; return "berhasil" or the code of the refusal of each, sorted."""
    pembatas, hasil = threading.Barrier(len(kerja)), []

    def coba(satu: Callable[[], object]) -> None:
        try:
            pembatas.wait(timeout=120)
            satu()
            hasil.append("berhasil")
        except GalatAplikasi as galat:
            hasil.append(galat.kode)
        except BaseException as galat:  # noqa: BLE001 - the test shows it
            hasil.append(repr(galat))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=coba, args=(satu,)) for satu in kerja]
    with _basis_bersama():
        for satu in utas:
            satu.start()
        for satu in utas:
            satu.join(timeout=300)
    return sorted(hasil)
