"""What a search finds is counted up to a limit: exactly below it, in words beyond it, and never wrongly."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from karier.models import RencanaKarier
from pegawai.models import Pengguna
from pegawai.selectors import kata_nama
from pemetaan.models import Pemetaan, ProgramTalenta
from pemetaan.selectors import rekap
from talenta.umum import hitung
from tests.karier.pabrik_suksesi import buat_program
from tests.pabrik import buat_kinerja, buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan
from tests.pemetaan.pabrik_sidang import buat_sidang

pytestmark = pytest.mark.django_db
SITI = (9, 9, 5, None)  # the boxes of those who are called Siti; three others stand in box 5


@pytest.fixture
def klien(masuk_sebagai):
    klien = masuk_sebagai("tim")
    unit = buat_unit(klien.pengguna.instansi)
    pemetaan = buat_pemetaan(klien.pengguna.instansi)
    for nomor, kotak in enumerate((*SITI, 5, 5, 5)):
        orang = buat_pegawai(unit=unit, nama=f"{'Siti' if nomor < len(SITI) else 'Budi'} {nomor}")
        buat_kinerja(orang, 2025)
        buat_penempatan(pemetaan, orang, kotak)
        RencanaKarier.objects.create(instansi=unit.instansi, pegawai=orang, tahun_awal=2026, rekomendasi="karier")
        buat_program(orang, klien.pengguna)
    buat_sidang(pemetaan, klien.pengguna)
    return klien


def _batasi(monkeypatch, batas):
    """The limit of counts, and (as in production) that up to which a search starts from ids; any run is a large one."""
    monkeypatch.setattr(rekap, "SELURUHNYA_SAMPAI", 0)
    monkeypatch.setattr(hitung, "BATAS_HITUNG", batas)
    monkeypatch.setattr(kata_nama, "BATAS_SEDIKIT", batas)


def _alamat(nama):
    pemetaan = Pemetaan.objects.get()
    return {
        "grid": reverse("pemetaan", args=[2025]),
        "proses": reverse("pemetaan-proses", args=[pemetaan.pk]),
        "papan": reverse("kalibrasi-sidang", args=[2025, pemetaan.sidang.get().pk]),
        "belum": reverse("pemetaan-belum", args=[2025]),
        "kotak 9": reverse("pemetaan-kotak", args=[2025, 9]),
        "pegawai": reverse("pegawai-daftar"),
        "prioritas": reverse("pemetaan-prioritas", args=[2025]),
        "program": reverse("program-daftar"),
        "rencana": reverse("rpk-daftar"),
        "kinerja": reverse("pemetaan-kinerja", args=[2025]) + "?level=semua&proses=1",
        "akuisisi": reverse("suksesi-tahap", args=["akuisisi"]),
    }[nama]


def _buka(klien, nama, q):
    alamat = _alamat(nama)
    return klien.get(alamat + ("&" if "?" in alamat else "?") + f"q={q}").content.decode()


@pytest.mark.parametrize("nama", ["grid", "proses", "papan"])
def test_sembilan_kotak(klien, monkeypatch, nama):
    _batasi(monkeypatch, 4)
    isi = _buka(klien, nama, "siti")
    assert [f'data-kotak="{n}" data-jumlah="{banyak}"' in isi for n, banyak in ((9, 2), (5, 1), (1, 0))] == [True] * 3
    assert "lebih dari" not in isi.lower()
    _batasi(monkeypatch, 3)
    isi = _buka(klien, nama, "siti")
    assert isi.count('data-jumlah=""') == 9
    assert "Lebih dari 3 pegawai cocok dengan “siti”" in isi
    ke_orangnya = {"grid": reverse("pemetaan-kotak", args=[2025, 9]), "proses": "kotak=9", "papan": ">Siti 0<"}
    assert ke_orangnya[nama] in isi
    # Without a text the kept counts are read, however many there are.
    assert 'data-kotak="5" data-jumlah="4"' in _buka(klien, nama, "")


@pytest.mark.parametrize("nama", ["grid", "proses", "papan"])
def test_pemetaan_kecil_dihitung_seluruhnya(klien, monkeypatch, nama):
    _batasi(monkeypatch, 3)
    monkeypatch.setattr(rekap, "SELURUHNYA_SAMPAI", len(SITI) + 3)
    isi = _buka(klien, nama, "siti")
    assert [f'data-kotak="{n}" data-jumlah="{banyak}"' in isi for n, banyak in ((9, 2), (5, 1), (1, 0))] == [True] * 3
    monkeypatch.setattr(rekap, "SELURUHNYA_SAMPAI", len(SITI) + 2)
    assert _buka(klien, nama, "siti").count('data-jumlah=""') == 9


def test_saringan_mempersempit_yang_dihitung(klien, monkeypatch):
    _batasi(monkeypatch, 3)
    Pemetaan.objects.get().penempatan.filter(pegawai__nama="Siti 3").update(level=4)
    satu = klien.get(_alamat("grid") + "?q=siti&level=4").content.decode()
    assert "1 belum dipetakan" in satu
    assert "lebih dari" not in satu.lower()


def test_cetakan_menyebutkannya(klien, monkeypatch):
    for batas, ada, tidak in (
        (4, "3 pegawai dipetakan, 1 belum", "Lebih dari"),
        (3, "Lebih dari 3 pegawai cocok", "%"),
    ):
        _batasi(monkeypatch, batas)
        jawaban = klien.get(reverse("pemetaan-pdf", args=[2025]) + "?q=siti")
        teks = PdfReader(io.BytesIO(jawaban.content)).pages[0].extract_text()
        assert ada in " ".join(teks.split())
        assert tidak not in teks


@pytest.mark.parametrize(
    ("nama", "banyak", "satuan"),
    [
        ("belum", 1, "pegawai"),
        ("kotak 9", 2, "pegawai"),
        ("pegawai", 4, "pegawai"),
        ("prioritas", 3, "pegawai"),
        ("program", 4, "program"),
        ("rencana", 4, "rencana"),
        ("kinerja", 4, "pegawai"),
    ],
)
def test_daftar(klien, monkeypatch, nama, banyak, satuan):
    _batasi(monkeypatch, banyak)
    assert f"<p>{banyak} {satuan}</p>" in _buka(klien, nama, "siti")
    _batasi(monkeypatch, banyak - 1)
    assert f"<p>Lebih dari {banyak - 1} {satuan}</p>" in _buka(klien, nama, "siti")


def test_tahap_suksesi(klien, monkeypatch):
    for batas, teks in ((2, "2 talenta, 2 belum"), (1, "Lebih dari 1 talenta, lebih dari 1 belum")):
        _batasi(monkeypatch, batas)
        assert teks in _buka(klien, "akuisisi", "siti")


def test_program_menurut_status_tanpa_angka(klien, monkeypatch):
    status = ProgramTalenta.objects.first().get_status_display()
    for batas, angka in ((4, "4"), (3, "–")):
        _batasi(monkeypatch, batas)
        ubin = f'<span class="ubin__label">{status}</span><span class="ubin__angka">{angka}</span>'
        assert ubin in _buka(klien, "program", "siti")


@pytest.mark.parametrize("nama", ["grid", "proses", "papan", "belum", "kotak 9", "pegawai", "prioritas", "rencana"])
def test_tidak_menghitung_lewat_batas(klien, monkeypatch, nama):
    """No statement that looks for the name reads all that matches; beyond the limit only a run's size is asked for."""
    kueri = {}
    for batas in (4, 1):
        _batasi(monkeypatch, batas)
        _buka(klien, nama, "siti")
        with CaptureQueriesContext(connection) as sql:
            _buka(klien, nama, "siti")
        kueri[batas] = [satu["sql"] for satu in sql]
    assert len(kueri[1]) - len(kueri[4]) == (nama in {"grid", "proses", "papan"})
    menurut_nama = [satu for satu in kueri[1] if "siti" in satu.lower() and "SELECT" in satu]
    assert menurut_nama
    assert [satu for satu in menurut_nama if "LIMIT" not in satu and "perubahankotak" not in satu.lower()] == []


def test_lingkup_satu_unit_juga(klien, monkeypatch, masuk_sebagai):
    _batasi(monkeypatch, 3)
    Pengguna.objects.filter(pk=klien.pengguna.pk).update(unit=Pemetaan.objects.get().penempatan.first().unit)
    assert "Lebih dari 3 pegawai cocok" in _buka(klien, "grid", "siti")
