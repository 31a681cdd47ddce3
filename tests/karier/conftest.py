"""Fixtures for plans: a fixed day, an agency, and no rendering."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.karier.pabrik_rpk import HARI_INI, Dunia, buat_dunia


@pytest.fixture
def dunia_rpk(db: None, monkeypatch: pytest.MonkeyPatch) -> Dunia:
    """Return a small agency on 24 November 2026; documents are stand-ins, because rendering takes a second."""
    saat = datetime(HARI_INI.year, HARI_INI.month, HARI_INI.day, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
    monkeypatch.setattr(timezone, "now", lambda: saat)
    tiruan = "karier.services.dokumen.cetak_dokumen"
    monkeypatch.setattr(tiruan, lambda isi, logo="": b"%PDF-1.7 " + isi["nomor"].encode())
    return buat_dunia()
