"""The catalogue of developments, and the yearly totals of JP and cost."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from karier.forms.katalog import KatalogForm, SaringKatalog, SaringRekap
from karier.models import KatalogPengembangan
from karier.selectors.katalog import SKEMA_REKAP, baris_rekap, daftar_katalog, katalog_terlihat, rekap_unit
from karier.services import katalog as layanan
from pegawai.izin import boleh_kelola_katalog, boleh_lihat_instansi
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

PER_HALAMAN = 25
SKEMA = SkemaEkspor("katalog-pengembangan", 1, ("NAMA", "JENIS", "KOMPETENSI", "JP", "BIAYA", "PENYELENGGARA", "AKTIF"))


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the catalogue, filtered; ``?bentuk=`` hands it out in the columns that the admin imports."""
    pengguna = pelaku(request)
    form = SaringKatalog(request.GET if request.GET else {"keadaan": "aktif"})
    form.is_valid()
    saring = {nama: form.cleaned_data.get(nama) or "" for nama in form.fields}
    semua = daftar_katalog(pengguna, **saring)
    if request.GET.get("bentuk") in ("csv", "xlsx"):
        return ekspor(request.GET["bentuk"], "katalog-pengembangan", SKEMA, (_baris(satu) for satu in semua))
    isi: dict[str, Any] = {
        "form": form,
        "halaman": Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "saringan_aktif": any(saring[nama] for nama in ("q", "jenis", "kompetensi")),
        "kelola": boleh_kelola_katalog(pengguna),
    }
    return render(request, f"karier/katalog/{'_daftar' if minta_potongan(request) else 'daftar'}.html", isi)


def _baris(satu: KatalogPengembangan) -> list[Any]:
    return [
        satu.nama,
        satu.get_jenis_display(),
        satu.get_kompetensi_display(),
        satu.jp,
        satu.biaya,
        satu.penyelenggara,
        satu.aktif,
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_kelola_katalog)
def entri(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show the form of an entry, new or there; POST saves or says why not."""
    pengguna = pelaku(request)
    satu = get_object_or_404(katalog_terlihat(pengguna), pk=pk) if pk else None
    awal = {"revisi": satu.revisi} if satu else {n: tanpa_nul(request.GET.get(n, "")) for n in ("nama", "kompetensi")}
    data = request.POST if request.method == "POST" else None
    form = KatalogForm(data, instance=satu, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            if pk is None:
                baru = layanan.tambah(oleh=pengguna, isi=form.isi())
            else:
                baru = get_object_or_404(katalog_terlihat(pengguna), pk=pk)
                revisi = form.cleaned_data["revisi"] or 0
                layanan.ubah(katalog=baru, revisi=revisi, oleh=pengguna, isi=form.isi())
        except TidakBerhak as galat:
            raise PermissionDenied(galat.pesan) from None
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, f"“{baru.nama}” disimpan. Rencana yang sudah disusun tidak berubah.")
            return redirect("katalog")
    isi = {"form": form, "entri": satu}
    return render(request, "karier/katalog/entri.html", isi, status=400 if form.errors else 200)


@require_POST
@perlu_izin(boleh_kelola_katalog)
def aktif(request: HttpRequest, pk: int) -> HttpResponse:
    """Retire an entry (``aktif`` empty) or take it up again (``aktif=1``)."""
    pengguna = pelaku(request)
    satu = get_object_or_404(katalog_terlihat(pengguna), pk=pk)
    menawarkan = request.POST.get("aktif") == "1"
    revisi = bilangan(request.POST.get("revisi", "")) or 0
    try:
        layanan.atur_aktif(katalog=satu, revisi=revisi, oleh=pengguna, aktif=menawarkan)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, f"“{satu.nama}” {'ditawarkan lagi' if menawarkan else 'tidak ditawarkan lagi'}.")
    return redirect("katalog")


@require_safe
@perlu_izin(boleh_lihat_instansi)
def rekap(request: HttpRequest) -> HttpResponseBase:
    """Show JP and cost of a year per unit; ``?bentuk=`` hands them out."""
    pengguna, kini = pelaku(request), timezone.localdate().year
    form = SaringRekap(request.GET, pengguna=pengguna, tahun=list(range(kini + 7, kini - 5, -1)))
    form.is_valid()
    tahun, unit = form.tahun_dipilih(), form.cleaned_data.get("unit")
    baris, jumlah = rekap_unit(pengguna, tahun, unit, draf=bool(form.cleaned_data.get("draf")))
    if request.GET.get("bentuk") in ("csv", "xlsx"):
        return ekspor(request.GET["bentuk"], f"jp-biaya-{tahun}", SKEMA_REKAP, baris_rekap(baris, tahun))
    lembar = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {"form": form, "tahun": tahun, "unit": unit, "halaman": lembar, "jumlah": jumlah}
    return render(request, "karier/katalog/rekap.html", isi)
