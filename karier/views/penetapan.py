"""Setting one plan: with the code in the same form, or asked for on a page of its own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from karier.aturan.pelimpahan import batas_pelimpahan
from karier.models import RencanaKarier
from karier.selectors.antrean import kartu, satu_di_antrean
from karier.selectors.rpk import antrean
from karier.services.penetapan import tetapkan_dengan_kode
from pegawai.services.faktor import TERPAKAI, FaktorDitolak
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.masukan import bilangan, tanpa_nul

TIDAK_LENGKAP = "Permintaan tidak lengkap. Muat ulang halaman, lalu ulangi."
SATU_KODE = (
    "Setiap penetapan perlu kode yang baru, yang tampil paling lama 30 detik lagi. Menetapkan beberapa rencana? "
    "Centang di antrean, lalu Tetapkan yang dipilih: satu kode untuk semuanya."
)
BELUM_BERFAKTOR = "Pasang faktor kedua dulu, lalu Anda kembali ke sini. Belum ada yang ditetapkan."


def ke_pemasangan(request: HttpRequest, kembali: str) -> HttpResponse:
    """Lead to enrolment, and back from there."""
    messages.warning(request, BELUM_BERFAKTOR)
    return redirect(f"{reverse('faktor-pasang')}?{urlencode({'next': kembali})}")


def tetapkan_satu(request: HttpRequest, rpk: RencanaKarier) -> HttpResponse:
    """Set a plan that the user may see; without a good code ask for it again, with the note kept."""
    kiriman = {
        nama: tanpa_nul(request.POST.get(nama, "")) for nama in ("revisi", "sidik", "kode", "catatan", "kembali")
    }
    revisi, rincian = bilangan(kiriman["revisi"]), reverse("rpk-rincian", args=[rpk.pk])
    if revisi is None:
        messages.error(request, TIDAK_LENGKAP)
        return redirect(rincian)
    isi = {"sidik": kiriman["sidik"], "kode": kiriman["kode"], "catatan": kiriman["catatan"]}
    try:
        tetapkan_dengan_kode(rpk=rpk, revisi=revisi, oleh=pelaku(request), **isi)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except FaktorDitolak as galat:
        if galat.kode == "faktor-belum":
            return ke_pemasangan(request, rincian)
        return _minta_kode(request, rpk, kiriman, galat)
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect(rincian)
    rpk.refresh_from_db()
    messages.success(request, f"RPK ditetapkan dan dokumennya diterbitkan: nomor {rpk.nomor}.{_berikutnya(request)}")
    return redirect("persetujuan" if kiriman["kembali"] == "antrean" else rincian)


def _berikutnya(request: HttpRequest) -> str:
    return f" {SATU_KODE}" if antrean(pelaku(request)).exists() else ""


def _minta_kode(
    request: HttpRequest, rpk: RencanaKarier, kiriman: dict[str, str], galat: FaktorDitolak
) -> HttpResponse:
    pengguna = pelaku(request)
    satu = kartu([satu_di_antrean(rpk.pk)], pengguna)[0]
    isi: dict[str, Any] = {"satu": satu, "kiriman": kiriman, "galat": galat.pesan if kiriman["kode"] else ""}
    if galat.pesan == TERPAKAI:
        isi["saran"] = SATU_KODE
    limpah = pengguna.pelimpahan_berlaku
    isi["batas"] = batas_pelimpahan(limpah.jenis, [satu.pindah]) if limpah else None
    return render(request, "karier/persetujuan/kode.html", isi, status=400 if kiriman["kode"] else 200)
