"""Facts from the database and the command, on real rows."""

import json
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from karier.selectors.bacaan import bacaan
from karier.selectors.kelayakan import periksa_kelayakan
from pegawai.models import PetaJabatan, RiwayatJabatan, Rumpun, StandarKompetensi
from tests import pabrik

PADA = date(2026, 6, 1)


@pytest.fixture
def dunia(db):
    """A Pengawas who is ready, an Administrator post of the same rumpun in another unit."""
    dinas = pabrik.buat_unit(nama="Dinas")
    bidang = pabrik.buat_unit(induk=dinas, nama="Bidang")
    keuangan = Rumpun.objects.create(nama="Keuangan")
    asal = pabrik.buat_jabatan(jenjang="pengawas", unit=bidang)
    tujuan = pabrik.buat_jabatan(jenjang="administrator", unit=dinas, golongan_min="III/c")
    for jabatan in (asal, tujuan):
        PetaJabatan.objects.create(jabatan=jabatan, unit=jabatan.unit, kebutuhan=1, rumpun=keuangan)
    orang = pabrik.buat_pegawai(unit=bidang, jabatan=asal, tmt_jabatan=date(2023, 6, 1))
    pabrik.buat_kinerja(orang, 2024)
    pabrik.buat_kinerja(orang, 2025)
    pabrik.buat_asesmen(orang, level=3)
    return orang, tujuan


def _json(capsys, *argumen):
    kode = 0
    try:
        call_command(*argumen, "--json")
    except SystemExit as keluar:
        kode = keluar.code
    return kode, json.loads(capsys.readouterr().out)


def _status(hasil, kode):
    return next(s.terpenuhi for s in hasil.syarat if s.kode == kode)


def test_dari_basis_data(dunia):
    orang, tujuan = dunia
    assert periksa_kelayakan(orang, tujuan, pada=PADA).layak
    sehari = periksa_kelayakan(orang, tujuan, pada=date(2026, 5, 31))
    assert not sehari.layak
    assert [s.kode for s in sehari.penghalang] == ["masa_kerja", "pengalaman"]


def test_jabatan_lama_tanpa_tanggal_selesai_berakhir_saat_jabatan_kini_mulai(dunia):
    orang, tujuan = dunia
    lama = pabrik.buat_jabatan(jenjang="pengawas", unit=orang.unit)
    orang.jabatan = pabrik.buat_jabatan(jenjang="ahli_pertama")
    orang.save()
    RiwayatJabatan.objects.create(
        pegawai=orang, jabatan=lama, nama_jabatan=lama.nama, unit=orang.unit, mulai=date(2021, 6, 1)
    )
    masa = next(s for s in periksa_kelayakan(orang, tujuan, pada=PADA).syarat if s.kode == "masa_kerja")
    assert (masa.terpenuhi, masa.nilai) == (False, "2 tahun")


def test_jabatan_tanpa_tanggal_selesai_berakhir_saat_jabatan_definitif_berikutnya_mulai(dunia):
    orang, tujuan = dunia
    lama = pabrik.buat_jabatan(jenjang="pengawas", unit=orang.unit)
    antara = orang.jabatan = pabrik.buat_jabatan(jenjang="ahli_pertama")
    orang.save()
    for jabatan, mulai, jenis in (
        (lama, date(2018, 6, 1), "definitif"),
        (lama, date(2019, 6, 1), "plh"),
        (antara, date(2020, 6, 1), "definitif"),
    ):
        RiwayatJabatan.objects.create(
            pegawai=orang, jabatan=jabatan, nama_jabatan=jabatan.nama, unit=orang.unit, mulai=mulai, jenis=jenis
        )
    masa = next(s for s in periksa_kelayakan(orang, tujuan, pada=PADA).syarat if s.kode == "masa_kerja")
    assert (masa.terpenuhi, masa.nilai) == (False, "2 tahun")


def test_riwayat_plt_dan_standar_sendiri(dunia):
    orang, tujuan = dunia
    RiwayatJabatan.objects.create(
        pegawai=orang, jabatan=tujuan, nama_jabatan="Plt", mulai=date(2015, 1, 1), jenis="plt", unit=tujuan.unit
    )
    assert _status(periksa_kelayakan(orang, tujuan, pada=date(2026, 5, 31)), "masa_kerja") is False
    for kompetensi in ("integritas", "kerja_sama", "komunikasi", "orientasi_hasil", "pelayanan_publik"):
        StandarKompetensi.objects.create(jabatan=tujuan, kompetensi=kompetensi, level=5)
    kompetensi = next(s for s in periksa_kelayakan(orang, tujuan, pada=PADA).syarat if s.kode == "kompetensi")
    assert kompetensi.terpenuhi is True
    assert kompetensi.nilai == "JPM 72,97%"


def test_jumlah_kueri_tetap(dunia):
    orang, tujuan = dunia

    def kueri():
        with CaptureQueriesContext(
            connection,
        ) as tangkap:
            periksa_kelayakan(orang, tujuan, pada=PADA)
        return len(tangkap)

    awal = kueri()
    for tahun in range(2010, 2020):
        RiwayatJabatan.objects.create(
            pegawai=orang, jabatan=pabrik.buat_jabatan(), nama_jabatan="Lama", mulai=date(tahun, 1, 1)
        )
    assert kueri() == awal


def test_perintah(dunia, capsys):
    orang, tujuan = dunia
    kode, hasil = _json(capsys, "kelayakan", orang.nip, tujuan.siasn_id, "--pada", "2026-06-01")
    assert kode == 0
    assert list(hasil) == ["layak", "jalur", "mekanisme", "syarat"]
    assert (hasil["layak"], hasil["jalur"], hasil["mekanisme"]) == (True, "vertikal", "rencana_suksesi")
    kunci = {"kode", "terpenuhi", "nilai", "minimum", "dasar_hukum", "penjelasan"}
    assert all(set(s) == kunci for s in hasil["syarat"])
    call_command("kelayakan", orang.nip, tujuan.siasn_id, "--pada", "2026-05-31")
    assert "BELUM LAYAK" in capsys.readouterr().out


def test_perintah_menolak(dunia, capsys):
    orang, tujuan = dunia
    for argumen, kata in (
        ((orang.nip[:-1] + "9", tujuan.siasn_id), orang.nip),
        ((orang.nip, "jab-0000x"), tujuan.siasn_id),
        ((orang.nip, tujuan.siasn_id, "--pada", "2026-02-30"), "YYYY-MM-DD"),
    ):
        kode, hasil = _json(capsys, "kelayakan", *argumen)
        assert kode == 2
        assert kata in hasil["galat"]


def test_bacaan_dari_pengaturan(dunia, settings):
    orang, tujuan = dunia
    settings.TALENTA_BACAAN = {"jpm_minimal": 100}
    assert bacaan().jpm_minimal == 100
    settings.TALENTA_BACAAN = {"jpm": 1}
    with pytest.raises(ImproperlyConfigured, match="jpm_minimal"):
        periksa_kelayakan(orang, tujuan, pada=PADA)
