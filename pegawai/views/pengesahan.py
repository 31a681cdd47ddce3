"""Roles that wait for a second admin, and second factors that are lost."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from pegawai.izin import boleh_kelola_rujukan
from pegawai.models import PengajuanPeran, Pengguna
from pegawai.selectors.pengesahan import menunggu_pengesahan, pengajuan_terlihat
from pegawai.services import pengesahan as layanan
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

TERAKHIR = 20
SKEMA = SkemaEkspor(
    "pengajuan-peran",
    1,
    (
        *("Nama pengguna", "Nama", "Peran", "Sebab", "Diajukan pada", "Diajukan oleh"),
        *("Keadaan", "Diputus pada", "Diputus oleh"),
    ),
)


@never_cache
@require_safe
@perlu_izin(boleh_kelola_rujukan)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show which roles wait, what was decided lately, and the form for a lost second factor.

    ``?bentuk=`` hands out all that was ever asked for, with what was decided.
    """
    pengguna = pelaku(request)
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        semua = pengajuan_terlihat(pengguna).iterator(chunk_size=1000)
        return ekspor(bentuk, "pengesahan peran", SKEMA, map(_baris, semua))
    putusan = pengajuan_terlihat(pengguna).exclude(status="menunggu")[:TERAKHIR]
    isi = {"menunggu": menunggu_pengesahan(pengguna), "putusan": putusan}
    return render(request, "pegawai/pengesahan.html", isi)


def _baris(satu: PengajuanPeran) -> tuple[Any, ...]:
    putus = str(satu.diputus_oleh or "operator") if satu.diputus_pada else ""
    return (
        *(satu.pengguna.username, str(satu.pengguna), satu.get_peran_display(), satu.get_sebab_display()),
        *(satu.diajukan_pada, str(satu.diajukan_oleh), satu.get_status_display(), satu.diputus_pada, putus),
    )


@sensitive_post_parameters("kode")
@require_POST
@perlu_izin(boleh_kelola_rujukan)
def putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a waiting role with a code of its holder (``aksi=sahkan``), or refuse it."""
    oleh = pelaku(request)
    pengajuan = get_object_or_404(pengajuan_terlihat(oleh), pk=pk)
    try:
        if request.POST.get("aksi") == "sahkan":
            layanan.sahkan(pengajuan=pengajuan, kode=request.POST.get("kode", ""), oleh=oleh)
            messages.success(request, f"Peran {pengajuan.get_peran_display()} berlaku untuk {pengajuan.pengguna}.")
        else:
            layanan.tolak(pengajuan=pengajuan, oleh=oleh)
            messages.success(request, f"Peran {pengajuan.get_peran_display()} ditolak.")
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    return redirect("pengesahan")


@require_POST
@perlu_izin(boleh_kelola_rujukan)
def setel_ulang(request: HttpRequest) -> HttpResponse:
    """Take a lost second factor off an account of the agency."""
    oleh = pelaku(request)
    nama = tanpa_nul(request.POST.get("username", "")).strip()
    siapa = Pengguna.objects.filter(instansi=oleh.instansi_id, username=nama).first()
    if siapa is None or oleh.instansi_id is None:
        messages.error(request, f"Tidak ada akun {nama or 'tanpa nama'} di instansi Anda. Periksa nama penggunanya.")
        return redirect("pengesahan")
    try:
        layanan.setel_ulang_faktor(pengguna=siapa, alasan=tanpa_nul(request.POST.get("alasan", "")), oleh=oleh)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, f"Faktor kedua {siapa} disetel ulang. Perannya menunggu pengesahan admin lain.")
    return redirect("pengesahan")
