"""Printing many plans at once: choose, watch the job, fetch the zip or the merged file."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from karier.forms.rpk import SaringRpk
from karier.izin import boleh_lihat_dokumen
from karier.selectors.massal import TERBANYAK, hasil_massal, masih_dalam_lingkup, massal_milik, rpk_tercetak
from karier.services.massal import antrekan_massal
from pegawai.models import Pengguna
from pegawai.selectors.pekerjaan import keadaan
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi
from talenta.umum.izin import perlu_izin

BANYAK_TERAKHIR = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_dokumen)
def cetak_massal(request: HttpRequest) -> HttpResponse:
    """Ask which plans; GET counts them, POST queues the job. Below: the user's own batches."""
    pengguna = pelaku(request)
    data = request.POST if request.method == "POST" else request.GET
    form = SaringRpk(data, pengguna=pengguna)
    del form.fields["q"]
    sah = form.is_valid()
    saring = {nama: form.cleaned_data.get(nama) for nama in form.fields} if sah else {}
    rpk = rpk_tercetak(pengguna, **_saringan(saring)) if sah else rpk_tercetak(pengguna).none()
    if request.method == "POST" and sah:
        try:
            pk = list(rpk.values_list("pk", flat=True)[: TERBANYAK + 1])
            pekerjaan = antrekan_massal(rpk=pk, keterangan=_keterangan(saring, pengguna), oleh=pengguna)
            return redirect("pekerjaan", pk=pekerjaan.pk)
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
    isi = {"form": form, "banyak": rpk.count(), "terbanyak": TERBANYAK, "daftar": _daftar(pengguna)}
    return render(request, "karier/cetak_massal.html", isi, status=400 if form.errors else 200)


def _saringan(saring: dict[str, Any]) -> dict[str, Any]:
    return {"status": saring["status"] or "", "unit": saring["unit"], "tahun": saring["tahun"]}


def _keterangan(saring: dict[str, Any], pengguna: Pengguna) -> str:
    tempat = saring["unit"] or pengguna.unit or pengguna.instansi
    return f"{tempat}, {saring['tahun']}" if saring["tahun"] else str(tempat)


def _daftar(pengguna: Pengguna) -> list[dict[str, Any]]:
    return [
        {"pekerjaan": satu, "keadaan": keadaan(satu), "hasil": hasil_massal(satu.pk)}
        for satu in massal_milik(pengguna)[:BANYAK_TERAKHIR]
    ]


@require_safe
@perlu_izin(boleh_lihat_dokumen)
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """Hand out a batch to who asked for it; 403 once a plan in it is out of their scope, 404 when it is gone."""
    pengguna = pelaku(request)
    pekerjaan = get_object_or_404(massal_milik(pengguna), pk=pk)
    berkas = hasil_massal(pk).get(bentuk)
    if berkas is None:
        raise Http404("Berkas ini sudah dihapus atau belum selesai dibuat.")
    if not masih_dalam_lingkup(pekerjaan, pengguna):
        raise PermissionDenied("Sebagian RPK di dalamnya tidak lagi dalam lingkup Anda. Minta cetakan baru.")
    jawab = FileResponse(berkas.open("rb"), as_attachment=True, filename=berkas.name)
    jawab["Cache-Control"] = "private, no-store"
    return jawab
