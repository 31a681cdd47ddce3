"""Fairness audit: exact test, four-fifths rule, bands, who sees what, and that nobody is shown by name."""

from datetime import date

import pytest
from django.urls import reverse
from scipy.stats import fisher_exact

from pemetaan.aturan.keadilan import (
    DALAM_BATAS,
    KEBETULAN,
    KECIL,
    PEMBANDING_KECIL,
    TANPA_PERISTIWA,
    TELAAH,
    TIDAK_TAMPAK,
    Kelompok,
    fisher,
    nilai,
    simpulan,
)
from pemetaan.selectors.keadilan import ekspor_penilaian, ekspor_sebaran, keadilan
from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan
from tests.pemetaan.pabrik_sidang import buat_pindah, buat_sidang


@pytest.mark.parametrize("orang", [1, 2, 3, 7, 11])
@pytest.mark.parametrize("lain", [1, 4, 9, 13])
def test_uji_pasti_sama_dengan_scipy(orang, lain):
    for a in range(orang + 1):
        for b in range(lain + 1):
            harap = fisher_exact([[a, orang - a], [b, lain - b]]).pvalue
            assert fisher(orang, a, lain, b) == pytest.approx(harap, rel=1e-9), (a, b)


@pytest.mark.parametrize("tabel", [(800, 120, 902, 190), (30_000, 6_100, 20_000, 4_000), (25_000, 3, 25_000, 18)])
def test_uji_pasti_pada_banyak_orang(tabel):
    n1, a, n2, b = tabel
    assert fisher(*tabel) == pytest.approx(fisher_exact([[a, n1 - a], [b, n2 - b]]).pvalue, rel=1e-6)


def test_uji_pasti_pada_jutaan_orang_selesai():
    assert fisher(2_000_000, 400_000, 2_700_000, 540_000) == 1.0
    assert fisher(2_000_000, 300_000, 2_700_000, 540_000) < 1e-300


@pytest.mark.parametrize(
    ("rasio", "p", "hasil"),
    [
        (0.799, 0.049, TELAAH),
        (0.799, 0.05, KEBETULAN),
        (0.8, 0.049, DALAM_BATAS),
        (0.8, 0.05, TIDAK_TAMPAK),
    ],
)
def test_simpulan_di_dua_sisi_batas(rasio, p, hasil):
    assert simpulan(rasio, p) == hasil


def test_empat_perlima_terhadap_bagian_tertinggi():
    pria, wanita, sedikit = nilai([Kelompok("P", 100, 40), Kelompok("W", 100, 20), Kelompok("S", 9, 9)])
    assert (pria.rasio, wanita.rasio) == (1.0, 0.5)
    assert (pria.laju, wanita.laju) == (0.4, 0.2)
    assert wanita.p == pytest.approx(fisher_exact([[20, 80], [40, 60]]).pvalue)
    assert wanita.simpulan == TELAAH
    assert wanita.ditelaah
    assert (sedikit.terpilih, sedikit.rasio, sedikit.p, sedikit.simpulan) == (None, None, None, KECIL)


@pytest.mark.parametrize(
    ("kelompok", "sebab"),
    [
        ([Kelompok("P", 10, 3), Kelompok("W", 9, 3)], PEMBANDING_KECIL),
        ([Kelompok("P", 10, 0), Kelompok("W", 10, 0)], TANPA_PERISTIWA),
    ],
)
def test_tanpa_pembanding_tidak_dinilai(kelompok, sebab):
    assert (nilai(kelompok)[0].rasio, nilai(kelompok)[0].simpulan) == (None, sebab)


def _dunia():
    """Twelve men in box 9, twelve women of whom three are in box 8 and nine in 5, and a woman who is not placed."""
    pemetaan = buat_pemetaan(buat_unit().instansi)
    for n in range(12):
        buat_penempatan(pemetaan, buat_pegawai(jenis_kelamin="M", tanggal_lahir=date(1995, 12, 31)), 9)
        wanita = buat_pegawai(jenis_kelamin="F", tanggal_lahir=date(1996, 1, 1))
        buat_penempatan(pemetaan, wanita, 8 if n < 3 else 5)
    buat_penempatan(pemetaan, buat_pegawai(jenis_kelamin="F", tanggal_lahir=date(1996, 1, 1)), None)
    return pemetaan


