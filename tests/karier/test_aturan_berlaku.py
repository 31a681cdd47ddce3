"""Rules in time: the row of the day decides, on both sides of a change; and every row says since when it holds."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karier.aturan import jalur, masa_kerja, pendidikan, rumpun, usia
from karier.aturan.bacaan import Bacaan
from karier.aturan.cakrawala import Cakrawala
from karier.aturan.fakta import Masa
from karier.aturan.jalur import TABEL_JALUR, Posisi
from karier.aturan.kelayakan import periksa
from karier.aturan.masa_kerja import TABEL_MASA_KERJA
from karier.aturan.pencarian import Pencarian
from karier.aturan.usia import TABEL_USIA, BarisUsia
from karier.aturan.waktu import tambah_tahun
from karier.aturan.zaman import hari_berubah, pilah
from pegawai.aturan.berlaku import Tabel, berlaku_sejak, pada_hari, teks_sejak
from pegawai.aturan.dasar import PP_11_2017, SEMUA_PERATURAN, UU_20_2023, Dasar
from pegawai.aturan.jenjang import JENJANG, TABEL_BUP, TABEL_ESELON
from tests.karier.test_aturan_kelayakan import jabatan, orang

BARU = Dasar(UU_20_2023, "peraturan pelaksana")
UBAH = date(2029, 7, 1)
TABEL = [
    *(jalur.TABEL_JALUR, rumpun.TABEL_RUMPUN, masa_kerja.TABEL_MASA_KERJA, pendidikan.TABEL_PENDIDIKAN),
    *(usia.TABEL_USIA, TABEL_BUP, TABEL_ESELON),
]


def _usia(kode, maksimal, **lain):
    return BarisUsia(kode, "jpt_pratama", maksimal, **lain)


def test_versi_menurut_hari():
    lama, baru = _usia("usia", 56), _usia("usia", 58, sejak=UBAH, sampai=date(2035, 1, 1))
    versi = (lama, baru)
    # Before the first row of a rule the first one answers.
    for pada, harapan in [
        (date(2010, 1, 1), lama),
        (UBAH - timedelta(days=1), lama),
        (UBAH, baru),
        (date(2034, 12, 31), baru),
        (date(2035, 1, 1), None),
    ]:
        assert pada_hari(versi, pada) is harapan
    tabel = Tabel([baru, lama], lambda baris: baris.jenjang)
    assert (tabel.satu("jpt_pratama", UBAH), tabel.satu("jpt_utama", UBAH)) == (baru, None)
    assert tabel.hari_berubah == {UBAH, date(2035, 1, 1)}


@pytest.mark.parametrize("tabel", TABEL)
def test_setiap_baris_berkode_berdasar_dan_bertanggal(tabel):
    for baris in tabel:
        assert baris.kode
        assert baris.dasar.pasal
        assert date(2014, 1, 1) <= berlaku_sejak(baris) <= date(2026, 1, 1)
        assert teks_sejak(baris) in {f"{berlaku_sejak(baris):%d-%m-%Y}", str(berlaku_sejak(baris).year)}


def test_peraturan_berlaku_tidak_sebelum_tahunnya():
    assert all(satu.berlaku.year == satu.tahun for satu in SEMUA_PERATURAN)
    assert (PP_11_2017.sejak, SEMUA_PERATURAN[4].sejak) == ("07-04-2017", "2017")


@pytest.mark.aturan("bup", "eselon")
def test_bup_dan_eselon_per_jenjang():
    assert {b.jenjang: b.usia for b in TABEL_BUP} == {j: b.bup for j, b in JENJANG.items()}
    assert {b.jenjang for b in TABEL_BUP if b.dasar_uu} == {
        j for j, b in JENJANG.items() if b.kelompok in ("jpt", "ja")
    }
    assert [(b.eselon, b.jenjang) for b in TABEL_ESELON if b.eselon < "22"] == [
        ("11", "jpt_madya"),
        ("12", "jpt_madya"),
        ("21", "jpt_pratama"),
    ]


def test_hukum_yang_dimuat_berubah_sekali():
    assert hari_berubah() == [date(2023, 1, 12)]
    hari = (date(2023, 1, 1), date(2023, 1, 11), date(2023, 1, 12), date(2024, 1, 1))
    assert pilah(hari) == [hari[:2], hari[2:]]


@contextmanager
def _hukum_baru():
    """From July 2029 on: Administrator asks for 5 years, Pengawas → JF Ahli Madya is gone, JPT Pratama up to 58."""
    with pytest.MonkeyPatch.context() as patch:
        _ubah_hukum(patch)
        yield


def _ubah_hukum(patch):
    dulu = next(b for b in TABEL_MASA_KERJA if b.tujuan == "administrator")
    tambahan = replace(dulu, tahun=5, pengalaman=5, sejak=UBAH, dasar=BARU)
    patch.setattr(masa_kerja, "MASA_KERJA", Tabel([*TABEL_MASA_KERJA, tambahan], lambda b: b.tujuan))
    sel = [replace(b, sampai=UBAH) if (b.dari, b.ke) == ("pengawas", "ahli_madya") else b for b in TABEL_JALUR]
    patch.setattr(jalur, "JALUR", Tabel(sel, lambda b: (b.dari, b.ke)))
    usia_baru = BarisUsia("usia-jpt-pratama", "jpt_pratama", 58, dasar=BARU, sejak=UBAH)
    patch.setattr(usia, "USIA", Tabel([*TABEL_USIA, usia_baru], lambda b: b.jenjang))


def _pengawas(pada, sejak):
    predikat = tuple((pada.year - n, "baik") for n in (1, 2))
    isi = {"predikat": predikat, "asesmen_tanggal": pada - timedelta(days=30)}
    isi |= {"riwayat": (Masa(sejak, None, "pengawas", "Keuangan"),), "posisi": Posisi("pengawas", "", "Keuangan")}
    return orang("pengawas", sejak, 5, **isi)


@pytest.mark.parametrize(
    ("ke", "pada", "layak"),
    [
        ("administrator", UBAH - timedelta(days=1), True),
        ("administrator", UBAH, False),
        ("ahli_madya", UBAH - timedelta(days=1), True),
        ("ahli_madya", UBAH, False),
    ],
)
def test_kelayakan_menurut_hukum_pada_harinya(ke, pada, layak):
    sejak = tambah_tahun(UBAH, -4)
    tujuan = jabatan(ke, posisi=Posisi(ke, "analis" if ke.startswith("ahli") else "", "Keuangan"))
    with _hukum_baru():
        vonis = periksa(_pengawas(pada, sejak), tujuan, pada, bacaan=Bacaan())
    assert vonis.layak is layak
    if ke == "administrator" and not layak:
        masa = next(s for s in vonis.penghalang if s.kode == "masa_kerja")
        assert (masa.minimum, masa.dasar) == ("5 tahun", BARU)


RUNG = ["pelaksana", "pengawas", "administrator", "jpt_pratama", "ahli_muda", "ahli_madya"]


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    asal=st.sampled_from(RUNG),
    masa=st.integers(0, 6),
    lahir=st.sampled_from([1972, 1973, 1990]),
    daftar=st.lists(
        st.tuples(st.sampled_from(RUNG), st.integers(0, 9)), min_size=2, max_size=5, unique_by=lambda b: b[0]
    ),
)
def test_pencarian_menyeluruh_sama_walau_hukum_berubah_di_tengah(asal, masa, lahir, daftar):
    """Exact also where the law changes within the window; the brute force asks the rules day by day."""
    with _hukum_baru():
        _periksa_pencarian(asal, masa, lahir, daftar)


def _periksa_pencarian(asal, masa, lahir, daftar):
    hari = tuple(date(t, b, 1) for t in range(2027, 2032) for b in (1, 7))
    cakrawala = Cakrawala(date(2026, 11, 24), hari, Bacaan())
    tmt = date(2026 - masa, 3, 1)
    riwayat = (Masa(date(2014, 1, 1), tmt, "pelaksana", "Keuangan"), Masa(tmt, None, asal, "Keuangan"))
    fakta = orang(asal, tmt, 5, posisi=_posisi(asal), riwayat=riwayat, tanggal_lahir=date(lahir, 5, 1))
    simpul = [jabatan(j, 1, posisi=_posisi(j)) for j, _ in daftar]
    mulai = {s: hari[n] for s, (_, n) in zip(simpul, daftar, strict=True)}
    tujuan = simpul[0]
    if tujuan.posisi == fakta.posisi:
        return

    def lowong(satu, pada):
        return pada >= mulai[satu]

    def semua(kini, sebelum=None, panjang=0):
        for satu in simpul:
            for pada in hari:
                boleh = sebelum is None or pada >= tambah_tahun(sebelum, 2)
                if not boleh or satu.posisi == kini.posisi or not lowong(satu, pada):
                    continue
                if not cakrawala.layak(kini, satu, pada):
                    continue
                if satu == tujuan:
                    yield pada, panjang + 1
                elif panjang < 2:
                    yield from semua(kini.pindah(satu, pada), pada, panjang + 1)

    jejak = Pencarian(fakta, cakrawala, tuple(simpul), lowong).cari(tujuan)
    dapat = (jejak[0][-1].pada, len(jejak[0])) if jejak else None
    assert dapat == min(semua(fakta), default=None)


def _posisi(jenjang):
    return Posisi(jenjang, "analis" if jenjang.startswith("ahli") else "", "Keuangan")
