"""Fairness audit of a year's mapping: for the talent team and the auditor only."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pegawai.views.pelaku import pelaku
from pemetaan.aturan.keadilan import DASAR, TERKECIL
from pemetaan.izin import boleh_lihat_keadilan
from pemetaan.models import Pemetaan
from pemetaan.selectors.keadilan import SKEMA, SKEMA_SEBARAN, ekspor_penilaian, ekspor_sebaran, keadilan
from pemetaan.selectors.periode import pemetaan_berlaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.izin import perlu_izin


def _pemetaan(request: HttpRequest, tahun: int) -> Pemetaan:
    instansi = pelaku(request).instansi_id
    pemetaan = pemetaan_berlaku(instansi, tahun) if instansi else None
    if pemetaan is None:
        raise Http404(f"Tahun {tahun} belum dipetakan.")
    return pemetaan


@require_safe
@perlu_izin(boleh_lihat_keadilan)
def halaman(request: HttpRequest, tahun: int) -> HttpResponse:
    """Show the figures of the whole agency and of each Level."""
    pemetaan = _pemetaan(request, tahun)
    semua = keadilan(pemetaan)
    isi = {"tahun": tahun, "pemetaan": pemetaan, "utama": semua[:2], "per_level": semua[2:]}
    return render(request, "pemetaan/keadilan.html", isi | {"dasar": DASAR, "terkecil": TERKECIL})


@require_safe
@perlu_izin(boleh_lihat_keadilan)
def unduh(request: HttpRequest, tahun: int, isi: str, bentuk: str) -> HttpResponseBase:
    """Hand out the measures or the distributions, of the whole agency and of each Level."""
    pemetaan = _pemetaan(request, tahun)
    if bentuk not in BENTUK or isi not in ("penilaian", "sebaran"):
        raise Http404("Berkas ini tidak ada.")
    semua = keadilan(pemetaan)
    if isi == "sebaran":
        return ekspor(bentuk, f"keadilan {tahun} sebaran", SKEMA_SEBARAN, ekspor_sebaran(semua))
    return ekspor(bentuk, f"keadilan {tahun} penilaian", SKEMA, ekspor_penilaian(semua))
