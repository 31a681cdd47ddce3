"""Calendar arithmetic and the tables of years, both sides of each edge."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karier.aturan.bacaan import Bacaan, bacaan_dari
from karier.aturan.masa_kerja import TABEL_MASA_KERJA, masa_kerja
from karier.aturan.pendidikan import TABEL_PENDIDIKAN, cukup, pendidikan_minimal
from karier.aturan.usia import belum_lewat, usia_maksimal
from karier.aturan.waktu import Lama, gabung, hari_triwulan, jumlah, lama, tambah_bulan, tambah_tahun, triwulan
from pegawai.aturan.jenjang import JENJANG

PADA = date(2026, 11, 24)

T = date


@pytest.mark.parametrize(
    ("mulai", "sampai", "hasil"),
    [
        (T(2024, 3, 1), T(2026, 3, 1), Lama(2, 0, 0)),
        (T(2024, 3, 1), T(2026, 2, 28), Lama(1, 11, 27)),
        (T(2023, 3, 1), T(2024, 2, 29), Lama(0, 11, 28)),
        (T(2024, 2, 29), T(2026, 2, 28), Lama(1, 11, 30)),
        (T(2024, 2, 29), T(2026, 3, 1), Lama(2, 0, 0)),
        (T(2024, 1, 31), T(2024, 3, 1), Lama(0, 1, 0)),
        (T(2024, 5, 1), T(2024, 4, 1), Lama()),
    ],
)
def test_lama(mulai, sampai, hasil):
    assert lama(mulai, sampai) == hasil


def test_tumpang_tindih_dihitung_sekali():
    tiga = [(T(2020, 1, 1), T(2022, 1, 1)), (T(2021, 1, 1), T(2023, 1, 1)), (T(2023, 1, 1), T(2024, 1, 1))]
    assert gabung(tiga) == [(T(2020, 1, 1), T(2024, 1, 1))]
    assert jumlah(tiga) == Lama(4)
    terpisah = [(T(2020, 1, 1), T(2021, 7, 16)), (T(2022, 1, 1), T(2022, 6, 16))]
    assert jumlah(terpisah) == Lama(2, 0, 0)
    assert jumlah([(T(2020, 1, 1), T(2021, 7, 16)), (T(2022, 1, 1), T(2022, 6, 15))]) == Lama(1, 11, 30)
    assert jumlah([(T(2020, 1, 1), T(2020, 1, 1))]) == Lama()


@pytest.mark.parametrize(
    ("dulu", "kini", "tahun"),
    [
        ([(T(2018, 1, 1), T(2019, 1, 1))], T(2022, 1, 1), 3),
        ([(T(2020, 1, 1), T(2021, 1, 1))], T(2022, 1, 1), 3),
        ([(T(2020, 1, 1), T(2021, 1, 1))], T(2023, 12, 1), 3),
        ([(T(2018, 2, 1), T(2018, 3, 1)), (T(2019, 2, 1), T(2020, 1, 1))], T(2022, 1, 1), 3),
        ([(T(2021, 1, 1), T(2022, 1, 1))], T(2024, 2, 29), 2),
    ],
)
def test_celah_tidak_menggenapkan_tahun_sehari_lebih_awal(dulu, kini, tahun):
    genap = tambah_tahun(kini, tahun - 1)
    assert jumlah([*dulu, (kini, genap)]) == Lama(tahun)
    assert jumlah([*dulu, (kini, genap - timedelta(days=1))]) < Lama(tahun)


@given(
    st.lists(
        st.tuples(st.dates(T(2000, 1, 1), T(2030, 1, 1)), st.dates(T(2000, 1, 1), T(2030, 1, 1))),
        min_size=1,
        max_size=6,
    )
)
def test_gabungan_terpisah_dan_utuh(rentang):
    hasil = gabung(rentang)
    hari = {h for a, b in rentang for h in range(a.toordinal(), b.toordinal())}
    assert sum((b - a).days for a, b in hasil) == len(hari)
    assert all(kiri[1] < kanan[0] for kiri, kanan in pairwise(hasil))


def test_tambah():
    assert tambah_tahun(T(2024, 2, 29), 4) == T(2028, 2, 29)
    assert tambah_tahun(T(2024, 2, 29), 1) == T(2025, 3, 1)
    assert tambah_bulan(T(2025, 10, 31), 1) == T(2025, 12, 1)
    assert tambah_bulan(T(2025, 12, 31), 2) == T(2026, 3, 1)
    assert [triwulan(T(2027, b, 1)) for b in (1, 3, 4, 12)] == [
        "Triwulan I 2027",
        "Triwulan I 2027",
        "Triwulan II 2027",
        "Triwulan IV 2027",
    ]


@pytest.mark.aturan("masa-kerja")
@pytest.mark.parametrize(
    ("tujuan", "tahun", "pengalaman"),
    [
        ("jpt_utama", 2, 10),
        ("jpt_madya", 2, 7),
        ("jpt_pratama", 2, 5),
        ("administrator", 3, 3),
        ("pengawas", 2, 4),
    ],
)
def test_tabel_masa_kerja(tujuan, tahun, pengalaman):
    baris = masa_kerja(tujuan, Bacaan(), PADA)
    assert (baris.tahun, baris.pengalaman) == (tahun, pengalaman)


def test_bacaan_masa_kerja():
    assert masa_kerja("pengawas", Bacaan(pengawas_masa_kerja=4), PADA).tahun == 4
    assert "ahli_utama" in masa_kerja("jpt_madya", Bacaan(), PADA).pengumpan
    assert "ahli_utama" not in masa_kerja("jpt_madya", Bacaan(jpt_madya_dari_ahli_utama=False), PADA).pengumpan
    assert "jpt_pratama" not in masa_kerja("jpt_utama", Bacaan(), PADA).pengumpan
    assert {j for j in JENJANG if masa_kerja(j, Bacaan(), PADA) is None} == set(JENJANG) - {
        b.tujuan for b in TABEL_MASA_KERJA
    }
    assert bacaan_dari({"jpm_minimal": 80}).jpm_minimal == 80
    for salah in ({"tidak_ada": 1}, {"jpm_minimal": "80"}, {"jpm_minimal": True}, {"mutasi_minimal": -1}):
        with pytest.raises(ValueError, match="acaan"):
            bacaan_dari(salah)


@pytest.mark.aturan("usia")
@pytest.mark.parametrize(("jenjang", "maksimal"), [("jpt_utama", 58), ("jpt_madya", 58), ("jpt_pratama", 56)])
def test_usia(jenjang, maksimal):
    lahir = T(1970, 5, 17)
    assert usia_maksimal(jenjang, PADA) == maksimal
    assert belum_lewat(lahir, T(1970 + maksimal, 5, 17), maksimal)
    assert not belum_lewat(lahir, T(1970 + maksimal, 5, 18), maksimal)
    assert usia_maksimal(jenjang, PADA, 50) == 50
    assert usia_maksimal("administrator", PADA) is None


@pytest.mark.aturan("pendidikan")
@pytest.mark.parametrize(
    ("jenjang", "kurang", "pas"),
    [
        ("jpt_pratama", "d3", "d4"),
        ("administrator", "d3", "s1"),
        ("pengawas", "d2", "d3"),
        ("pelaksana", "sltp", "slta"),
        ("ahli_pertama", "d3", "s1"),
        ("terampil", "slta", "d3"),
        ("pemula", "sltp", "slta"),
    ],
)
def test_pendidikan(jenjang, kurang, pas):
    minimal, _ = pendidikan_minimal(jenjang, PADA)
    assert not cukup(kurang, minimal)
    assert cukup(pas, minimal)
    assert pendidikan_minimal(jenjang, PADA, "s2")[0] == "s2"


def test_pendidikan_lengkap():
    assert sorted(b.jenjang for b in TABEL_PENDIDIKAN) == sorted(JENJANG)


def test_triwulan_bolak_balik():
    for bulan in range(1, 13):
        assert hari_triwulan(triwulan(T(2027, bulan, 15))) == T(2027, (bulan - 1) // 3 * 3 + 1, 1)
    for lain in ("", "Triwulan V 2027", "Triwulan I tahun", "Semester I 2027", "2027"):
        assert hari_triwulan(lain) is None
