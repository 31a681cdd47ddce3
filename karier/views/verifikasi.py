"""Public verification of documents: by the code on the paper, or by the file itself."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from karier.dokumen.kode import rapikan_kode
from karier.selectors.dokumen import (
    BATAS_BERKAS,
    TANDA_PDF,
    dokumen_berisi,
    dokumen_berkode,
    keterangan_verifikasi,
)
from karier.selectors.kunci import kunci_semua
from talenta.umum.batas import lewat_batas

BANYAK_PER_MENIT = 30
LEBIH_UNTUK_FORMULIR = 64 * 1024
TERLALU_BESAR = f"Berkas terlalu besar. Batasnya {BATAS_BERKAS // 1024 // 1024} MB."


# Nothing is changed and nobody need be signed in, so there is nothing for a forged request to gain; without the CSRF
# check the body is not read before its size is known.
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: HttpRequest, kode: str = "") -> HttpResponse:
    """Show whether a code or an uploaded PDF belongs to an issued document; 404 unknown, 429 too many requests."""
    if request.method != "POST" and not kode:
        if diketik := request.GET.get("kode", "").strip():
            return redirect("verifikasi", kode=rapikan_kode(diketik) or diketik.replace("/", "")[:40] or "-")
        return _halaman(request, {})
    if lewat_batas(request, "verifikasi", banyak=BANYAK_PER_MENIT, detik=60):
        return _halaman(request, {"terlalu_sering": True}, status=429)
    return _periksa_berkas(request, kode) if request.method == "POST" else _periksa_kode(request, kode)


def _periksa_kode(request: HttpRequest, kode: str) -> HttpResponse:
    dokumen = dokumen_berkode(rapikan_kode(kode))
    if dokumen is None:
        return _halaman(request, {"kode": kode, "tidak_dikenal": True}, status=404)
    return _halaman(request, {"kode": dokumen.kode, "hasil": keterangan_verifikasi(dokumen)})


def _periksa_berkas(request: HttpRequest, kode: str) -> HttpResponse:
    """Compare the uploaded bytes with those issued; the upload is read once and kept nowhere."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > BATAS_BERKAS + LEBIH_UNTUK_FORMULIR:
        return _halaman(request, {"kode": kode, "galat_berkas": TERLALU_BESAR}, status=413)
    berkas = request.FILES.get("berkas")
    if berkas is None:
        return _halaman(request, {"kode": kode, "galat_berkas": "Pilih berkas PDF yang akan diperiksa."}, status=400)
    if berkas.size is None or berkas.size > BATAS_BERKAS:
        return _halaman(request, {"kode": kode, "galat_berkas": TERLALU_BESAR}, status=413)
    data = berkas.read()
    if not data.startswith(TANDA_PDF):
        return _halaman(request, {"kode": kode, "galat_berkas": "Berkas itu bukan PDF."}, status=400)
    dokumen = dokumen_berisi(data)
    konteks: dict[str, Any] = {"kode": kode, "berkas_diperiksa": True}
    if dokumen:
        konteks |= {"kode": dokumen.kode, "hasil": keterangan_verifikasi(dokumen)}
    return _halaman(request, konteks)


@login_not_required
@never_cache
@require_safe
def kunci(request: HttpRequest) -> HttpResponse:
    """Show the public keys and the heads of the chains, for whoever checks without this system."""
    if lewat_batas(request, "verifikasi", banyak=BANYAK_PER_MENIT, detik=60):
        return _halaman(request, {"terlalu_sering": True}, status=429)
    return render(request, "karier/kunci_publik.html", {"semua": kunci_semua()})


def _halaman(request: HttpRequest, konteks: dict[str, Any], status: int = 200) -> HttpResponse:
    jawaban = render(
        request, "karier/verifikasi.html", {"batas_mb": BATAS_BERKAS // 1024 // 1024} | konteks, status=status
    )
    jawaban["X-Robots-Tag"] = "noindex, nofollow"
    if status == 429:
        jawaban["Retry-After"] = "60"
    return jawaban
