"""The notices of whoever is signed in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pegawai.selectors.pemberitahuan import pemberitahuan_milik
from pegawai.services.pemberitahuan import atur_surel, tandai_dibaca
from pegawai.views.pelaku import pelaku

PER_HALAMAN = 25


@never_cache
@require_safe
def pemberitahuan(request: HttpRequest) -> HttpResponse:
    """Show the user's notices, the latest first."""
    halaman = Paginator(pemberitahuan_milik(pelaku(request)), PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(request, "pegawai/pemberitahuan.html", {"halaman": halaman})


@require_POST
def buka_pemberitahuan(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one notice as read and go where it leads."""
    satu = get_object_or_404(pemberitahuan_milik(pelaku(request)), pk=pk)
    tandai_dibaca(oleh=pelaku(request), pk=pk)
    return redirect(satu.tautan or "pemberitahuan")


@require_POST
def baca_pemberitahuan(request: HttpRequest) -> HttpResponse:
    """Mark all notices as read."""
    tandai_dibaca(oleh=pelaku(request))
    return redirect("pemberitahuan")


@require_POST
def surel_pemberitahuan(request: HttpRequest) -> HttpResponse:
    """Switch the e-mails of the user's notices on or off."""
    kirim = request.POST.get("kirim") == "1"
    atur_surel(oleh=pelaku(request), kirim=kirim)
    messages.success(request, "Pemberitahuan " + ("juga dikirim" if kirim else "tidak lagi dikirim") + " lewat surel.")
    return redirect("pemberitahuan")
