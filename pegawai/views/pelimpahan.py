"""Who acts for the PPK: named, confirmed, ended."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from pegawai.forms.pelimpahan import FormPelimpahan
from pegawai.izin import adalah_ppk, boleh_limpahkan
from pegawai.models import Pelimpahan
from pegawai.selectors.faktor import punya_faktor
from pegawai.selectors.pelimpahan import pelimpahan_terlihat
from pegawai.services import pelimpahan as layanan
from pegawai.services.faktor import FaktorDitolak
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

TERAKHIR = 50
SKEMA = SkemaEkspor(
    "pelimpahan-wewenang",
    1,
    (
        *("Jenis", "Penerima", "Jabatan", "Nomor surat", "Tanggal surat", "Mulai", "Sampai dengan"),
        *("Dibuat pada", "Dibuat oleh", "Disahkan pada", "Disahkan oleh", "Dicabut pada", "Dicabut oleh"),
    ),
)


@never_cache
@sensitive_post_parameters("kode")
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_limpahkan)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the delegations of the agency, and name a new one; ``?bentuk=`` hands the delegations out."""
    oleh, galat_kode = pelaku(request), ""
    if request.method != "POST" and (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "pelimpahan wewenang", SKEMA, map(_baris, pelimpahan_terlihat(oleh).iterator(1000)))
    form = FormPelimpahan(request.POST or None, pengguna=oleh)
    if request.method == "POST" and form.is_valid():
        try:
            satu = layanan.limpahkan(isi=form.isi(), kode=request.POST.get("kode", ""), oleh=oleh)
        except FaktorDitolak as galat:
            galat_kode = galat.pesan
        except GalatAplikasi as galat:
            form.add_error(galat.kode if galat.kode in form.fields else None, galat.pesan)
        else:
            tanda = "berlaku menurut tanggalnya" if satu.disahkan_pada else "menunggu pengesahan PPK atau admin lain"
            messages.success(request, f"{satu} dicatat dan {tanda}.")
            return redirect("pelimpahan")
    isi = {
        "form": form,
        "galat": galat_kode,
        "daftar": pelimpahan_terlihat(oleh)[:TERAKHIR],
        "ppk": adalah_ppk(oleh),
        "berfaktor": punya_faktor(oleh),
        "hari_ini": timezone.localdate(),
    }
    return render(request, "pegawai/pelimpahan.html", isi, status=400 if form.errors or galat_kode else 200)


def _baris(satu: Pelimpahan) -> tuple[Any, ...]:
    return (
        *(satu.get_jenis_display(), str(satu.penerima), satu.jabatan, satu.nomor_surat, satu.tanggal_surat),
        *(satu.mulai, satu.selesai, satu.dibuat_pada, str(satu.dibuat_oleh)),
        *(satu.disahkan_pada, str(satu.disahkan_oleh or ""), satu.dicabut_pada, str(satu.dicabut_oleh or "")),
    )


@sensitive_post_parameters("kode")
@require_POST
@perlu_izin(boleh_limpahkan)
def putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm what an admin has named (``aksi=sahkan``), or end a delegation."""
    oleh = pelaku(request)
    satu = get_object_or_404(pelimpahan_terlihat(oleh), pk=pk)
    try:
        if request.POST.get("aksi") == "sahkan":
            layanan.sahkan_pelimpahan(pelimpahan=satu, kode=request.POST.get("kode", ""), oleh=oleh)
            messages.success(request, f"{satu} disahkan.")
        else:
            layanan.cabut(pelimpahan=satu, oleh=oleh)
            messages.success(request, f"{satu} dicabut. Yang sudah ditetapkannya tetap berlaku.")
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    return redirect("pelimpahan")
