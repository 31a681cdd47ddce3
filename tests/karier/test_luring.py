"""Checking without the system: by command and public key alone, and by the page that needs no server."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from pypdf import PdfWriter

from karier.dokumen.lampiran import NAMA
from karier.selectors.dokumen import isi_berkas
from karier.services.dokumen import terbitkan
from talenta.umum.gudang_kunci import ganti_kunci, kunci_publik
from talenta.umum.segel import pem_publik
from tests.karier.pabrik_dokumen import buat_rpk


@pytest.fixture
def dokumen(db):
    rpk = buat_rpk(ditetapkan=True)
    return terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)


@pytest.fixture
def kunci(dokumen, tmp_path):
    berkas = tmp_path / "publik.pem"
    berkas.write_text(pem_publik(kunci_publik(dokumen.instansi.kode)[0]))
    return berkas


@pytest.fixture
def periksa(capsys):
    def jalan(*argumen):
        kode = 0
        try:
            call_command("rpk", "verifikasi", *map(str, argumen), "--json")
        except SystemExit as keluar:
            kode = keluar.code
        return kode, json.loads(capsys.readouterr().out)

    return jalan


def test_berkas_asli(dokumen, kunci, periksa, tmp_path):
    berkas = tmp_path / "a.pdf"
    berkas.write_bytes(isi_berkas(dokumen))
    kode, hasil = periksa(berkas, "--kunci", kunci)
    assert kode == 0
    assert hasil.pop("sidik_isi")
    assert hasil == {
        "asli": True,
        "status": "segel_sah",
        "nomor": dokumen.nomor,
        "berlaku": None,
        "versi": 1,
        "tanggal": "2026-02-03",
    }
    kode, dari_qr = periksa("--segel", dokumen.isi["verifikasi"]["qr"], "--kunci", kunci)
    assert (kode, dari_qr["nomor"]) == (0, dokumen.nomor)


@pytest.mark.parametrize(("ubah", "sebab"), [("nomor", "PALSU"), ("catatan", "PALSU"), (None, "tidak memuat data")])
def test_data_yang_diubah(dokumen, kunci, periksa, tmp_path, ubah, sebab):
    isi = json.loads(json.dumps(dokumen.isi))
    penulis = PdfWriter()
    penulis.add_blank_page(100, 100)
    if ubah:
        isi[ubah] = "diubah"
        penulis.add_attachment(NAMA, json.dumps({"isi": isi}).encode())
    berkas = tmp_path / "b.pdf"
    penulis.write(berkas)
    kode, hasil = periksa(berkas, "--kunci", kunci)
    assert (kode, hasil["asli"], hasil["status"], hasil["nomor"]) == (1, False, "segel_tidak_sah", None)
    assert sebab in hasil["sebab"]


def test_kunci_lain(dokumen, periksa, tmp_path):
    ganti_kunci(dokumen.instansi.kode)
    baru = tmp_path / "baru.pem"
    baru.write_text(pem_publik(kunci_publik(dokumen.instansi.kode)[0]))
    kode, hasil = periksa("--segel", dokumen.isi["verifikasi"]["qr"], "--kunci", baru)
    assert kode == 1
    assert "tidak ada di antara kunci publik" in hasil["sebab"]


@pytest.mark.parametrize(
    "argumen", [[], ["a.pdf", "--segel", "x"], ["--segel", "x"], ["a.pdf", "--kunci", "tidak-ada"]]
)
def test_argumen_salah(periksa, argumen):
    assert periksa(*argumen)[0] == 2


def test_kunci_bukan_pem(periksa, tmp_path):
    (tmp_path / "k.pem").write_text("bukan")
    assert periksa("--segel", "x", "--kunci", tmp_path / "k.pem")[0] == 2


def test_halaman_kunci_publik(dokumen, client):
    kunci_lama = pem_publik(kunci_publik(dokumen.instansi.kode)[0])
    ganti_kunci(dokumen.instansi.kode)
    isi = client.get(reverse("kunci-publik")).content.decode()
    for satu in kunci_publik(dokumen.instansi.kode):
        assert pem_publik(satu) in isi
    assert kunci_lama in isi
    assert "PRIVATE" not in isi
    assert f"1:{dokumen.instansi.rantai.get().sidik}" in isi
    assert "luring/periksa" in isi
