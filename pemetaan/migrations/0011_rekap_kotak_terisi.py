"""Counts of the runs that are there already."""

from typing import Any

from django.db import migrations

ISI = """
    INSERT INTO pemetaan_rekapkotak (pemetaan_id, jalur, level, rumpun, klaster, kotak, sebab, jumlah)
    WITH daun AS (
        SELECT pemetaan_id, unit_path, level, COALESCE(rumpun_id, 0) AS rumpun, COALESCE(klaster_id, 0) AS klaster,
            COALESCE(kotak_akhir, 0) AS kotak, sebab, COUNT(*) AS orang
        FROM pemetaan_penempatan
        GROUP BY pemetaan_id, unit_path, level, COALESCE(rumpun_id, 0), COALESCE(klaster_id, 0),
            COALESCE(kotak_akhir, 0), sebab
    ), tingkat AS ({tingkat})
    SELECT pemetaan_id, SUBSTR(unit_path, 1, huruf), level, rumpun, klaster, kotak, sebab, SUM(orang)
    FROM daun JOIN tingkat ON huruf <= LENGTH(unit_path)
    GROUP BY pemetaan_id, SUBSTR(unit_path, 1, huruf), level, rumpun, klaster, kotak, sebab
"""


def _isi(apps: Any, schema_editor: Any) -> None:
    tingkat = " UNION ALL ".join(f"SELECT {huruf} AS huruf" for huruf in range(0, 255, 4))
    schema_editor.execute(ISI.format(tingkat=tingkat))


class Migration(migrations.Migration):
    dependencies = [("pemetaan", "0010_rekap_kotak_terjaga")]

    operations = [migrations.RunPython(_isi, migrations.RunPython.noop)]
