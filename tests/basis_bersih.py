"""The test database made again what the migrations have laid.

Django's flush truncates every table, which on PostgreSQL makes a file for each table and index, and lets post_migrate
write new rows of its own; here only rows that there are get deleted, and those of the migrations come back.
"""

import json

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import TransactionTestCase

from pegawai.models import MataRantai


def pulihkan(isi: str) -> None:
    """Empty the database and put back ``isi``."""
    _kosongkan()
    connection.creation.deserialize_db_from_string(isi)
    _majukan_pencacah(isi)


def _kosongkan() -> None:
    kutip = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as kursor:
        if connection.vendor == "postgresql":  # where a trigger refuses to delete links of the chain
            kursor.execute(f"TRUNCATE {kutip(MataRantai._meta.db_table)}")
        tabel = connection.introspection.django_table_names(only_existing=True)
        kursor.execute(" UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT 1 FROM {kutip(t)})" for t in tabel))
        for (berisi,) in kursor.fetchall():
            kursor.execute(f"DELETE FROM {kutip(berisi)}")


def _majukan_pencacah(isi: str) -> None:
    """Rows that were put back have their ids; let the counters that give out the next ones go on after them."""
    model = [apps.get_model(nama) for nama in sorted({satu["model"] for satu in json.loads(isi)})]
    with connection.cursor() as kursor:
        for perintah in connection.ops.sequence_reset_sql(no_style(), model):
            kursor.execute(perintah)


def pasang() -> str:
    """Let every test that commits end so, and return what the migrations have laid."""
    isi = connection.creation.serialize_db_to_string()

    def sesudah_uji(uji: TransactionTestCase) -> None:
        pulihkan(isi)

    TransactionTestCase._fixture_teardown = sesudah_uji  # type: ignore[method-assign]
    return isi