@pytest.mark.django_db
def test_angka_menurut_kelamin_usia_dan_kalibrasi(django_assert_num_queries):
    pemetaan = _dunia()
    tim = buat_pengguna("tim")
    sidang = buat_sidang(pemetaan, tim)
    satu = pemetaan.penempatan.filter(kotak=5).order_by("pk")
    buat_pindah(sidang, satu[0], 7, tim)
    buat_pindah(sidang, satu[1], 2, tim)
    pemetaan.periode.tahun  # noqa: B018 - loaded before the count
    with django_assert_num_queries(1):
        kelamin, usia, level, _ = keadilan(pemetaan)
    pria, wanita = kelamin.hitungan
    assert (pria.orang, pria.kotak, pria.belum) == (12, (0, 0, 0, 0, 0, 0, 0, 0, 12), 0)
    assert (wanita.orang, wanita.kotak, wanita.belum) == (12, (0, 0, 0, 0, 9, 0, 0, 3, 0), 1)
    assert kelamin.akhir[1].kotak == (0, 1, 0, 0, 7, 0, 1, 3, 0)
    terpilih = {nama: [satu.terpilih for satu in kelompok] for nama, kelompok in kelamin.ukuran}
    assert terpilih == {
        "Kotak 7, 8, 9 menurut hitungan": [12, 3],
        "Kotak 7, 8, 9 setelah kalibrasi": [12, 4],
        "Dinaikkan dalam kalibrasi": [0, 1],
        "Tidak diturunkan dalam kalibrasi": [12, 11],
    }
    # At the end of 2025 the men born on the last day of 1995 are 30, the women born a day later 29.
    assert [satu.orang for satu in usia.hitungan] == [12, 12, 0, 0]
    assert level.cakupan.startswith("Level ")
    assert level.hitungan == kelamin.hitungan


@pytest.mark.django_db
def test_kelompok_kecil_tidak_dirinci_dan_yang_tak_tercatat_tidak_dibandingkan():
    pemetaan = _dunia()
    for _ in range(9):
        buat_penempatan(pemetaan, buat_pegawai(jenis_kelamin="", nip=_nip(_), tanggal_lahir=date(1970, 5, 5)), 9)
    kelamin, usia, *_ = semua = keadilan(pemetaan)
    assert [(s.nama, s.orang, s.kotak is None) for s in kelamin.hitungan] == [
        ("Pria", 12, False),
        ("Wanita", 12, False),
        ("Tidak tercatat", 9, True),
    ]
    assert [satu.nama for satu in kelamin.ukuran[0][1]] == ["Pria", "Wanita"]
    assert usia.ukuran[0][1][3].simpulan == KECIL
    kecil = [baris for baris in ekspor_sebaran(semua) if baris[3] == "Tidak tercatat"]
    assert kecil
    assert all(set(baris[5:14]) == {None} for baris in kecil)
    assert all(baris[5] is None for baris in ekspor_penilaian(semua) if baris[-1] == KECIL)


def _nip(nomor):
    return f"19700505199003100{nomor + 1}"


@pytest.mark.django_db
def test_halaman_tanpa_nama_dan_unduhannya(masuk_sebagai):
    pemetaan = _dunia()
    client = masuk_sebagai("auditor")
    isi = client.get(reverse("keadilan", args=[2025])).content.decode()
    assert "perlu ditelaah" in isi
    assert "Yang tidak dibuktikan" in isi
    csv = b"".join(client.get(reverse("keadilan-unduh", args=[2025, "penilaian", "csv"])).streaming_content).decode()
    assert "Semua Level;Jenis kelamin;Kotak 7, 8, 9 menurut hitungan;Wanita;12;3;25,0;0,25;" in csv
    for satu in pemetaan.penempatan.select_related("pegawai"):
        assert satu.pegawai.nip not in isi + csv
        assert satu.pegawai.nama not in isi + csv


@pytest.mark.django_db
def test_tab_hanya_bagi_tim_dan_auditor(masuk_sebagai):
    buat_pemetaan(buat_unit().instansi)
    alamat = reverse("keadilan", args=[2025])
    for peran, ada in (("tim", True), ("auditor", True), ("sdm", False), ("ppk", False), ("admin", False)):
        assert (alamat in masuk_sebagai(peran).get(reverse("pemetaan", args=[2025])).content.decode()) is ada, peran
