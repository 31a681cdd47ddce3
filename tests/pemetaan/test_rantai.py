"""Boxes changed, sessions closed and periods moved on are links of the hash chain."""

import pytest
from django.db import connection

from pegawai.selectors.periksa_rantai import periksa_rantai
from pemetaan.models import PerubahanKotak, Sidang
from pemetaan.services.segel import segel_kotak, segel_sidang
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan


@pytest.mark.django_db
def test_kotak_dan_sidang_tersegel():
    instansi = buat_instansi()
    tim, pemetaan = buat_pengguna("tim", instansi), buat_pemetaan(instansi)
    penempatan = buat_penempatan(pemetaan, buat_pegawai(instansi), 5)
    sidang = Sidang.objects.create(
        pemetaan=pemetaan, nama="Sidang I", forum="Tim", tempat="Aula", tanggal="2026-01-05", dibuka_oleh=tim
    )
    isi = {"kotak_asal": 5, "kotak_baru": 8, "alasan": "Kinerja proyek strategis", "oleh": tim}
    pindah = PerubahanKotak.objects.create(sidang=sidang, penempatan=penempatan, ke=1, **isi)
    segel_kotak([pindah], sidang=sidang, oleh=tim)
    segel_sidang(sidang, oleh=tim)
    lain = [satu for satu in periksa_rantai(instansi).temuan if "Periode" not in satu]
    assert lain == []
    with connection.cursor() as kursor:
        kursor.execute("UPDATE pemetaan_perubahankotak SET kotak_baru = 9")
        kursor.execute("UPDATE pemetaan_sidang SET nama = 'Sidang II'")
    temuan = [satu for satu in periksa_rantai(instansi).temuan if "Periode" not in satu]
    assert temuan == [
        f"Perubahan kotak {pindah.pk} tidak sama dengan yang tercatat pada mata 1.",
        f"Sidang {sidang.pk} tidak sama dengan yang tercatat pada mata 2.",
    ]
