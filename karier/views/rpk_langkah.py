"""Steps of a draft: add, change, delete; the rules answer at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from karier.forms.rpk import LangkahForm
from karier.models import LangkahRpk, RencanaKarier
from karier.pilihan import StatusRpk
from karier.selectors.pos import cari_pos
from karier.selectors.rpk import rpk_terlihat
from karier.services.langkah import hapus_langkah, simpan_langkah
from pegawai.izin import boleh_susun_rpk
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
@perlu_izin(boleh_susun_rpk)
def langkah(request: HttpRequest, pk: int, langkah_pk: int | None = None) -> HttpResponse:
    """Show the form of a step, new or there; ``?cari=`` searches the posts to move to. POST saves or says why not."""
    pengguna = pelaku(request)
    rpk = _konsep(pengguna, pk)
    satu = get_object_or_404(rpk.langkah.select_related("jabatan", "unit"), pk=langkah_pk) if langkah_pk else None
    cari = tanpa_nul(request.GET.get("cari", "") or request.POST.get("cari", ""))
    pos = cari_pos(rpk, cari, satu)
    data = request.POST if request.method == "POST" else None
    form = LangkahForm(data, rpk=rpk, pos=pos, initial=LangkahForm.awal(satu, rpk))
    if form.is_bound and form.is_valid() and _simpan(request, rpk, satu, form, pengguna):
        return redirect("rpk-rincian", pk=rpk.pk)
    isi = {"rpk": rpk, "langkah": satu, "form": form, "cari": cari, "banyak": len(pos)}
    templat = "karier/rpk/_pos.html" if minta_potongan(request) else "karier/rpk/langkah.html"
    return render(request, templat, isi, status=400 if form.errors else 200)


@require_POST
@perlu_izin(boleh_susun_rpk)
def hapus(request: HttpRequest, pk: int, langkah_pk: int) -> HttpResponse:
    """Delete a step of a draft."""
    pengguna = pelaku(request)
    rpk = _konsep(pengguna, pk)
    satu = get_object_or_404(rpk.langkah.all(), pk=langkah_pk)
    revisi = bilangan(request.POST.get("revisi", ""))
    try:
        hapus_langkah(rpk=rpk, revisi=revisi or 0, oleh=pengguna, langkah=satu)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, "Langkah dihapus.")
    return redirect("rpk-rincian", pk=pk)


def _konsep(pengguna: Pengguna, pk: int) -> RencanaKarier:
    """Return a draft in scope; 404 for anything else."""
    rpk = rpk_terlihat(pengguna).filter(status=StatusRpk.DISUSUN)
    return get_object_or_404(rpk.select_related("pegawai__jabatan", "pegawai__unit", "instansi"), pk=pk)


def _simpan(
    request: HttpRequest, rpk: RencanaKarier, satu: LangkahRpk | None, form: LangkahForm, pengguna: Pengguna
) -> bool:
    try:
        simpan_langkah(rpk=rpk, revisi=form.cleaned_data["revisi"], oleh=pengguna, isi=form.isi(), langkah=satu)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        form.add_error(None, galat.pesan)
        return False
    messages.success(request, "Langkah disimpan dan sesuai dengan aturan pola karier.")
    return True
