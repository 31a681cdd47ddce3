"""Signing in and out, and changing one's own password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.forms.akun import FormMasuk, FormSandi
from pegawai.services import masuk as penjaga
from pegawai.services.pengesahan import ganti_sandi_sendiri
from pegawai.views.pelaku import pelaku
from pegawai.views.tujuan import tujuan_aman
from talenta.umum.alamat import alamat_pengirim

TERTUTUP = "Terlalu banyak percobaan yang gagal. Tunggu 5 menit, lalu coba lagi."


def _tujuan(request: HttpRequest) -> str:
    return tujuan_aman(request, resolve_url(settings.LOGIN_REDIRECT_URL))


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page and sign a user in; ten failures close it for five minutes for that name and address."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(_tujuan(request))
    if request.method != "POST":
        return render(request, "pegawai/masuk.html", {"form": FormMasuk(request), "next": _tujuan(request)})
    siapa = {"nama": request.POST.get("username", ""), "alamat": alamat_pengirim(request)}
    if penjaga.tertutup(**siapa):
        return _tolak(request, FormMasuk(request), TERTUTUP)
    form = FormMasuk(request, data=request.POST)
    if form.is_valid():
        penjaga.hapus_catatan(**siapa)
        login(request, form.get_user())
        return HttpResponseRedirect(_tujuan(request))
    if form.non_field_errors():
        penjaga.catat_gagal(**siapa)
    return render(request, "pegawai/masuk.html", {"form": form, "next": _tujuan(request)})


def _tolak(request: HttpRequest, form: FormMasuk, sebab: str) -> HttpResponse:
    isi = {"form": form, "sebab": sebab, "next": _tujuan(request)}
    return render(request, "pegawai/masuk.html", isi, status=429)


@login_not_required
@require_safe
def masuk_admin(request: HttpRequest) -> HttpResponse:
    """Send whoever must sign in to the admin through the one sign-in page, where failures are counted.

    The admin sends signed-in users without the right here too: they get 403.
    """
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{request.GET.urlencode()}")


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    messages.success(request, "Anda sudah keluar.")
    return redirect(settings.LOGOUT_REDIRECT_URL)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sandi(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of the account end, this one stays."""
    form = FormSandi(request.user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        ganti_sandi_sendiri(oleh=pelaku(request))
        messages.success(request, "Kata sandi sudah diganti. Sesi Anda di perangkat lain sudah berakhir.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "pegawai/sandi.html", {"form": form})
