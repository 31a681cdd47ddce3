"""Succession in a real browser: from the draft to the decision, on the desk and on a phone."""

from datetime import date

from django.utils import timezone
from playwright.sync_api import expect

from pegawai.models import PetaJabatan
from pemetaan.models import Periode
from tests.karier.pabrik_rpk import buat_dunia
from tests.pabrik import buat_pengguna, kode_faktor
from tests.peramban.agen import muat_selebar_layar
from tests.peramban.conftest import PONSEL


def test_menyusun_menunjuk_dan_menetapkan(buka_sebagai):
    dunia = buat_dunia()
    jabatan = dunia.jabatan("administrator")
    PetaJabatan.objects.filter(jabatan=jabatan).update(kritis=True)
    dunia.orang(9, nama="SITI AMINAH")
    Periode.objects.update(
        status="ditetapkan",
        ditetapkan_pada=timezone.now(),
        ditetapkan_oleh=dunia.ppk,
        nomor_keputusan="1",
        tanggal_keputusan=date(2026, 1, 5),
    )
    page = buka_sebagai(buat_pengguna("tim", dunia.instansi))
    page.goto("/karier/suksesi/kelompok/")
    page.get_by_role("button", name="Buat konsep").click()
    expect(page.get_by_role("heading", name="1 anggota", exact=True)).to_be_visible()
    page.get_by_role("link", name="Jabatan kritis dan target").click()
    page.get_by_role("link", name=jabatan.nama).click()
    page.get_by_role("button", name="Tunjuk SITI AMINAH").click()
    expect(page.get_by_text("ditunjuk sebagai suksesor dalam konsep")).to_be_visible()
    assert page.keluhan == []
    kode_faktor(dunia.ppk)  # enrolled before the page asks
    ppk = buka_sebagai(dunia.ppk, viewport=PONSEL)
    ppk.goto("/karier/suksesi/kelompok/")
    ppk.get_by_role("link", name="KRS Instansi 2025").click()
    ppk.get_by_label("Nomor keputusan").fill("800/12/2026")
    ppk.get_by_label("Tanggal keputusan").fill("2026-01-06")
    ppk.get_by_label("Kode dari aplikasi autentikator").fill(kode_faktor(dunia.ppk))
    ppk.get_by_role("button", name="Tetapkan").click()
    expect(ppk.get_by_text("ditetapkan dengan keputusan 800/12/2026")).to_be_visible()
    muat_selebar_layar(ppk)
    assert ppk.keluhan == []
