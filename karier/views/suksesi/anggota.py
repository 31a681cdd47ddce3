"""Members of a draft of a succession group, and the posts they are named for."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from karier.models import AnggotaSuksesi, KelompokSuksesi, Suksesor
from karier.selectors.suksesi.kelompok import kelompok_terlihat
from karier.services.suksesi import kelompok as layanan
from karier.services.suksesi import suksesor as layanan_suksesor
from pegawai.izin import boleh_susun_suksesi
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul


def _kelompok(pengguna: Pengguna, pk: int) -> KelompokSuksesi:
    return get_object_or_404(kelompok_terlihat(pengguna), pk=pk)


@require_POST
@perlu_izin(boleh_susun_suksesi)
def anggota(request: HttpRequest, pk: int, anggota_pk: int) -> HttpResponse:
    """Leave a talent out of a draft (``alasan``), or with ``kembali`` take one back in."""
    pengguna = pelaku(request)
    kelompok = _kelompok(pengguna, pk)
    satu = get_object_or_404(
        AnggotaSuksesi.objects.select_related("kelompok", "pegawai"), pk=anggota_pk, kelompok=kelompok
    )
    try:
        if request.POST.get("kembali"):
            layanan.masukkan_kembali(anggota=satu, oleh=pengguna)
            pesan = f"{satu.pegawai.nama_lengkap} dimasukkan kembali."
        else:
            layanan.keluarkan(anggota=satu, alasan=tanpa_nul(request.POST.get("alasan", "")), oleh=pengguna)
            pesan = f"{satu.pegawai.nama_lengkap} dikeluarkan dari konsep."
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, pesan)
    return redirect("suksesi-kelompok", pk=pk)


@require_POST
@perlu_izin(boleh_susun_suksesi)
def hapus_suksesor(request: HttpRequest, pk: int, suksesor_pk: int) -> HttpResponse:
    """Take a member of a draft off a post."""
    pengguna = pelaku(request)
    kelompok = _kelompok(pengguna, pk)
    satu = get_object_or_404(
        Suksesor.objects.select_related("anggota__kelompok", "anggota__pegawai", "jabatan", "unit"),
        pk=suksesor_pk,
        anggota__kelompok=kelompok,
    )
    try:
        layanan_suksesor.hapus(suksesor=satu, oleh=pengguna)
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, "Suksesor dihapus dari konsep.")
    return redirect("suksesi-kelompok", pk=pk)
