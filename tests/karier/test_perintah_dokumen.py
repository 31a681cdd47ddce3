"""``rpk cetak`` and ``rpk verifikasi`` end to end, with a real PDF."""

import json

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from karier.selectors.dokumen import BATAS_BERKAS
from karier.services.dokumen import cabut, terbitkan
from tests.karier.pabrik_dokumen import buat_rpk

pytestmark = pytest.mark.django_db


@pytest.fixture
def rpk_perintah(capsys):
    """Return a function that runs ``rpk …`` and gives exit code, standard output and standard error."""

    def jalan(*argumen):
        kode = 0
        try:
            call_command("rpk", *map(str, argumen))
        except SystemExit as keluar:
            kode = keluar.code
        return kode, *capsys.readouterr()

    return jalan


def test_cetak_lalu_verifikasi(rpk_perintah, tmp_path):
    rpk = buat_rpk(ditetapkan=True)
    dokumen = terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    berkas = tmp_path / "rpk.pdf"
    kode, keluar, _ = rpk_perintah("cetak", rpk.pk, berkas, "--json")
    assert kode == 0
    assert json.loads(keluar) == {
        "id": rpk.pk,
        "berkas": str(berkas),
        "konsep": False,
        "nomor": rpk.nomor,
        "byte": berkas.stat().st_size,
    }
    assert dokumen.kode in PdfReader(berkas).pages[0].extract_text()
    kode, keluar, _ = rpk_perintah("verifikasi", berkas, "--json")
    assert (kode, json.loads(keluar)) == (
        0,
        {"asli": True, "status": "berlaku", "nomor": rpk.nomor, "berlaku": True},
    )
    kode, keluar, _ = rpk_perintah("verifikasi", berkas)
    assert (kode, keluar) == (0, f"ASLI dan BERLAKU: Nomor {rpk.nomor}.\n")
    ubahan = tmp_path / "ubahan.pdf"
    ubahan.write_bytes(berkas.read_bytes()[:-1])
    kode, keluar, _ = rpk_perintah("verifikasi", ubahan, "--json")
    assert (kode, json.loads(keluar)["status"]) == (1, "tidak_dikenal")
    cabut(dokumen=dokumen, oleh=rpk.ditetapkan_oleh, alasan="Salah orang")
    kode, keluar, _ = rpk_perintah("verifikasi", berkas)
    assert kode == 1
    assert "TIDAK BERLAKU" in keluar
    assert "sudah dicabut" in keluar


def test_cetak_konsep(rpk_perintah, tmp_path):
    rpk = buat_rpk()
    berkas = tmp_path / "konsep.pdf"
    kode, keluar, _ = rpk_perintah("cetak", rpk.pk, berkas)
    assert (kode, "Konsep RPK" in keluar) == (0, True)
    assert "BELUM DITETAPKAN" in PdfReader(berkas).pages[0].extract_text()
    kode, keluar, _ = rpk_perintah("verifikasi", berkas)
    assert (kode, "TIDAK DIKENAL" in keluar) == (1, True)


def test_berkas_yang_tidak_dapat_dipakai(rpk_perintah, tmp_path):
    bukan = tmp_path / "bukan.pdf"
    bukan.write_text("halo")
    besar = tmp_path / "besar.pdf"
    with besar.open("wb") as tulis:
        tulis.write(b"%PDF-1.7")
        tulis.truncate(BATAS_BERKAS + 1)
    for berkas, sebab in (
        (tmp_path / "tidak-ada.pdf", "tidak dapat dibaca"),
        (tmp_path, "tidak dapat dibaca"),
        (bukan, "bukan PDF"),
        (besar, "terlalu besar; batasnya 10 MB"),
    ):
        kode, keluar, galat = rpk_perintah("verifikasi", berkas)
        assert (kode, keluar) == (2, "")
        assert sebab in galat


def test_cetak_yang_ditolak(rpk_perintah, tmp_path, monkeypatch):
    rpk = buat_rpk()
    assert rpk_perintah("cetak", rpk.pk + 1, tmp_path / "a.pdf")[0] == 2
    monkeypatch.setattr("karier.dokumen.berkas.cetak_dokumen", lambda isi, logo="": b"%PDF-")
    kode, _, galat = rpk_perintah("cetak", rpk.pk, tmp_path / "tidak-ada" / "a.pdf")
    assert (kode, "tidak dapat ditulis" in galat) == (2, True)
