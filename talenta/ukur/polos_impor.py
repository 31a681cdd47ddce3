"""The bare way that the import is measured against. No models here: it runs in a process without Django set up."""

import sqlite3
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from python_calamine import CalamineWorkbook


def polos(buku: Path) -> float:
    """Return the seconds of calamine's bare read of a workbook and one COPY (or executemany) of its rows.

    The table has no indexes and nothing is checked. A process of its own, so that its memory is not taken for ours.
    """
    hubungan: dict[str, Any] = dict(connection.get_connection_params())
    lain: dict[str, Any] = {
        kunci: hubungan[kunci]
        for kunci in ("dbname", "database", "host", "port", "user", "password")
        if kunci in hubungan
    }
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as kolam:
        return kolam.submit(_tuang, str(buku), lain).result()


def _tuang(buku: str, hubungan: dict[str, Any]) -> float:
    if "dbname" in hubungan:
        return _tuang_copy(buku, hubungan)
    return _tuang_executemany(buku, hubungan["database"])


def _baca(buku: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(buku).get_sheet_by_index(0).to_python()[1:]


def _lebar(buku: str) -> int:
    return int(CalamineWorkbook.from_path(buku).get_sheet_by_index(0).width)


def _tuang_copy(buku: str, hubungan: dict[str, Any]) -> float:
    kolom = ", ".join(f"k{ke} text" for ke in range(_lebar(buku)))
    with psycopg.connect(**hubungan) as basis:
        basis.execute(f"CREATE TABLE ukur_polos ({kolom})")
        basis.commit()
        mulai = time.perf_counter()
        baris = _baca(buku)
        with basis.cursor() as kursor, kursor.copy("COPY ukur_polos FROM STDIN") as salin:
            for satu in baris:
                salin.write_row(satu)
        basis.commit()
        detik = time.perf_counter() - mulai
        basis.execute("DROP TABLE ukur_polos")
    return detik


def _tuang_executemany(buku: str, berkas: str) -> float:
    lebar = _lebar(buku)
    basis = sqlite3.connect(berkas)
    try:
        basis.execute(f"CREATE TABLE ukur_polos ({', '.join(f'k{ke} text' for ke in range(lebar))})")
        mulai = time.perf_counter()
        baris = _baca(buku)
        basis.executemany(f"INSERT INTO ukur_polos VALUES ({', '.join('?' * lebar)})", baris)  # noqa: S608 - fixed
        basis.commit()
        detik = time.perf_counter() - mulai
        basis.execute("DROP TABLE ukur_polos")
        basis.commit()
    finally:
        basis.close()
    return detik
