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
from pegawai.models import Pengguna
from pegawai.selectors.faktor import keadaan_faktor, punya_faktor, serahan
from pegawai.services import faktor as layanan
from pegawai.services import masuk as penjaga
from pegawai.views.akun import TERTUTUP
from pegawai.views.pelaku import pelaku
from pegawai.views.tujuan import tujuan_aman
from talenta.umum.alamat import alamat_pengirim
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
@sensitive_post_parameters("kode", "kode_lama", "sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def pasang(request: HttpRequest) -> HttpResponse:
    """Enrol an authenticator, or replace the one that is enrolled; ends with the recovery codes, shown once.

    Wrong passwords are counted as those of signing in are (429).
    """
    pengguna, status = pelaku(request), 200
    form = FormPasang(request.POST or None, mengganti=punya_faktor(pengguna))
    if request.method == "POST" and form.is_valid():
        siapa = {"nama": f"faktor {pengguna.username}", "alamat": alamat_pengirim(request)}
        if penjaga.tertutup(**siapa):
            form.add_error(None, TERTUTUP)
            status = 429
        elif kode := _pasang(form, pengguna, siapa):
            return _tampilkan_kode(request, kode)
    isi = {"form": form, "serahan": serahan(layanan.siapkan(oleh=pengguna)), "next": tujuan_aman(request, "")}
    return render(request, "pegawai/faktor/pasang.html", isi, status=max(status, 400 if form.errors else 200))


def _pasang(form: FormPasang, pengguna: Pengguna, siapa: dict[str, str]) -> list[str]:
    """Return the recovery codes; nothing where it was refused, which the form then says."""
    try:
        return layanan.pasang(oleh=pengguna, **form.cleaned_data)
    except GalatAplikasi as galat:
        bidang = {"sandi": "sandi", "lama": "kode_lama"}.get(galat.kode, "kode")
        if bidang == "sandi":
            penjaga.catat_gagal(**siapa)
        form.add_error(bidang, galat.pesan)
        return []


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
