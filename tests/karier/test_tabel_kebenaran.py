"""A truth table read from the regulations, cell by cell: each minimum a day before and on the day.

Permenpan RB 22/2021 (forms of pola karier, minimum years), PP 11/2017 art. 54 and 107 (years, education, age), art. 239
(BUP), Peraturan BKN 5/2019 (two years before a mutasi). The person has one position on record, entered on ``MULAI``.
"""

from datetime import date, timedelta

import pytest

from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import Masa
from karier.aturan.jalur import Posisi
from karier.aturan.kelayakan import periksa
from tests.karier.test_aturan_kelayakan import jabatan, orang

MULAI = date(2013, 3, 1)
H, V, D = "horizontal", "vertikal", "diagonal"
# from, to, form, years in the present position until the move is lawful: the greatest of what the law asks (2 years
# for a mutasi; feeder level; experience).
SEL = [
    # JPT
    ("jpt_utama", "jpt_utama", H, 2),
    ("jpt_madya", "jpt_madya", H, 2),
    ("jpt_madya", "jpt_utama", V, 10),
    ("jpt_pratama", "jpt_pratama", H, 2),
    ("jpt_pratama", "jpt_madya", V, 7),
    ("jpt_pratama", "ahli_utama", H, 2),
    # JA
    ("administrator", "administrator", H, 2),
    ("administrator", "ahli_madya", H, 2),
    ("administrator", "ahli_utama", D, 0),
    ("administrator", "jpt_pratama", D, 5),
    ("pengawas", "pengawas", H, 2),
    ("pengawas", "ahli_muda", H, 2),
    ("pengawas", "ahli_madya", D, 0),
    ("pengawas", "administrator", V, 3),
    ("pelaksana", "pelaksana", H, 2),
    ("pelaksana", "ahli_pertama", H, 2),
    ("pelaksana", "penyelia", H, 2),
    ("pelaksana", "ahli_muda", D, 0),
    ("pelaksana", "pengawas", V, 4),
    # JF keahlian
    ("ahli_utama", "ahli_utama", H, 2),
    ("ahli_utama", "jpt_pratama", H, 5),
    ("ahli_utama", "jpt_madya", D, 7),
    ("ahli_utama", "jpt_utama", D, 10),
    ("ahli_madya", "ahli_madya", H, 2),
    ("ahli_madya", "administrator", H, 3),
    ("ahli_madya", "jpt_pratama", D, 5),
    ("ahli_madya", "ahli_utama", V, 0),
    ("ahli_muda", "ahli_muda", H, 2),
    ("ahli_muda", "pengawas", H, 4),
    ("ahli_muda", "administrator", D, 3),
    ("ahli_muda", "ahli_madya", V, 0),
    ("ahli_pertama", "ahli_pertama", H, 2),
    ("ahli_pertama", "pelaksana", H, 2),
    ("ahli_pertama", "penyelia", H, 2),
    ("ahli_pertama", "pengawas", D, 4),
    ("ahli_pertama", "ahli_muda", V, 0),
    # JF keterampilan
    ("penyelia", "penyelia", H, 2),
    ("penyelia", "pelaksana", H, 2),
    ("penyelia", "ahli_pertama", V, 0),
    ("penyelia", "ahli_muda", V, 0),
    ("penyelia", "pengawas", D, 4),
    ("mahir", "mahir", H, 2),
    ("mahir", "penyelia", V, 0),
    ("mahir", "ahli_pertama", V, 0),
    ("mahir", "pelaksana", D, 0),
    ("terampil", "terampil", H, 2),
    ("terampil", "mahir", V, 0),
    ("terampil", "ahli_pertama", V, 0),
    ("terampil", "pelaksana", D, 0),
    ("pemula", "pemula", H, 2),
    ("pemula", "terampil", V, 0),
    ("pemula", "ahli_pertama", V, 0),
    ("pemula", "pelaksana", D, 0),
]
SEMUA = {dari for dari, *_ in SEL}
LARANGAN = sorted({(a, b) for a in SEMUA for b in SEMUA} - {(a, b) for a, b, *_ in SEL})
# BUP: JPT 60; administrasi 58; Ahli Utama 65, Ahli Madya 60, other JF 58.
BUP = {
    "jpt_utama": 60, "jpt_madya": 60, "jpt_pratama": 60, "administrator": 58, "pengawas": 58, "pelaksana": 58,
    "ahli_utama": 65, "ahli_madya": 60, "ahli_muda": 58, "ahli_pertama": 58, "penyelia": 58, "mahir": 58,
    "terampil": 58, "pemula": 58,
}  # fmt: skip
PENDIDIKAN = {
    "jpt_utama": "s1", "jpt_madya": "s1", "jpt_pratama": "s1", "administrator": "s1", "pengawas": "d3",
    "pelaksana": "slta", "ahli_utama": "s1", "ahli_madya": "s1", "ahli_muda": "s1", "ahli_pertama": "s1",
}  # fmt: skip
TANGGA = ("sd", "sltp", "slta", "d1", "d2", "d3", "s1", "s2", "s3")


def _posisi(jenjang):
    return Posisi(
        jenjang,
        "analis" if jenjang.startswith(("ahli", "pen", "mah", "ter", "pem")) and jenjang != "pengawas" else "",
        "Keuangan",
    )


