"""Yearly evaluations: the list, one of them, what follows from it, and its report."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karier.dokumen.evaluasi import cetak_evaluasi, tulis_evaluasi
from karier.forms.realisasi import EvaluasiBaru, EvaluasiForm, TindakLanjutForm
from karier.models import EvaluasiTahunan
from karier.pilihan import StatusEvaluasi
from karier.selectors.capaian import tahun_terencana
from karier.selectors.evaluasi import URUTAN_EVALUASI, angka, daftar_evaluasi, evaluasi_terlihat
from karier.services import evaluasi as layanan
from pegawai.izin import boleh_catat_realisasi, boleh_lihat_monev
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, XLSX, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "evaluasi-tahunan", 1, ("Unit", "ID unit", "Tahun", "Status", "Tindak lanjut", "Tindak lanjut terbuka")
)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_monev)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the evaluations in scope; POST begins one, ``?bentuk=`` hands the list out."""
    pengguna = pelaku(request)
    kini = timezone.localdate().year
    tahun = [t for t in tahun_terencana(pengguna, kini) if t <= kini]
    data = request.POST if request.method == "POST" else None
    form = EvaluasiBaru(data, pengguna=pengguna, tahun=tahun, initial={"tahun": kini - 1})
    if request.method == "POST":
        if not boleh_catat_realisasi(pengguna):
            raise PermissionDenied
        if form.is_valid() and (baru := _mulai(form, pengguna)):
            return redirect("evaluasi", pk=baru.pk)
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "evaluasi tahunan", SKEMA, (_baris(satu) for satu in daftar_evaluasi(pengguna)))
    lembar = halaman_kunci(daftar_evaluasi(pengguna), urutan=URUTAN_EVALUASI, **kunci_halaman(request.GET))
    isi = {"halaman": lembar, "form": form if boleh_catat_realisasi(pengguna) else None}
    return render(request, "karier/monev/evaluasi_daftar.html", isi, status=400 if form.errors else 200)


def _baris(satu: EvaluasiTahunan) -> tuple[Any, ...]:
    return (
        *(satu.unit.nama if satu.unit else satu.instansi.nama, satu.unit.siasn_id if satu.unit else None, satu.tahun),
        *(satu.get_status_display(), satu.tindakan, satu.tindakan_terbuka),  # type: ignore[attr-defined]
    )


def _mulai(form: EvaluasiBaru, pengguna: Pengguna) -> EvaluasiTahunan | None:
    try:
        return layanan.mulai(**form.cleaned_data, oleh=pengguna)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        form.add_error(None, galat.pesan)
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_monev)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an evaluation with its figures; POST saves the texts, and with ``tutup`` closes it."""
    pengguna = pelaku(request)
    evaluasi = _ambil(pengguna, pk)
    data = request.POST if request.method == "POST" else None
    form = EvaluasiForm(data, instance=evaluasi, initial={"revisi": evaluasi.revisi})
    if request.method == "POST" and form.is_valid() and _simpan(request, pk, form):
        return redirect("evaluasi", pk=pk)
    return _halaman(request, _ambil(pengguna, pk), form, TindakLanjutForm())


@require_POST
@perlu_izin(boleh_catat_realisasi)
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed evaluation again, with the reason (field ``alasan``) and the revision that was shown."""
    pengguna = pelaku(request)
    evaluasi, revisi = _ambil(pengguna, pk), bilangan(request.POST.get("revisi", "")) or 0
    alasan = tanpa_nul(request.POST.get("alasan", ""))
    _jalankan(
        request,
        lambda: layanan.buka_kembali(evaluasi=evaluasi, revisi=revisi, oleh=pengguna, alasan=alasan),
        "Evaluasi dibuka kembali. Isinya dapat diubah, lalu ditutup lagi.",
    )
    return redirect("evaluasi", pk=pk)


def _ambil(pengguna: Pengguna, pk: int) -> EvaluasiTahunan:
    return get_object_or_404(evaluasi_terlihat(pengguna).select_related("dibuat_oleh", "selesai_oleh"), pk=pk)


