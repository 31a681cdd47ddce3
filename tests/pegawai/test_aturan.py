"""The tables of pegawai.aturan: predikat, grades, rungs, retirement, NIP, job person match."""

from datetime import date
from fractions import Fraction

import pytest

from pegawai.aturan.golongan import GOLONGAN_PNS, GOLONGAN_PPPK, cari_golongan
from pegawai.aturan.jenjang import JENJANG, JENJANG_ESELON, TABEL_JENJANG, bup, tmt_pensiun
from pegawai.aturan.kinerja import MATRIKS_PREDIKAT, predikat
from pegawai.aturan.kompetensi import jpm, kategori_jpm
from pegawai.aturan.nip import NipSalah, rapikan, urai
from pegawai.pilihan import Ekspektasi, Eselon, Jenjang, Predikat


@pytest.mark.aturan("predikat")
@pytest.mark.parametrize(
    ("hasil", "perilaku", "harapan"),
    [
        ("di_atas", "di_bawah", "kurang"),
        ("di_atas", "sesuai", "baik"),
        ("di_atas", "di_atas", "sangat_baik"),
        ("sesuai", "di_bawah", "kurang"),
        ("sesuai", "sesuai", "baik"),
        ("sesuai", "di_atas", "baik"),
        ("di_bawah", "di_bawah", "sangat_kurang"),
        ("di_bawah", "sesuai", "butuh_perbaikan"),
        ("di_bawah", "di_atas", "butuh_perbaikan"),
    ],
)
def test_predikat(hasil, perilaku, harapan):
    assert predikat(hasil, perilaku) == harapan


@pytest.mark.aturan("predikat")
def test_matriks_predikat_lengkap_sekali():
    sel = [(b.hasil_kerja, b.perilaku_kerja) for b in MATRIKS_PREDIKAT]
    assert len(sel) == len(set(sel)) == 9
    assert {nilai for pasangan in sel for nilai in pasangan} == set(Ekspektasi.values)
    assert {b.predikat for b in MATRIKS_PREDIKAT} == set(Predikat.values)


@pytest.mark.aturan("golongan")
@pytest.mark.parametrize(
    ("teks", "kode", "urut"),
    [("I/a", "I/a", 1), ("iv/E", "IV/e", 17), (" III / d ", "III/d", 12), ("IX", "IX", 9), ("xvii", "XVII", 17)],
)
def test_golongan_dikenal(teks, kode, urut):
    golongan = cari_golongan(teks)
    assert golongan is not None
    assert (golongan.kode, golongan.urut) == (kode, urut)


@pytest.mark.aturan("golongan")
@pytest.mark.parametrize("teks", ["", "III/e", "V/a", "XVIII", "3/d"])
def test_golongan_tidak_dikenal(teks):
    assert cari_golongan(teks) is None


@pytest.mark.aturan("golongan")
def test_dua_tangga_golongan_masing_masing_tujuh_belas():
    for tangga in (GOLONGAN_PNS, GOLONGAN_PPPK):
        assert [g.urut for g in tangga] == list(range(1, 18))


@pytest.mark.aturan("kelompok")
def test_jenjang_lengkap():
    assert [b.kode for b in TABEL_JENJANG] == Jenjang.values
    assert set(JENJANG_ESELON) == set(Eselon.values)


@pytest.mark.aturan("level-diminta")
@pytest.mark.parametrize(
    ("jenjang", "diminta", "level", "tingkat"),
    [
        ("jpt_utama", 5, 5, 7),
        ("jpt_madya", 5, 5, 6),
        ("jpt_pratama", 4, 4, 5),
        ("administrator", 3, 3, 4),
        ("pengawas", 2, 2, 3),
        ("pelaksana", 1, 1, 2),
        ("ahli_utama", 5, 4, 5),
        ("ahli_madya", 4, 3, 4),
        ("ahli_muda", 3, 2, 3),
        ("ahli_pertama", 2, 2, 2),
        ("penyelia", 2, 1, 2),
        ("mahir", 2, 1, 1),
        ("terampil", 1, 1, 1),
        ("pemula", 1, 1, 1),
    ],
)
def test_level_dan_tingkat_per_jenjang(jenjang, diminta, level, tingkat):
    baris = JENJANG[jenjang]
    assert (baris.level_diminta, baris.level, baris.tingkat) == (diminta, level, tingkat)


