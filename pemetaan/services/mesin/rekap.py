"""Counts of a run by unit, Level, job family, cluster and box, from its stored placements; one statement."""

from django.db import connection

from pegawai.models import UnitKerja
from pemetaan.models import Penempatan, RekapKotak

_KUNCI = ("level", "rumpun", "klaster", "kotak", "sebab")
LANGKAH = UnitKerja.steplen
TERDALAM = 255 // LANGKAH
"""How deep a unit can lie: what fits into a path."""


def susun_rekap(pemetaan_id: int) -> str:
    """Return the SELECT of a run's counts: path, the rest of the key, people.

    Counts people once, by their own unit, and then adds those counts up along the tree. Grouped by unit first, SQLite
    would read the rows in the order of the index by unit, which is not the order in which they lie.
    """
    penempatan = connection.ops.quote_name(Penempatan._meta.db_table)
    kunci = ", ".join(_KUNCI)
    kedalaman = " UNION ALL ".join(f"SELECT {n * LANGKAH} AS huruf" for n in range(TERDALAM + 1))
    return (
        f"WITH daun AS MATERIALIZED (SELECT unit_path, level, COALESCE(rumpun_id, 0) AS rumpun, "  # noqa: S608
        "COALESCE(klaster_id, 0) AS klaster, COALESCE(kotak_akhir, 0) AS kotak, sebab, COUNT(*) AS orang "
        f"FROM {penempatan} WHERE pemetaan_id = {int(pemetaan_id)} "
        "GROUP BY level, kotak_akhir, unit_path, rumpun_id, klaster_id, sebab), "
        f"tingkat AS ({kedalaman}) "
        f"SELECT SUBSTR(unit_path, 1, huruf) AS jalur, {kunci}, SUM(orang) AS jumlah "
        f"FROM daun JOIN tingkat ON huruf <= LENGTH(unit_path) GROUP BY SUBSTR(unit_path, 1, huruf), {kunci}"
    )


def tulis_rekap(*, pemetaan_id: int) -> int:
    """Write the counts of a run anew and return how many rows there are; in a transaction.

    A run that others may change meanwhile must be locked by its period.
    """
    rekap = connection.ops.quote_name(RekapKotak._meta.db_table)
    with connection.cursor() as kursor:
        kursor.execute(f"DELETE FROM {rekap} WHERE pemetaan_id = %s", [pemetaan_id])  # noqa: S608
        kursor.execute(
            f"INSERT INTO {rekap} (pemetaan_id, jalur, {', '.join(_KUNCI)}, jumlah) "  # noqa: S608
            f"SELECT {int(pemetaan_id)}, isi.* FROM ({susun_rekap(pemetaan_id)}) AS isi"
        )
        return kursor.rowcount


def selisih_rekap(*, pemetaan_id: int) -> int:
    """Return in how many rows the kept counts of a run differ from a bare count; 0: right to the row."""
    with connection.cursor() as kursor:
        kursor.execute(susun_rekap(pemetaan_id))
        benar = {tuple(baris[:-1]): int(baris[-1]) for baris in kursor.fetchall()}
    kolom = ("jalur", *_KUNCI, "jumlah")
    ada = RekapKotak.objects.filter(pemetaan=pemetaan_id, jumlah__gt=0).values_list(*kolom)
    return len({*benar.items()} ^ {(tuple(baris[:-1]), baris[-1]) for baris in ada})