def _simpan(request: HttpRequest, pk: int, form: EvaluasiForm) -> bool:
    pengguna, data = pelaku(request), form.cleaned_data
    evaluasi = _ambil(pengguna, pk)
    menutup = "tutup" in request.POST
    try:
        layanan.tulis(evaluasi=evaluasi, revisi=data["revisi"], oleh=pengguna, isi=data)
        if menutup:
            layanan.tutup(evaluasi=evaluasi, revisi=evaluasi.revisi, oleh=pengguna)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        if evaluasi.revisi != data["revisi"] and menutup:
            messages.error(request, f"Isi disimpan, tetapi belum ditutup. {galat.pesan}")
            return True
        form.add_error(None, galat.pesan)
        return False
    messages.success(request, "Evaluasi ditutup." if menutup else "Evaluasi disimpan.")
    return True


def _halaman(
    request: HttpRequest, evaluasi: EvaluasiTahunan, form: EvaluasiForm, form_tindakan: TindakLanjutForm
) -> HttpResponse:
    pengguna, hari_ini = pelaku(request), timezone.localdate()
    isi: dict[str, Any] = {
        "evaluasi": evaluasi,
        "angka": angka(evaluasi, pengguna, hari_ini),
        "tindak_lanjut": evaluasi.tindak_lanjut.select_related("selesai_oleh"),
        "form": form,
        "form_tindakan": form_tindakan,
        "pembukaan": evaluasi.pembukaan.select_related("oleh", "ditutup_oleh"),
        "boleh_tulis": boleh_catat_realisasi(pengguna),
        "terbuka": evaluasi.status == StatusEvaluasi.DISUSUN,
        "hari_ini": hari_ini,
    }
    salah = form.errors or form_tindakan.errors
    return render(request, "karier/monev/evaluasi.html", isi, status=400 if salah else 200)


@require_POST
@perlu_izin(boleh_catat_realisasi)
def tindak_lanjut(request: HttpRequest, pk: int) -> HttpResponse:
    """Add something to be done because of an evaluation."""
    pengguna = pelaku(request)
    evaluasi = _ambil(pengguna, pk)
    form = TindakLanjutForm(request.POST)
    if not form.is_valid():
        awal = EvaluasiForm(instance=evaluasi, initial={"revisi": evaluasi.revisi})
        return _halaman(request, evaluasi, awal, form)
    _jalankan(request, lambda: layanan.catat_tindak_lanjut(evaluasi=evaluasi, oleh=pengguna, **form.cleaned_data))
    return redirect("evaluasi", pk=pk)


@require_POST
@perlu_izin(boleh_catat_realisasi)
def selesaikan(request: HttpRequest, pk: int, tindakan_pk: int) -> HttpResponse:
    """Say what came of something that was to be done."""
    pengguna = pelaku(request)
    satu = get_object_or_404(_ambil(pengguna, pk).tindak_lanjut.all(), pk=tindakan_pk)
    hasil = tanpa_nul(request.POST.get("hasil", ""))
    _jalankan(request, lambda: layanan.selesaikan_tindak_lanjut(tindakan=satu, oleh=pengguna, hasil=hasil))
    return redirect("evaluasi", pk=pk)


def _jalankan(request: HttpRequest, kerja: Callable[[], object], pesan: str = "Tindak lanjut dicatat.") -> None:
    try:
        kerja()
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, pesan)


@require_safe
@perlu_izin(boleh_lihat_monev)
def laporan(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """Hand out the report of an evaluation as ``pdf`` or ``xlsx``."""
    pengguna = pelaku(request)
    evaluasi = _ambil(pengguna, pk)
    kini = angka(evaluasi, pengguna, timezone.localdate())
    nama = f"evaluasi-rpk-{evaluasi.tahun}-{evaluasi.pk}.{bentuk}"
    if bentuk == "xlsx":
        jawab = HttpResponse(tulis_evaluasi(evaluasi, kini), content_type=XLSX)
        jawab["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=nama) or ""
        return jawab
    if bentuk != "pdf":
        raise Http404
    jawab = HttpResponse(cetak_evaluasi(evaluasi, kini), content_type="application/pdf")
    jawab["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=nama) or ""
    jawab["Cache-Control"] = "private, no-store"
    return jawab
