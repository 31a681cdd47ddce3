"""Rows written at once, however many: each is there once, as it was given, and found by the words of its name."""

import pytest

from pegawai.impor.basis import SEKALI, UKURAN, ambil_id, masukkan
from pegawai.models import Pegawai
from pegawai.selectors.daftar import cari
from tests.pabrik import buat_pegawai


@pytest.mark.django_db
@pytest.mark.parametrize("banyak", [0, 1, SEKALI - 1, SEKALI, SEKALI + 1, UKURAN, UKURAN + SEKALI + 1])
def test_sebanyak_apa_pun(banyak):
    contoh = buat_pegawai(nama="Contoh")
    bidang = [satu.attname for satu in Pegawai._meta.concrete_fields]
    nomor = ambil_id(Pegawai, banyak)
    isi = {"siasn_id": "S{0}", "nip": "{0:018d}", "nama": "Warsito {0}"}

    def baris(pk):
        lain = {nama: bentuk.format(pk) for nama, bentuk in isi.items()} | {"id": pk}
        return tuple(lain.get(nama, getattr(contoh, nama)) for nama in bidang)

    masukkan(Pegawai, bidang, [baris(pk) for pk in nomor])
    assert list(Pegawai.objects.exclude(pk=contoh.pk).order_by("pk").values_list(*bidang)) == [
        baris(pk) for pk in nomor
    ]
    assert cari(Pegawai.objects.all(), "warsito").count() == banyak
