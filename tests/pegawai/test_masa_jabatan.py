from datetime import date

import pytest

from pegawai.aturan.masa_jabatan import TABEL_MASA_JABATAN, masa_jabatan, tahun_bulan

PADA = date(2025, 6, 10)


@pytest.mark.parametrize(
    ("mulai", "kode"),
    [
        (date(2025, 7, 1), "masa-jabatan-kurang"),
        (date(2023, 6, 11), "masa-jabatan-kurang"),
        (date(2023, 6, 10), "masa-jabatan-cukup"),
        (date(2020, 6, 11), "masa-jabatan-cukup"),
        (date(2020, 6, 10), "masa-jabatan-lewat"),
    ],
)
@pytest.mark.aturan("masa-jabatan-kurang")
@pytest.mark.aturan("masa-jabatan-cukup")
@pytest.mark.aturan("masa-jabatan-lewat")
def test_dua_sampai_lima_tahun(mulai, kode):
    assert masa_jabatan(mulai, PADA).kode == kode


def test_batas_turun_sampai_nol():
    batas = [baris.bawah for baris in TABEL_MASA_JABATAN]
    assert batas == sorted(batas, reverse=True)
    assert batas[-1] == 0


@pytest.mark.parametrize(
    ("mulai", "hasil"),
    [
        (date(2024, 2, 29), (1, 3)),
        (date(2025, 6, 10), (0, 0)),
        (date(2025, 5, 11), (0, 0)),
        (date(2025, 5, 10), (0, 1)),
        (date(2026, 1, 1), (0, 0)),
    ],
)
def test_tahun_dan_bulan_penuh(mulai, hasil):
    assert tahun_bulan(mulai, PADA) == hasil
