"""The notices of whoever is signed in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pegawai.models import Pemberitahuan
from pegawai.selectors.pemberitahuan import pemberitahuan_milik
from pegawai.services.pemberitahuan import atur_surel, tandai_dibaca
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor("pemberitahuan", 1, ("Pada", "Judul", "Isi", "Tautan", "Dibaca pada"))


@never_cache
@require_safe
def pemberitahuan(request: HttpRequest) -> HttpResponseBase:
    """Show the user's notices, the latest first; ``?bentuk=`` hands them out."""
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        semua = pemberitahuan_milik(pelaku(request)).iterator(chunk_size=1000)
        return ekspor(bentuk, "pemberitahuan", SKEMA, map(_baris, semua))
    halaman = halaman_kunci(pemberitahuan_milik(pelaku(request)), urutan=("-pk",), **kunci_halaman(request.GET))
    return render(request, "pegawai/pemberitahuan.html", {"halaman": halaman})


def _baris(satu: Pemberitahuan) -> tuple[Any, ...]:
    return satu.dibuat_pada, satu.judul, satu.isi, satu.tautan, satu.dibaca_pada


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
