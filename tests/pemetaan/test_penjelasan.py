"""How far from the boxes beside one's own, where each source comes from; on the page and in ``jelaskan``."""

from fractions import Fraction

import pytest
from django.urls import reverse

from pegawai.pilihan import Jenjang
from pemetaan.aturan.asal import ASAL, TABEL_ASAL
from pemetaan.aturan.kelas import letak
from pemetaan.aturan.praktik import PRAKTIK, RATING, TABEL_PRAKTIK
from pemetaan.aturan.sekitar import sekitar
from pemetaan.perintah.daftar import jalankan_jelaskan
from pemetaan.pilihan import PraktikSkp, Sumber
from pemetaan.services.petakan import petakan, skema_untuk
from tests.pabrik import buat_asesmen, buat_jabatan, buat_kinerja, buat_pegawai


@pytest.mark.parametrize(
    ("y", "x", "hasil"),
    [
        ("92", "87.80", [("Y", "turun", "2.01", 8), ("X", "turun", "7.81", 7)]),
        ("80", "70", [("Y", "naik", "10", 7), ("Y", "turun", "10.01", 3),
                      ("X", "naik", "10", 8), ("X", "turun", "10.01", 2)]),
        ("0", "59.99", [("Y", "naik", "70", 2), ("X", "naik", "0.01", 3)]),
    ],
)  # fmt: skip
def test_kotak_sekitar(y, x, hasil):
    letak_y = letak("Y", Fraction(y), Fraction(70), Fraction(90))
    letak_x = letak("X", Fraction(x), Fraction(60), Fraction(80))
    semua = sekitar(letak_y, letak_x)
    assert [(s.sumbu, "naik" if s.naik else "turun", s.jarak, s.kotak.nomor) for s in semua] == [
        (sumbu, arah, Fraction(jarak), nomor) for sumbu, arah, jarak, nomor in hasil
    ]
    for satu in semua:  # the score named is really in that box, and a hundredth less far is not
        skor = {"Y": Fraction(y), "X": Fraction(x)} | {satu.sumbu: satu.skor}
        kelas = (
            letak("Y", skor["Y"], Fraction(70), Fraction(90)).kelas.kode,
            letak("X", skor["X"], Fraction(60), Fraction(80)).kelas.kode,
        )
        assert kelas == (satu.kotak.kinerja, satu.kotak.potensial)


@pytest.mark.aturan("asal")
def test_setiap_sumber_punya_asal():
    assert set(ASAL) == set(Sumber.values)
    assert len(TABEL_ASAL) == len(ASAL)
    assert ASAL["jpm"].waktu(2025, 3) == "asesmen terbaru dari 31 Desember 2022 sampai 31 Desember 2025"
    assert ASAL["penghargaan"].waktu(2025, 3) == "bertanggal 31 Desember 2020 sampai 31 Desember 2025"
    assert ASAL["skp"].waktu(2025, 3).startswith("SKP tahun 2025 dan 2024")


@pytest.mark.aturan("praktik")
def test_empat_praktik_bernama():
    assert list(PRAKTIK) == PraktikSkp.values
    assert [b.huruf for b in TABEL_PRAKTIK] == list("ABCD")
    assert set(RATING) == {"di_atas", "sesuai", "di_bawah"}
    assert {b.kode: str(b.dasar).split(",")[0] for b in TABEL_PRAKTIK} == {
        "praktik-hasil-kerja": "Permenpan RB 6/2022", "praktik-predikat": "Permenpan RB 6/2022",
        "praktik-tertimbang": "Keputusan Kepala BKN 411/2025", "praktik-dua-tahun": "Permenpan RB 3/2020",
    }  # fmt: skip


@pytest.fixture
def contoh(db):
    """The worked example: box 9, kinerja 92.00, potensial 87.80."""
    orang = buat_pegawai(jabatan=buat_jabatan(jenjang=Jenjang.PENGAWAS))
    buat_kinerja(orang, 2025, "sangat_baik")
    buat_kinerja(orang, 2024, "baik")
    buat_asesmen(orang, potensi=82, teknis=75)
    petakan(instansi=orang.instansi, tahun=2025, skema=skema_untuk(instansi=orang.instansi))
    return orang


def test_jelaskan_menyebut_semuanya(contoh):
    hasil = jalankan_jelaskan(contoh.nip, "2025")
    data = hasil.data
    assert [(s["sumbu"], s["arah"], s["jarak"], s["skor"], s["kotak"]) for s in data["kotak_sekitar"]] == [
        ("kinerja", "turun", "2.01", "89.99", 8),
        ("potensial", "turun", "7.81", "79.99", 7),
    ]
    assert data["praktik_skp"]["kode"] == "praktik-dua-tahun"
    asal = {i["sumber"]: i["asal"] for sumbu in ("kinerja", "potensial") for i in data[sumbu]["indikator"]}
    assert asal["potensi"]["waktu"] == "asesmen terbaru dari 31 Desember 2022 sampai 31 Desember 2025"
    assert all(a["kode"] and a["dasar_hukum"] for a in asal.values())
    teks = "\n".join(hasil.baris)
    assert "Turun 2,01 pada skor kinerja (menjadi 89,99): kotak 8 [kotak-8]" in teks
    assert "Sumber: SKP dari e-Kinerja" in teks


def test_profil_menyebut_jarak_dan_sumber(masuk_sebagai, contoh):
    isi = masuk_sebagai("pegawai", pegawai=contoh).get(reverse("pegawai-profil", args=[contoh.nip])).content.decode()
    assert "Bila skor kinerja turun 2,01 menjadi 89,99" in isi
    assert "Sumber: Hasil asesmen, asesmen terbaru" in isi
    assert "tahun itu saja yang dipakai" in isi
