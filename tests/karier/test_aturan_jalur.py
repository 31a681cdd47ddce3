"""Every pair of rungs against an expectation written by hand, not made from the table under test."""

from datetime import date

import pytest

from karier.aturan.bacaan import Bacaan
from karier.aturan.jalur import TABEL_JALUR, Posisi, alasan_tanpa_jalur, cari_jalur, keluarga
from karier.aturan.rumpun import perlu_rumpun
from karier.pilihan import Jalur, Mekanisme, Prosedur
from pegawai.aturan.berlaku import berlaku_sejak
from pegawai.aturan.jenjang import JENJANG

PADA = date(2026, 11, 24)
KOLOM = ["jpt_utama", "jpt_madya", "jpt_pratama", "administrator", "pengawas", "pelaksana"]
KOLOM += ["ahli_utama", "ahli_madya", "ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pemula"]
# Rows: from; columns: to, in the order of KOLOM. h/v/d, "." is no path. Same functional position, same rumpun.
HARAPAN = """
jpt_utama      h . . . . .  . . . .  . . . .
jpt_madya      v h . . . .  . . . .  . . . .
jpt_pratama    . v h . . .  h . . .  . . . .
administrator  . . d h . .  d h . .  . . . .
pengawas       . . . v h .  . d h .  . . . .
pelaksana      . . . . v h  . . d h  h . . .
ahli_utama     d d h . . .  h . . .  . . . .
ahli_madya     . . d h . .  v h . .  . . . .
ahli_muda      . . . d h .  . v h .  . . . .
ahli_pertama   . . . . d h  . . v h  h . . .
penyelia       . . . . d h  . . v v  h . . .
mahir          . . . . . d  . . . v  v h . .
terampil       . . . . . d  . . . v  . v h .
pemula         . . . . . d  . . . v  . . v h
"""
NAMA = {"h": Jalur.HORIZONTAL, "v": Jalur.VERTIKAL, "d": Jalur.DIAGONAL, ".": None}
TABEL = [
    (baris.split()[0], ke, NAMA[sel])
    for baris in HARAPAN.strip().splitlines()
    for ke, sel in zip(KOLOM, baris.split()[1:], strict=True)
]


def _posisi(jenjang, nama="statistisi", rumpun="Statistik"):
    return Posisi(jenjang, nama if JENJANG[jenjang].kelompok.startswith("jf") else jenjang, rumpun)


@pytest.mark.aturan("jalur")
@pytest.mark.parametrize(("dari", "ke", "harapan"), TABEL)
def test_setiap_pasangan_jenjang(dari, ke, harapan):
    baris = cari_jalur(_posisi(dari), _posisi(ke), PADA)
    assert (baris.jalur if baris else None) == harapan
    if baris is None:
        assert alasan_tanpa_jalur(_posisi(dari), _posisi(ke), PADA).endswith(".")


def test_tabel_uji_memuat_semua_pasangan():
    assert set(KOLOM) == set(JENJANG)
    assert len({(dari, ke) for dari, ke, _ in TABEL}) == 14 * 14


def test_baris_tabel_sah():
    assert len({b.kode for b in TABEL_JALUR}) == len(TABEL_JALUR)
    for baris in TABEL_JALUR:
        assert baris.jalur in Jalur.values
        assert set(baris.mekanisme) <= set(Mekanisme.values)
        assert set(baris.prosedur) <= set(Prosedur.values)
        assert {baris.dari, baris.ke} <= set(JENJANG)
        assert berlaku_sejak(baris) == date(2021, 1, 1)
        assert str(baris.dasar_bentuk).endswith("Pasal 189 ayat (3)")


@pytest.mark.aturan("jalur-v-keahlian")
@pytest.mark.parametrize(
    ("dari", "ke", "nama_lain", "rumpun_lain", "harapan"),
    [
        ("ahli_muda", "ahli_madya", "perencana", "Statistik", None),
        ("terampil", "mahir", "arsiparis", "Statistik", None),
        ("ahli_muda", "ahli_muda", "perencana", "Perencanaan", "horizontal"),
        ("penyelia", "ahli_pertama", "pranata komputer", "Statistik", "vertikal"),
        ("penyelia", "ahli_pertama", "perencana", "Perencanaan", "horizontal"),
        ("mahir", "ahli_pertama", "perencana", "Perencanaan", None),
        ("mahir", "ahli_pertama", "perencana", None, "vertikal"),
    ],
)
def test_jabatan_fungsional_lain(dari, ke, nama_lain, rumpun_lain, harapan):
    # Outside one rumpun penyelia → keahlian is no rise; the equal tingkat still makes it a mutasi.
    baris = cari_jalur(_posisi(dari), _posisi(ke, nama_lain, rumpun_lain), PADA)
    assert (baris.jalur if baris else None) == harapan


@pytest.mark.aturan("rumpun")
@pytest.mark.parametrize(
    ("dari", "ke", "bacaan", "pada", "kode", "dasar"),
    [
        ("ahli_madya", "jpt_pratama", Bacaan(), PADA, "rumpun-jf-struktural", "Permenpan RB 22/2021"),
        ("ahli_muda", "pengawas", Bacaan(), PADA, "rumpun-jf-struktural", "Permenpan RB 22/2021"),
        ("ahli_madya", "jpt_pratama", Bacaan(jf_ke_struktural_satu_rumpun=False), PADA, None, None),
        ("pengawas", "ahli_muda", Bacaan(), PADA, None, None),
        ("mahir", "ahli_pertama", Bacaan(), PADA, "rumpun-kategori", "Permenpan RB 22/2021"),
        ("ahli_muda", "ahli_muda", Bacaan(), PADA, None, None),
        ("ahli_muda", "ahli_muda", Bacaan(jf_ke_jf_satu_rumpun=True), PADA, "rumpun-jf-jf", "Permenpan RB 1/2023"),
        # The law changed in between: a JF moved inside one rumpun only until the day before.
        ("ahli_muda", "ahli_muda", Bacaan(), date(2023, 1, 12), None, None),
        ("ahli_muda", "ahli_muda", Bacaan(), date(2023, 1, 11), "rumpun-jf-jf", "Permenpan RB 13/2019"),
        ("ahli_muda", "ahli_muda", Bacaan(), date(2018, 1, 1), "rumpun-jf-jf", "Permenpan RB 13/2019"),
    ],
)
def test_kapan_rumpun_diminta(dari, ke, bacaan, pada, kode, dasar):
    asal, tujuan = _posisi(dari), _posisi(ke)
    baris = perlu_rumpun(cari_jalur(asal, tujuan, pada), asal, tujuan, bacaan, pada)
    assert (baris and baris.kode, baris and baris.dasar.peraturan.nama) == (kode, dasar)


@pytest.mark.parametrize(
    ("nama", "hasil"),
    [
        ("Analis SDM Aparatur Ahli Muda", "analis sdm aparatur"),
        ("Analis SDM Aparatur  Ahli Pertama", "analis sdm aparatur"),
        ("Pranata Komputer - Mahir", "pranata komputer"),
        ("Arsiparis Pemula", "arsiparis"),
        ("Ahli Muda", "ahli muda"),
    ],
)
def test_keluarga(nama, hasil):
    assert keluarga(nama) == hasil
