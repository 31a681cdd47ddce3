"""Processor time of whoever does the database's work: on a busy machine it says more than the clock."""

import os
import resource
from pathlib import Path

from django.db import connection


def prosesor() -> float | None:
    """Return the seconds of processor time used so far by the database, or None where they cannot be read.

    SQLite works in this process. PostgreSQL works in a process of its own, whose time is read where it runs on this
    machine.
    """
    if connection.vendor == "sqlite":
        pakai = resource.getrusage(resource.RUSAGE_SELF)
        return pakai.ru_utime + pakai.ru_stime
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_backend_pid()")
        catatan = Path(f"/proc/{kursor.fetchone()[0]}/stat")
    try:
        nama, _, isi = catatan.read_text().rpartition(")")
    except OSError:
        return None
    if "(postgres" not in nama:  # the number is that of a process of another machine
        return None
    pengguna, sistem = isi.split()[11:13]
    return (int(pengguna) + int(sistem)) / os.sysconf("SC_CLK_TCK")
