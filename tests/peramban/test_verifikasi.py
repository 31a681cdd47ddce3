"""Verification on a phone by somebody without an account: by code, and by the file itself."""

import re

import pytest
from playwright.sync_api import expect

from karier.selectors.dokumen import isi_berkas
from karier.services import dokumen as layanan
from tests.karier.pabrik_dokumen import buat_rpk
from tests.peramban.agen import periksa
from tests.peramban.conftest import PONSEL


@pytest.mark.django_db
def test_kode_lalu_berkas_di_ponsel(buka, monkeypatch, tmp_path):
    monkeypatch.setattr(layanan, "cetak_dokumen", lambda isi, logo="": b"%PDF-1.7 " + isi["nomor"].encode())
    rpk = buat_rpk(ditetapkan=True)
    terbit = layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    halaman = buka(viewport=PONSEL)
    halaman.goto("/verifikasi/")
    halaman.get_by_label("Kode verifikasi").fill(terbit.kode.lower().replace("-", " "))
    halaman.get_by_role("button", name="Periksa kode").click()
    expect(halaman).to_have_url(re.compile(f"/verifikasi/{terbit.kode}/$"))
    expect(halaman.get_by_text("Asli dan berlaku")).to_be_visible()
    expect(halaman.get_by_text(terbit.nomor)).to_be_visible()
    periksa(halaman, semua=True)
    data = isi_berkas(terbit)
    for isi, pesan in ((data, "Berkas ini sama persis"), (data[:-1] + b"X", "Berkas tidak dikenal")):
        berkas = tmp_path / "rpk.pdf"
        berkas.write_bytes(isi)
        halaman.get_by_label("Berkas PDF").set_input_files(berkas)
        halaman.get_by_role("button", name="Periksa berkas").click()
        expect(halaman.get_by_text(pesan)).to_be_visible()
    assert halaman.keluhan == []
