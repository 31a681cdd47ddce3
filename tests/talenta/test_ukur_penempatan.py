"""``ukur penempatan`` says what a run costs by the clock and by processor time, and leaves nothing behind."""

from contextlib import nullcontext

import pytest
from django.db import connection

from pemetaan.models import Penempatan, RekapKotak, Skema
from talenta.ukur import penempatan
from talenta.ukur.prosesor import prosesor

pytestmark = pytest.mark.django_db


def _sibuk() -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT MAX(i) FROM n"
        )


def test_prosesor_bertambah_oleh_kerja_basis_data():
    awal = prosesor()
    if awal is None:
        pytest.skip("basis data berjalan di mesin lain")
    _sibuk()
    assert prosesor() > awal


def test_kedua_skema_terukur(monkeypatch):
    monkeypatch.setattr(penempatan, "basis_sementara", nullcontext)
    hasil = penempatan.ukur(300)
    assert [satu["nama"] for satu in hasil] == [
        f"penempatan {kode}" for kode in Skema.objects.order_by("-kode").values_list("kode", flat=True)
    ]
    for satu in hasil:
        assert satu["baris"] == 300
        assert satu["rasio"] > 0
    assert not Penempatan.objects.exists()
    assert not RekapKotak.objects.exists()


def test_rasio_prosesor_dari_putaran_terhemat():
    hasil = penempatan._menurut_prosesor([(9.0, 3.0), (9.0, 2.5)], [(9.0, 1.25), (9.0, 2.0)])
    assert hasil == {"prosesor_detik": 2.5, "patokan_prosesor_detik": 1.25, "rasio_prosesor": 2.0}


def test_tanpa_waktu_prosesor_tidak_ada_rasionya():
    assert penempatan._menurut_prosesor([(9.0, None)], [(9.0, None)]) == {}
