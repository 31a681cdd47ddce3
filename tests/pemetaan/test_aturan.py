"""The tables of pemetaan: boxes, recommendations, classes, reasons, ranks, rubrics; both sides of every edge."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pemetaan.aturan.keabsahan import BarisKomponen, keberatan
from pemetaan.aturan.kelas import TABEL_KELAS, letak
from pemetaan.aturan.kotak import TABEL_KOTAK, kotak
from pemetaan.aturan.masukan import Masukan, baca_jpm, baca_potensi, baca_rubrik, baca_skp
from pemetaan.aturan.peringkat import kunci_urut
from pemetaan.aturan.praktik import AturanSkp
from pemetaan.aturan.rekomendasi import rekomendasi
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, nilai_rentang
from pemetaan.aturan.sebab import SEBAB
from pemetaan.aturan.skor import BarisIndikator, BarisSkema, bulatkan, hitung, nilai_talenta
from pemetaan.pilihan import Sumber

POIN = AturanSkp(
    {
        "sangat_baik": Fraction(100),
        "baik": Fraction(80),
        "butuh_perbaikan": Fraction(60),
        "kurang": Fraction(40),
        "sangat_kurang": Fraction(20),
    },
    40,
    "dua_tahun",
    {},
)
SKEMA = BarisSkema(
    "uji", 1, "Uji", "", 50, 50, Fraction(90), Fraction(70), Fraction(80), Fraction(60), 3, POIN,
    (
        BarisIndikator("skp", "SKP", "Kinerja", "Y", Fraction(100), "tolak"),
        BarisIndikator("potensi", "Potensi", "Potensi", "X", Fraction(40), "tolak"),
        BarisIndikator("jpm", "JPM", "Kompetensi", "X", Fraction(40), "tolak"),
        BarisIndikator("teknis", "Teknis", "Teknis", "X", Fraction(20), "abaikan"),
    ),
)  # fmt: skip
KOMPONEN = (
    BarisKomponen("Y", "Kinerja", Fraction(100)),
    BarisKomponen("X", "Potensi", Fraction(40)),
    BarisKomponen("X", "Kompetensi", Fraction(40)),
    BarisKomponen("X", "Teknis", Fraction(20)),
)
CONTOH = Masukan("sangat_baik", "baik", date(2025, 6, 2), Fraction(656), 18, 18, Fraction(75))


@pytest.mark.aturan("kotak")
@pytest.mark.parametrize(("kinerja", "baris"), [("di_atas", (4, 7, 9)), ("sesuai", (2, 5, 8)), ("di_bawah", (1, 3, 6))])
def test_sembilan_kotak(kinerja, baris):
    assert tuple(kotak(kinerja, potensial).nomor for potensial in ("rendah", "menengah", "tinggi")) == baris


@pytest.mark.aturan("kotak")
def test_tabel_kotak_lengkap():
    assert len({(b.kinerja, b.potensial) for b in TABEL_KOTAK}) == 9
    assert [b.nomor for b in TABEL_KOTAK] == list(range(1, 10))


@pytest.mark.aturan("suksesi")
def test_kelompok_suksesi():
    assert {b.nomor: b.suksesi for b in TABEL_KOTAK if b.suksesi} == {
        7: ("instansi",),
        8: ("instansi",),
        9: ("instansi", "nasional"),
    }


@pytest.mark.aturan("rekomendasi")
@pytest.mark.parametrize(
    ("nomor", "teks"),
    [
        (9, "Dipromosikan dan dipertahankan · Masuk Kelompok Rencana Suksesi Instansi/Nasional · Penghargaan"),
        (8, "Dipertahankan · Masuk Kelompok Rencana Suksesi Instansi · Rotasi/Perluasan jabatan · Bimbingan kinerja"),
        (7, "Dipertahankan · Masuk Kelompok Rencana Suksesi Instansi · Rotasi/Pengayaan jabatan · "
            "Pengembangan kompetensi · Tugas belajar"),
        (6, "Penempatan yang sesuai · Bimbingan kinerja · Konseling kinerja"),
        (5, "Penempatan yang sesuai · Bimbingan kinerja · Pengembangan kompetensi"),
        (4, "Rotasi · Pengembangan kompetensi"),
        (3, "Bimbingan kinerja · Konseling kinerja · Pengembangan kompetensi · Penempatan yang sesuai"),
        (2, "Bimbingan kinerja · Pengembangan kompetensi · Penempatan yang sesuai"),
        (1, "Diproses sesuai ketentuan peraturan perundangan"),
    ],
)  # fmt: skip
def test_rekomendasi(nomor, teks):
    assert " · ".join(baris.teks for baris in rekomendasi(nomor)) == teks


@pytest.mark.aturan("di_bawah")
@pytest.mark.aturan("sesuai")
@pytest.mark.aturan("di_atas")
@pytest.mark.aturan("rendah")
@pytest.mark.aturan("menengah")
@pytest.mark.aturan("tinggi")
@pytest.mark.parametrize(
    ("skor", "urut", "ke_atas", "ke_bawah"),
    [("0", 0, "60", None), ("59.99", 0, "0.01", None), ("60", 1, "20", "0"), ("79.99", 1, "0.01", "19.99"),
     ("80", 2, None, "0"), ("100", 2, None, "20")],
)  # fmt: skip
def test_batas_kelas(skor, urut, ke_atas, ke_bawah):
    for sumbu in ("Y", "X"):
        hasil = letak(sumbu, Fraction(skor), Fraction(60), Fraction(80))
        assert (hasil.kelas.sumbu, hasil.kelas.urut) == (sumbu, urut)
        assert hasil.ke_atas == (None if ke_atas is None else Fraction(ke_atas))
        assert hasil.ke_bawah == (None if ke_bawah is None else Fraction(ke_bawah))


@pytest.mark.parametrize(("skor", "tengah", "atas"), [("-1", 60, 80), ("100.01", 60, 80), ("1", 80, 80), ("1", 0, 80)])
def test_kelas_menolak_yang_mustahil(skor, tengah, atas):
    with pytest.raises(ValueError, match=r"kelas|Skor"):
        letak("Y", Fraction(skor), Fraction(tengah), Fraction(atas))


def test_kelas_tiap_sumbu_tiga():
    assert [(b.sumbu, b.urut) for b in TABEL_KELAS] == [(s, u) for s in "YX" for u in range(3)]


@pytest.mark.parametrize(("nilai", "hasil"), [("1.004", "1.00"), ("1.005", "1.01"), ("1.0049999", "1.00"), ("0", "0")])
def test_pembulatan_setengah_ke_atas(nilai, hasil):
    assert bulatkan(Fraction(nilai)) == Fraction(hasil)


@pytest.mark.aturan("skp")
@pytest.mark.parametrize(
    ("ini", "lalu", "nilai"),
    [("sangat_baik", "baik", 92), ("baik", "", 80), ("", "kurang", 40), ("", "", None), ("sangat_kurang", "baik", 44)],
)
def test_skp_dua_tahun(ini, lalu, nilai):
    assert baca_skp(Masukan(ini, lalu), POIN, 2025).nilai == nilai


@pytest.mark.aturan("skp")
@pytest.mark.parametrize(("bobot_lalu", "nilai"), [(0, None), (100, 80)])
def test_tahun_tanpa_bobot_tidak_dibaca(bobot_lalu, nilai):
    assert baca_skp(Masukan("", "baik"), replace(POIN, bobot_lalu=bobot_lalu), 2025).nilai == nilai


@pytest.mark.parametrize(("dicapai", "nilai"), [(17, Fraction(850, 9)), (18, 100), (45, 100), (0, 0)])
def test_jpm(dicapai, nilai):
    assert baca_jpm(Masukan(level_dicapai=dicapai, level_diminta=18)).nilai == nilai


def test_potensi_rata_rata_delapan():
    assert baca_potensi(Masukan(potensi_jumlah=Fraction("656.01"))).nilai == Fraction(65601, 800)


@pytest.mark.aturan("sumbu")
@pytest.mark.aturan("nilai-talenta")
def test_contoh_dihitung_kembar():
    h = hitung(SKEMA, CONTOH, 2025)
    assert (h.kinerja.skor, h.potensial.skor, h.nilai_talenta) == (92, Fraction("87.8"), Fraction("89.9"))
    assert [s.sumbangan for s in h.potensial.indikator] == [Fraction("32.8"), 40, 15]
    tanpa = hitung(SKEMA, replace(CONTOH, teknis=None), 2025)
    assert [s.bobot_dipakai for s in tanpa.potensial.indikator] == [50, 50, 0]
    assert nilai_talenta(SKEMA, Fraction("92.01"), Fraction("87.80")) == Fraction("89.91")


@pytest.mark.aturan("tanpa")
@pytest.mark.parametrize("sumber", Sumber.values)
def test_sebab_tiap_sumber(sumber):
    """A scheme that insists on a source refuses a person without it, and says which; Y is asked before X."""
    rubrik = tuple(BarisRubrik("x", "X", Fraction(1)) for _ in range(sumber in KELOMPOK_RUBRIK))
    baris = BarisIndikator(sumber, "N", "K", "X", Fraction(100), "tolak", rubrik)
    lengkap = BarisIndikator("umpan_balik", "U", "K", "Y", Fraction(100), "nol")
    assert (
        hitung(replace(SKEMA, indikator=(lengkap, baris)), Masukan(asesmen_tanggal=date(2025, 1, 1)), 2025).sebab
        == SEBAB[sumber]
    )
    if sumber != "skp":
        assert hitung(replace(SKEMA, indikator=(baris, SKEMA.indikator[0])), Masukan(), 2025).sebab == SEBAB["skp"]


@pytest.mark.aturan("tanpa-teknis")
def test_teknis_tanpa_asesmen_menyebut_asesmen():
    baris = replace(SKEMA.indikator[3], bila_kosong="tolak", bobot=Fraction(100))
    skema = replace(SKEMA, indikator=(SKEMA.indikator[0], baris))
    assert hitung(skema, Masukan("baik"), 2025).sebab.teks == "belum ada asesmen yang berlaku"
    assert hitung(skema, Masukan("baik", asesmen_tanggal=date(2025, 1, 1)), 2025).sebab == SEBAB["teknis"]


@pytest.mark.aturan("sumbu-y-kosong")
@pytest.mark.aturan("sumbu-x-kosong")
@pytest.mark.parametrize(("masukan", "kode"), [(Masukan(), "sumbu-y-kosong"), (Masukan("baik"), "sumbu-x-kosong")])
def test_sumbu_tanpa_data_sama_sekali(masukan, kode):
    diabaikan = tuple(replace(i, bila_kosong="abaikan") for i in SKEMA.indikator)
    assert hitung(replace(SKEMA, indikator=diabaikan), masukan, 2025).sebab.kode == kode


@pytest.mark.aturan("rekam-jejak")
@pytest.mark.parametrize(("jp", "nilai"), [(0, 0), (1, 40), (4, 40), (5, 60), (9, 60), (10, 80), (19, 80), (20, 100)])
def test_rentang_jp(jp, nilai):
    rubrik = tuple(
        BarisRubrik("jp", str(b), Fraction(n), Fraction(b), None if a is None else Fraction(a))
        for b, a, n in ((20, None, 100), (10, 20, 80), (5, 10, 60), (1, 5, 40), (0, 1, 0))
    )
    assert baca_rubrik("bangkom", Masukan(bangkom_jp=jp), rubrik).nilai == nilai
    assert nilai_rentang(rubrik, "lama", Fraction(jp)) is None


@pytest.mark.aturan("peringkat")
def test_kunci_peringkat():
    umum = {"nilai_talenta": Fraction(90), "skor_potensial": Fraction(90), "skor_kinerja": Fraction(90),
            "golongan_urut": 9, "tmt_golongan": date(2020, 1, 1), "nip": "5"}  # fmt: skip
    lebih_baik = [
        {"nilai_talenta": Fraction(91), "skor_potensial": Fraction(0)},
        {"skor_potensial": Fraction(91), "skor_kinerja": Fraction(0)},
        {"skor_kinerja": Fraction(91), "golongan_urut": 1},
        {"golongan_urut": 10, "tmt_golongan": None},
        {"tmt_golongan": date(2019, 12, 31), "nip": "9"},
        {"nip": "4"},
    ]
    for ubah in lebih_baik:
        assert kunci_urut(**umum | ubah) < kunci_urut(**umum)
    assert kunci_urut(**umum) < kunci_urut(**umum | {"tmt_golongan": None, "nip": "1"})


def _ganti_teknis(**lain):
    return {"indikator": (*SKEMA.indikator[:3], replace(SKEMA.indikator[3], **lain))}


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"bobot_y": 60}, "Nilai Talenta harus berjumlah 100"),
        ({"potong_y_sesuai": Fraction(90)}, "Batas kelas kinerja harus menurun"),
        ({"potong_x_menengah": Fraction(0)}, "Batas kelas potensial harus menurun"),
        ({"masa_asesmen": 0}, "paling sedikit 1 tahun"),
        ({"skp": replace(POIN, poin={"baik": Fraction(80)})}, "kelima predikat"),
        ({"skp": replace(POIN, poin=dict(POIN.poin) | {"baik": Fraction("80.001")})}, "dua angka desimal"),
        ({"skp": replace(POIN, poin=dict(POIN.poin) | {"baik": Fraction(121)})}, "0 sampai 120"),
        ({"indikator": SKEMA.indikator[:3]}, "komponen Teknis berjumlah 0%"),
        (_ganti_teknis(sumber="jpm"), "dipakai 2 kali"),
        (_ganti_teknis(sumber="disiplin"), "“berat” belum ada"),
        (_ganti_teknis(rubrik=(BarisRubrik("umur", "x", Fraction(1)),)), "tidak dikenal"),
    ],
)
def test_skema_yang_tidak_sah(ubah, kata):
    assert kata in " ".join(keberatan(replace(SKEMA, **ubah), KOMPONEN))


@pytest.mark.parametrize(
    ("rentang", "kata"),
    [
        ([(0, 5), (5, None)], ""),
        ([(0, 5), (6, None)], "ada celah di 5 JP"),
        ([(0, 5), (4, None)], "tumpang tindih di 5 JP"),
        ([(1, None)], "ada celah di 0 JP"),
        ([(0, 5)], "tanpa batas atas"),
        ([], "dimulai dari 0"),
        ([(0, None), (5, None)], "harus yang terakhir"),
        ([(0, 0), (0, None)], "lebih tinggi daripada batas bawah"),
        ([(None, None)], "harus punya batas bawah"),
    ],
)
def test_rentang_rubrik(rentang, kata):
    rubrik = tuple(
        BarisRubrik("jp", "x", Fraction(1), *(None if n is None else Fraction(n) for n in satu)) for satu in rentang
    )
    skema = replace(SKEMA, **_ganti_teknis(sumber="bangkom", rubrik=rubrik))
    hasil = " ".join(keberatan(skema, KOMPONEN))
    assert kata in hasil if kata else hasil == ""


def test_skema_tidak_dapat_menyebut_atribut_dilindungi():
    terlarang = ("kelamin", "agama", "suku", "lahir", "umur", "usia", "kawin", "disabilitas")
    assert not [s for s in Sumber.values for kata in terlarang if kata in s]
