"""An index on the letters of people's names, so that a search for words of a name does not read every name.

PostgreSQL: pg_trgm, which the owner of a database may create since version 13. Where it cannot be had, the search stays
right and linear, and the migration says how to catch up. SQLite: a table of trigrams that triggers keep; a later
migration that alters the table of people there, which then builds it anew and drops its triggers, must put these back
(tests/pegawai/test_cari_nama.py says so).
"""

from typing import Any

from django.db import migrations

INDEKS = 'CREATE INDEX pegawai_nama_trigram ON pegawai_pegawai USING gin (UPPER("nama"::text) gin_trgm_ops)'
ADA = "SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'"
BOLEH = """
    SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm')
        OR (SELECT rolsuper FROM pg_roles WHERE rolname = CURRENT_USER)
        OR has_database_privilege(current_database(), 'CREATE') AND EXISTS (
            SELECT 1 FROM pg_available_extension_versions WHERE name = 'pg_trgm' AND trusted)
"""
TANPA_EKSTENSI = (
    "Ekstensi pg_trgm tidak dapat dibuat di basis data ini. Pencarian nama tetap benar, tetapi membaca semua nama. "
    "Mintalah pengelola basis data menjalankan: CREATE EXTENSION pg_trgm; lalu " + INDEKS + ";"
)
SQLITE = (
    "CREATE VIRTUAL TABLE pegawai_nama USING fts5("
    "nama, content='pegawai_pegawai', content_rowid='id', tokenize='trigram', detail='none', columnsize=0)",
    "INSERT INTO pegawai_nama(pegawai_nama) VALUES ('rebuild')",
    "CREATE TRIGGER pegawai_nama_tambah AFTER INSERT ON pegawai_pegawai BEGIN "
    "INSERT INTO pegawai_nama(rowid, nama) VALUES (NEW.id, NEW.nama); END",
    "CREATE TRIGGER pegawai_nama_hapus AFTER DELETE ON pegawai_pegawai BEGIN "
    "INSERT INTO pegawai_nama(pegawai_nama, rowid, nama) VALUES ('delete', OLD.id, OLD.nama); END",
    "CREATE TRIGGER pegawai_nama_ubah AFTER UPDATE OF id, nama ON pegawai_pegawai "
    "WHEN OLD.nama IS NOT NEW.nama OR OLD.id IS NOT NEW.id BEGIN "
    "INSERT INTO pegawai_nama(pegawai_nama, rowid, nama) VALUES ('delete', OLD.id, OLD.nama); "
    "INSERT INTO pegawai_nama(rowid, nama) VALUES (NEW.id, NEW.nama); END",
)
LEPAS_SQLITE = (
    "DROP TRIGGER pegawai_nama_tambah",
    "DROP TRIGGER pegawai_nama_hapus",
    "DROP TRIGGER pegawai_nama_ubah",
    "DROP TABLE pegawai_nama",
)


def _satu(schema_editor: Any, pertanyaan: str) -> bool:
    with schema_editor.connection.cursor() as kursor:
        kursor.execute(pertanyaan)
        return any(kursor.fetchone() or ())


def _pasang(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for satu in SQLITE:
            schema_editor.execute(satu)
    elif _satu(schema_editor, ADA) and _satu(schema_editor, BOLEH):
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        schema_editor.execute(INDEKS)
    else:
        print(f"\n{TANPA_EKSTENSI}")  # noqa: T201 - whoever migrates reads it


def _lepas(apps: Any, schema_editor: Any) -> None:
    # The extension stays: another database user may lean on it, and it costs nothing.
    sqlite = schema_editor.connection.vendor == "sqlite"
    for satu in LEPAS_SQLITE if sqlite else ("DROP INDEX IF EXISTS pegawai_nama_trigram",):
        schema_editor.execute(satu)


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0016_kode_pemulihan_terikat")]

    operations = [migrations.RunPython(_pasang, _lepas)]
