"""The page of a job follows the job by itself, and without JavaScript too."""

import pytest
from django.utils import timezone

from pegawai.models import Pekerjaan
from pegawai.pilihan import StatusPekerjaan
from talenta.umum import papan
from tests.pabrik import buat_pengguna


@pytest.mark.parametrize("javascript", [True, False])
def test_kemajuan_sampai_selesai(buka_sebagai, javascript):
    pengguna = buat_pengguna("sdm")
    pekerjaan = Pekerjaan.objects.create(
        jenis="uji-baris",
        judul="Impor data utama",
        tujuan="/impor/1/",
        dibuat_oleh=pengguna,
        status=StatusPekerjaan.BERJALAN,
        percobaan=1,
        denyut=timezone.now(),
    )
    papan.tulis_kemajuan(pekerjaan.pk, percobaan=1, selesai=300, jumlah=1200, pesan="Memeriksa baris")
    page = buka_sebagai(pengguna, java_script_enabled=javascript)
    page.goto(f"/pekerjaan/{pekerjaan.pk}/")
    page.get_by_text("300 dari 1.200").wait_for()
    papan.tulis_kemajuan(pekerjaan.pk, percobaan=1, selesai=600, jumlah=1200, pesan="Memeriksa baris")
    page.get_by_text("600 dari 1.200").wait_for(timeout=10_000)
    Pekerjaan.objects.update(status=StatusPekerjaan.SELESAI, selesai_pada=timezone.now(), pesan="1.200 baris diterima.")
    page.get_by_text("1.200 baris diterima.").wait_for(timeout=10_000)
    assert page.get_by_role("link", name="Lihat hasil").get_attribute("href") == "/impor/1/"
    assert page.locator("progress").count() == 0
    assert page.keluhan == []
