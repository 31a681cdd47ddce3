"""What a browser never sends must be answered too, on every database: refused or passed over, never with status 500."""

import pytest
from django.urls import reverse

from karier.models import RencanaKarier
from tests.karier.pabrik_dokumen import buat_rpk
from tests.pabrik import SANDI, buat_pegawai, buat_pengguna
from tests.pabrik_talenta import buat_pemetaan

ANEH = ("\x00", "\u00b2", "\u0663", "9" * 30, "9" * 5000, "-1", "")


@pytest.fixture
def rpk(db):
    pegawai = buat_pegawai()
    buat_pemetaan(pegawai.instansi)
    return buat_rpk(pegawai)


@pytest.mark.parametrize("isi", ANEH, ids=ascii)
def test_kueri(isi, rpk, masuk_sebagai):
    client = masuk_sebagai("sdm", instansi=rpk.instansi)
    for alamat, nama in (
        (reverse("pegawai-daftar"), "sesudah"),
        (reverse("pegawai-daftar"), "sebelum"),
        (reverse("pemetaan-kotak", args=[2025, 9]), "sesudah"),
        (reverse("pemetaan-belum", args=[2025]), "sebelum"),
        (reverse("rpk-langkah-tambah", args=[rpk.pk]), "cari"),
    ):
        assert client.get(alamat, {nama: isi}).status_code == 200, alamat
    assert client.get(reverse("rpk-susun"), {"nip": isi or "x"}).status_code in (200, 404)
    assert client.get(reverse("pegawai-profil", args=[isi or "x"])).status_code == 404


@pytest.mark.parametrize("isi", ANEH, ids=ascii)
def test_kiriman(isi, rpk, masuk_sebagai):
    sdm, ppk = (masuk_sebagai(peran, instansi=rpk.instansi) for peran in ("sdm", "ppk"))
    langkah = rpk.langkah.first()
    for client, alamat, data in (
        (sdm, reverse("rpk-aksi", args=[rpk.pk]), {"aksi": "batalkan", "revisi": isi, "catatan": "x"}),
        (sdm, reverse("rpk-langkah-hapus", args=[rpk.pk, langkah.pk]), {"revisi": isi}),
        (ppk, reverse("persetujuan-tetapkan"), {"pilih": [f"{isi}-{isi}", f"{rpk.pk}-{isi}"]}),
    ):
        assert client.post(alamat, data).status_code == 302
    rpk.refresh_from_db()
    assert (rpk.status, rpk.revisi) == ("disusun", 1)


def test_nul_dalam_catatan(rpk, masuk_sebagai):
    client = masuk_sebagai("sdm", instansi=rpk.instansi)
    client.post(reverse("rpk-aksi", args=[rpk.pk]), {"aksi": "batalkan", "revisi": 1, "catatan": "a\x00b"})
    assert RencanaKarier.objects.get(pk=rpk.pk).riwayat.get().catatan == "ab"


@pytest.mark.parametrize("tujuan", ["a", "%", "1e9", "//lain.example", "https://lain.example", "javascript:alert(1)"])
def test_tujuan_setelah_masuk(tujuan, client, db):
    pengguna = buat_pengguna("sdm")
    for _ in range(2):
        jawab = client.post(reverse("masuk"), {"username": pengguna.username, "password": SANDI, "next": tujuan})
        assert jawab.status_code == 302
        assert "lain.example" not in jawab.url
        assert "javascript" not in jawab.url
