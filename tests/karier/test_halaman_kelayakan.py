"""The pages on eligibility: what they show, filter, hand out and keep to those who may see it."""

from datetime import date

import pytest
from django.urls import reverse

from pegawai.models import Pegawai, PetaJabatan
from tests.pabrik import buat_pengguna


@pytest.fixture
def pos(dunia_rpk):
    """A vacant post with one who qualifies, one who lacks a requirement, and one without a path."""
    jabatan = dunia_rpk.jabatan("administrator", nama="Kepala Bidang Uji")
    dunia_rpk.orang(9, nama="LAYAK SEKALI")
    dunia_rpk.orang(5, nama="NYARIS SAJA", pendidikan="d3")
    dunia_rpk.orang(5, "pelaksana", nama="TANPA JALUR")
    return PetaJabatan.objects.get(jabatan=jabatan)


def _isi(klien, nama, *argumen, **kueri):
    jawaban = klien.get(reverse(nama, args=argumen), kueri)
    assert jawaban.status_code == 200
    return b"".join(jawaban.streaming_content).decode() if jawaban.streaming else jawaban.content.decode()


def test_kandidat_disaring_dicari_dan_diunduh(dunia_rpk, pos, client):
    client.force_login(dunia_rpk.sdm)
    isi = _isi(client, "pos-kandidat", pos.pk)
    assert "LAYAK SEKALI" in isi
    assert "NYARIS SAJA" not in isi
    assert "<strong>1</strong> pegawai memenuhi semua syarat, <strong>1</strong> kurang satu syarat" in isi
    nyaris = _isi(client, "pos-kandidat", pos.pk, tampil="nyaris")
    assert "NYARIS SAJA" in nyaris
    assert "<li>Pendidikan</li>" in nyaris
    assert "Tidak ada pegawai dalam daftar ini" in _isi(client, "pos-kandidat", pos.pk, q="bukan siapa-siapa")
    baris = _isi(client, "pos-kandidat", pos.pk, tampil="nyaris", bentuk="csv").splitlines()
    assert [b.split(";")[0].lower() for b in baris[1:]] == ["nyaris saja"]
    assert baris[1].endswith(";vertikal;tidak;Pendidikan")


def test_tanggal_dan_masukan_yang_tidak_sah(dunia_rpk, pos, client):
    client.force_login(dunia_rpk.sdm)
    Pegawai.objects.filter(nama="LAYAK SEKALI").update(tmt_jabatan=date(2023, 12, 1))
    Pegawai.objects.get(nama="LAYAK SEKALI").riwayat_jabatan.all().delete()
    assert "LAYAK SEKALI" not in _isi(client, "pos-kandidat", pos.pk)
    assert "LAYAK SEKALI" in _isi(client, "pos-kandidat", pos.pk, pada="2026-12-01")
    assert "Tahunnya harus antara 2000 dan 2100." in _isi(client, "pos-kandidat", pos.pk, pada="1900-01-01")
    assert "LAYAK SEKALI" in _isi(client, "pos-kandidat", pos.pk, tampil="x", pada="2026-12-01", halaman="zz")


def test_daftar_jabatan_dan_jabatan_seseorang(dunia_rpk, pos, client):
    client.force_login(dunia_rpk.sdm)
    assert "Kepala Bidang Uji" in _isi(client, "pos-daftar", q="bidang uji", lowong="ya", jenjang="administrator")
    assert "Tidak ada jabatan yang cocok" in _isi(client, "pos-daftar", q="bidang uji", lowong="tidak")
    assert ";1;0;1" in _isi(client, "pos-daftar", q="bidang uji", bentuk="csv")
    layak = Pegawai.objects.get(nama="LAYAK SEKALI")
    isi = _isi(client, "pegawai-jabatan", layak.nip)
    assert "Kepala Bidang Uji" in isi
    assert "Kepala Bidang Uji" not in _isi(client, "pegawai-jabatan", layak.nip, tampil="nyaris")
    assert "Kepala Bidang Uji;" in _isi(client, "pegawai-jabatan", layak.nip, bentuk="csv")


def test_pegawai_melihat_miliknya_dan_lingkup_unit_dihormati(dunia_rpk, pos, client):
    layak = Pegawai.objects.get(nama="LAYAK SEKALI")
    client.force_login(buat_pengguna("pegawai", pegawai=layak))
    assert "Kepala Bidang Uji" in _isi(client, "pegawai-jabatan", layak.nip)
    assert client.get(reverse("pos-kandidat", args=[pos.pk])).status_code == 403
    client.force_login(buat_pengguna("sdm", unit=dunia_rpk.bidang))
    Pegawai.objects.filter(pk=layak.pk).update(unit=dunia_rpk.dinas)
    assert "LAYAK SEKALI" not in _isi(client, "pos-kandidat", pos.pk)
