"""/pegawai/ over HTTP."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from pegawai.models import PetaJabatan
from tests.pabrik import buat_asesmen, buat_instansi, buat_jabatan, buat_kinerja, buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return buat_unit(nama="Dinas Uji")


def _isi(client, **kueri):
    jawaban = client.get(reverse("pegawai-daftar"), kueri)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def _nama(html):
    return re.findall(r'<td class="tabel__utama"><a href="/pegawai/\d{18}/">([^<]*)</a>', html)


def test_baris_menyebut_gelar_nip_berkelompok_jabatan_unit_golongan_dan_kotak(masuk_sebagai, unit):
    orang = buat_pegawai(unit=unit, nama="SITI", gelar_depan="Dr.", gelar_belakang="M.Si.")
    buat_penempatan(buat_pemetaan(unit.instansi, 2024), orang, 3)
    buat_penempatan(buat_pemetaan(unit.instansi, 2025), orang, 9)
    html = _isi(masuk_sebagai("sdm"))
    n = orang.nip
    assert _nama(html) == ["Dr. SITI, M.Si."]
    for teks in (
        f"{n[:8]} {n[8:14]} {n[14]} {n[15:]}",
        orang.jabatan.nama,
        "Dinas Uji",
        "III/c",
        "kotak-9",
        "tahun 2025",
    ):
        assert teks in html
    assert "kotak-3" not in html


def test_saringan_kotak_sebab_dan_status(masuk_sebagai, unit):
    pemetaan = buat_pemetaan(unit.instansi)
    for nama, kotak in (("SEMBILAN", 9), ("LIMA", 5), ("TANPA SKP", None)):
        buat_penempatan(pemetaan, buat_pegawai(unit=unit, nama=nama), kotak)
    buat_penempatan(
        pemetaan, buat_pegawai(unit=unit, nama="TANPA ASESMEN"), None, sebab="belum ada asesmen yang berlaku"
    )
    buat_pegawai(unit=unit, nama="BARU")
    buat_pegawai(unit=unit, nama="PENSIUN", aktif=False)
    client = masuk_sebagai("tim")
    assert _nama(_isi(client, kotak="9")) == ["SEMBILAN"]
    assert _nama(_isi(client, kotak="0")) == ["BARU", "TANPA ASESMEN", "TANPA SKP"]
    assert _nama(_isi(client, sebab="belum ada SKP")) == ["TANPA SKP"]
    assert _nama(_isi(client, status="nonaktif")) == ["PENSIUN"]
    assert len(_nama(_isi(client, status="semua"))) == 6
    assert "PENSIUN" not in _nama(_isi(client))


def test_saringan_kelengkapan_data(masuk_sebagai, unit, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 3, 10))
    peta = buat_jabatan(unit.instansi)
    PetaJabatan.objects.create(jabatan=peta, unit=unit, kebutuhan=9)
    for nama, skp, asesmen in (
        ("LENGKAP", True, date(2025, 6, 1)),
        ("TANPA SKP", False, date(2025, 6, 1)),
        ("KEDALUWARSA", True, date(2023, 3, 9)),
        ("HARI TERAKHIR", True, date(2023, 3, 10)),
        ("ENAM BULAN", True, date(2023, 9, 9)),
        ("LEWAT ENAM BULAN", True, date(2023, 9, 10)),
    ):
        orang = buat_pegawai(unit=unit, nama=nama, jabatan=peta)
        buat_asesmen(orang, asesmen)
        if skp:
            buat_kinerja(orang, 2025)
    buat_asesmen(buat_pegawai(unit=unit, nama="LUAR PETA"), date(2023, 3, 9))
    client = masuk_sebagai("sdm")
    assert _nama(_isi(client, mutu="tanpa-skp")) == ["LUAR PETA", "TANPA SKP"]
    assert _nama(_isi(client, mutu="tanpa-asesmen")) == ["KEDALUWARSA", "LUAR PETA"]
    assert _nama(_isi(client, mutu="asesmen-berakhir")) == ["ENAM BULAN", "HARI TERAKHIR"]
    assert _nama(_isi(client, mutu="tanpa-peta")) == ["LUAR PETA"]


def test_lingkup_unit_dan_instansi(masuk_sebagai, unit):
    buat_pegawai(unit=buat_unit(induk=unit), nama="DALAM")
    buat_pegawai(unit=buat_unit(unit.instansi), nama="LUAR")
    buat_pegawai(buat_instansi("kota-lain"), nama="ASING")
    assert _nama(_isi(masuk_sebagai("sdm", unit=unit))) == ["DALAM"]
    assert _nama(_isi(masuk_sebagai("sdm", instansi=unit.instansi))) == ["DALAM", "LUAR"]


def test_unit_di_luar_lingkup_ditolak_dengan_kalimat(masuk_sebagai, unit):
    luar = buat_unit(unit.instansi, nama="Unit Rahasia")
    html = _isi(masuk_sebagai("sdm", unit=unit), unit=luar.pk)
    assert "Ada yang perlu diperbaiki" in html
    assert "Unit Rahasia" not in html


@pytest.mark.parametrize(
    ("kueri", "kalimat"),
    [
        ({}, "Belum ada pegawai"),
        ({"q": "tak ada"}, "Tidak ada pegawai yang cocok"),
        ({"q": "\x00"}, "perlu diperbaiki"),
    ],
)
def test_kosong(masuk_sebagai, kueri, kalimat):
    assert kalimat in _isi(masuk_sebagai("sdm"), **kueri)


def test_halaman_membawa_saringan_dan_potongan_htmx(masuk_sebagai, unit):
    for nomor in range(30):
        buat_pegawai(unit=unit, nama=f"ORANG {nomor:02d}")
    client = masuk_sebagai("sdm")
    html = _isi(client, q="orang")
    maju = re.search(r'rel="next" href="([^"]*)"', html).group(1).replace("&amp;", "&")
    assert "q=orang" in maju
    lanjut = client.get(reverse("pegawai-daftar") + maju, headers={"HX-Request": "true"})
    assert "HX-Request" in lanjut.headers["Vary"]
    teks = lanjut.content.decode()
    assert _nama(teks) == [f"ORANG {n:02d}" for n in range(25, 30)]
    assert "<html" not in teks
    assert teks.count('rel="prev"') == 1
    assert 'rel="next"' not in teks


def test_pilihan_unit_terpilih_menjorok_dan_aman(masuk_sebagai, unit):
    anak = buat_unit(induk=unit, nama='Bidang <b>"A"</b>')
    html = _isi(masuk_sebagai("sdm"), unit=anak.pk)
    pilihan = re.search(r'<select[^>]*name="unit"[^>]*>.*?</select>', html, re.S).group(0)
    assert 'id="id_unit"' in pilihan
    assert f'<option value="{anak.pk}" selected>\u2003Bidang &lt;b&gt;&quot;A&quot;&lt;/b&gt;</option>' in pilihan
    assert f'<option value="{unit.pk}">Dinas Uji</option>' in pilihan
    assert pilihan.count("selected") == 1
