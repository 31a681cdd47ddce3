"""Background jobs: what they are doing, and stopping them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pegawai.models import Pekerjaan
from pegawai.pilihan import StatusPekerjaan
from pegawai.selectors.pekerjaan import keadaan, pekerjaan_terlihat
from pegawai.services.pekerjaan import batalkan
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi
from talenta.umum.htmx import minta_potongan
from talenta.umum.skema_ekspor import SkemaEkspor

TERAKHIR = 50
SKEMA = SkemaEkspor(
    "pekerjaan-latar", 1, ("Nomor", "Pekerjaan", "Keadaan", "Pesan", "Dimulai", "Selesai", "Percobaan", "Oleh")
)
WARNA: dict[str, str] = {
    StatusPekerjaan.ANTRE: "kuning",
    StatusPekerjaan.BERJALAN: "biru",
    StatusPekerjaan.SELESAI: "hijau",
    StatusPekerjaan.GAGAL: "merah",
}


def _isi(pekerjaan: Pekerjaan) -> dict[str, Any]:
    return {"pekerjaan": pekerjaan, "keadaan": keadaan(pekerjaan), "warna": WARNA.get(pekerjaan.status, "")}


@never_cache
@require_safe
def daftar_pekerjaan(request: HttpRequest) -> HttpResponseBase:
    """Show the newest jobs that the user may see; ``?bentuk=`` hands out all of them."""
    semua = pekerjaan_terlihat(request.user).select_related("dibuat_oleh")
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "pekerjaan", SKEMA, map(_baris, semua.iterator(chunk_size=1000)))
    isi = {"daftar": [_isi(satu) for satu in semua[:TERAKHIR]], "terakhir": TERAKHIR}
    return render(request, "pegawai/daftar_pekerjaan.html", isi)


def _baris(satu: Pekerjaan) -> tuple[Any, ...]:
    return (
        *(satu.pk, satu.judul, satu.get_status_display(), satu.pesan, satu.dibuat_pada, satu.selesai_pada),
        *(satu.percobaan, str(satu.dibuat_oleh or "")),
    )


@never_cache
@require_safe
def pekerjaan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one job; the part that changes asks for itself every second while the job is not at its end."""
    isi = _isi(get_object_or_404(pekerjaan_terlihat(request.user), pk=pk))
    return render(request, "pegawai/_pekerjaan.html" if minta_potongan(request) else "pegawai/pekerjaan.html", isi)


@require_POST
def batalkan_pekerjaan(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a job."""
    satu = get_object_or_404(pekerjaan_terlihat(request.user), pk=pk)
    try:
        batalkan(pekerjaan=satu, oleh=pelaku(request))
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    return redirect("pekerjaan", pk=pk)
