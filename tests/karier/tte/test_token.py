"""The agency's key on a PKCS#11 token: SoftHSM here, a real library with a real login, as an HSM has them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12

from karier.dokumen.tte.bidang import beri_bidang
from karier.dokumen.tte.pades import penanda_tangan, tanda_tangani
from karier.dokumen.tte.periksa import periksa_tanda_tangan
from karier.dokumen.tte.stempel import pdf_stempel
from talenta.umum.galat import GalatAplikasi
from talenta.umum.pdf import cetak
from tests.karier.tte.sertifikat import SANDI, buat_otoritas
from tests.karier.tte.test_pades import HTML, ISI_STEMPEL

ALAT = shutil.which("softhsm2-util")
MODUL = next((str(satu) for satu in Path("/usr/lib").glob("**/libsofthsm2.so")), "")
PIN, TOKEN, LABEL = "246810", "instansi-uji", "ttd"

pytestmark = pytest.mark.skipif(
    not (ALAT and MODUL) and os.environ.get("CI") != "true", reason="SoftHSM tidak ada (apt-get install softhsm2)"
)


@pytest.fixture(scope="module", params=["ec", "rsa"])
def otoritas(request, tmp_path_factory):
    """A token with the key and the certificate of a signatory under one label."""
    folder = tmp_path_factory.mktemp("hsm")
    setelan = folder / "softhsm2.conf"
    setelan.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setenv("SOFTHSM2_CONF", str(setelan))
        otoritas = buat_otoritas(jenis=request.param)
        _isi_token(otoritas, folder)
        yield otoritas


def _isi_token(otoritas, folder):
    import pkcs11
    from pkcs11.util.x509 import decode_x509_certificate

    kunci, sertifikat, _ = pkcs12.load_key_and_certificates(otoritas.p12, SANDI.encode())
    berkas = folder / "kunci.pem"
    berkas.write_bytes(kunci.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _alat("--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", PIN)
    _alat("--import", str(berkas), "--token", TOKEN, "--label", LABEL, "--id", "01", "--pin", PIN)
    pustaka = pkcs11.lib(MODUL)
    pustaka.reinitialize()  # it has read its settings for the token before this one
    isi = decode_x509_certificate(sertifikat.public_bytes(Encoding.DER))
    isi |= {pkcs11.Attribute.LABEL: LABEL, pkcs11.Attribute.ID: b"\x01", pkcs11.Attribute.TOKEN: True}
    with pustaka.get_token(token_label=TOKEN).open(user_pin=PIN, rw=True) as sesi:
        sesi.create_object(isi)


def _alat(*argumen):
    subprocess.run([ALAT, *argumen], check=True, capture_output=True)


@pytest.fixture
def setelan(settings, otoritas):
    settings.TTE_P12, settings.TTE_SANDI = "", PIN
    settings.TTE_PKCS11 = {"modul": MODUL, "token": TOKEN, "sertifikat": LABEL}
    return settings.TTE_PKCS11


def test_menandatangani_berulang(otoritas, setelan):
    """Twice in one process: a token lets nobody log in who is logged in already."""
    terbit, stempel = beri_bidang(cetak(HTML.format('id="kotak-ttd"'))), pdf_stempel(ISI_STEMPEL)
    for _ in range(2):
        with penanda_tangan() as penanda:
            data = tanda_tangani(terbit, penanda=penanda, stempel=stempel, alasan="Penetapan", tempat="Sukamaju")
        (hasil,) = periksa_tanda_tangan(data, [otoritas.akar])
        assert hasil.diterima
        assert (hasil.terpercaya, hasil.penanda_tangan) == (True, "Ratna Wulandari")


@pytest.mark.parametrize(
    ("ubah", "pin", "pesan"),
    [
        ({"token": "lain"}, PIN, "token lain"),
        ({"sertifikat": "lain"}, PIN, "sertifikat lain"),
        ({"modul": "/tidak/ada.so"}, PIN, "modul /tidak/ada.so"),
        ({}, "000000", "PIN token PKCS#11 .* keliru"),
    ],
)
def test_yang_salah_disebut(setelan, settings, ubah, pin, pesan):
    settings.TTE_PKCS11, settings.TTE_SANDI = setelan | ubah, pin
    with pytest.raises(GalatAplikasi, match=pesan), penanda_tangan():
        pytest.fail("tidak ada penanda tangan")