@pytest.mark.aturan("bup")
@pytest.mark.parametrize(
    ("jenjang", "milik_jabatan", "usia"),
    [
        ("jpt_pratama", None, 60),
        ("administrator", None, 58),
        ("pelaksana", None, 58),
        ("ahli_utama", None, 65),
        ("ahli_madya", None, 60),
        ("ahli_muda", None, 58),
        ("penyelia", None, 58),
        ("ahli_muda", 60, 60),
    ],
)
def test_bup(jenjang, milik_jabatan, usia):
    assert bup(jenjang, milik_jabatan) == usia


@pytest.mark.aturan("bup")
@pytest.mark.parametrize(
    ("lahir", "usia", "tmt"),
    [
        (date(1968, 1, 1), 58, date(2026, 2, 1)),
        (date(1968, 1, 31), 58, date(2026, 2, 1)),
        (date(1968, 11, 30), 58, date(2026, 12, 1)),
        (date(1968, 12, 1), 58, date(2027, 1, 1)),
        (date(1968, 2, 29), 58, date(2026, 3, 1)),
    ],
)
def test_pensiun_mulai_tanggal_satu_bulan_berikutnya(lahir, usia, tmt):
    assert tmt_pensiun(lahir, usia) == tmt


@pytest.mark.aturan("nip")
def test_nip_terurai():
    nip = urai("'19850417 201003 2 001")
    assert (nip.nomor, nip.tanggal_lahir, nip.tmt_cpns, nip.jenis_kelamin) == (
        "198504172010032001",
        date(1985, 4, 17),
        (2010, 3),
        "F",
    )
    assert rapikan("1985.0417.201003.2.001") == nip.nomor


@pytest.mark.aturan("nip")
@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("19850417201003200", "18 angka, di sini 17 angka"),
        ("1985041720100320011", "18 angka, di sini 19 angka"),
        ("1.98504172010032E+17", "18 angka, di sini “"),
        ("198504312010032001", "19850431"),
        ("198502292010032001", "19850229"),
        ("198504172010132001", "201013"),
        ("198504172010002001", "201000"),
        ("198504171984032001", "198403"),
        ("198504172010033001", "1 (pria) atau 2 (wanita)"),
        ("198504172010032000", "tidak boleh 000"),
    ],
)
def test_nip_salah(teks, sebab):
    with pytest.raises(NipSalah) as galat:
        urai(teks)
    assert sebab in str(galat.value)


@pytest.mark.aturan("nip")
def test_nomor_pppk_tidak_berbulan():
    assert urai("198504172021211001", pppk=True).tmt_cpns is None
    with pytest.raises(NipSalah, match="202121"):
        urai("198504172021211001")


@pytest.mark.aturan("jpm")
@pytest.mark.parametrize(
    ("dicapai", "diminta", "nilai", "kode"),
    [
        (18, 18, Fraction(100), "jpm-ms"),
        (27, 18, Fraction(100), "jpm-ms"),
        (80, 100, Fraction(80), "jpm-ms"),
        (79, 100, Fraction(79), "jpm-mms"),
        (68, 100, Fraction(68), "jpm-mms"),
        (67, 100, Fraction(67), "jpm-kms"),
        (9, 45, Fraction(20), "jpm-kms"),
    ],
)
def test_jpm(dicapai, diminta, nilai, kode):
    assert jpm(dicapai, diminta) == nilai
    assert kategori_jpm(nilai).kode == kode
