"""The employee's own pages: box and plan in words, response, wish, request for correction."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karier.forms.suara import AspirasiForm, KoreksiForm, TanggapanForm
from karier.models import PermintaanKoreksi, Tanggapan
from karier.selectors.suara import DITANGGAPI, Sasaran, aspirasi_orang, sasaran_penempatan, sasaran_rpk
from karier.services import suara as layanan
from pegawai.izin import punya_profil
from pegawai.models import Pegawai
from pegawai.selectors.profil import profil_terlihat
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.kotak import KOTAK
from pemetaan.pilihan import KelasKinerja, KelasPotensial
from pemetaan.selectors.orang import penempatan_berlaku, rekomendasi_kotak
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul

_BACA_TULIS = ["GET", "HEAD", "POST"]


def _saya(request: HttpRequest) -> Pegawai:
    pengguna = pelaku(request)
    return get_object_or_404(profil_terlihat(pengguna), pk=pengguna.pegawai_id)


@never_cache
@require_safe
@perlu_izin(punya_profil)
def saya(request: HttpRequest) -> HttpResponse:
    """Show the own box and plans in words, with what was said to them, the wish, and the requests."""
    pegawai = _saya(request)
    sasaran = sasaran_penempatan(pegawai)
    kotak = sasaran.objek.kotak_akhir if sasaran else None  # type: ignore[union-attr]
    aspirasi = list(aspirasi_orang(pegawai))
    isi = {
        "pegawai": pegawai,
        "kotak": KOTAK.get(kotak or 0),
        "kelas": _kelas(kotak),
        "sasaran": sasaran,
        "penempatan": sasaran.objek if sasaran else penempatan_berlaku(pegawai),
        "rekomendasi": rekomendasi_kotak(kotak),
        "rencana": sasaran_rpk(pegawai),
        "aspirasi": next((satu for satu in aspirasi if satu.berakhir_pada is None), None),
        "aspirasi_lalu": [satu for satu in aspirasi if satu.berakhir_pada is not None],
        "koreksi": list(PermintaanKoreksi.objects.filter(pegawai=pegawai)),
        "tanggapan_lalu": _tanggapan_lain(pegawai, sasaran),
    }
    return render(request, "karier/suara/saya.html", isi)


def _kelas(kotak: int | None) -> dict[str, str]:
    """Return the two classes of a box in words; the calibrated box has others than the reckoned scores."""
    if kotak is None:
        return {}
    baris = KOTAK[kotak]
    return {"kinerja": KelasKinerja(baris.kinerja).label, "potensial": KelasPotensial(baris.potensial).label}


def _tanggapan_lain(pegawai: Pegawai, sasaran: Sasaran | None) -> list[Any]:
    """Return what was said to earlier boxes and plans."""
    kini = [sasaran.tanggapan.pk] if sasaran and sasaran.tanggapan else []
    semua = (
        Tanggapan.objects.filter(pegawai=pegawai)
        .select_related("penempatan__pemetaan__periode", "rpk")
        .exclude(pk__in=kini)
    )
    return [satu for satu in semua if satu.rpk is None or satu.rpk.status not in DITANGGAPI]


def _coba(form: Any, kerja: Callable[[], Any]) -> bool:
    """Do what the form asks for; a refusal is shown in the form."""
    try:
        kerja()
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        form.add_error(None, galat.pesan)
        return False
    return True


def _tanggapi(request: HttpRequest, sasaran: Sasaran, hal: str, kerja: Callable[[Any], Any]) -> HttpResponse:
    form = TanggapanForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _coba(form, lambda: kerja(form.cleaned_data)):
        messages.success(request, "Tanggapan Anda sudah dicatat.")
        return redirect("saya")
    isi = {"form": form, "sasaran": sasaran, "hal": hal, "kotak": request.POST.get("kotak")}
    return render(request, "karier/suara/tanggapi.html", isi, status=400 if form.errors else 200)


@require_http_methods(_BACA_TULIS)
@perlu_izin(punya_profil)
def tanggapi_kotak(request: HttpRequest) -> HttpResponse:
    """Accept or contest the own box; ``kotak`` says which one the person saw."""
    pengguna, sasaran = pelaku(request), sasaran_penempatan(_saya(request))
    if sasaran is None:
        raise Http404
    objek: Any = sasaran.objek
    kotak = bilangan(request.POST.get("kotak", "")) or 0

    def kerja(isi: Any) -> Any:
        return layanan.tanggapi_penempatan(penempatan=objek, kotak=kotak, oleh=pengguna, **isi)

    return _tanggapi(request, sasaran, "kotak", kerja)


@require_http_methods(_BACA_TULIS)
@perlu_izin(punya_profil)
def tanggapi_rencana(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or contest the own plan."""
    pengguna = pelaku(request)
    sasaran = next((satu for satu in sasaran_rpk(_saya(request)) if satu.objek.pk == pk), None)
    if sasaran is None:
        raise Http404
    objek: Any = sasaran.objek
    return _tanggapi(request, sasaran, "rencana", lambda isi: layanan.tanggapi_rpk(rpk=objek, oleh=pengguna, **isi))


@require_http_methods(_BACA_TULIS)
@perlu_izin(punya_profil)
def aspirasi(request: HttpRequest) -> HttpResponse:
    """Say where the person wishes to go; ``q`` looks for posts and units first."""
    pengguna, pegawai = pelaku(request), _saya(request)
    q = tanpa_nul(request.GET.get("q", "")).strip()[:100]
    form = AspirasiForm(request.POST if request.method == "POST" else None, pegawai=pegawai, q=q)

    def kerja() -> None:
        isi = {nama: form.cleaned_data[nama] for nama in ("uraian", "alasan")}
        layanan.sampaikan_aspirasi(pegawai=pegawai, oleh=pengguna, **isi, **form.tujuan())

    if request.method == "POST" and form.is_valid() and _coba(form, kerja):
        messages.success(request, "Aspirasi Anda sudah disimpan dan terlihat oleh pengelola SDM.")
        return redirect("saya")
    ada = len(form.fields["pos"].choices) - 1  # type: ignore[attr-defined]
    isi = {"form": form, "q": q, "kosong": bool(q) and not ada, "terpotong": form.terpotong}
    return render(request, "karier/suara/aspirasi.html", isi, status=400 if form.errors else 200)


@require_POST
@perlu_izin(punya_profil)
def tarik_aspirasi(request: HttpRequest) -> HttpResponse:
    """Withdraw the wish that holds."""
    try:
        layanan.tarik_aspirasi(pegawai=_saya(request), oleh=pelaku(request))
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, "Aspirasi Anda ditarik; catatannya tetap tersimpan.")
    return redirect("saya")


@require_http_methods(_BACA_TULIS)
@perlu_izin(punya_profil)
def koreksi(request: HttpRequest) -> HttpResponse:
    """Ask that something in the own record be put right."""
    pengguna, pegawai = pelaku(request), _saya(request)
    form = KoreksiForm(request.POST if request.method == "POST" else None)

    def kerja() -> None:
        layanan.minta_koreksi(pegawai=pegawai, oleh=pengguna, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and _coba(form, kerja):
        messages.success(request, "Permintaan Anda sudah dikirim kepada pengelola SDM.")
        return redirect("saya")
    return render(request, "karier/suara/koreksi.html", {"form": form}, status=400 if form.errors else 200)
