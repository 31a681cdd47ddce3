"""Amending a set plan, and comparing two of its versions."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from karier.aturan.persetujuan import DAPAT_DIUBAH
from karier.models import RencanaKarier
from karier.selectors.perubahan import bandingkan, bandingkan_profil, versi_lain
from karier.selectors.rpk import rpk_terlihat
from karier.services.perubahan import ubah
from pegawai.izin import boleh_susun_rpk
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan


class FormPerubahan(forms.Form):
    """Why a set plan has to change."""

    alasan = forms.CharField(
        label="Alasan perubahan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Menjadi bagian dokumen dan riwayat; misalnya jabatan tujuan dihapus dari peta jabatan.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_susun_rpk)
def ubah_rpk(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, and draw up the next version of a set plan from its steps; 404 for a plan that is not in force."""
    terlihat = rpk_terlihat(pelaku(request)).filter(status__in=DAPAT_DIUBAH)
    rpk = get_object_or_404(terlihat.select_related("pegawai__jabatan", "instansi"), pk=pk)
    form = FormPerubahan(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            baru = ubah(rpk=rpk, alasan=form.cleaned_data["alasan"], oleh=pelaku(request))
        except TidakBerhak as galat:
            raise PermissionDenied(galat.pesan) from None
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, f"Versi {baru.versi} disusun dari isi versi {rpk.versi}. Ubah langkahnya.")
            return redirect("rpk-rincian", pk=baru.pk)
    return render(request, "karier/rpk/ubah.html", {"rpk": rpk, "form": form}, status=400 if form.errors else 200)


@require_safe
def banding(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan beside another version of it: the one it replaces, or ``?dengan=`` (an id); 404 without one."""
    terlihat = rpk_terlihat(pelaku(request))
    baru = get_object_or_404(terlihat.select_related("pegawai", "menggantikan"), pk=pk)
    lama = _pembanding(request, baru)
    if lama is None or not terlihat.filter(pk=lama.pk).exists():
        raise Http404
    isi = {
        "lama": lama,
        "baru": baru,
        "profil": bandingkan_profil(lama, baru),
        "langkah": bandingkan(lama, baru),
        "versi": [satu for satu in versi_lain(baru) if satu.pk != baru.pk],
    }
    return render(request, "karier/rpk/banding.html", isi)


def _pembanding(request: HttpRequest, rpk: RencanaKarier) -> RencanaKarier | None:
    dengan = bilangan(request.GET.get("dengan", ""))
    if dengan is None:
        return rpk.menggantikan
    return next((satu for satu in versi_lain(rpk) if satu.pk == dengan and satu.pk != rpk.pk), None)
