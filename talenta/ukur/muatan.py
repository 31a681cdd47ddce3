"""Loading millions of rows into PostgreSQL: indexes and foreign keys are built once they are in, not row by row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Model

MEMORI_INDEKS = "256MB"
"""For sorting one index; PostgreSQL's own 64 MB writes several runs where this writes one or two."""
_KUNCI = """
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
           format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY conrelid::regclass::text, conname
"""
_INDEKS = """
    SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index WHERE NOT indisunique AND indrelid = ANY(%s::regclass[]) ORDER BY indexrelid::regclass::text
"""


@contextmanager
def tanpa_indeks(model: Iterable[type[Model]]) -> Iterator[None]:
    """Take the foreign keys and the indexes that say nothing of uniqueness off these tables, and put them back.

    One transaction: what is put in is checked against the keys before it is there. Nothing on SQLite.
    """
    if connection.vendor != "postgresql":
        yield
        return
    tabel = [satu._meta.db_table for satu in model]
    with transaction.atomic(), connection.cursor() as kursor:
        connection.check_constraints()  # a table with checks still to come cannot be altered
        kursor.execute("SET LOCAL jit = off")
        kursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORI_INDEKS}'")
        pasang = []
        for cari in (_KUNCI, _INDEKS):
            kursor.execute(cari, [tabel])
            for lepas, kembali in kursor.fetchall():
                kursor.execute(lepas)
                pasang.append(kembali)
        yield
        for kembali in reversed(pasang):  # the indexes first
            kursor.execute(kembali)
