"""Importing: upload, preview, confirm, result."""

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.forms.impor import FormJenis, FormTerapkan, FormUnggah
from pegawai.impor.jenis import JENIS, SEMUA
from pegawai.impor.templat import tulis_templat
from pegawai.izin import boleh_impor
from pegawai.models import Impor
from pegawai.pilihan import JenisImpor, StatusImpor
from pegawai.selectors.impor import URUNG, impor_terlihat, pekerjaan_impor, sudah_diterapkan
from pegawai.selectors.pekerjaan import keadaan
from pegawai.services import unggahan
from pegawai.services.urung_impor import antrekan_urung, rencana_urung
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_HALAMAN = 20
URUTAN = ("-dibuat_pada", "-pk")
SKEMA = SkemaEkspor(
    "riwayat-impor",
    1,
    (
        *("Nomor", "Jenis", "Nama berkas", "sha256", "Ukuran (byte)", "Status", "Diunggah pada", "Diunggah oleh"),
        *("Diterapkan pada", "Diterapkan oleh", "Diurungkan pada", "Diurungkan oleh"),
    ),
)
WARNA: dict[str, str] = {
    StatusImpor.DIPERIKSA: "biru",
    StatusImpor.DITERAPKAN: "biru",
    StatusImpor.SIAP: "kuning",
    StatusImpor.SELESAI: "hijau",
    StatusImpor.DITOLAK: "merah",
    StatusImpor.GAGAL: "merah",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_impor)
