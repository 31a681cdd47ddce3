"""Schemes: the list, one version in plain words, copying, editing, its states, and what it would do today."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.keabsahan import keberatan, komponen_dari
from pemetaan.aturan.praktik import PRAKTIK
from pemetaan.forms.sampul import FormSampul
from pemetaan.forms.skema import FormSkema
from pemetaan.izin import boleh_kelola_skema
from pemetaan.models import Skema
from pemetaan.pilihan import StatusSkema
from pemetaan.selectors.periode import pemetaan_berlaku, tahun_terpetakan
from pemetaan.selectors.skema import baris_skema, lazim, skema_terlihat
from pemetaan.selectors.urai_skema import urai
from pemetaan.services import skema_ubah as layanan
from pemetaan.services.andaian import pratinjau as hitung_pratinjau
from pemetaan.views.alur import isi_alur
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "skema-penilaian",
    1,
    (
        *("Kode", "Versi", "Nama", "Untuk", "Praktik SKP", "Keadaan", "Dibekukan pada", "Dipakai (pemetaan)"),
        *("Bobot kinerja", "Bobot potensial", "Di atas ekspektasi mulai", "Sesuai ekspektasi mulai"),
        *("Potensial tinggi mulai", "Potensial menengah mulai", "Masa asesmen (tahun)"),
    ),
)

AKSI: dict[str, tuple[Callable[..., None], str]] = {
    "aktifkan": (layanan.aktifkan, "Skema diaktifkan dan dapat dipilih saat memetakan."),
    "arsipkan": (layanan.arsipkan, "Skema diarsipkan; pemetaan yang memakainya tidak berubah."),
    "hapus": (layanan.hapus, "Konsep skema dihapus."),
}


def _skema(pengguna: Pengguna, pk: int) -> Skema:
    if pengguna.instansi is None:
        raise Http404("Akun tanpa instansi.")
    return get_object_or_404(skema_terlihat(pengguna.instansi), pk=pk)


@require_safe
@perlu_izin(boleh_lihat_instansi)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the versions that ship and those of the agency; ``?bentuk=`` hands the list out."""
    pengguna = pelaku(request)
    semua = skema_terlihat(pengguna.instansi) if pengguna.instansi else Skema.objects.none()
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "skema penilaian", SKEMA, map(_baris, semua))
    return render(request, "pemetaan/skema/daftar.html", {"skema": semua, "kelola": boleh_kelola_skema(pengguna)})


def _baris(satu: Skema) -> tuple[Any, ...]:
    untuk = satu.jabatan or satu.instansi or "Semua instansi (bawaan)"
    return (
        *(satu.kode, satu.versi, satu.nama, str(untuk), satu.get_praktik_skp_display(), satu.get_status_display()),
        *(satu.dibekukan_pada, satu.dipakai, satu.bobot_y, satu.bobot_x),  # type: ignore[attr-defined]
        *(satu.potong_y_atas, satu.potong_y_sesuai, satu.potong_x_tinggi, satu.potong_x_menengah, satu.masa_asesmen),
    )


