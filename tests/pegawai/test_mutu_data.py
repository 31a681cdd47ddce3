"""Days that decide whether an assessment still holds."""

from datetime import date

import pytest

from pegawai.aturan.kompetensi import berlaku_sejak
from pegawai.selectors.mutu_data import bulan_kemudian


@pytest.mark.parametrize(
    ("pada", "sejak"),
    [
        (date(2026, 3, 10), date(2023, 3, 10)),
        (date(2025, 12, 31), date(2022, 12, 31)),
        (date(2028, 2, 29), date(2025, 3, 1)),
        (date(2027, 2, 28), date(2024, 2, 28)),
        (date(2027, 3, 1), date(2024, 2, 29)),
        (date(2027, 3, 2), date(2024, 3, 2)),
    ],
)
def test_asesmen_berlaku_tiga_tahun(pada, sejak):
    assert berlaku_sejak(pada) == sejak


@pytest.mark.parametrize(("tahun", "sejak"), [(4, date(2024, 2, 29)), (2, date(2026, 3, 1))])
def test_masa_berlaku_menurut_skema(tahun, sejak):
    assert berlaku_sejak(date(2028, 2, 29), tahun) == sejak


@pytest.mark.parametrize(
    ("hari", "kemudian"),
    [
        (date(2026, 3, 10), date(2026, 9, 10)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 7, 1), date(2027, 1, 1)),
    ],
)
def test_enam_bulan_kemudian(hari, kemudian):
    assert bulan_kemudian(hari) == kemudian
