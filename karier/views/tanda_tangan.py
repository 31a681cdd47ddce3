"""Signing an issued document: in the system, at BSrE, or out of the system and back."""

from datetime import datetime
from typing import Any

from csp.decorators import csp_exempt
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from karier.izin import boleh_kembalikan_bertanda, boleh_tanda_tangani
from karier.models import Dokumen, TandaTangan
from karier.pilihan import CaraTandaTangan
from karier.selectors.dokumen import BATAS_BERKAS, berlaku, dokumen_terlihat, isi_berkas
from karier.selectors.tanda_tangan import isi_bertanda, tanda_tangan
from karier.services.tanda_tangan import tanda_tangani_bsre, tanda_tangani_pades, terima_bertanda
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi, TidakBerhak


@sensitive_post_parameters("frasa", "nik", "kode")
@require_http_methods(["GET", "HEAD", "POST"])
def halaman(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the signature of a document, or the way to one; POST signs it or takes the signed file in.

    404 for a document outside the user's scope; 403 for a POST of who may not sign it.
    """
    pengguna = pelaku(request)
    dokumen = get_object_or_404(dokumen_terlihat(pengguna).select_related("rpk"), pk=pk)
    if request.method != "POST":
        return _halaman(request, dokumen, pengguna)
    if not _boleh(pengguna, dokumen):
        raise PermissionDenied
    try:
        tanda = _kerjakan(request, dokumen, pengguna)
    except TidakBerhak as galat:
        raise PermissionDenied from galat
    except GalatAplikasi as galat:
        return _halaman(request, dokumen, pengguna, galat)
    messages.success(request, f"Dokumen {dokumen.nomor} sudah ditandatangani {tanda.penanda_tangan}.")
    return redirect("dokumen-tanda-tangan", pk=pk)


def _boleh(pengguna: Pengguna, dokumen: Dokumen) -> bool:
    if settings.TTE == CaraTandaTangan.LUAR:
        return boleh_kembalikan_bertanda(pengguna, dokumen)
    return boleh_tanda_tangani(pengguna, dokumen)


def _kerjakan(request: HttpRequest, dokumen: Dokumen, oleh: Pengguna) -> TandaTangan:
    if settings.TTE == CaraTandaTangan.PADES:
        return tanda_tangani_pades(dokumen=dokumen, oleh=oleh, kode=request.POST.get("kode", ""))
    if settings.TTE == CaraTandaTangan.BSRE:
        nik, frasa = request.POST.get("nik", "").strip(), request.POST.get("frasa", "")
        return tanda_tangani_bsre(dokumen=dokumen, oleh=oleh, nik=nik, frasa=frasa)
    berkas = request.FILES.get("berkas")
    if berkas is None:
        raise GalatAplikasi("Pilih berkas PDF yang sudah ditandatangani.", kode="berkas")
    if berkas.size is None or berkas.size > BATAS_BERKAS:
        raise GalatAplikasi(f"Berkas terlalu besar. Batasnya {BATAS_BERKAS // 1024 // 1024} MB.", kode="berkas")
    return terima_bertanda(dokumen=dokumen, oleh=oleh, data=berkas.read())


def _halaman(
    request: HttpRequest, dokumen: Dokumen, pengguna: Pengguna, galat: GalatAplikasi | None = None
) -> HttpResponse:
    tanda = tanda_tangan(dokumen)
    konteks: dict[str, Any] = {
        "dokumen": dokumen,
        "tanda": tanda,
        "hasil": _hasil(tanda) if tanda else [],
        "cara": settings.TTE,
        "boleh": tanda is None and berlaku(dokumen) and _boleh(pengguna, dokumen),
        "berlaku": berlaku(dokumen),
        "batas_mb": BATAS_BERKAS // 1024 // 1024,
        "galat": galat.pesan if galat else "",
        "bidang_galat": galat.kode if galat else "",
    }
    return render(request, "karier/tanda_tangan.html", konteks, status=400 if galat else 200)


def _hasil(tanda: TandaTangan) -> list[dict[str, Any]]:
    return [satu | {"pada": datetime.fromisoformat(satu["pada"]) if satu["pada"] else None} for satu in tanda.hasil]


@csp_exempt()  # type: ignore[arg-type]
@require_safe
def unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the signed version, or the issued one while there is none; 409 when its file is not what it was."""
    dokumen = get_object_or_404(dokumen_terlihat(pelaku(request)), pk=pk)
    tanda = tanda_tangan(dokumen)
    try:
        data = isi_bertanda(tanda) if tanda else isi_berkas(dokumen)
    except GalatAplikasi as galat:
        return render(request, "karier/dokumen_tidak_ada.html", {"rpk": dokumen.rpk, "sebab": galat.pesan}, status=409)
    jawaban = HttpResponse(data, content_type="application/pdf")
    nama = f"{dokumen.jenis}-{dokumen.kode}{'-bertanda' if tanda else ''}.pdf"
    jawaban["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=nama) or ""
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
