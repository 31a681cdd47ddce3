"""Issued documents: the list, one of them, its bytes, revoking; and the ones that can be made."""

from typing import Any

from csp.decorators import csp_exempt
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karier.aturan.jenis_dokumen import JENIS
from karier.dokumen.kartu import naskah_kartu
from karier.dokumen.naskah import Naskah
from karier.dokumen.pdf import cetak_dokumen
from karier.dokumen.pilih import berat, naskah_pilihan
from karier.forms.dokumen import CabutForm, SaringDokumen, TerbitForm
from karier.izin import boleh_cabut, boleh_lihat_dokumen, boleh_terbitkan
from karier.models import Dokumen
from karier.pilihan import JenisDokumen, StatusDokumen
from karier.selectors.dokumen import URUTAN_DOKUMEN, dokumen_terlihat, isi_berkas
from karier.selectors.pengaturan import pengaturan_berlaku, uri_logo
from karier.services.naskah import cabut_dokumen, terbitkan_naskah
from karier.services.terbit import BERFAKTOR, terbitkan_pilihan
from pegawai.models import Pekerjaan
from pegawai.selectors.profil import profil_terlihat
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "dokumen",
    1,
    (
        *("Nomor", "Jenis", "Judul", "NIP", "Nama", "Terbit", "Status", "Berakhir", "Alasan pencabutan"),
        *("Kode verifikasi", "sha256"),
    ),
)
TERLALU_BANYAK = "Konsep ini memuat terlalu banyak orang untuk dilihat langsung. Pilih satu unit, lalu lihat konsepnya."


@never_cache
@require_safe
@perlu_izin(boleh_lihat_dokumen)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the documents in the user's scope, newest first; ``?bentuk=`` hands the list out."""
    pengguna = pelaku(request)
    form = SaringDokumen(request.GET)
    form.is_valid()
    semua = _saring(dokumen_terlihat(pengguna).select_related("rpk__pegawai", "pegawai"), form.cleaned_data)
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "dokumen", SKEMA, (_baris(satu) for satu in semua.iterator(chunk_size=1000)))
    mencari = bool(form.cleaned_data.get("q"))
    lembar = halaman_kunci(semua, urutan=URUTAN_DOKUMEN, terbatas=mencari, **kunci_halaman(request.GET))
    isi = {"form": form, "halaman": lembar, "saringan_aktif": any(form.cleaned_data.values())}
    return render(request, "karier/dokumen/daftar.html", isi)


def _baris(satu: Dokumen) -> tuple[Any, ...]:
    orang = satu.rpk.pegawai if satu.rpk else satu.pegawai
    return (
        *(satu.nomor, satu.get_jenis_display(), satu.judul, orang.nip if orang else None),
        *(orang.nama_lengkap if orang else None, satu.diterbitkan_pada, satu.get_status_display()),
        *(satu.berakhir_pada, satu.alasan, satu.kode, satu.sha256),
    )


def _saring(semua: QuerySet[Dokumen], saring: dict[str, Any]) -> QuerySet[Dokumen]:
    if saring.get("jenis"):
        semua = semua.filter(jenis=saring["jenis"])
    if saring.get("status"):
        semua = semua.filter(status=saring["status"])
    if saring.get("q"):
        semua = semua.filter(Q(nomor__icontains=saring["q"]) | Q(judul__icontains=saring["q"]))
    return semua


def _ambil(request: HttpRequest, pk: int) -> Dokumen:
    semua = dokumen_terlihat(pelaku(request)).select_related(
        "rpk__pegawai", "pegawai", "diterbitkan_oleh", "berakhir_oleh", "pengaturan"
    )
    return get_object_or_404(semua, pk=pk)


@never_cache
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one document: what it is, how it stands, how to verify it."""
    dokumen = _ambil(request, pk)
    return _halaman(request, dokumen, CabutForm())


def _halaman(request: HttpRequest, dokumen: Dokumen, form: CabutForm) -> HttpResponse:
    boleh = dokumen.status == StatusDokumen.BERLAKU and boleh_cabut(request.user, dokumen.jenis)
    isi = {"dokumen": dokumen, "form": form if boleh else None}
    return render(request, "karier/dokumen/rincian.html", isi, status=400 if form.errors else 200)


@require_POST
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a document with a reason."""
    dokumen = _ambil(request, pk)
    if not boleh_cabut(request.user, dokumen.jenis):
        raise PermissionDenied
    form = CabutForm(request.POST)
    if not form.is_valid():
        return _halaman(request, dokumen, form)
    try:
        cabut_dokumen(dokumen=dokumen, oleh=pelaku(request), alasan=tanpa_nul(form.cleaned_data["alasan"]))
        messages.success(request, f"Dokumen {dokumen.nomor} dicabut.")
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    return redirect("dokumen-rincian", pk=pk)


