"""Figures of the dashboard that read everybody: at once for few people, otherwise kept and said with their time."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from karier.selectors import angka_beranda
from pegawai.models import Impor, Pengguna
from talenta.umum.tanggal import tanggal_jam
from tests.pabrik import buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def klien(masuk_sebagai, monkeypatch):
    monkeypatch.setattr(angka_beranda, "LANGSUNG_SAMPAI", 1)
    cache.clear()
    klien = masuk_sebagai("sdm")
    pemetaan = buat_pemetaan(klien.pengguna.instansi)
    for _ in range(2):
        buat_penempatan(pemetaan, buat_pegawai(klien.pengguna.instansi), 5)
    yield klien
    cache.clear()


def _angka(klien):
    """Active people, those without an SKP, and the time that the page names."""
    isi = klien.get(reverse("beranda")).content.decode()
    ubin = re.findall(r'ubin__angka">(\d+)', isi)
    pada = re.search(r"Angka di atas .* per ([^;]+);", isi)
    return int(ubin[0]), int(ubin[2]), pada.group(1) if pada else None


def test_sedikit_orang_selalu_dihitung(klien, monkeypatch):
    monkeypatch.setattr(angka_beranda, "LANGSUNG_SAMPAI", 2)
    for banyak in (2, 3):
        assert _angka(klien) == (banyak, banyak, None)
        buat_pegawai(klien.pengguna.instansi)


def test_banyak_orang_disimpan_dengan_saatnya(klien, monkeypatch):
    assert _angka(klien) == (2, 2, None)
    buat_pegawai(klien.pengguna.instansi)
    aktif, mutu, pada = _angka(klien)
    assert (aktif, mutu) == (2, 2)
    assert pada in {tanggal_jam(timezone.now() - timedelta(minutes=lalu)) for lalu in range(10)}
    monkeypatch.setattr(angka_beranda, "SEGAR", timedelta())
    assert _angka(klien) == (3, 3, None)


def test_dihitung_lagi_sesudah_impor_dan_diurungkan(klien):
    instansi, banyak = klien.pengguna.instansi, 2
    isi = {"jenis": "pegawai", "nama_berkas": "x.xlsx", "sha256": "0" * 64, "ukuran": 1}
    for medan in ({"status": "selesai"}, {"status": "diurungkan", "diurungkan_pada": timezone.now()}):
        _angka(klien)
        buat_pegawai(instansi)
        assert _angka(klien)[0] == banyak
        oleh = {"diterapkan_oleh": klien.pengguna, "diterapkan_pada": timezone.now()}
        if "diurungkan_pada" in medan:
            oleh |= {"diurungkan_oleh": klien.pengguna}
        Impor.objects.create(instansi=instansi, **isi, **oleh, **medan)
        banyak += 1
        assert _angka(klien) == (banyak, banyak, None)


def test_satu_menghitung_yang_lain_melihat_yang_lama(klien, monkeypatch):
    _angka(klien)
    buat_pegawai(klien.pengguna.instansi)
    monkeypatch.setattr(angka_beranda, "SEGAR", timedelta())
    terlihat = []

    def sambil_dilihat(*isi):
        monkeypatch.setattr(angka_beranda, "_hitung", asli)
        terlihat.append(_angka(klien))
        return asli(*isi)

    asli = angka_beranda._hitung
    monkeypatch.setattr(angka_beranda, "_hitung", sambil_dilihat)
    assert _angka(klien) == (3, 3, None)
    ((aktif, mutu, pada),) = terlihat
    assert (aktif, mutu) == (2, 2)
    assert pada is not None


def test_lingkup_dan_pemetaan_lain_punya_angka_sendiri(klien):
    _angka(klien)
    instansi = klien.pengguna.instansi
    unit = buat_unit(induk=buat_pegawai(instansi).unit)
    pemetaan = buat_pemetaan(instansi, 2026)
    for _ in range(2):
        buat_penempatan(pemetaan, buat_pegawai(unit=unit), 5)
    assert _angka(klien) == (5, 5, None)
    Pengguna.objects.filter(pk=klien.pengguna.pk).update(unit=unit)
    assert _angka(klien) == (2, 2, None)
