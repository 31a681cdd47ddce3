"""Two threads at the same moment, for what must have exactly one winner."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections

from talenta.umum.galat import GalatAplikasi


def serempak(*kerja: Callable[[], object]) -> list[str]:
    """Do all at once, each in a thread of its own; return "berhasil" or the code of the refusal of each, sorted."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("basis data dalam memori tidak dapat dipakai dua utas")
    pembatas, hasil = threading.Barrier(len(kerja)), []

    def coba(satu: Callable[[], object]) -> None:
        try:
            pembatas.wait(timeout=20)
            satu()
            hasil.append("berhasil")
        except GalatAplikasi as galat:
            hasil.append(galat.kode)
        except BaseException as galat:  # noqa: BLE001 - the test shows it
            hasil.append(repr(galat))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=coba, args=(satu,)) for satu in kerja]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(timeout=60)
    return sorted(hasil)
