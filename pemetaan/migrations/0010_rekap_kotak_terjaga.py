"""Triggers keep the counts true whatever changes or deletes a placement; adding is left to the statement that adds.

A run is stored by one statement, whose counts are written beside it in one go: a trigger per row would cost more than
the row. A later migration that alters the table of placements on SQLite, which then builds it anew and drops its
triggers, must put these back; tests/pemetaan/test_rekap.py says so.
"""

from typing import Any

from django.db import migrations

PENEMPATAN, REKAP = "pemetaan_penempatan", "pemetaan_rekapkotak"
LANGKAH, PANJANG = 4, 255
DIPANTAU = ("pemetaan_id", "unit_path", "level", "rumpun_id", "klaster_id", "kotak_akhir", "sebab")
KUNCI = "pemetaan_id, jalur, level, rumpun, klaster, kotak, sebab"


def _isi(baris: str) -> str:
    return (
        f"{baris}.level, COALESCE({baris}.rumpun_id, 0), COALESCE({baris}.klaster_id, 0), "
        f"COALESCE({baris}.kotak_akhir, 0), {baris}.sebab"
    )


def _kurangi(jalur: str) -> str:
    """Take the old row out of its unit and of every unit above."""
    return (
        f"UPDATE {REKAP} SET jumlah = jumlah - 1 WHERE pemetaan_id = OLD.pemetaan_id "  # noqa: S608
        f"AND jalur IN ({jalur.format('OLD')}) AND level = OLD.level AND rumpun = COALESCE(OLD.rumpun_id, 0) "
        "AND klaster = COALESCE(OLD.klaster_id, 0) AND kotak = COALESCE(OLD.kotak_akhir, 0) AND sebab = OLD.sebab;"
    )


def _tambah(jalur: str) -> str:
    """Bring the new row into its unit and every unit above."""
    return (
        f"INSERT INTO {REKAP} ({KUNCI}, jumlah) SELECT NEW.pemetaan_id, atas.jalur, {_isi('NEW')}, 1 "  # noqa: S608
        f"FROM ({jalur.format('NEW')}) AS atas WHERE true "
        f"ON CONFLICT ({KUNCI}) DO UPDATE SET jumlah = {REKAP}.jumlah + 1;"
    )


PG_JALUR = (
    f"SELECT left({{0}}.unit_path, n * {LANGKAH}) AS jalur "  # noqa: S608 - constants of this file
    f"FROM generate_series(0, length({{0}}.unit_path) / {LANGKAH}) AS n"
)
SQLITE_JALUR = (
    "SELECT SUBSTR({0}.unit_path, 1, huruf) AS jalur FROM ("  # noqa: S608
    + " UNION ALL ".join(f"SELECT {n} AS huruf" for n in range(0, PANJANG, LANGKAH))
    + ") WHERE huruf <= LENGTH({0}.unit_path)"
)
_BERUBAH = " OR ".join("OLD.{0} IS {1} NEW.{0}".replace("{0}", kolom) for kolom in DIPANTAU)

PASANG = {
    "postgresql": f"""
        CREATE FUNCTION rekap_kotak_pindah() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            {_kurangi(PG_JALUR)}
            {_tambah(PG_JALUR)}
            RETURN NULL;
        END $$;
        CREATE TRIGGER rekap_kotak_pindah AFTER UPDATE OF {", ".join(DIPANTAU)} ON {PENEMPATAN}
            FOR EACH ROW WHEN ({_BERUBAH.replace("{1}", "DISTINCT FROM")}) EXECUTE FUNCTION rekap_kotak_pindah();

        CREATE FUNCTION rekap_kotak_pergi() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE {REKAP} r SET jumlah = r.jumlah - p.orang FROM (
                SELECT lama.pemetaan_id, left(lama.unit_path, n * {LANGKAH}), {_isi("lama")}, COUNT(*)
                FROM lama, generate_series(0, length(lama.unit_path) / {LANGKAH}) AS n
                GROUP BY 1, 2, 3, 4, 5, 6, 7
            ) AS p ({KUNCI}, orang)
            WHERE (r.pemetaan_id, r.jalur, r.level, r.rumpun, r.klaster, r.kotak, r.sebab)
                = (p.pemetaan_id, p.jalur, p.level, p.rumpun, p.klaster, p.kotak, p.sebab);
            RETURN NULL;
        END $$;
        CREATE TRIGGER rekap_kotak_pergi AFTER DELETE ON {PENEMPATAN}
            REFERENCING OLD TABLE AS lama FOR EACH STATEMENT EXECUTE FUNCTION rekap_kotak_pergi();
    """,  # noqa: S608 - constants of this file
    "sqlite": f"""
        CREATE TRIGGER rekap_kotak_pindah AFTER UPDATE OF {", ".join(DIPANTAU)} ON {PENEMPATAN}
        WHEN {_BERUBAH.replace("{1}", "NOT")}
        BEGIN {_kurangi(SQLITE_JALUR)} {_tambah(SQLITE_JALUR)} END;
        CREATE TRIGGER rekap_kotak_pergi AFTER DELETE ON {PENEMPATAN}
        BEGIN {_kurangi(SQLITE_JALUR)} END;
    """,
}
LEPAS = {
    "postgresql": f"""
        DROP TRIGGER rekap_kotak_pindah ON {PENEMPATAN};
        DROP TRIGGER rekap_kotak_pergi ON {PENEMPATAN};
        DROP FUNCTION rekap_kotak_pindah();
        DROP FUNCTION rekap_kotak_pergi();
    """,
    "sqlite": "DROP TRIGGER rekap_kotak_pindah; DROP TRIGGER rekap_kotak_pergi;",
}


def _jalankan(schema_editor: Any, isi: str) -> None:
    if schema_editor.connection.vendor == "sqlite":
        # One statement a call there, and a trigger holds semicolons of its own.
        for satu in (bagian for bagian in isi.split("END;") if "CREATE" in bagian):
            schema_editor.execute(f"{satu} END;")
        return
    schema_editor.execute(isi)


def _pasang(apps: Any, schema_editor: Any) -> None:
    _jalankan(schema_editor, PASANG[schema_editor.connection.vendor])


def _lepas(apps: Any, schema_editor: Any) -> None:
    isi = LEPAS[schema_editor.connection.vendor]
    for satu in [isi] if schema_editor.connection.vendor != "sqlite" else isi.strip(";").split(";"):
        schema_editor.execute(satu)


class Migration(migrations.Migration):
    dependencies = [("pemetaan", "0009_rekap_kotak")]

    operations = [migrations.RunPython(_pasang, _lepas)]
