"""Packages for BKN: the list, one of them, its file, and what may be recorded of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karier.aturan.paket import tindakan_paket, transisi_paket
from karier.forms.paket import FORM_PAKET, PaketBaru
from karier.models import PaketBkn
from karier.pilihan import StatusPaket
from karier.selectors.paket import berubah_sejak, nomor_pengantar, paket_terlihat, siap_per_tahun
from karier.services import paket as layanan
from pegawai.izin import boleh_kelola_paket, boleh_lihat_paket
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

PER_HALAMAN = 25
SKEMA = SkemaEkspor(
    "paket-bkn",
    1,
    (
        *("Paket", "Tahun awal", "Tahun akhir", "Banyak RPK", "Status", "Disusun pada", "Disusun oleh"),
        *("Tanggal kirim", "Nomor tanda terima", "Menggantikan paket"),
    ),
)
AKSI: dict[str, tuple[Callable[..., None], str]] = {
    "kirim": (layanan.kirim, "Pengiriman dicatat; status RPK di dalamnya sedang diperbarui."),
    "terima": (layanan.terima, "Tanda terima dicatat."),
    "kembali": (layanan.kembalikan, "Pengembalian dicatat; status RPK di dalamnya sedang diperbarui."),
    "batal": (layanan.batalkan, "Paket dibatalkan; RPK di dalamnya dapat masuk paket lain."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_paket)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the packages of the agency; POST draws one up, ``?bentuk=`` hands the list out."""
    pengguna = pelaku(request)
    kelola = boleh_kelola_paket(pengguna) and pengguna.instansi is not None
    siap = siap_per_tahun(pengguna.instansi) if kelola and pengguna.instansi else []
    form = PaketBaru(request.POST if request.method == "POST" else None, siap=siap)
    if request.method == "POST":
        if not kelola:
            raise PermissionDenied
        if form.is_valid() and (jawab := _susun(form, pengguna)):
            return jawab
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "paket bkn", SKEMA, (_baris(satu) for satu in paket_terlihat(pengguna)))
    lembar = Paginator(paket_terlihat(pengguna), PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {"halaman": lembar, "form": form, "siap": siap, "kelola": kelola}
    return render(request, "karier/paket/daftar.html", isi, status=400 if form.errors else 200)


def _baris(satu: PaketBkn) -> tuple[Any, ...]:
    return (
        *(satu.pk, satu.tahun_awal, satu.tahun_awal + 4, satu.banyak, satu.get_status_display()),  # type: ignore[attr-defined]
        *(satu.dibuat_pada, str(satu.dibuat_oleh or ""), satu.tanggal_kirim, satu.nomor_terima, satu.menggantikan_id),
    )


def _susun(form: forms.Form, pengguna: Pengguna) -> HttpResponse | None:
    assert pengguna.instansi is not None
    try:
        pekerjaan = layanan.antrekan_paket(
            instansi=pengguna.instansi, tahun_awal=form.cleaned_data["tahun_awal"], oleh=pengguna
        )
    except GalatAplikasi as galat:
        form.add_error(None, galat.pesan)
        return None
    return redirect("pekerjaan", pk=pekerjaan.pk)


@require_safe
@perlu_izin(boleh_lihat_paket)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a package with its history and what may be recorded of it now."""
    return _halaman(request, _ambil(pelaku(request), pk), {})


def _ambil(pengguna: Pengguna, pk: int) -> PaketBkn:
    return get_object_or_404(paket_terlihat(pengguna).select_related("pekerjaan", "menggantikan"), pk=pk)


def _halaman(request: HttpRequest, paket: PaketBkn, terisi: dict[str, forms.Form]) -> HttpResponse:
    kelola = boleh_kelola_paket(pelaku(request))
    tindakan = tindakan_paket(paket.status) if kelola else ()
    awal = {"nomor": nomor_pengantar(paket)} if paket.status == StatusPaket.DISIAPKAN else {}
    pasangan = [(b, terisi.get(b.aksi) or FORM_PAKET[b.aksi](initial=awal, prefix=b.aksi)) for b in tindakan]
    butir = paket.butir.select_related("rpk__pegawai", "dokumen")
    isi: dict[str, Any] = {
        "paket": paket,
        "tindakan": pasangan,
        "kelola": kelola,
        "butir": halaman_kunci(butir, urutan=("rpk__pegawai__nip", "pk"), **kunci_halaman(request.GET)),
        "riwayat": paket.riwayat.select_related("oleh"),
        "kiriman_ulang": paket.kiriman_ulang.exclude(status=StatusPaket.DIBATALKAN).first(),
        "berubah": berubah_sejak(paket)[:5] if paket.status == StatusPaket.DISIAPKAN else [],
    }
    return render(
        request, "karier/paket/rincian.html", isi, status=400 if any(f.errors for f in terisi.values()) else 200
    )


@require_POST
@perlu_izin(boleh_kelola_paket)
def aksi(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """Record sending, receipt, return or giving up; ``ulang`` builds the file again, ``kirim-ulang`` a new package."""
    pengguna = pelaku(request)
    paket = _ambil(pengguna, pk)
    if nama in ("ulang", "kirim-ulang"):
        return _susun_lagi(request, paket, nama)
    if nama not in AKSI or transisi_paket(nama, paket.status) is None:
        messages.error(request, f"Paket ini {paket.get_status_display().lower()}; muat ulang lalu ulangi.")
        return redirect("paket", pk=pk)
    form = FORM_PAKET[nama](request.POST, prefix=nama)
    layanan_aksi, pesan = AKSI[nama]
    if not form.is_valid():
        return _halaman(request, paket, {nama: form})
    try:
        layanan_aksi(paket=paket, oleh=pengguna, **form.cleaned_data)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        form.add_error(None, galat.pesan)
        return _halaman(request, paket, {nama: form})
    messages.success(request, pesan)
    return redirect("paket", pk=pk)


def _susun_lagi(request: HttpRequest, paket: PaketBkn, nama: str) -> HttpResponse:
    pengguna = pelaku(request)
    try:
        if nama == "ulang":
            pekerjaan = layanan.antrekan_lagi(paket=paket, oleh=pengguna)
        else:
            pekerjaan = layanan.antrekan_paket(
                instansi=paket.instansi, tahun_awal=paket.tahun_awal, oleh=pengguna, menggantikan=paket
            )
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("paket", pk=paket.pk)
    return redirect("pekerjaan", pk=pekerjaan.pk)


@require_safe
@perlu_izin(boleh_lihat_paket)
def berkas(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the zip, streamed; back to the package where there is none."""
    paket = _ambil(pelaku(request), pk)
    try:
        if not paket.berkas:
            raise FileNotFoundError
        isi = paket.berkas.open("rb")
    except FileNotFoundError:
        messages.error(request, "Berkas paket ini belum ada di penyimpanan.")
        return redirect("paket", pk=pk)
    nama = f"paket-bkn-{paket.tahun_awal}-{paket.tahun_awal + 4}-{paket.pk}.zip"
    jawab = FileResponse(isi, as_attachment=True, filename=nama, content_type="application/zip")
    jawab["Cache-Control"] = "private, no-store"
    return jawab
