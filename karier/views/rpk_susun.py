"""Drawing up plans: for one person at once, for a unit as a background job."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from karier.forms.rpk import SusunRpk
from karier.selectors.pelajaran import Pelajaran, evaluasi_unit, pelajaran_pegawai
from karier.services.pekerjaan import antrekan_susun
from karier.services.rpk import susun
from pegawai.izin import boleh_susun_rpk
from pegawai.models import Pegawai, Pengguna
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_susun_rpk)
def susun_rpk(request: HttpRequest) -> HttpResponse:
    """Ask for the first year and draw up: ``?nip=`` for one person, otherwise for a unit and all below it."""
    pengguna = pelaku(request)
    nip = tanpa_nul(request.GET.get("nip", "") or request.POST.get("nip", ""))
    pegawai = None
    if nip:
        terlihat = pegawai_terlihat(pengguna).select_related("jabatan", "unit", "instansi")
        pegawai = get_object_or_404(terlihat, nip=nip)
    form = SusunRpk(request.POST or None, pengguna=pengguna, perorangan=pegawai is not None)
    if request.method == "POST" and form.is_valid():
        try:
            return _kerjakan(request, form, pegawai, pengguna)
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
    isi = {"form": form, "orang": pegawai, "pelajaran": _pelajaran(pengguna, pegawai)}
    return render(request, "karier/rpk/susun.html", isi, status=400 if form.errors else 200)


def _pelajaran(pengguna: Pengguna, pegawai: Pegawai | None) -> Pelajaran:
    """Return what earlier plans of the person, or the evaluations of the unit, teach."""
    if pegawai is not None:
        return pelajaran_pegawai(pegawai, timezone.localdate().year + 1)
    return Pelajaran(evaluasi=evaluasi_unit(pengguna.instansi, pengguna.unit) if pengguna.instansi else [])


def _kerjakan(request: HttpRequest, form: SusunRpk, pegawai: Pegawai | None, pengguna: Pengguna) -> HttpResponse:
    tahun = form.cleaned_data["tahun_awal"]
    if pegawai is None:
        pekerjaan = antrekan_susun(tahun_awal=tahun, unit=form.cleaned_data["unit"], oleh=pengguna)
        return redirect("pekerjaan", pk=pekerjaan.pk)
    rpk = susun(pegawai=pegawai, tahun_awal=tahun, oleh=pengguna)
    messages.success(request, f"RPK {rpk.tahun_awal}–{rpk.tahun_akhir} disusun. Periksa langkah-langkahnya.")
    return redirect("rpk-rincian", pk=rpk.pk)
