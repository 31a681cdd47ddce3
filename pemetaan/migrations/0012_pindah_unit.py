"""Who has changed units, kept by triggers: people who are moved, units that are moved with all their people, and
placements whose frozen unit is put right by hand. Those who are elsewhere than a run saw them today are written at once.

A later migration that alters the table of people, of units or of placements on SQLite, which then builds it anew and
drops its triggers, must put these back; tests/pemetaan/test_rekap.py says so. Who is deleted is forgotten here too.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

CATAT = (
    "INSERT INTO pemetaan_pindahunit (pegawai_id, pada) SELECT {siapa}, {kini} {dari} "
    "ON CONFLICT (pegawai_id) DO UPDATE SET pada = EXCLUDED.pada"
)
# Name, table, columns, whom it concerns.
PEMICU = (
    ("orang", "pegawai_pegawai", ("unit_id", "instansi_id"), "NEW.id", "WHERE true"),
    ("unit", "pegawai_unitkerja", ("path",), "id", "FROM pegawai_pegawai WHERE unit_id = NEW.id"),
    ("penempatan", "pemetaan_penempatan", ("unit_path",), "NEW.pegawai_id", "WHERE true"),
)
PERGI = "DELETE FROM pemetaan_pindahunit WHERE pegawai_id = OLD.id"
KINI = {"postgresql": "clock_timestamp()", "sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')"}
SUDAH = (
    "FROM pegawai_pegawai g JOIN pegawai_unitkerja u ON u.id = g.unit_id "
    "WHERE EXISTS (SELECT 1 FROM pemetaan_penempatan p WHERE p.pegawai_id = g.id AND p.unit_path <> u.path)"
)


def _pemicu(vendor: str, nama: str, kapan: str, isi: str) -> list[str]:
    """Return how a trigger is made; ``kapan`` is when it fires, with the condition."""
    if vendor == "sqlite":
        return [f"CREATE TRIGGER pindah_unit_{nama} AFTER {kapan} BEGIN {isi}; END"]
    fungsi = f"pindah_unit_{nama}()"
    return [
        f"CREATE FUNCTION {fungsi} RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {isi}; RETURN NULL; END $$",
        f"CREATE TRIGGER pindah_unit_{nama} AFTER {kapan} EXECUTE FUNCTION {fungsi}",
    ]


def _perintah(vendor: str) -> list[str]:
    hasil = [CATAT.format(siapa="g.id", kini=KINI[vendor], dari=SUDAH)]
    lain = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    for nama, tabel, kolom, siapa, dari in PEMICU:
        berubah = " OR ".join(f"OLD.{satu} {lain} NEW.{satu}" for satu in kolom)
        kapan = f"UPDATE OF {', '.join(kolom)} ON {tabel} FOR EACH ROW WHEN ({berubah})"
        hasil += _pemicu(vendor, nama, kapan, CATAT.format(siapa=siapa, kini=KINI[vendor], dari=dari))
    return hasil + _pemicu(vendor, "pergi", "DELETE ON pegawai_pegawai FOR EACH ROW", PERGI)


def _pasang(apps: Any, schema_editor: Any) -> None:
    for satu in _perintah(schema_editor.connection.vendor):
        schema_editor.execute(satu, params=None)


def _lepas(apps: Any, schema_editor: Any) -> None:
    for nama, tabel in [(nama, tabel) for nama, tabel, *_ in PEMICU] + [("pergi", "pegawai_pegawai")]:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER pindah_unit_{nama}")
            continue
        schema_editor.execute(f"DROP TRIGGER pindah_unit_{nama} ON {tabel}")
        schema_editor.execute(f"DROP FUNCTION pindah_unit_{nama}()")


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0017_indeks_kata_nama"),
        ("pemetaan", "0011_rekap_kotak_terisi"),
    ]

    operations = [
        migrations.CreateModel(
            name="PindahUnit",
            fields=[
                (
                    "pegawai",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="pegawai.pegawai",
                    ),
                ),
                ("pada", models.DateTimeField(db_index=True, verbose_name="pada")),
            ],
            options={"verbose_name": "pindah unit", "verbose_name_plural": "pindah unit"},
        ),
        migrations.RunPython(_pasang, _lepas),
    ]
