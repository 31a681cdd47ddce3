"""Words of people's names through the index of letters that each database keeps.

PostgreSQL uses its index (pg_trgm) for the plain condition by itself. SQLite has to be asked for candidates, which the
plain condition then judges; so both find what a reading of every name would find. Words of one or two letters have no
trigram: they only judge.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from pegawai.models import Pegawai
from talenta.umum.hitung import BATAS_HITUNG

BATAS_SEDIKIT = BATAS_HITUNG
_HURUF = 3


def bila_sedikit(dekat: QuerySet[Pegawai], cocok: QuerySet[Pegawai]) -> list[int] | QuerySet[Pegawai]:
    """Return the ids that ``dekat`` finds, if they are at most 2,000; else ``cocok``."""
    pk = list(dekat.order_by().values_list("pk", flat=True)[: BATAS_SEDIKIT + 1])
    return pk if len(pk) <= BATAS_SEDIKIT else cocok


def dekat_nama(cocok: QuerySet[Pegawai], kata: Sequence[str]) -> QuerySet[Pegawai]:
    """Return ``cocok`` among the candidates of the index, where SQLite has not too many of them."""
    if connection.vendor != "sqlite" or not (syarat := _syarat(kata)):
        return cocok
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT rowid FROM pegawai_nama WHERE pegawai_nama MATCH %s LIMIT %s", [syarat, BATAS_SEDIKIT + 1]
        )
        calon = [satu for (satu,) in kursor.fetchall()]
    return cocok.filter(pk__in=calon) if len(calon) <= BATAS_SEDIKIT else cocok


def _syarat(kata: Sequence[str]) -> str:
    """Return the condition of the index: every three letters in a row that a word has."""
    potongan = {satu[n : n + _HURUF] for satu in kata for n in range(len(satu) - _HURUF + 1)}
    return " AND ".join('"{}"'.format(satu.replace('"', '""')) for satu in sorted(potongan))