def _orang(jenjang, pada, **lain):
    isi = {
        "posisi": _posisi(jenjang),
        "riwayat": (Masa(MULAI, None, jenjang, "Keuangan"),),
        "tanggal_lahir": date(1985, 1, 1),
        "predikat": tuple((pada.year - n, "baik") for n in (1, 2)),
        "asesmen_tanggal": pada - timedelta(days=30),
        "bup": BUP[jenjang],
    }
    return orang(jenjang, MULAI, 5, **isi | lain)


def _periksa(dari, ke, pada, tujuan=None, **lain):
    sasaran = jabatan(ke, **{"posisi": _posisi(ke), "bup": BUP[ke]} | (tujuan or {}))
    return periksa(_orang(dari, pada, **lain), sasaran, pada, bacaan=Bacaan())


def test_tabel_memuat_14_jenjang():
    assert set(BUP) == SEMUA
    assert len(SEL) == len({sel[:2] for sel in SEL})


@pytest.mark.aturan("jalur")
@pytest.mark.parametrize(("dari", "ke", "jalur", "tahun"), SEL)
def test_sel_dan_tahun_minimalnya(dari, ke, jalur, tahun):
    genap = MULAI.replace(year=MULAI.year + tahun)
    pada_harinya = _periksa(dari, ke, genap)
    assert (pada_harinya.layak, pada_harinya.jalur) == (True, jalur)
    if tahun:
        sehari_sebelum = _periksa(dari, ke, genap - timedelta(days=1))
        assert (sehari_sebelum.layak, sehari_sebelum.jalur) == (False, jalur)
        assert {s.kode for s in sehari_sebelum.penghalang} <= {"masa_kerja", "pengalaman", "masa_jabatan"}


@pytest.mark.aturan("jalur")
@pytest.mark.parametrize(("dari", "ke"), LARANGAN)
def test_di_luar_tabel_bukan_jalur(dari, ke):
    vonis = _periksa(dari, ke, date(2026, 11, 24))
    assert (vonis.layak, vonis.jalur, vonis.mekanisme) == (False, None, None)
    assert "jalur" in {s.kode for s in vonis.penghalang}


@pytest.mark.aturan("pendidikan")
@pytest.mark.parametrize(("ke", "minimal"), sorted(PENDIDIKAN.items()))
def test_pendidikan_minimal(ke, minimal):
    dari = next(a for a, b, *_ in SEL if b == ke)
    for tingkat in TANGGA:
        vonis = _periksa(dari, ke, date(2026, 11, 24), pendidikan=tingkat)
        assert vonis.layak is (TANGGA.index(tingkat) >= TANGGA.index(minimal)), tingkat


@pytest.mark.aturan("usia")
@pytest.mark.parametrize(
    ("dari", "ke", "usia"),
    [("jpt_madya", "jpt_utama", 58), ("ahli_utama", "jpt_madya", 58), ("jpt_pratama", "jpt_madya", 58),
     ("administrator", "jpt_pratama", 56), ("ahli_madya", "jpt_pratama", 56), ("ahli_utama", "jpt_pratama", 56)],
)  # fmt: skip
def test_usia_paling_tinggi_pada_harinya_dan_sehari_sesudah(dari, ke, usia):
    pada = date(2026, 11, 24)
    lahir = pada.replace(year=pada.year - usia)
    assert _periksa(dari, ke, pada, tanggal_lahir=lahir).layak
    lewat = _periksa(dari, ke, pada, tanggal_lahir=lahir - timedelta(days=1))
    assert [s.kode for s in lewat.penghalang] == ["usia"]


@pytest.mark.aturan("bup")
@pytest.mark.parametrize("jenjang", sorted(BUP))
def test_bup_dan_dua_tahun_sebelumnya(jenjang):
    # Born on 15 November: retired from 1 December of the year of the BUP; two years before is the last lawful day.
    pada, lahir = date(2026, 12, 1), date(2028 - BUP[jenjang], 11, 15)
    assert _periksa(jenjang, jenjang, pada, tanggal_lahir=lahir).layak
    vonis = _periksa(jenjang, jenjang, pada + timedelta(days=1), tanggal_lahir=lahir)
    assert [s.kode for s in vonis.penghalang] == ["sisa_masa_kerja"]
    sendiri = {"bup": BUP[jenjang] + 2}
    assert _periksa(jenjang, jenjang, pada + timedelta(days=1), sendiri, tanggal_lahir=lahir).layak


@pytest.mark.parametrize(
    ("dari", "ke", "bacaan", "tahun"),
    [
        ("pelaksana", "pengawas", Bacaan(pengawas_pengalaman=2), 2),
        ("pelaksana", "pengawas", Bacaan(pengawas_masa_kerja=4, pengawas_pengalaman=0), 4),
        ("ahli_utama", "jpt_madya", Bacaan(jpt_madya_dari_ahli_utama=False), None),
        ("pengawas", "pengawas", Bacaan(mutasi_minimal=3), 3),
    ],
)
def test_bacaan_yang_diperselisihkan(dari, ke, bacaan, tahun):
    sasaran = jabatan(ke, posisi=_posisi(ke), bup=BUP[ke])

    def layak(pada):
        return periksa(_orang(dari, pada), sasaran, pada, bacaan=bacaan).layak

    if tahun is None:
        assert not layak(date(2026, 11, 24))
        return
    genap = MULAI.replace(year=MULAI.year + tahun)
    assert (layak(genap - timedelta(days=1)), layak(genap)) == (False, True)
