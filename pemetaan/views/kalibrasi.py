"""Calibration of a year: its sessions, what they changed, opening and correcting one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.izin import boleh_kalibrasi, boleh_lihat_kalibrasi
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from pemetaan.forms.kalibrasi import FormSidang, akun_tim, awal_sidang
from pemetaan.models import Pemetaan, Sidang
from pemetaan.pilihan import StatusSidang
from pemetaan.selectors.kalibrasi import bawaan, daftar_sidang, sidang_terlihat
from pemetaan.selectors.periode import pemetaan_berlaku
from pemetaan.selectors.sebaran_kalibrasi import sebaran_kalibrasi
from pemetaan.services import sidang as layanan
from pemetaan.services.bawa import bawa
from pemetaan.services.kalibrasi import BOLEH_DIKALIBRASI
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

# At which field of the form an objection of the service stands.
BIDANG = {"tanggal-sidang": "tanggal", "anggota-sidang": "akun", "anggota-bekerja": "akun", "lain": "lain"}
SKEMA = SkemaEkspor(
    "sidang-kalibrasi",
    1,
    ("Nama sidang", "Forum", "Tempat", "Tanggal", "Keadaan", "Anggota", "Perubahan", "Ditutup pada", "Ditutup oleh"),
)


def pemetaan_atau_404(pengguna: Pengguna, tahun: int) -> Pemetaan:
    """Return the run in force of the user's agency in a year."""
    pemetaan = pemetaan_berlaku(pengguna.instansi_id, tahun) if pengguna.instansi_id else None
    if pemetaan is None:
        raise Http404(f"Tahun {tahun} belum dipetakan.")
    return pemetaan


def sidang_atau_404(pengguna: Pengguna, tahun: int, pk: int) -> Sidang:
    """Return a session of a year that the user may see."""
    return get_object_or_404(sidang_terlihat(pengguna), pk=pk, pemetaan__periode__tahun=tahun)


def dapat_bekerja(pengguna: Pengguna, sidang: Sidang) -> bool:
    """Tell whether the user may move people in this session now: as a member, while it is open."""
    terbuka = sidang.status == StatusSidang.DIBUKA and boleh_kalibrasi(pengguna)
    return terbuka and sidang.anggota.filter(pengguna=pengguna).exists()


@require_safe
@perlu_izin(boleh_lihat_kalibrasi)
def daftar(request: HttpRequest, tahun: int) -> HttpResponseBase:
    """Show the sessions of a year, how people moved by unit, and what an earlier run has left.

    ``?bentuk=`` hands the sessions out.
    """
    pengguna = pelaku(request)
    pemetaan = pemetaan_atau_404(pengguna, tahun)
    sidang = list(daftar_sidang(pengguna, tahun))
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, f"sidang kalibrasi {tahun}", SKEMA, map(_baris, sidang))
    isi = {
        "tahun": tahun,
        "pemetaan": pemetaan,
        "sidang": sidang,
        "sebaran": sebaran_kalibrasi(pemetaan),
        "bawaan": bawaan(pemetaan),
        "boleh_buka": boleh_kalibrasi(pengguna) and pemetaan.periode.status in BOLEH_DIKALIBRASI,
    }
    return render(request, "pemetaan/kalibrasi/daftar.html", isi)


def _baris(satu: Sidang) -> tuple[Any, ...]:
    anggota = "; ".join(duduk.nama for duduk in satu.anggota.all())
    return (
        *(satu.nama, satu.forum, satu.tempat, satu.tanggal, satu.get_status_display(), anggota),
        *(satu.banyak, satu.ditutup_pada, str(satu.ditutup_oleh or "")),  # type: ignore[attr-defined]
    )


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_kalibrasi)
def buka(request: HttpRequest, tahun: int) -> HttpResponse:
    """Open a session over the run in force."""
    pengguna = pelaku(request)
    pemetaan = pemetaan_atau_404(pengguna, tahun)
    assert pengguna.instansi is not None  # boleh_kalibrasi
    awal = {"akun": [satu.pk for satu in akun_tim(pengguna.instansi)]}
    form = FormSidang(request.POST or None, instansi=pengguna.instansi, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            baru = layanan.buka(pemetaan=pemetaan, isi=form.isi(), oleh=pengguna)
        except GalatAplikasi as galat:
            form.add_error(BIDANG.get(galat.kode), galat.pesan)
        else:
            messages.success(request, f"Sidang “{baru}” dibuka.")
            return redirect("kalibrasi-sidang", tahun, baru.pk)
    return _formulir(request, tahun, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_kalibrasi)
def ubah(request: HttpRequest, tahun: int, pk: int) -> HttpResponse:
    """Correct an open session and who sits in it."""
    pengguna = pelaku(request)
    sidang = sidang_atau_404(pengguna, tahun, pk)
    assert pengguna.instansi is not None  # boleh_kalibrasi
    form = FormSidang(request.POST or None, instansi=pengguna.instansi, initial=awal_sidang(sidang))
    if request.method == "POST" and form.is_valid():
        try:
            layanan.ubah(sidang=sidang, isi=form.isi(), oleh=pengguna)
        except GalatAplikasi as galat:
            form.add_error(BIDANG.get(galat.kode), galat.pesan)
        else:
            messages.success(request, "Data sidang disimpan.")
            return redirect("kalibrasi-sidang", tahun, pk)
    return _formulir(request, tahun, form, sidang)


def _formulir(request: HttpRequest, tahun: int, form: FormSidang, sidang: Sidang | None) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(
        request, "pemetaan/kalibrasi/sidang_form.html", {"tahun": tahun, "form": form, "sidang": sidang}, status=status
    )


def lakukan(request: HttpRequest, kerja: Callable[[], Any]) -> Any:
    """Do what a service does; say a refusal as a message (None), a missing right as 403."""
    try:
        return kerja() or True
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return None


@require_POST
@perlu_izin(boleh_kalibrasi)
def tutup(request: HttpRequest, tahun: int, pk: int) -> HttpResponse:
    """Close a session for good."""
    pengguna = pelaku(request)
    sidang = sidang_atau_404(pengguna, tahun, pk)
    if lakukan(request, lambda: layanan.tutup(sidang=sidang, oleh=pengguna)):
        messages.success(request, f"Sidang “{sidang}” ditutup. Berita acaranya dapat dicetak.")
        return redirect("kalibrasi-catatan", tahun, pk)
    return redirect("kalibrasi-sidang", tahun, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_kalibrasi)
def bawa_kalibrasi(request: HttpRequest, tahun: int, pk: int) -> HttpResponse:
    """Show which calibrations of the earlier run can be carried over, and do it."""
    pengguna = pelaku(request)
    sidang = sidang_atau_404(pengguna, tahun, pk)
    if request.method == "POST":
        hasil = lakukan(request, lambda: bawa(sidang=sidang, oleh=pengguna))
        if hasil:
            messages.success(request, f"{hasil.dibawa} kalibrasi dibawa, {hasil.tidak} tidak.")
        return redirect("kalibrasi-sidang", tahun, pk)
    isi = {"tahun": tahun, "sidang": sidang, "bawaan": bawaan(sidang.pemetaan)}
    return render(request, "pemetaan/kalibrasi/bawa.html", isi)
