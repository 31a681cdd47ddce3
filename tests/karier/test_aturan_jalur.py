"""Every pair of rungs against an expectation written by hand, not made from the table under test."""

import pytest

from karier.aturan.bacaan import Bacaan
from karier.aturan.jalur import TABEL_JALUR, Posisi, alasan_tanpa_jalur, cari_jalur, keluarga, perlu_rumpun
from karier.pilihan import Jalur, Mekanisme, Prosedur
from pegawai.aturan.jenjang import JENJANG

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
    baris = cari_jalur(_posisi(dari), _posisi(ke))
    assert (baris.jalur if baris else None) == harapan
    if baris is None:
        assert alasan_tanpa_jalur(_posisi(dari), _posisi(ke)).endswith(".")


def test_tabel_uji_memuat_semua_pasangan():
    assert set(KOLOM) == set(JENJANG)
    assert len({(dari, ke) for dari, ke, _ in TABEL}) == 14 * 14


def test_baris_tabel_sah():
    assert len({b.kode for b in TABEL_JALUR}) == len(TABEL_JALUR)
    for baris in TABEL_JALUR:
        assert baris.jalur in Jalur.values
        assert set(baris.mekanisme) <= set(Mekanisme.values)
        assert set(baris.prosedur) <= set(Prosedur.values)
        assert {j for sel in baris.sel for j in sel} <= set(JENJANG)


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
    baris = cari_jalur(_posisi(dari), _posisi(ke, nama_lain, rumpun_lain))
    assert (baris.jalur if baris else None) == harapan


@pytest.mark.parametrize(
    ("dari", "ke", "bacaan", "perlu"),
    [
        ("ahli_madya", "jpt_pratama", Bacaan(), True),
        ("ahli_muda", "pengawas", Bacaan(), True),
        ("ahli_madya", "jpt_pratama", Bacaan(jf_ke_struktural_satu_rumpun=False), False),
        ("pengawas", "ahli_muda", Bacaan(), False),
        ("ahli_muda", "ahli_muda", Bacaan(), False),
        ("ahli_muda", "ahli_muda", Bacaan(jf_ke_jf_satu_rumpun=True), True),
        ("mahir", "ahli_pertama", Bacaan(), True),
    ],
)
def test_kapan_rumpun_diminta(dari, ke, bacaan, perlu):
    asal, tujuan = _posisi(dari), _posisi(ke)
    assert perlu_rumpun(cari_jalur(asal, tujuan), asal, tujuan, bacaan) is perlu


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
