"""Succession groups: the list, one group with its members, and what may be done to it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from karier.aturan.suksesi import LINGKUP
from karier.forms.suksesi import BukaKelompok, SaringKandidatForm, TetapkanKelompok
from karier.models import KelompokSuksesi, Suksesor
from karier.pilihan import StatusKelompok
from karier.selectors.suksesi.kelompok import (
    anggota_terlihat,
    daftar_kelompok,
    halaman_anggota,
    kelompok_terlihat,
    tidak_masuk,
)
from karier.selectors.suksesi.pemetaan import sudah_ditetapkan
from karier.services.suksesi import kelompok as layanan
from karier.services.suksesi.penetapan import tetapkan
from karier.services.suksesi.rencana import antrekan_susun_suksesi
from karier.views.suksesi.jabatan import lapor_galat, unduhan
from pegawai.izin import boleh_lihat_suksesi, boleh_susun_suksesi, boleh_tetapkan_suksesi
from pegawai.models import Pengguna
from pegawai.selectors.faktor import punya_faktor
from pegawai.views.pelaku import pelaku
from pemetaan.views.kueri import kueri_saring
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import kunci_halaman
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

_POTONGAN = 500
_TAMPIL_TIDAK_MASUK = 50
SKEMA = SkemaEkspor(
    "kelompok-suksesi",
    1,
    (
        *("Lingkup", "Status", "Periode", "Anggota", "Suksesor", "Nomor keputusan", "Tanggal keputusan"),
        *("Dibuat pada", "Ditetapkan pada", "Berakhir pada", "Alasan pencabutan"),
    ),
)
SKEMA_ANGGOTA = SkemaEkspor(
    "anggota-suksesi",
    1,
    (
        *("Urutan", "NIP", "Nama", "Kotak", "Peringkat", "Nilai Talenta", "Golongan", "Jabatan", "Unit kerja"),
        *("Jabatan target", "Unit target", "Urutan suksesor", "Kesiapan", "Siap mulai", "Lowong mulai"),
    ),
)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_suksesi)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the groups; with POST open a new draft, ``?bentuk=`` hands the list out."""
    pengguna = pelaku(request)
    susun = boleh_susun_suksesi(pengguna)
    if request.method == "POST" and not susun:
        raise PermissionDenied
    form = BukaKelompok(request.POST or None) if susun else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            kelompok = layanan.buka_konsep(oleh=pengguna, **form.cleaned_data)
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, "Konsep kelompok rencana suksesi dibuat. Periksa anggotanya.")
            return redirect("suksesi-kelompok", pk=kelompok.pk)
    if bentuk := request.GET.get("bentuk", ""):
        return unduhan(bentuk, "kelompok rencana suksesi", SKEMA, map(_baris, daftar_kelompok(pengguna)))
    isi = {"aktif": "kelompok", "kelompok": daftar_kelompok(pengguna), "form": form}
    return render(request, "karier/suksesi/daftar_kelompok.html", isi, status=400 if form and form.errors else 200)


def _baris(satu: KelompokSuksesi) -> tuple[Any, ...]:
    return (
        *(satu.get_lingkup_display(), satu.get_status_display(), satu.pemetaan.periode.tahun),
        *(satu.banyak, satu.banyak_suksesor),  # type: ignore[attr-defined]
        *(satu.nomor, satu.tanggal, satu.dibuat_pada, satu.ditetapkan_pada, satu.berakhir_pada, satu.alasan),
    )


