"""Pages of succession ask as many queries of twice as many people, posts, successors and programmes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from karier.models import KelompokSuksesi
from tests.karier.pabrik_suksesi import buat_anggota, buat_kelompok, buat_pos, buat_program, buat_suksesor, siapkan

TAHAP = ("akuisisi", "pengembangan", "retensi", "penempatan", "pemantauan")


def _tambah(dunia, banyak):
    kelompok = KelompokSuksesi.objects.get()
    for _ in range(banyak):
        orang = dunia.orang(9)
        anggota = buat_anggota(kelompok, orang.penempatan.get())
        buat_suksesor(anggota, buat_pos(dunia.dinas))
        buat_suksesor(anggota, dunia.pos)
        buat_program(orang, dunia.sdm)


def test_kueri_tetap_walau_data_berlipat(dunia_rpk, masuk_sebagai):
    dunia = siapkan(dunia_rpk)
    kelompok = buat_kelompok(dunia.pemetaan, dunia.tim, "ditetapkan")
    alamat = [reverse("suksesi"), reverse("suksesi-jabatan"), reverse("suksesi-pos", args=[dunia.pos.pk])]
    alamat += [reverse("suksesi-pos", args=[dunia.pos.pk]) + "?kesiapan=siap"]
    alamat += [reverse("suksesi-daftar"), reverse("suksesi-kelompok", args=[kelompok.pk])]
    alamat += [reverse("suksesi-tahap", args=[nama]) for nama in TAHAP]
    alamat += [reverse("pemetaan-prioritas", args=[2025]), reverse("program-daftar")]
    client = masuk_sebagai(dunia.tim)
    hitungan = []
    for _ in range(2):
        _tambah(dunia, 3)
        baris = {}
        for satu in alamat:
            client.get(satu)
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(satu).status_code == 200
            baris[satu] = len(kueri)
        hitungan.append(baris)
    assert hitungan[0] == hitungan[1]
    assert max(hitungan[1].values()) <= 40


@pytest.mark.parametrize("saring", ["?kesiapan=tiga_lima", "?q=%00%27&sesudah=9-x-1", "?kotak=99&tahun=abc"])
def test_saringan_aneh_tidak_merusak(dunia_rpk, masuk_sebagai, saring):
    dunia = siapkan(dunia_rpk)
    client = masuk_sebagai(dunia.tim)
    for satu in (reverse("suksesi-pos", args=[dunia.pos.pk]), reverse("suksesi-jabatan")):
        assert client.get(satu + saring).status_code == 200
