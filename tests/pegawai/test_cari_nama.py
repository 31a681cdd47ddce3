"""A search for words of a name finds, through the index, what a reading of every name finds."""

import random

import pytest
from django.db import connection

from pegawai.models import Pegawai
from pegawai.selectors import kata_nama
from pegawai.selectors.daftar import cari
from tests.pabrik import buat_jabatan, buat_pegawai, buat_unit

pytestmark = pytest.mark.django_db
SUKU = ["Siti", "Nur", "Ma'ruf", "O'Neil", "I Wayan", "MUHAMMAD", "Ai", "Dé", "R. Ng", 'Al"fa', "100%", "a_b", "Aminah"]
DICARI = [
    *SUKU,
    "siti nur",
    "NUR siti",
    "amin",
    "uham",
    "'",
    '"',
    "m",
    "i",
    "dé",
    "neil ai",
    "tidak ada",
    "a%b",
    "wayan*",
]


def _linear(teks):
    """Judge every name without the database: all words, any order; case of plain letters does not matter."""
    kata = teks.lower().split()
    return {satu.nip for satu in Pegawai.objects.all() if all(k in satu.nama.lower() for k in kata)}


@pytest.fixture
def orang():
    acak = random.Random(7)
    unit, jabatan = buat_unit(), buat_jabatan()
    nama = [" ".join(acak.sample(SUKU, acak.randint(1, 4))) for _ in range(40)]
    return [buat_pegawai(unit=unit, jabatan=jabatan, nama=satu) for satu in nama]


@pytest.mark.parametrize("batas", [2_000, 3, 0])
def test_sama_dengan_membaca_semua_nama(orang, batas, monkeypatch):
    monkeypatch.setattr(kata_nama, "BATAS_SEDIKIT", batas)
    banyak = 0
    for teks in DICARI:
        ketemu = {satu.nip for satu in cari(Pegawai.objects.all(), teks)}
        assert ketemu == _linear(teks), teks
        banyak += len(ketemu)
    assert banyak > 100


def test_indeks_mengikuti_perubahan_nama_dan_penghapusan(orang):
    Pegawai.objects.filter(pk=orang[0].pk).update(nama="Zulkarnaen")
    orang[1].nama = "Zulkifli"
    orang[1].save()
    Pegawai.objects.filter(pk=orang[2].pk).delete()
    assert [satu.pk for satu in cari(Pegawai.objects.all(), "zulk").order_by("pk")] == [orang[0].pk, orang[1].pk]
    for teks in DICARI:
        assert {satu.nip for satu in cari(Pegawai.objects.all(), teks)} == _linear(teks), teks


def test_indeks_dipakai(orang):
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            # Raises where the index and the names differ.
            kursor.execute("INSERT INTO pegawai_nama(pegawai_nama, rank) VALUES ('integrity-check', 1)")
            kursor.execute("EXPLAIN QUERY PLAN SELECT rowid FROM pegawai_nama WHERE pegawai_nama MATCH '\"sit\"'")
            assert "VIRTUAL TABLE INDEX" in str(kursor.fetchall())
            return
        kursor.execute("SET LOCAL enable_seqscan = off")
    assert "pegawai_nama_trigram" in Pegawai.objects.filter(nama__icontains="aminah").order_by().explain()


def test_nip_mencari_dari_orangnya(orang):
    """What is joined to a NIP starts from the one id, not from a condition that is looked for along the rest."""
    hasil = cari(Pegawai.objects.all(), orang[0].nip)
    assert list(hasil) == [orang[0]]
    assert "BETWEEN" not in str(hasil.query)
