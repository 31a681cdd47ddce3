"""What the engine asks of PostgreSQL holds for its own transaction and no longer."""

import pytest
from django.db import connection, transaction

from pemetaan.services.mesin.andaian import baca
from pemetaan.services.mesin.setelan import MEMORI_SIMPAN, setelan

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL yang disetel"),
]
_BACA = "SELECT current_setting('jit'), current_setting('random_page_cost'), current_setting('work_mem')"


def _kini() -> tuple[str, ...]:
    with connection.cursor() as kursor:
        kursor.execute(_BACA)
        return kursor.fetchone()


def test_setelan_berlaku_dalam_transaksi_saja():
    semula = _kini()
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(setelan(memori=MEMORI_SIMPAN))
        assert _kini() == ("off", "1.1", "64MB")
    assert _kini() == semula


def test_andaian_tidak_mengubah_memori():
    semula = _kini()
    assert baca(_BACA, ()) == [("off", "1.1", semula[2])]
    assert _kini() == semula
