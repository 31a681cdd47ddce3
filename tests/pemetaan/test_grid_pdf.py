"""The grid on paper: one landscape page, filtered as the page is, without names."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.pabrik import buat_pegawai, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan


@pytest.mark.django_db
def test_satu_halaman_mendatar_menurut_saringan(masuk_sebagai):
    pemetaan = buat_pemetaan(buat_unit().instansi)
    for kotak in (9, 9, 5):
        buat_penempatan(pemetaan, buat_pegawai(), kotak, level=3 if kotak == 9 else 2)
    client = masuk_sebagai("tim")
    for kueri, banyak in (("", 3), ("?level=3", 2)):
        halaman = PdfReader(io.BytesIO(client.get(reverse("pemetaan-pdf", args=[2025]) + kueri).content)).pages
        assert len(halaman) == 1
        assert halaman[0].mediabox.width > halaman[0].mediabox.height
        teks = halaman[0].extract_text()
        assert f"{banyak} pegawai dipetakan" in teks
        assert ("Level 3" in teks) is bool(kueri)
        assert "Pegawai 00" not in teks
