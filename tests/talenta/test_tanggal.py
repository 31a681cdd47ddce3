"""Indonesian dates."""

from datetime import UTC, date, datetime

import pytest

from talenta.umum.tanggal import BULAN, bulan_tahun, hari_tanggal, tanggal_jam, tanggal_panjang, tanggal_pendek

# 23.30 UTC is half past six of the next day in Jakarta
LEWAT_TENGAH_MALAM = datetime(2026, 8, 16, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fungsi", "nilai", "teks"),
    [
        (tanggal_panjang, date(2026, 8, 17), "17 Agustus 2026"),
        (tanggal_panjang, date(2026, 1, 1), "1 Januari 2026"),
        (tanggal_panjang, date(2026, 12, 31), "31 Desember 2026"),
        (tanggal_panjang, LEWAT_TENGAH_MALAM, "17 Agustus 2026"),
        (tanggal_pendek, date(2026, 3, 5), "05-03-2026"),
        (tanggal_pendek, date(987, 3, 5), "05-03-0987"),
        (tanggal_pendek, LEWAT_TENGAH_MALAM, "17-08-2026"),
        (hari_tanggal, date(2026, 8, 17), "Senin, 17 Agustus 2026"),
        (hari_tanggal, date(2026, 8, 16), "Minggu, 16 Agustus 2026"),
        (tanggal_jam, LEWAT_TENGAH_MALAM, "17 Agustus 2026 pukul 06.30"),
        (tanggal_jam, datetime(2026, 8, 17, 9, 5), "17 Agustus 2026 pukul 09.05"),
        (bulan_tahun, date(2026, 5, 9), "Mei 2026"),
    ],
)
def test_tanggal(fungsi, nilai, teks):
    assert fungsi(nilai) == teks


def test_bulan_lengkap_dan_tidak_berulang():
    assert len(set(BULAN)) == 12
