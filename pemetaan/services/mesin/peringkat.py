"""Ranks in the boxes in force, reckoned again after a calibration: one statement, the order of ``aturan.peringkat``."""

from collections.abc import Collection

from django.db import connection

from pegawai.models import Pegawai
from pemetaan.models import Penempatan

URUTAN = (
    "p.nilai_talenta DESC, p.skor_potensial DESC, p.skor_kinerja DESC, p.golongan_urut DESC, "
    "CASE WHEN p.tmt_golongan IS NULL THEN 1 ELSE 0 END, p.tmt_golongan, g.nip"
)


def urutkan_ulang(*, pemetaan_id: int, kotak: Collection[int]) -> int:
    """Give everybody in these boxes of a run their rank in the box in force; return how many ranks changed.

    Only rows whose rank differs are written. In a transaction that holds the lock of the period.
    """
    penempatan, pegawai = (connection.ops.quote_name(satu._meta.db_table) for satu in (Penempatan, Pegawai))
    tanda = ", ".join(["%s"] * len(kotak))
    sql = (
        f"UPDATE {penempatan} AS t SET peringkat = u.urut FROM ("  # noqa: S608 - table names and whole numbers only
        f"SELECT p.id, ROW_NUMBER() OVER (PARTITION BY p.kotak_akhir ORDER BY {URUTAN}) AS urut "
        f"FROM {penempatan} p JOIN {pegawai} g ON g.id = p.pegawai_id "
        f"WHERE p.pemetaan_id = %s AND p.kotak_akhir IN ({tanda})) AS u "
        "WHERE t.id = u.id AND t.peringkat <> u.urut"
    )
    with connection.cursor() as kursor:
        kursor.execute(sql, [pemetaan_id, *kotak])
        return kursor.rowcount
