"""The start page over HTTP: every figure leads to the people behind it."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from karier.models import LangkahRpk, RencanaKarier
from pegawai.models import Impor, Jabatan, Pekerjaan, PetaJabatan
from tests.pabrik import buat_asesmen, buat_instansi, buat_jabatan, buat_kinerja, buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return buat_unit(nama="Dinas Uji")


@pytest.fixture
def instansi_terisi(unit, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 3, 10))
    pemetaan = buat_pemetaan(unit.instansi)
    dipetakan = buat_jabatan(unit.instansi)
    PetaJabatan.objects.create(jabatan=dipetakan, unit=unit, kebutuhan=1)
    for kotak in (9, 9, 5, None):
        orang = buat_pegawai(unit=unit, jabatan=dipetakan)
        buat_penempatan(pemetaan, orang, kotak)
        if kotak:
            buat_kinerja(orang, 2025)
            buat_asesmen(orang, date(2023, 6, 1) if kotak == 5 else date(2025, 6, 1))
    buat_pegawai(unit=unit)
    pensiun = buat_pegawai(unit=unit, aktif=False)
    buat_penempatan(pemetaan, pensiun, 1)
    return unit.instansi


def _isi(client):
    jawaban = client.get(reverse("beranda"))
    assert jawaban.status_code == 200
    return " ".join(jawaban.content.decode().split())


def _banyak(client, alamat):
    return client.get(alamat.replace("&amp;", "&")).context["halaman"].jumlah


def test_sebaran_cakupan_dan_mutu_data(masuk_sebagai, instansi_terisi):
    html = _isi(masuk_sebagai("sdm"))
    jumlah = {int(k): int(n) for k, n in re.findall(r'data-kotak="(\d)" data-jumlah="(\d+)"', html)}
    assert jumlah == dict.fromkeys(range(1, 10), 0) | {9: 2, 5: 1, 1: 1}
    ubin = dict(re.findall(r'ubin__label">([^<]+)</span><span class="ubin__angka">(\d+)', html))
    assert ubin == {
        "Pegawai aktif": "5",
        "Sudah dipetakan": "3",
        "Tanpa SKP 2025": "2",
        "Tanpa asesmen yang berlaku hari ini": "2",
        "Asesmen berakhir dalam 6 bulan": "1",
        "Jabatan di luar peta jabatan": "1",
    }
    assert "60,0% dari pegawai aktif" in html
    assert re.search(r"Belum ada SKP</a> <strong[^>]*>1<", html)
    assert re.search(r"Belum ikut dalam pemetaan ini</a> <strong[^>]*>1<", html)


def test_setiap_angka_membuka_orangnya(masuk_sebagai, instansi_terisi):
    client = masuk_sebagai("sdm")
    html = _isi(client)
    tautan = re.findall(r'<a class="ubin" href="([^"]+)"()>.*?ubin__angka">(\d+)', html)
    tautan += re.findall(r'<a href="([^"]+)"()[^>]*data-jumlah="(\d+)"', html)
    tautan += re.findall(r'<a href="([^"]+)"()>[^<]+</a> <strong class="angka">(\d+)<', html)
    assert len(tautan) == 6 + 9 + 2
    for alamat, _, jumlah in tautan:
        assert _banyak(client, alamat) == int(jumlah), alamat


def test_lingkup_unit(masuk_sebagai, instansi_terisi, unit):
    luar = buat_unit(unit.instansi)
    buat_pegawai(unit=luar)
    html = _isi(masuk_sebagai("sdm", unit=luar))
    assert 'ubin__angka">1</span>' in html
    assert 'data-kotak="9" data-jumlah="0"' in html


@pytest.mark.parametrize(
    ("peran", "teks"),
    [("pyb", "menunggu pemeriksaan Anda"), ("ppk", "menunggu penetapan Anda"), ("sdm", None), ("admin", None)],
)
def test_yang_menunggu(masuk_sebagai, instansi_terisi, unit, peran, teks):
    for status in ("diajukan", "diperiksa", "diperiksa"):
        RencanaKarier.objects.create(
            instansi=unit.instansi,
            pegawai=buat_pegawai(unit=unit),
            tahun_awal=2026,
            rekomendasi="karier",
            status=status,
        )
    html = _isi(masuk_sebagai(peran))
    assert ("menunggu p" in html) is (teks is not None)
    if teks:
        assert f"<strong>{1 if peran == 'pyb' else 2}</strong> rencana {teks}." in html
    assert "Diperiksa PyB" in html


def test_kegiatan_hanya_untuk_admin(masuk_sebagai, instansi_terisi):
    admin = masuk_sebagai("admin")
    Pekerjaan.objects.create(jenis="uji", judul="Impor besar", status="berjalan", dibuat_oleh=admin.pengguna)
    Pekerjaan.objects.create(jenis="uji", judul="Impor lama", status="gagal", dibuat_oleh=admin.pengguna)
    Impor.objects.create(instansi=instansi_terisi, jenis="unor", nama_berkas="Unor.xlsx", sha256="0", ukuran=1)
    html = _isi(admin)
    assert "Impor besar" in html
    assert "Impor lama" not in html
    assert "Unor.xlsx" in html
    assert "Unor.xlsx" not in _isi(masuk_sebagai("sdm"))


def test_langkah_awal_tercentang_menurut_data(masuk_sebagai):
    buat_instansi()
    client = masuk_sebagai("admin")
    html = _isi(client)
    assert html.count('<li class="sudah">') == 0
    assert html.index("Unit organisasi") < html.index("Peta jabatan") < html.index("Hasil asesmen")
    buat_pegawai(unit=buat_unit())
    html = _isi(client)
    assert html.count('<li class="sudah">') == 3
    assert set(Jabatan.objects.values_list("jenis", flat=True)) == {"1"}


def test_langkah_awal_admin_tanpa_instansi(masuk_sebagai):
    client = masuk_sebagai("admin")
    client.pengguna.instansi = None
    client.pengguna.save()
    assert "Langkah awal" in _isi(client)


def test_langkah_awal_bukan_admin_tanpa_tombol_impor(masuk_sebagai):
    html = _isi(masuk_sebagai("sdm"))
    assert "Impor data dilakukan oleh admin" in html
    assert "?jenis=" not in html


def test_beranda_pegawai(masuk_sebagai, unit, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 3, 10))
    orang = buat_pegawai(unit=unit, nama="SITI")
    client = masuk_sebagai("pegawai", pegawai=orang)
    assert "Belum ada pemetaan talenta yang memuat Anda." in _isi(client)
    pemetaan = buat_pemetaan(unit.instansi)
    satu = buat_penempatan(pemetaan, orang, None)
    assert "Anda belum dipetakan pada tahun 2025: belum ada SKP." in _isi(client)
    satu.delete()
    buat_penempatan(pemetaan, orang, 7)
    rpk = {"instansi": unit.instansi, "pegawai": orang, "rekomendasi": "karier"}
    RencanaKarier.objects.create(tahun_awal=2025, status="diajukan", **rpk)
    ditetapkan = {"ditetapkan_pada": timezone.now(), "ditetapkan_oleh": client.pengguna, "nomor": "1"}
    baru = RencanaKarier.objects.create(tahun_awal=2026, status="ditetapkan", **rpk, **ditetapkan)
    tujuan = buat_jabatan(unit.instansi, "administrator", "Kepala Bidang Uji")
    LangkahRpk.objects.create(rpk=baru, tahun=2026, bentuk="pengembangan", uraian="Pelatihan", status="terlaksana")
    LangkahRpk.objects.create(rpk=baru, tahun=2027, bentuk="promosi", jabatan=tujuan, unit=unit)
    html = _isi(client)
    assert "RPK 2025" not in html
    for teks in ("di atas ekspektasi", "menengah", "Tugas belajar", "RPK 2026–2030", "promosi ke Kepala Bidang Uji"):
        assert teks in html


def test_tanpa_peran_atau_pegawai_tanpa_data(masuk_sebagai):
    for client in (masuk_sebagai(None), masuk_sebagai("pegawai")):
        assert "Belum ada yang dapat ditampilkan" in _isi(client)
