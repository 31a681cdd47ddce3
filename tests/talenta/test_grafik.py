"""Geometry of charts, and their drawing."""

import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from talenta.umum.batang import susun_batang
from talenta.umum.radar import JARI, LEBAR, TINGGI, susun_radar

EMPAT = ["Utara", "Timur", "Selatan", "Barat"]


@pytest.mark.parametrize(
    ("nilai", "jarak"), [(100, JARI), (50, JARI / 2), (0, 0), (Decimal("12.5"), JARI / 8), (130, JARI), (-5, 0)]
)
def test_titik_pada_empat_penjuru(nilai, jarak):
    titik = susun_radar(EMPAT, [("Skor", [nilai] * 4)]).seri[0].titik
    x, y = LEBAR / 2, TINGGI / 2
    assert [(t.x, t.y) for t in titik] == [(x, y - jarak), (x + jarak, y), (x, y + jarak), (x - jarak, y)]


def test_nilai_yang_tidak_ada_tidak_digambar_tetapi_ada_di_tabel():
    radar = susun_radar(EMPAT, [("Capaian", [3, None, 4, 5]), ("Standar", [2, 2, 2, 2])], maks=5)
    assert [len(seri.titik) for seri in radar.seri] == [3, 4]
    assert radar.tabel[1] == ("Timur", (None, 2))
    assert [lingkar.nilai for lingkar in radar.lingkar] == [1, 2, 3, 4, 5]


def test_label_panjang_dipecah_dan_berjangkar_menjauhi_pusat():
    label = ["Atas", "Pengembangan Diri dan Orang Lain", "Bawah", "Mengelola Perubahan"]
    sumbu = susun_radar(label, [("Skor", [1] * 4)]).sumbu
    assert [satu.jangkar for satu in sumbu] == ["middle", "start", "middle", "end"]
    assert [baris.teks for baris in sumbu[1].baris] == ["Pengembangan", "Diri dan", "Orang Lain"]


@pytest.mark.parametrize(
    ("label", "seri"),
    [
        (["a", "b"], [("x", [1, 2])]),
        (EMPAT, []),
        (EMPAT, [("x", [1] * 4)] * 3),
        (EMPAT, [("x", [1] * 3)]),
    ],
)
def test_radar_yang_tidak_dapat_digambar_ditolak(label, seri):
    with pytest.raises(ValueError, match="at least three axes"):
        susun_radar(label, seri)


def test_gambar_radar_bertitik_desimal_dan_bertabel():
    radar = susun_radar([*EMPAT, "Tengah <b>"], [("Skor", [Decimal("87.80")] * 5)])
    html = render_to_string("komponen/radar.html", {"radar": radar, "judul": "Uji", "id_grafik": "uji"})
    for angka in re.findall(r'(?:points|cx|cy|x1|x2|y1|y2)="([^"]+)"', html):
        assert re.fullmatch(r"[\d. ,-]+", angka)
        assert not re.search(r",\d+,", angka), "decimal comma in a coordinate"
    assert html.count("87,80") == 5
    assert "Tengah &lt;b&gt;" in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("nilai", "maks", "panjang"),
    [([5, 10, 0], None, [50, 100, 0]), ([0, 0], None, [0, 0]), ([2, 6], 4, [50, 100]), ([], None, [])],
)
def test_panjang_batang(nilai, maks, panjang):
    batang = susun_batang([("x", satu, "", "") for satu in nilai], maks=maks)
    assert [satu.panjang for satu in batang] == panjang


def test_sembilan_kotak_terurut_dari_kiri_atas():
    sel = [{"kotak": k, "jumlah": k * 1000, "persen": Decimal(k), "judul": "", "url": ""} for k in range(1, 10)]
    html = render_to_string("komponen/kotak9.html", {"sel": sel})
    assert re.findall(r'data-kotak="(\d)" data-jumlah="(\d+)"', html) == [(k, f"{k}000") for k in "479258136"]
    assert "9.000" in html
