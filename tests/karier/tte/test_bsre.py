"""BSrE's service against a recorded stand-in: what is sent, what is made of each answer, what is never kept."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from karier.dokumen.tte.bsre import Bsre, bsre
from talenta.umum.galat import GalatAplikasi
from talenta.umum.pdf import cetak
from tests.karier.tte.test_pades import HTML

NIK, FRASA = "3201010101900001", "frasa-rahasia"
BERTANDA = b"%PDF-1.7 bertanda"
# Answers as the service gives them.
JAWABAN = {
    "sah": (200, json.dumps({"time": 812, "file": [base64.b64encode(BERTANDA).decode()]}).encode()),
    "frasa": (400, b'{"status_code": 2031, "error": "Passphrase anda salah"}'),
    "nik": (404, b'{"status": 404, "message": "User tidak terdaftar"}'),
    "rusak": (200, b'{"file": ["bukan base64"]}'),
    "kosong": (200, b"{}"),
    "proksi": (502, b"<html>Bad gateway</html>"),
}


class Tiruan:
    def __init__(self, jawab):
        self.jawab, self.permintaan = jawab, []

    def __call__(self, permintaan):
        self.permintaan.append(permintaan)
        if isinstance(self.jawab, Exception):
            raise self.jawab
        return self.jawab


BERKOTAK = HTML.format('id="kotak-ttd"')


def _tanda_tangani(jawab, html=BERKOTAK):
    kirim = Tiruan(jawab)
    layanan = Bsre("https://esign.contoh.go.id/", "esign", "sandi-esign", kirim)
    try:
        hasil = layanan.tanda_tangani(cetak(html), nik=NIK, frasa=FRASA, gambar=b"png", alasan="Penetapan RPK")
    finally:
        (permintaan,) = kirim.permintaan
    return hasil, permintaan


def test_yang_dikirim():
    hasil, permintaan = _tanda_tangani(JAWABAN["sah"])
    assert hasil == BERTANDA
    assert permintaan.full_url == "https://esign.contoh.go.id/api/v2/sign/pdf"
    assert permintaan.get_method() == "POST"
    assert base64.b64decode(permintaan.get_header("Authorization").removeprefix("Basic ")) == b"esign:sandi-esign"
    isi = json.loads(permintaan.data)
    assert base64.b64decode(isi.pop("file")[0]).startswith(b"%PDF-")
    (letak,) = isi.pop("signatureProperties")
    assert isi == {"nik": NIK, "passphrase": FRASA}
    assert {nama: letak[nama] for nama in ("tampilan", "page", "width", "height", "reason", "location")} == {
        "tampilan": "VISIBLE",
        "page": 1,
        "width": 198,
        "height": 68,
        "reason": "Penetapan RPK",
        "location": "",
    }
    assert letak["originX"] > 0
    assert letak["originY"] > 0


def test_tanpa_kotak_tidak_terlihat():
    _, permintaan = _tanda_tangani(JAWABAN["sah"], HTML.format(""))
    assert json.loads(permintaan.data)["signatureProperties"][0]["tampilan"] == "INVISIBLE"


@pytest.mark.parametrize(
    ("jawab", "pesan"),
    [
        ("frasa", "BSrE menolak: Passphrase anda salah."),
        ("nik", "BSrE menolak: User tidak terdaftar."),
        ("proksi", "BSrE menolak: kode 502."),
        ("rusak", "tidak mengembalikan PDF"),
        ("kosong", "tidak mengembalikan PDF"),
    ],
)
def test_jawaban_lain(jawab, pesan):
    with pytest.raises(GalatAplikasi, match=pesan) as galat:
        _tanda_tangani(JAWABAN[jawab])
    assert NIK not in galat.value.pesan
    assert FRASA not in galat.value.pesan


def test_tidak_terhubung():
    with pytest.raises(GalatAplikasi, match="tidak dapat dihubungi"):
        _tanda_tangani(OSError("putus"))


def test_status_pengguna():
    kirim = Tiruan((200, b'{"status": "ISSUE", "message": "OK"}'))
    assert Bsre("https://esign.contoh.go.id", "a", "b", kirim).status(NIK) == "ISSUE"


def test_setelan(settings):
    settings.BSRE_ALAMAT = settings.BSRE_PENGGUNA = ""
    with pytest.raises(GalatAplikasi, match="TALENTA_BSRE_ALAMAT, TALENTA_BSRE_PENGGUNA"):
        bsre()
    settings.BSRE_ALAMAT, settings.BSRE_PENGGUNA = "http://esign.contoh.go.id", "esign"
    with pytest.raises(GalatAplikasi, match="https"):
        bsre()
    settings.BSRE_ALAMAT = "https://esign.contoh.go.id"
    assert bsre().alamat == "https://esign.contoh.go.id"
    settings.BSRE_SANDI = "sandi-esign"
    assert "sandi-esign" not in repr(bsre())


class _Pengalih(BaseHTTPRequestHandler):
    """Sends every request on to another address."""

    def do_POST(self):
        self.send_response(302)
        self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/lain")
        self.end_headers()

    def do_GET(self):
        self.server.kunjungan.append(self.headers.get("Authorization"))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


def test_alihan_tidak_diikuti():
    """Password and passphrase are not carried to an address that the service names."""
    server = HTTPServer(("127.0.0.1", 0), _Pengalih)
    server.kunjungan = []
    benang = threading.Thread(target=server.serve_forever)
    benang.start()
    try:
        layanan = Bsre(f"http://127.0.0.1:{server.server_port}", "esign", "sandi")
        with pytest.raises(GalatAplikasi, match="BSrE menolak: kode 302"):
            layanan.status(NIK)
    finally:
        server.shutdown()
        benang.join()
        server.server_close()
    assert server.kunjungan == []
