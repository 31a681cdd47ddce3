"""Signing in the reserved box, and validation by pyHanko and, independently, by poppler's pdfsig."""

import io
import os
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from karier.dokumen.contoh import isi_contoh
from karier.dokumen.pdf import cetak_dokumen
from karier.dokumen.tte.bidang import NAMA_BIDANG, beri_bidang, letak_kotak
from karier.dokumen.tte.pades import penanda_tangan, pencap_waktu, tanda_tangani
from karier.dokumen.tte.periksa import akar_tepercaya, periksa_tanda_tangan, sama_isi
from karier.dokumen.tte.stempel import IsiStempel, pdf_stempel
from karier.pilihan import JenisDokumen
from karier.selectors.pengaturan import pengaturan_berlaku
from talenta.umum.galat import GalatAplikasi
from talenta.umum.pdf import cetak
from tests.karier.dokumen.pdf_a import periksa_pdf_a
from tests.karier.pabrik_dokumen import KOP
from tests.karier.tte.sertifikat import SANDI, buat_otoritas
from tests.pabrik import buat_instansi

HTML = """<html lang="id"><head><title>Uji</title></head><body data-nomor="Nomor 1" data-kode="K"><p>Isi dokumen.</p>
<div class="tanda-tangan"><div class="kotak-ttd" {}></div></div></body></html>"""
ISI_STEMPEL = IsiStempel(
    "https://talenta.contoh.go.id/verifikasi/A/", "Ratna Wulandari", "Bupati Sukamaju", "3 Februari 2026"
)
PDFSIG = shutil.which("pdfsig")


@pytest.fixture(scope="module")
def otoritas():
    return buat_otoritas()


@pytest.fixture(scope="module")
def terbit():
    return beri_bidang(cetak(HTML.format('id="kotak-ttd"')))


@pytest.fixture(scope="module")
def stempel():
    return pdf_stempel(ISI_STEMPEL)


@pytest.fixture
def penanda(otoritas, settings, tmp_path):
    berkas = tmp_path / "ttd.p12"
    berkas.write_bytes(otoritas.p12)
    settings.TTE_P12, settings.TTE_SANDI = str(berkas), SANDI
    with penanda_tangan() as penanda:
        yield penanda


@pytest.fixture
def bertanda(terbit, stempel, penanda):
    return tanda_tangani(terbit, penanda=penanda, stempel=stempel, alasan="Penetapan RPK", tempat="Sukamaju")


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", JenisDokumen.values)
def test_setiap_jenis_tetap_pdf_a_setelah_ditandatangani(otoritas, stempel, penanda, jenis):
    terbit = beri_bidang(cetak_dokumen(isi_contoh(pengaturan_berlaku(buat_instansi("kab-sukamaju", **KOP)), jenis)))
    bertanda = tanda_tangani(terbit, penanda=penanda, stempel=stempel, alasan="Penetapan", tempat="Sukamaju")
    periksa_pdf_a(bertanda)
    assert periksa_tanda_tangan(bertanda, [otoritas.akar])[0].diterima


def test_kotak_dicadangkan(terbit):
    halaman, (kiri, bawah, kanan, atas) = letak_kotak(terbit)
    assert halaman == 0
    assert (kanan - kiri, atas - bawah) == (198, 68)
    bidang = PdfReader(io.BytesIO(terbit)).get_fields()
    assert list(bidang) == [NAMA_BIDANG]
    assert "/V" not in bidang[NAMA_BIDANG]
    assert periksa_tanda_tangan(terbit) == []


def test_tanpa_kotak_tidak_berubah():
    polos = cetak(HTML.format(""))
    assert beri_bidang(polos) == polos


def test_tanda_tangan_sah_dan_byte_asli_utuh(otoritas, terbit, bertanda):
    assert sama_isi(terbit, bertanda)
    (hasil,) = periksa_tanda_tangan(bertanda, [otoritas.akar])
    assert hasil.diterima
    assert hasil.terpercaya
    assert (hasil.penanda_tangan, hasil.penerbit, hasil.cap_waktu) == ("Ratna Wulandari", "CA Uji", False)
    teks = PdfReader(io.BytesIO(bertanda)).pages[0].extract_text()
    assert "Isi dokumen." in teks


def test_stempel_terbaca(stempel):
    halaman = PdfReader(io.BytesIO(stempel)).pages
    assert len(halaman) == 1
    teks = " ".join(halaman[0].extract_text().split())
    assert "Ditandatangani secara elektronik oleh Ratna Wulandari Bupati Sukamaju 3 Februari 2026" in teks
    assert [round(float(sisi)) for sisi in halaman[0].mediabox[2:]] == [198, 68]


