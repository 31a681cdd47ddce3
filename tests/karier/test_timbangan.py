"""The judge that remembers, against the rules asked one by one, over cases that share some of their inputs."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import Hukuman, Masa
from karier.aturan.jalur import Posisi
from karier.aturan.kelayakan import BERGANTUNG, PEMERIKSA, TETAP, periksa
from karier.aturan.timbangan import KAPAN_PUN, KUNCI, SAMPAI, SEJAK, Timbangan
from pegawai.aturan.jenjang import JENJANG, bup
from tests.karier.test_aturan_kelayakan import jabatan, orang

PADA = date(2026, 6, 1)
RUMPUN = st.sampled_from(["Keuangan", "Hukum", None])
TMT = st.sampled_from([date(2010, 1, 1), date(2022, 6, 1), date(2022, 6, 2), date(2024, 6, 1), date(2024, 6, 2)])


@st.composite
def _posisi(draw):
    jenjang = draw(st.sampled_from(list(JENJANG)))
    jf = JENJANG[jenjang].kelompok.startswith("jf")
    return Posisi(jenjang, draw(st.sampled_from(["analis", "auditor"])) if jf else "", draw(RUMPUN))


@st.composite
def _orang(draw):
    posisi, tmt = draw(_posisi()), draw(TMT)
    lain = st.builds(Masa, TMT, st.just(tmt), st.sampled_from(["pelaksana", "pengawas", None]), RUMPUN, st.booleans())
    return orang(
        posisi.jenjang,
        tmt,
        draw(st.integers(1, 5)),
        posisi=posisi,
        aktif=draw(st.sampled_from([True, True, False])),
        tanggal_lahir=draw(st.sampled_from([date(1967, 4, 30), date(1970, 6, 1), date(1970, 5, 31), date(1990, 1, 1)])),
        pendidikan=draw(st.sampled_from(["slta", "d3", "s1"])),
        golongan=draw(st.sampled_from(["III/c", "III/d", "XI"])),
        riwayat=(*draw(st.lists(lain, max_size=2)), Masa(tmt, None, posisi.jenjang, posisi.rumpun)),
        ada_riwayat=draw(st.booleans()),
        predikat=draw(st.sampled_from([(), ((2024, "baik"), (2025, "baik")), ((2024, "kurang"), (2025, "baik"))])),
        asesmen_tanggal=draw(st.sampled_from([date(2023, 5, 31), date(2023, 6, 1), date(2025, 6, 1)])),
        hukuman=draw(st.sampled_from([(), (Hukuman("sedang", date(2025, 1, 1), date(2026, 1, 1)),)])),
    )


@st.composite
def _jabatan(draw):
    posisi = draw(_posisi())
    return jabatan(
        posisi.jenjang,
        draw(st.integers(1, 5)),
        posisi=posisi,
        bup=draw(st.sampled_from([58, 60, bup(posisi.jenjang)])),
        pendidikan_min=draw(st.sampled_from(["", "s1"])),
        golongan_min=draw(st.sampled_from(["", "III/d"])),
        pengalaman_min=draw(st.sampled_from([None, 3, 5])),
        usia_maks=draw(st.sampled_from([None, 50])),
        aktif=draw(st.sampled_from([True, True, False])),
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    semua=st.lists(_orang(), min_size=3, max_size=5),
    tujuan=st.lists(_jabatan(), min_size=3, max_size=5),
    naik=st.integers(0, 2),
    ke_depan=st.booleans(),
    hari_lain=st.booleans(),
)
@pytest.mark.aturan("kelayakan")
def test_sama_dengan_aturan_satu_per_satu(semua, tujuan, naik, ke_depan, hari_lain):
    opsi = {"data_per": date(2026, 1, 15) if ke_depan else None, "naik_level": naik}
    timbangan = Timbangan(PADA, Bacaan(), **opsi)
    if ke_depan and hari_lain:
        dulu = Timbangan(date(2029, 4, 1), Bacaan(), data_per=opsi["data_per"], naik_level=1)
        [dulu.kurang(fakta, satu) for fakta in semua for satu in tujuan]
        timbangan = dulu.pada_hari(PADA, naik)
    for fakta in semua:
        for satu in tujuan:
            vonis = periksa(fakta, satu, PADA, bacaan=Bacaan(), **opsi)
            kurang = timbangan.kurang(fakta, satu)
            assert [(k.kode, k.diketahui) for k in kurang] == [(s.kode, s.terpenuhi is False) for s in vonis.penghalang]
            assert timbangan.layak(fakta, satu) is vonis.layak
            assert timbangan.baris(fakta, satu) == vonis.baris


def test_setiap_syarat_punya_kunci():
    assert set(KUNCI) == set(PEMERIKSA) == set(TETAP) | set(BERGANTUNG)
    assert sorted(c.__name__ for c in (*SEJAK, *SAMPAI, *KAPAN_PUN)) == sorted(c.__name__ for c in BERGANTUNG)
