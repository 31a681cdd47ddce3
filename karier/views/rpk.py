"""Plans: the list, one plan, and what may be done to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from karier.forms.rpk import SaringRpk
from karier.models import RencanaKarier
from karier.pilihan import StatusRpk
from karier.selectors.pelaksanaan import keadaan
from karier.selectors.pemeriksaan import periksa_rencana
from karier.selectors.rpk import URUTAN_RPK, daftar_rpk, rpk_terlihat, tahunan, tindakan
from karier.selectors.sidik import sidik_rpk
from karier.services import pelaksanaan, persetujuan
from karier.views.penetapan import tetapkan_satu
from pegawai.izin import boleh_lihat_disiplin, boleh_lihat_instansi, boleh_susun_rpk
from pegawai.models import Pengguna
from pegawai.selectors.faktor import punya_faktor
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci
from talenta.umum.htmx import minta_potongan
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "rencana-karier",
    1,
    (
        *("NIP", "Nama", "Jabatan", "Unit kerja", "Tahun awal", "Tahun akhir", "Versi", "Status", "Kotak"),
        *("Perpindahan yang direncanakan", "Nomor", "Disusun pada", "Ditetapkan pada"),
    ),
)
DIPERIKSA_ULANG = (StatusRpk.DISUSUN, StatusRpk.DIAJUKAN, StatusRpk.DIPERIKSA)
AKSI: dict[str, tuple[Callable[..., None], str]] = {
    "ajukan": (persetujuan.ajukan, "RPK diajukan kepada Pejabat yang Berwenang."),
    "periksa": (persetujuan.periksa, "RPK diperiksa dan diteruskan kepada PPK."),
    "kembalikan": (persetujuan.kembalikan, "RPK dikembalikan kepada penyusun."),
    "batalkan": (persetujuan.batalkan, "RPK dibatalkan."),
    "tarik": (persetujuan.tarik, "RPK ditarik kembali dan dapat diubah lagi."),
    "jalankan": (pelaksanaan.jalankan, "RPK berjalan."),
    "evaluasi": (pelaksanaan.evaluasi, "RPK ditutup dengan evaluasi."),
}


@require_safe
@vary_on_headers("HX-Request")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the plans in the user's scope, filtered; an employee sees the own ones that are set.

    ``?bentuk=`` hands out all of them.
    """
    pengguna = pelaku(request)
    form = SaringRpk(request.GET, pengguna=pengguna)
    form.is_valid()
    saring = {nama: form.cleaned_data.get(nama) for nama in form.fields}
    rpk = daftar_rpk(
        pengguna,
        status=saring["status"] or "",
        unit=saring["unit"],
        tahun=saring["tahun"],
        q=saring["q"] or "",
    )
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "rencana karier", SKEMA, (_baris(satu) for satu in rpk.iterator(chunk_size=1000)))
    sesudah, sebelum = (bilangan(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    isi = {
        "form": form,
        "halaman": halaman_kunci(rpk, urutan=URUTAN_RPK, sesudah=sesudah, sebelum=sebelum, terbatas=bool(saring["q"])),
        "saringan_aktif": any(saring.values()),
        "boleh_susun": boleh_susun_rpk(pengguna),
        "instansi": boleh_lihat_instansi(pengguna),
    }
    return render(request, "karier/rpk/_daftar.html" if minta_potongan(request) else "karier/rpk/daftar.html", isi)


def _baris(satu: RencanaKarier) -> tuple[Any, ...]:
    orang, pindah = satu.pegawai, satu.pindah  # type: ignore[attr-defined]
    rencana = "; ".join(f"{langkah.tahun} {langkah.jabatan.nama}" for langkah in pindah)
    return (
        *(orang.nip, orang.nama_lengkap, orang.jabatan.nama, orang.unit.nama, satu.tahun_awal, satu.tahun_awal + 4),
        *(satu.versi, satu.get_status_display(), satu.penempatan.kotak_akhir if satu.penempatan else None),
        *(rencana, satu.nomor, satu.dibuat_pada, satu.ditetapkan_pada),
    )


@never_cache
@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one plan with its steps, alignment, warnings, history, and what the user may do to it now."""
    pengguna = pelaku(request)
    rpk = get_object_or_404(_lengkap(pengguna), pk=pk)
    return render(request, "karier/rpk/rincian.html", _isi(rpk, pengguna))


def _lengkap(pengguna: Pengguna) -> Any:
    return rpk_terlihat(pengguna).select_related(
        "pegawai__jabatan", "pegawai__unit", "instansi", "penempatan", "menggantikan", "ditetapkan_oleh"
    )


def _isi(rpk: RencanaKarier, pengguna: Pengguna) -> dict[str, Any]:
    langkah = list(
        rpk.langkah.select_related("jabatan", "unit", "katalog").prefetch_related("penyelarasan", "realisasi__oleh")
    )
    boleh = tindakan(rpk, pengguna)
    boleh_pdf = boleh_lihat_disiplin(pengguna, rpk.pegawai)
    diperiksa = boleh_pdf and boleh_lihat_instansi(pengguna) and rpk.status in DIPERIKSA_ULANG
    hasil = periksa_rencana(rpk) if diperiksa else None
    return {
        "rpk": rpk,
        "tahunan": tahunan(rpk, langkah, hasil),
        "pelanggaran": hasil.pelanggaran if hasil else [],
        "diperiksa": diperiksa,
        "pindah": [satu for satu in langkah if satu.jabatan_id],
        "riwayat": rpk.riwayat.select_related("oleh", "bukti", "pelimpahan"),
        "sidik": sidik_rpk([rpk.pk])[rpk.pk] if boleh else "",
        "berfaktor": any(baris.aksi == "tetapkan" for baris in boleh) and punya_faktor(pengguna),
        "tindakan": boleh,
        "boleh_ubah": any(baris.aksi == "ajukan" for baris in boleh),
        "boleh_pdf": boleh_pdf,
    } | keadaan(rpk, pengguna, boleh_disiplin=boleh_pdf)


@never_cache
@sensitive_post_parameters("kode")
@require_POST
def aksi(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a plan on (field ``aksi``) with the revision that was shown and a note; says at once what was refused."""
    pengguna = pelaku(request)
    rpk = get_object_or_404(rpk_terlihat(pengguna), pk=pk)
    if request.POST.get("aksi") == "tetapkan":
        return tetapkan_satu(request, rpk)
    pilihan = AKSI.get(request.POST.get("aksi", ""))
    revisi = bilangan(request.POST.get("revisi", ""))
    if pilihan is None or revisi is None:
        messages.error(request, "Permintaan tidak lengkap. Muat ulang halaman, lalu ulangi.")
        return redirect("rpk-rincian", pk=pk)
    layanan, pesan = pilihan
    try:
        layanan(rpk=rpk, revisi=revisi, oleh=pengguna, catatan=tanpa_nul(request.POST.get("catatan", "")))
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("rpk-rincian", pk=pk)
    messages.success(request, pesan)
    if request.POST.get("kembali") == "antrean":
        return redirect("persetujuan")
    return redirect("rpk-rincian", pk=pk)
