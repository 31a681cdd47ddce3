"""The page of a job follows the job by itself, and without JavaScript too."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

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
    expect(page.get_by_text("300 dari 1.200")).to_be_visible()
    papan.tulis_kemajuan(pekerjaan.pk, percobaan=1, selesai=600, jumlah=1200, pesan="Memeriksa baris")
    expect(page.get_by_text("600 dari 1.200")).to_be_visible()
    Pekerjaan.objects.update(status=StatusPekerjaan.SELESAI, selesai_pada=timezone.now(), pesan="1.200 baris diterima.")
    expect(page.get_by_text("1.200 baris diterima.")).to_be_visible()
    expect(page.get_by_role("link", name="Lihat hasil")).to_have_attribute("href", "/impor/1/")
    expect(page.locator("progress")).to_have_count(0)
    assert page.keluhan == []
