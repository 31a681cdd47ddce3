"""BSrE's e-sign service (Balai Sertifikasi Elektronik, BSSN), version 2: it signs with the person's own key.

NIK and passphrase are asked from the signatory at the moment of signing, sent on, and kept nowhere.
"""

import base64
import binascii
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from karier.dokumen.tte.bidang import LEBAR, TINGGI, letak_kotak
from talenta.umum.galat import GalatAplikasi

BATAS_WAKTU = 60
BATAS_JAWABAN = 64 * 1024 * 1024  # bytes; a signed PDF in base64 is far below
TANDA_TANGANI = "/api/v2/sign/pdf"
STATUS_PENGGUNA = "/api/v2/user/check/status"

Kirim = Callable[[urllib.request.Request], tuple[int, bytes]]


class _TanpaAlihan(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: password, NIK and passphrase are for the address in the settings alone."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Return no request, so that the redirect is an error of its own status."""


_PENGIRIM = urllib.request.build_opener(_TanpaAlihan)


def _kirim(permintaan: urllib.request.Request) -> tuple[int, bytes]:
    try:
        with _PENGIRIM.open(permintaan, timeout=BATAS_WAKTU) as jawab:
            return jawab.status, jawab.read(BATAS_JAWABAN)
    except urllib.error.HTTPError as galat:
        return galat.code, galat.read(BATAS_JAWABAN)


@dataclass(frozen=True, slots=True)
class Bsre:
    """The service at ``alamat``; ``kirim`` sends a request and returns status and body."""

    alamat: str
    pengguna: str
    sandi: str = field(repr=False)
    kirim: Kirim = field(default=_kirim)

    def status(self, nik: str) -> str:
        """Return the state of a signatory's certificate, such as ISSUE or EXPIRED."""
        return str(self._minta(STATUS_PENGGUNA, {"nik": nik}).get("status", "TIDAK DIKENAL"))

    def tanda_tangani(self, pdf: bytes, *, nik: str, frasa: str, gambar: bytes, alasan: str, tempat: str = "") -> bytes:
        """Return the signed PDF; ``gambar`` (PNG) is seen in its box. Raises GalatAplikasi with what it said."""
        isi = {
            "nik": nik,
            "passphrase": frasa,
            "signatureProperties": [_tampilan(pdf, gambar) | {"reason": alasan, "location": tempat}],
            "file": [base64.b64encode(pdf).decode()],
        }
        berkas = self._minta(TANDA_TANGANI, isi).get("file")
        try:
            hasil = base64.b64decode(berkas[0], validate=True) if isinstance(berkas, list) and berkas else b""
        except (binascii.Error, TypeError):
            hasil = b""
        if not hasil.startswith(b"%PDF-"):
            raise GalatAplikasi("Layanan BSrE tidak mengembalikan PDF bertanda tangan. Coba lagi nanti.")
        return hasil

    def _minta(self, jalan: str, isi: dict[str, Any]) -> dict[str, Any]:
        sandi = base64.b64encode(f"{self.pengguna}:{self.sandi}".encode()).decode()
        permintaan = urllib.request.Request(  # noqa: S310 - see bsre()
            self.alamat.rstrip("/") + jalan,
            data=json.dumps(isi).encode(),
            headers={
                "Content-Type": "application/json",
                "Accept": "application/json",
                "Authorization": f"Basic {sandi}",
            },
        )
        try:
            status, badan = self.kirim(permintaan)
        except OSError:
            raise GalatAplikasi("Layanan BSrE tidak dapat dihubungi. Coba lagi nanti.") from None
        jawab = _baca(badan)
        if status != 200:
            raise GalatAplikasi(f"BSrE menolak: {_pesan(jawab, status)}")
        return jawab


def _tampilan(pdf: bytes, gambar: bytes) -> dict[str, Any]:
    letak = letak_kotak(pdf)
    if letak is None:
        return {"tampilan": "INVISIBLE"}
    halaman, (kiri, bawah, _, _) = letak
    return {
        "tampilan": "VISIBLE",
        "imageBase64": base64.b64encode(gambar).decode(),
        "page": halaman + 1,
        "originX": kiri,
        "originY": bawah,
        "width": round(LEBAR),
        "height": round(TINGGI),
    }


def _baca(badan: bytes) -> dict[str, Any]:
    try:
        isi = json.loads(badan)
    except ValueError:
        isi = None
    return isi if isinstance(isi, dict) else {}


def _pesan(jawab: dict[str, Any], status: int) -> str:
    teks = str(jawab.get("error") or jawab.get("message") or f"kode {status}").strip().rstrip(".")
    return f"{teks[:200]}."


def bsre() -> Bsre:
    """Return the service of the settings; raise GalatAplikasi naming what is missing."""
    setelan = {"TALENTA_BSRE_ALAMAT": settings.BSRE_ALAMAT, "TALENTA_BSRE_PENGGUNA": settings.BSRE_PENGGUNA}
    if kurang := [nama for nama, nilai in setelan.items() if not nilai]:
        raise GalatAplikasi(f"Layanan BSrE belum diatur: isi {', '.join(kurang)}.")
    if not settings.BSRE_ALAMAT.startswith(("https://", "http://127.0.0.1:")):
        raise GalatAplikasi("TALENTA_BSRE_ALAMAT harus alamat https.")
    return Bsre(settings.BSRE_ALAMAT, settings.BSRE_PENGGUNA, settings.BSRE_SANDI)