# The bytes are ours; see views.dokumen.rpk_pdf.
@csp_exempt()  # type: ignore[arg-type]
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the issued bytes; 409 when they cannot be given."""
    dokumen = _ambil(request, pk)
    try:
        data = isi_berkas(dokumen)
    except GalatAplikasi as galat:
        return render(request, "karier/dokumen/gagal.html", {"sebab": galat.pesan}, status=409)
    return _pdf(data, f"{JENIS[dokumen.jenis].mulai}-{dokumen.kode}.pdf")


def _pdf(data: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(data, content_type="application/pdf")
    jawaban["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=nama) or ""
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _konsep(request: HttpRequest, naskah: Naskah) -> HttpResponse:
    pengaturan = pengaturan_berlaku(naskah.instansi)
    try:
        data = cetak_dokumen(naskah.isi(pengaturan), uri_logo(pengaturan))
    except GalatAplikasi as galat:
        return render(request, "karier/dokumen/gagal.html", {"sebab": galat.pesan}, status=409)
    return _pdf(data, f"KONSEP-{naskah.nama_berkas}")


@csp_exempt()
@require_safe
@perlu_izin(boleh_lihat_dokumen)
def konsep(request: HttpRequest) -> HttpResponse:
    """Show the draft of a chosen document; 409 with what stands in the way."""
    pengguna = pelaku(request)
    form = TerbitForm(request.GET, pengguna=pengguna)
    if not form.is_valid():
        return render(request, "karier/dokumen/gagal.html", {"sebab": "Pilih dokumen yang akan dilihat."}, status=400)
    pilihan, unit = form.cleaned_data["pilihan"], form.cleaned_data["unit"]
    naskah = naskah_pilihan(pengguna, pilihan, unit)
    if naskah is None:
        raise Http404
    if berat(pengguna, pilihan, unit):
        return render(request, "karier/dokumen/gagal.html", {"sebab": TERLALU_BANYAK}, status=409)
    return _konsep(request, naskah)


@never_cache
@sensitive_post_parameters("kode")
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_dokumen)
def terbit(request: HttpRequest) -> HttpResponse:
    """Choose a document to look at or to issue; POST issues it."""
    pengguna = pelaku(request)
    data = request.POST if request.method == "POST" else None
    form = TerbitForm(data, pengguna=pengguna, initial={"pilihan": request.GET.get("pilihan", "")})
    if request.method == "POST" and form.is_valid():
        try:
            hasil = terbitkan_pilihan(**form.cleaned_data, oleh=pengguna, kode=request.POST.get("kode", ""))
        except TidakBerhak as galat:
            raise PermissionDenied(galat.pesan) from None
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
        else:
            return _sesudah(request, hasil)
    boleh = [satu for satu in JenisDokumen if boleh_terbitkan(pengguna, satu)]
    isi = {"form": form, "boleh": boleh, "berfaktor": any(satu in BERFAKTOR for satu in boleh)}
    return render(request, "karier/dokumen/terbit.html", isi, status=400 if form.errors else 200)


def _sesudah(request: HttpRequest, hasil: Dokumen | Pekerjaan) -> HttpResponse:
    if isinstance(hasil, Pekerjaan):
        return redirect("pekerjaan", pk=hasil.pk)
    messages.success(request, f"Dokumen nomor {hasil.nomor} diterbitkan.")
    return redirect("dokumen-rincian", pk=hasil.pk)


@csp_exempt()  # type: ignore[arg-type]
@require_http_methods(["GET", "HEAD", "POST"])
def kartu(request: HttpRequest, nip: str) -> HttpResponse:
    """Show the talent card of a person as it would be now; POST issues it."""
    pengguna = pelaku(request)
    naskah = naskah_kartu(get_object_or_404(profil_terlihat(pengguna), nip=tanpa_nul(nip)))
    if request.method != "POST":
        return _konsep(request, naskah)
    try:
        return _sesudah(request, terbitkan_naskah(naskah=naskah, oleh=pengguna))
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("pegawai-profil", nip=nip)
