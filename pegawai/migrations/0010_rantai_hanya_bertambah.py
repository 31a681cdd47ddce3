"""Links of the hash chain are only ever added: PostgreSQL refuses to change or delete one.

SQLite refuses changes alone: Django empties a table there by deleting its rows, and whoever can write the file can
drop a trigger anyway. ``periksa_rantai`` finds what was done on either.
"""

from typing import Any

from django.db import migrations

PASANG = {
    "postgresql": """
        CREATE FUNCTION tolak_ubah_mata_rantai() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Mata rantai tidak dapat diubah atau dihapus.';
        END $$;
        CREATE TRIGGER mata_rantai_tetap BEFORE UPDATE OR DELETE ON pegawai_matarantai
            FOR EACH ROW EXECUTE FUNCTION tolak_ubah_mata_rantai();
    """,
    "sqlite": """
        CREATE TRIGGER mata_rantai_tetap BEFORE UPDATE ON pegawai_matarantai
        BEGIN SELECT RAISE(ABORT, 'Mata rantai tidak dapat diubah.'); END;
    """,
}
LEPAS = {
    "postgresql": """
        DROP TRIGGER mata_rantai_tetap ON pegawai_matarantai;
        DROP FUNCTION tolak_ubah_mata_rantai();
    """,
    "sqlite": "DROP TRIGGER mata_rantai_tetap;",
}


def _pasang(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(PASANG[schema_editor.connection.vendor])


def _lepas(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(LEPAS[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0009_rantai")]

    operations = [migrations.RunPython(_pasang, _lepas)]
