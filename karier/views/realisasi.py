"""What came of a step: the form, and the file of evidence."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from karier.forms.realisasi import RealisasiForm
from karier.models import LangkahRpk, RealisasiLangkah
from karier.selectors.berkas import periksa_bukti
from karier.selectors.rpk import rpk_terlihat
from karier.services.realisasi import catat
from pegawai.izin import boleh_catat_realisasi, boleh_lihat_disiplin
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_catat_realisasi)
def realisasi(request: HttpRequest, pk: int, langkah_pk: int) -> HttpResponse:
    """Ask what came of a step of a set plan, and record it; what was recorded before is shown below."""
    pengguna = pelaku(request)
    rpk = get_object_or_404(rpk_terlihat(pengguna).select_related("pegawai__jabatan", "pegawai__unit"), pk=pk)
    langkah = get_object_or_404(rpk.langkah.select_related("jabatan", "unit", "rpk__pegawai"), pk=langkah_pk)
    form = RealisasiForm(*_kiriman(request), langkah=langkah)
    if request.method == "POST" and form.is_valid() and _simpan(request, langkah, form):
        return redirect("rpk-rincian", pk=pk)
    isi = {"rpk": rpk, "langkah": langkah, "form": form, "catatan": langkah.realisasi.select_related("oleh")}
    return render(request, "karier/rpk/realisasi.html", isi, status=400 if form.errors else 200)


def _kiriman(request: HttpRequest) -> tuple[Any, Any]:
    """Return what was posted with its files, or nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _simpan(request: HttpRequest, langkah: LangkahRpk, form: RealisasiForm) -> bool:
    try:
        satu = catat(langkah=langkah, ke=form.cleaned_data["ke"], oleh=pelaku(request), isi=form.isi())
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        form.add_error(None, galat.pesan)
        return False
    messages.success(request, f"Realisasi dicatat: {satu.get_status_display().lower()}.")
    return True


@require_safe
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out a file of evidence as a download to those who may see the plan and what is decided about the person.

    409 where the file is gone or no longer the one that was taken in.
    """
    terlihat = rpk_terlihat(pelaku(request)).order_by().values("pk")
    semua = RealisasiLangkah.objects.exclude(berkas="").select_related("langkah__rpk__pegawai")
    satu = get_object_or_404(semua.filter(langkah__rpk__in=terlihat), pk=pk)
    if not boleh_lihat_disiplin(request.user, satu.langkah.rpk.pegawai):
        raise PermissionDenied
    try:
        periksa_bukti(satu)
        berkas = satu.berkas.open("rb")
    except GalatAplikasi as galat:
        isi = {"rpk": satu.langkah.rpk, "sebab": galat.pesan}
        return render(request, "karier/dokumen_tidak_ada.html", isi, status=409)
    jawab = FileResponse(berkas, as_attachment=True, filename=satu.nama_berkas)
    jawab["Cache-Control"] = "private, no-store"
    return jawab