def daftar_impor(request: HttpRequest) -> HttpResponseBase:
    """Show the upload form, the templates and what was imported before; take a file in.

    ``?bentuk=`` hands out what was imported before.
    """
    awal = {"jenis": request.GET.get("jenis", "")}
    form = FormUnggah(request.POST, request.FILES) if request.method == "POST" else FormUnggah(initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            impor = unggahan.unggah(
                berkas=form.cleaned_data["berkas"], jenis=form.cleaned_data["jenis"], oleh=pelaku(request)
            )
            return redirect("impor", pk=impor.pk)
        except GalatAplikasi as galat:
            form.add_error("berkas", galat.pesan)
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        riwayat = impor_terlihat(request.user).defer("laporan").iterator(chunk_size=1000)
        return ekspor(bentuk, "riwayat impor", SKEMA, (_baris(satu) for satu in riwayat))
    semua = impor_terlihat(request.user)
    halaman = halaman_kunci(semua, urutan=URUTAN, banyak=PER_HALAMAN, **kunci_halaman(request.GET))
    isi = {
        "form": form,
        "halaman": halaman,
        "daftar": [{"impor": satu, "warna": WARNA.get(satu.status, "")} for satu in halaman.isi],
        "templat": [{"kode": s.kode, "nama": JenisImpor(s.kode).label, "keterangan": s.keterangan} for s in SEMUA],
    }
    return render(request, "pegawai/impor.html", isi, status=422 if form.errors else 200)


def _baris(satu: Impor) -> tuple[Any, ...]:
    return (
        *(satu.pk, satu.get_jenis_display() or satu.jenis, satu.nama_berkas, satu.sha256, satu.ukuran),
        *(satu.get_status_display(), satu.dibuat_pada, str(satu.dibuat_oleh or "")),
        *(satu.diterapkan_pada, str(satu.diterapkan_oleh or ""), satu.diurungkan_pada, str(satu.diurungkan_oleh or "")),
    )


def _ambil(request: HttpRequest, pk: int) -> Impor:
    return get_object_or_404(impor_terlihat(request.user), pk=pk)


@never_cache
@require_safe
@perlu_izin(boleh_impor)
def satu_impor(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import where it stands; while a job works on it the part asks for itself every second."""
    impor = _ambil(request, pk)
    templat = "pegawai/_impor.html" if minta_potongan(request) else "pegawai/impor_satu.html"
    return render(request, templat, _isi(impor))


def _isi(impor: Impor) -> dict[str, Any]:
    pekerjaan = pekerjaan_impor(impor)
    kini = keadaan(pekerjaan) if pekerjaan else None
    return {
        "impor": impor,
        "laporan": impor.laporan,
        "warna": WARNA.get(impor.status, ""),
        "pekerjaan": pekerjaan,
        "keadaan": kini if kini and kini.aktif else None,
        "terhenti": impor.status in (StatusImpor.DIPERIKSA, StatusImpor.DITERAPKAN) and not (kini and kini.aktif),
        "urung_gagal": pekerjaan.pesan if pekerjaan and pekerjaan.jenis == URUNG else "",
        "ada_galat": bool(impor.berkas) and Path(unggahan.jalur_galat(impor)).exists(),
        "form_jenis": FormJenis(initial={"jenis": impor.jenis}),
        "form_terapkan": FormTerapkan(initial={"sidik": impor.sidik}),
        "sebelumnya": sudah_diterapkan(impor) if impor.status == StatusImpor.SIAP else None,
        "langkah": _langkah(impor.status),
        "bisa_batal": impor.status in unggahan.MENUNGGU_JAWABAN,
        "bisa_periksa": bool(impor.berkas) and impor.status in unggahan.MENUNGGU_JAWABAN,
    }


def _langkah(status: str) -> int:
    """Return which of the four steps (upload, preview, apply, result) a state belongs to."""
    akhir = {StatusImpor.SELESAI: 4, StatusImpor.DIURUNGKAN: 4}
    urut = {StatusImpor.DIUNGGAH: 1, StatusImpor.DITERAPKAN: 3} | akhir
    return urut.get(StatusImpor(status), 2)


@require_POST
@perlu_izin(boleh_impor)
def periksa_impor(request: HttpRequest, pk: int) -> HttpResponse:
    """Check again, as the kind chosen."""
    impor, form = _ambil(request, pk), FormJenis(request.POST)
    if form.is_valid():
        _coba(
            request, lambda: unggahan.periksa_lagi(impor=impor, jenis=form.cleaned_data["jenis"], oleh=pelaku(request))
        )
    else:
        messages.error(request, "Pilih salah satu jenis berkas dari daftar.")
    return redirect("impor", pk=pk)


@require_POST
@perlu_izin(boleh_impor)
def terapkan_impor(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the preview."""
    impor, form = _ambil(request, pk), FormTerapkan(request.POST)
    if form.is_valid():
        _coba(request, lambda: unggahan.setujui(impor=impor, oleh=pelaku(request), **form.cleaned_data))
    else:
        messages.error(request, "Pratinjau tidak dikenali. Muat ulang halaman ini, lalu coba lagi.")
    return redirect("impor", pk=pk)


@require_POST
@perlu_izin(boleh_impor)
def batalkan_impor(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an import up."""
    impor = _ambil(request, pk)
    _coba(request, lambda: unggahan.batalkan_impor(impor=impor, oleh=pelaku(request)))
    return redirect("impor", pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_impor)
def urung_impor(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what undoing an applied import would do or what holds it back, and queue it once confirmed."""
    impor = _ambil(request, pk)
    if impor.status != StatusImpor.SELESAI:
        messages.error(request, "Hanya impor yang sudah selesai diterapkan yang dapat diurungkan.")
        return redirect("impor", pk=pk)
    if request.method == "POST":
        try:
            antrekan_urung(impor=impor, oleh=pelaku(request))
            return redirect("impor", pk=pk)
        except GalatAplikasi as galat:
            messages.error(request, galat.pesan)
    isi = {"impor": impor, "rencana": rencana_urung(impor)}
    return render(request, "pegawai/impor/urung.html", isi, status=409 if request.method == "POST" else 200)


def _coba(request: HttpRequest, kerja: Any) -> None:
    try:
        kerja()
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)


@require_safe
@perlu_izin(boleh_impor)
def galat_impor(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the workbook of refused rows, to those who may import alone."""
    impor = _ambil(request, pk)
    jalur = Path(unggahan.jalur_galat(impor)) if impor.berkas else None
    if jalur is None or not jalur.exists():
        raise Http404
    nama = f"ditolak-{Path(impor.nama_berkas).stem}.xlsx"
    return FileResponse(jalur.open("rb"), as_attachment=True, filename=nama, content_type=TIPE_XLSX)


@require_safe
@perlu_izin(boleh_impor)
def templat_impor(request: HttpRequest, jenis: str) -> HttpResponse:
    """Hand out an empty workbook of a kind."""
    if jenis not in JENIS:
        raise Http404
    jawab = HttpResponse(tulis_templat(JENIS[jenis]), content_type=TIPE_XLSX)
    jawab["Content-Disposition"] = f'attachment; filename="templat-{jenis}.xlsx"'
    return jawab