@require_safe
@perlu_izin(boleh_lihat_instansi)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one version in plain words."""
    pengguna = pelaku(request)
    skema = _skema(pengguna, pk)
    baris = baris_skema(skema)
    kelola = boleh_kelola_skema(pengguna)
    milik = kelola and skema.instansi_id == pengguna.instansi_id
    isi = {
        "skema": skema,
        "uraian": urai(baris),
        "praktik": PRAKTIK.get(baris.skp.praktik),
        "keberatan": keberatan(baris, komponen_dari(baris)),
        "riwayat": skema.riwayat.select_related("oleh"),
        "boleh_salin": kelola,
        "boleh_ubah": milik and skema.dibekukan_pada is None,
        "boleh_aktifkan": milik and skema.status != StatusSkema.AKTIF,
        "boleh_arsipkan": milik and skema.status == StatusSkema.AKTIF,
        "boleh_hapus": milik and skema.status == StatusSkema.KONSEP and skema.dibekukan_pada is None,
    }
    return render(request, "pemetaan/skema/rincian.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_kelola_skema)
def salin(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy a version into a draft of the agency and lead to its form."""
    pengguna = pelaku(request)
    skema = _skema(pengguna, pk)
    assert pengguna.instansi is not None  # _skema
    form = FormSampul(request.POST if request.method == "POST" else None, instansi=pengguna.instansi, asal=skema)
    if form.is_bound and form.is_valid():
        try:
            baru = layanan.salin(skema=skema, sampul=form.sampul(), oleh=pengguna)
        except GalatAplikasi as galat:
            form.add_error(galat.kode if galat.kode in form.fields else None, galat.pesan)
        else:
            messages.success(request, f"{baru} dibuat sebagai konsep. Ubah isinya, lalu aktifkan.")
            return redirect("skema-ubah", baru.pk)
    isi = {"skema": skema, "form": form}
    return render(request, "pemetaan/skema/salin.html", isi, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_kelola_skema)
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a version that no mapping has used; a used or shipped one leads back to its page with the reason."""
    pengguna = pelaku(request)
    skema = _skema(pengguna, pk)
    if skema.instansi_id is None or skema.dibekukan_pada is not None:
        bawaan = "Skema bawaan tidak dapat diubah. Salin dahulu menjadi skema instansi Anda."
        messages.error(request, bawaan if skema.instansi_id is None else layanan.BEKU.format(skema=skema))
        return redirect("skema", pk)
    data = request.POST if request.method == "POST" else None
    form = FormSkema(data, asal=baris_skema(skema), lazim=lazim(), revisi=skema.revisi)
    if form.is_bound and form.is_valid():
        try:
            layanan.simpan(
                skema=skema,
                revisi=form.cleaned_data["revisi"],
                nama=form.cleaned_data["nama"],
                baris=form.baris(),
                oleh=pengguna,
            )
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, f"{skema} disimpan.")
            return redirect("skema", pk)
    isi = {"skema": skema, "form": form, "praktik": PRAKTIK.values()}
    return render(request, "pemetaan/skema/ubah.html", isi, status=400 if form.errors else 200)


@require_POST
@perlu_izin(boleh_kelola_skema)
def aksi(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the state of a version (field ``aksi``), with the revision that was shown."""
    pengguna = pelaku(request)
    skema = _skema(pengguna, pk)
    pilihan = AKSI.get(request.POST.get("aksi", ""))
    revisi = bilangan(request.POST.get("revisi", ""))
    if pilihan is None or revisi is None:
        messages.error(request, "Permintaan tidak lengkap. Muat ulang halaman, lalu ulangi.")
        return redirect("skema", pk)
    lakukan, pesan = pilihan
    try:
        lakukan(skema=skema, revisi=revisi, oleh=pengguna)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("skema", pk)
    messages.success(request, pesan)
    return redirect("skema-daftar") if lakukan is layanan.hapus else redirect("skema", pk)


@require_safe
@perlu_izin(boleh_lihat_instansi)
def pratinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a mapping of today's records by this version would give, beside the run in force."""
    pengguna = pelaku(request)
    skema = _skema(pengguna, pk)
    assert pengguna.instansi is not None  # _skema
    if pengguna.unit_id is not None:
        raise PermissionDenied("Pratinjau menghitung seluruh instansi.")
    baris = baris_skema(skema)
    tahun_ada = tahun_terpetakan(pengguna.instansi.pk)
    tahun = bilangan(request.GET.get("tahun", ""))
    tahun = tahun if tahun in tahun_ada else next(iter(tahun_ada), None)
    isi: dict[str, Any] = {"skema": skema, "tahun": tahun, "tahun_ada": tahun_ada}
    isi["keberatan"] = keberatan(baris, komponen_dari(baris))
    if tahun is not None and not isi["keberatan"]:
        lama = pemetaan_berlaku(pengguna.instansi.pk, tahun)
        hasil = hitung_pratinjau(instansi=pengguna.instansi, tahun=tahun, skema=baris, lama=lama, jabatan=skema.jabatan)
        isi |= {"hasil": hasil, "lama": lama} | isi_alur(hasil)
    return render(request, "pemetaan/skema/pratinjau.html", isi)
