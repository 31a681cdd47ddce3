"""Handlers of jobs that only tests queue; the worker of a test imports this module with --include."""

import os
import time
from pathlib import Path

from django.db import transaction

from pegawai.models import Pekerjaan, Rumpun
from pegawai.services.pelaksana import Kabari, penangan
from talenta.umum.galat import GalatAplikasi


@penangan("uji-baris")
def uji_baris(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Write ``jumlah`` rows in one transaction; leave a line in ``catatan`` at each start.

    Before the last row it waits for as long as the file ``tahan`` beside ``catatan`` is there.
    """
    argumen = pekerjaan.argumen
    with Path(argumen["catatan"]).open("a", encoding="utf-8") as catatan:
        catatan.write(f"{pekerjaan.pk} {os.getpid()}\n")
    with transaction.atomic():
        for nomor in range(argumen["jumlah"]):
            Rumpun.objects.create(nama=f"{pekerjaan.pk}-{nomor}")
            kabari(nomor + 1, argumen["jumlah"], f"Baris {nomor + 1}")
            while nomor + 2 == argumen["jumlah"] and Path(argumen["catatan"]).with_name("tahan").exists():
                Path(argumen["catatan"]).with_name("tertahan").touch()
                time.sleep(0.05)
    return f"{argumen['jumlah']} baris ditulis."


@penangan("uji-ditolak")
def uji_ditolak(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Refuse."""
    raise GalatAplikasi("Periode 2025 sudah ditetapkan.")


@penangan("uji-rusak")
def uji_rusak(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Break in a way nobody foresaw."""
    raise ZeroDivisionError("rahasia di dalam pesan")