def _kelompok(pengguna: Pengguna, pk: int) -> KelompokSuksesi:
    return get_object_or_404(kelompok_terlihat(pengguna), pk=pk)


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_suksesi)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one group: members in the lawful order with the posts they are named for, who is not in it, history."""
    pengguna = pelaku(request)
    kelompok = _kelompok(pengguna, pk)
    form = SaringKandidatForm(request.GET)
    del form.fields["kesiapan"]
    form.is_valid()
    bersih = form.cleaned_data
    konsep = kelompok.status == StatusKelompok.KONSEP
    isi: dict[str, Any] = {
        "aktif": "kelompok",
        "kelompok": kelompok,
        "form": form,
        "kueri": kueri_saring(request),
        "halaman": halaman_anggota(
            anggota_terlihat(pengguna, kelompok),
            q=tanpa_nul(bersih.get("q") or ""),
            kotak=bersih.get("kotak"),
            kunci=kunci_halaman(request.GET),
        ),
        "tersaring": any(bersih.values()),
        "ubah": konsep and boleh_susun_suksesi(pengguna),
    }
    if minta_potongan(request):
        return render(request, "karier/suksesi/_anggota.html", isi)
    return render(request, "karier/suksesi/kelompok.html", isi | _isi(pengguna, kelompok, konsep))


def _isi(pengguna: Pengguna, kelompok: KelompokSuksesi, konsep: bool) -> dict[str, Any]:
    luar = tidak_masuk(pengguna, kelompok, hari_ini=timezone.localdate())
    tetap = boleh_tetapkan_suksesi(pengguna)
    return {
        "lingkup": LINGKUP[kelompok.lingkup],
        "riwayat": kelompok.riwayat.select_related("oleh"),
        "luar": luar[:_TAMPIL_TIDAK_MASUK],
        "banyak_luar": len(luar),
        "final": sudah_ditetapkan(kelompok.pemetaan),
        "form_tetapkan": TetapkanKelompok(initial={"revisi": kelompok.revisi}) if konsep and tetap else None,
        "berfaktor": konsep and tetap and punya_faktor(pengguna),
        "cabut": tetap and kelompok.status == StatusKelompok.DITETAPKAN,
        "banyak_suksesor": Suksesor.objects.filter(anggota__kelompok=kelompok, anggota__dikeluarkan="").count(),
    }


@require_safe
@perlu_izin(boleh_lihat_suksesi)
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """Hand out the members of a group, a row for each post they are named for."""
    pengguna = pelaku(request)
    kelompok = _kelompok(pengguna, pk)
    nama = f"krs-{kelompok.lingkup}-{kelompok.pemetaan.periode.tahun}"
    return unduhan(bentuk, nama, SKEMA_ANGGOTA, _baris_unduh(pengguna, kelompok))


def _baris_unduh(pengguna: Pengguna, kelompok: KelompokSuksesi) -> Iterator[tuple[Any, ...]]:
    anggota = anggota_terlihat(pengguna, kelompok).select_related("pegawai", "jabatan", "unit")
    for satu in anggota.prefetch_related("suksesi__jabatan", "suksesi__unit").iterator(chunk_size=_POTONGAN):
        kepala = (
            satu.urutan,
            satu.pegawai.nip,
            satu.pegawai.nama_lengkap,
            satu.kotak,
            satu.peringkat,
            satu.nilai_talenta,
            satu.golongan,
            satu.jabatan.nama,
            satu.unit.nama,
        )
        suksesi = list(satu.suksesi.all())
        for s in suksesi:
            yield (
                *kepala,
                s.jabatan.nama,
                s.unit.nama,
                s.urutan,
                s.get_kesiapan_display(),
                s.siap,
                s.lowong,
            )
        if not suksesi:
            yield (*kepala, *[None] * 6)


def _segarkan(kelompok: KelompokSuksesi, revisi: int, request: HttpRequest, oleh: Pengguna) -> str:
    layanan.segarkan(kelompok=kelompok, revisi=revisi, oleh=oleh)
    return "Anggota konsep disegarkan dari hasil pemetaan terakhir."


def _hapus(kelompok: KelompokSuksesi, revisi: int, request: HttpRequest, oleh: Pengguna) -> str:
    layanan.hapus_konsep(kelompok=kelompok, revisi=revisi, oleh=oleh)
    return "Konsep dihapus."


def _cabut(kelompok: KelompokSuksesi, revisi: int, request: HttpRequest, oleh: Pengguna) -> str:
    layanan.cabut(kelompok=kelompok, alasan=tanpa_nul(request.POST.get("alasan", "")), oleh=oleh)
    return "Kelompok rencana suksesi dicabut."


def _tetapkan(kelompok: KelompokSuksesi, revisi: int, request: HttpRequest, oleh: Pengguna) -> str:
    form = TetapkanKelompok(request.POST)
    if not form.is_valid():
        lapor_galat(request, form)
        return ""
    tetapkan(kelompok=kelompok, oleh=oleh, kode=request.POST.get("kode", ""), **form.cleaned_data)
    return f"Kelompok rencana suksesi ditetapkan dengan keputusan {kelompok.nomor}."


AKSI: dict[str, Callable[[KelompokSuksesi, int, HttpRequest, Pengguna], str]] = {
    "segarkan": _segarkan,
    "hapus": _hapus,
    "cabut": _cabut,
    "tetapkan": _tetapkan,
}


@sensitive_post_parameters("kode")
@require_POST
@perlu_izin(boleh_lihat_suksesi)
def aksi(request: HttpRequest, pk: int) -> HttpResponse:
    """Refresh, delete, set or revoke a group (``aksi``) with the revision that was shown."""
    pengguna = pelaku(request)
    kelompok = _kelompok(pengguna, pk)
    kerja, revisi = AKSI.get(request.POST.get("aksi", "")), bilangan(request.POST.get("revisi", ""))
    if kerja is None or revisi is None:
        messages.error(request, "Permintaan tidak lengkap. Muat ulang halaman, lalu ulangi.")
        return redirect("suksesi-kelompok", pk=pk)
    try:
        pesan = kerja(kelompok, revisi, request, pengguna)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("suksesi-kelompok", pk=pk)
    if pesan:
        messages.success(request, pesan)
    return redirect("suksesi-daftar") if kerja is _hapus else redirect("suksesi-kelompok", pk=pk)


@require_POST
@perlu_izin(boleh_susun_suksesi)
def susun(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the drawing up of the succession plan of a draft and lead to its progress."""
    pengguna = pelaku(request)
    pekerjaan = antrekan_susun_suksesi(kelompok=_kelompok(pengguna, pk), oleh=pengguna)
    return redirect("pekerjaan", pk=pekerjaan.pk)