def test_akar_lain_tidak_terpercaya(bertanda):
    (hasil,) = periksa_tanda_tangan(bertanda, [buat_otoritas("CA Lain").akar])
    assert hasil.diterima
    assert not hasil.terpercaya


def test_cap_waktu(otoritas, terbit, stempel, penanda):
    data = tanda_tangani(
        terbit, penanda=penanda, stempel=stempel, alasan="Penetapan", tempat="", waktu=otoritas.cap_waktu
    )
    (hasil,) = periksa_tanda_tangan(data, [otoritas.akar])
    assert hasil.diterima
    assert hasil.cap_waktu
    assert hasil.pada is not None


def test_byte_yang_diubah_ketahuan(otoritas, terbit, bertanda):
    di = terbit.index(b"/Title")
    rusak = bertanda[: di + 10] + bytes([bertanda[di + 10] ^ 1]) + bertanda[di + 11 :]
    assert not sama_isi(terbit, rusak)
    assert not any(satu.diterima for satu in periksa_tanda_tangan(rusak, [otoritas.akar]))


def test_tambahan_sesudah_tanda_tangan_ketahuan(otoritas, bertanda):
    from pypdf import PdfWriter

    penulis = PdfWriter(io.BytesIO(bertanda), incremental=True)
    penulis.add_blank_page(100, 100)
    arus = io.BytesIO()
    penulis.write(arus)
    assert arus.getvalue().startswith(bertanda)
    (hasil,) = periksa_tanda_tangan(arus.getvalue(), [otoritas.akar])
    assert hasil.utuh
    assert not hasil.diterima


@pytest.mark.skipif(
    PDFSIG is None and os.environ.get("CI") != "true", reason="pdfsig tidak ada (apt-get install poppler-utils)"
)
def test_pdfsig_setuju(terbit, bertanda, tmp_path):
    berkas = tmp_path / "a.pdf"
    for data, kata in ((bertanda, "Signature is Valid."), (terbit, "is not signed")):
        berkas.write_bytes(data)
        jalan = subprocess.run([PDFSIG, "-nocert", berkas], capture_output=True, text=True, check=False)
        assert kata in jalan.stdout
    assert "Total document signed" not in jalan.stdout


@pytest.mark.parametrize("data", [b"bukan pdf", b"%PDF-1.7\nrusak"])
def test_berkas_rusak(data):
    with pytest.raises(GalatAplikasi, match="rusak"):
        periksa_tanda_tangan(data)


def _ditolak(pesan):
    with pytest.raises(GalatAplikasi, match=pesan), penanda_tangan():
        pytest.fail("tidak ada penanda tangan")


def test_setelan_salah(settings, otoritas, tmp_path):
    settings.TTE_P12, settings.TTE_PKCS11 = "", {}
    _ditolak("TALENTA_TTE_P12 atau TALENTA_TTE_PKCS11")
    settings.TTE_PKCS11 = {"modul": "/tidak/ada.so", "token": "instansi"}
    _ditolak("belum lengkap: sertifikat")
    settings.TTE_P12 = str(tmp_path / "tidak-ada.p12")
    _ditolak("tidak dapat dibaca")
    berkas = tmp_path / "ttd.p12"
    berkas.write_bytes(otoritas.p12)
    settings.TTE_P12, settings.TTE_SANDI = str(berkas), "keliru"
    _ditolak("tidak cocok")
    berkas.write_bytes(b"bukan p12")
    _ditolak("rusak")


def test_cap_waktu_tidak_menjawab(settings, terbit, stempel, penanda):
    settings.TTE_TSA = ""
    assert pencap_waktu() is None
    settings.TTE_TSA = "http://127.0.0.1:9/tsa"
    with pytest.raises(GalatAplikasi, match="tidak menjawab"):
        tanda_tangani(terbit, penanda=penanda, stempel=stempel, alasan="x", tempat="", waktu=pencap_waktu())


def test_akar_dari_folder(settings, otoritas, tmp_path):
    from asn1crypto import pem

    der = otoritas.akar.dump()
    (tmp_path / "a.cer").write_bytes(der)
    (tmp_path / "b.pem").write_bytes(pem.armor("CERTIFICATE", der) * 2)
    settings.TTE_AKAR = str(tmp_path)
    assert [satu.dump() for satu in akar_tepercaya()] == [der] * 3
    settings.TTE_AKAR = ""
    assert akar_tepercaya() == []
