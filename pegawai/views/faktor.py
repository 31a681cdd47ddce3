"""The second factor of whoever is signed in: enrol, recovery codes, remove."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.forms.faktor import FormKode, FormPasang
from pegawai.selectors.faktor import keadaan_faktor, punya_faktor, serahan
from pegawai.services import faktor as layanan
from pegawai.views.pelaku import pelaku
from pegawai.views.tujuan import tujuan_aman
from talenta.umum.galat import GalatAplikasi


@never_cache
@require_safe
def faktor(request: HttpRequest) -> HttpResponse:
    """Show what is enrolled, or lead to enrolment while nothing is."""
    keadaan = keadaan_faktor(pelaku(request))
    if keadaan.perangkat is None:
        return redirect(f"{reverse('faktor-pasang')}?{request.GET.urlencode()}")
    return render(request, "pegawai/faktor/keadaan.html", {"keadaan": keadaan, "form": FormKode()})


@never_cache
@sensitive_post_parameters("kode", "kode_lama")
@require_http_methods(["GET", "HEAD", "POST"])
def pasang(request: HttpRequest) -> HttpResponse:
    """Enrol an authenticator, or replace the one that is enrolled; ends with the recovery codes, shown once."""
    pengguna = pelaku(request)
    form = FormPasang(request.POST or None, mengganti=punya_faktor(pengguna))
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            kode = layanan.pasang(oleh=pengguna, kode=isi["kode"], kode_lama=isi.get("kode_lama", ""))
        except GalatAplikasi as galat:
            form.add_error("kode_lama" if galat.pesan.startswith("Perangkat lama") else "kode", galat.pesan)
        else:
            return _tampilkan_kode(request, kode)
    isi = {"form": form, "serahan": serahan(layanan.siapkan(oleh=pengguna)), "next": tujuan_aman(request, "")}
    return render(request, "pegawai/faktor/pasang.html", isi, status=400 if form.errors else 200)


def _tampilkan_kode(request: HttpRequest, kode: list[str]) -> HttpResponse:
    return render(request, "pegawai/faktor/pemulihan.html", {"kode": kode, "next": tujuan_aman(request, "")})


@never_cache
@sensitive_post_parameters("kode")
@require_POST
def pemulihan(request: HttpRequest) -> HttpResponse:
    """Replace the recovery codes and show the new ones once."""
    return _dengan_kode(request, lambda kode: layanan.kode_pemulihan_baru(oleh=pelaku(request), kode=kode))


@sensitive_post_parameters("kode")
@require_POST
def lepas(request: HttpRequest) -> HttpResponse:
    """Remove the second factor."""
    return _dengan_kode(request, lambda kode: layanan.lepas(oleh=pelaku(request), kode=kode))


def _dengan_kode(request: HttpRequest, kerja: Callable[[str], list[str] | None]) -> HttpResponse:
    try:
        kode = kerja(request.POST.get("kode", ""))
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("faktor")
    if kode is not None:
        return _tampilkan_kode(request, kode)
    messages.success(request, "Faktor kedua dilepas dari akun Anda.")
    return redirect("faktor")
