"""The big agency of the benchmarks: made by counting, with names like people's and nothing missing afterwards."""

from collections import Counter

import pytest
from django.db import connection

from pegawai.models import Pegawai
from talenta.ukur import agensi_besar
from talenta.ukur.agensi_besar import ISI, buat_agensi

pytestmark = pytest.mark.django_db
ORANG = 2_000


def _susunan() -> set[tuple[str, str]]:
    """Return the name of every index and constraint of the tables that are filled, with its table."""
    with connection.cursor() as kursor:
        return {
            (satu._meta.db_table, nama)
            for satu in ISI
            for nama in connection.introspection.get_constraints(kursor, satu._meta.db_table)
        }


def test_indeks_dan_kunci_kembali():
    semula = _susunan()
    buat_agensi(50)
    assert _susunan() == semula
    connection.check_constraints()


def test_nama_ada_yang_umum_dan_ada_yang_langka():
    buat_agensi(ORANG)
    nama = list(Pegawai.objects.order_by("nip").values_list("nama", flat=True))
    assert nama[:3] == ["Teuku Maulana", "Maria Nugroho", "Andi cubababa Saputra"]
    banyak = Counter(kata for satu in nama for kata in satu.split())
    assert 0.12 < banyak["Muhammad"] / ORANG < 0.17
    assert 0 < banyak["Ujang"] / ORANG < 0.02
    assert sum(1 for n in banyak.values() if n == 1) == ORANG // 3


def test_tidak_ada_bilangan_yang_meluap(monkeypatch):
    """Numbers of people are multiplied by years: at the whole civil service that is none of four bytes."""
    monkeypatch.setitem(
        agensi_besar._URUT,
        connection.vendor,
        {
            "postgresql": "n AS (SELECT generate_series(CAST(4699991 AS bigint), CAST({0} AS bigint)) AS i)",
            "sqlite": "n(i) AS (SELECT 4699991 UNION ALL SELECT i + 1 FROM n WHERE i < {0})",
        }[connection.vendor],
    )
    monkeypatch.setattr(agensi_besar, "_pegawai", lambda: f"{agensi_besar._awal(Pegawai)} + i - 4699991")
    instansi = buat_agensi(4_700_000)
    assert instansi.pegawai.count() == 10
    assert set(instansi.pegawai.values_list("penilaian_kinerja__tahun", flat=True)) == {2024, 2025}
