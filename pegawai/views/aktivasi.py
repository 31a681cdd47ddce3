"""Activation codes: handed out by an admin, used by the employee without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.forms.aktivasi import FormAktivasi, FormUnitKode
from pegawai.izin import boleh_kelola_rujukan
from pegawai.models import Pengguna
from pegawai.selectors.aktivasi import keadaan_akun
from pegawai.selectors.lingkup import unit_terlihat
from pegawai.services import aktivasi as layanan
from pegawai.services import masuk as penjaga
from pegawai.views.akun import TERTUTUP
from pegawai.views.pelaku import pelaku
from talenta.umum.alamat import alamat_pengirim
from talenta.umum.ekspor import ekspor
from talenta.umum.galat import GalatAplikasi
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor("kode-aktivasi", 1, ("NIP", "NAMA", "UNIT KERJA", "KODE AKTIVASI", "BERLAKU SAMPAI"))


@never_cache
@require_safe
@perlu_izin(boleh_kelola_rujukan)
def akun_pegawai(request: HttpRequest) -> HttpResponse:
    """Show who has come in, and the two ways to a code."""
    return _halaman(request, pelaku(request))


def _halaman(request: HttpRequest, oleh: Pengguna, *, status: int = 200, **lain: object) -> HttpResponse:
    form = FormUnitKode(unit=unit_terlihat(oleh))
    isi = {"keadaan": keadaan_akun(oleh), "form": form, "masa": layanan.MASA_KODE.days, **lain}
    return render(request, "pegawai/akun_pegawai.html", isi, status=status)


@never_cache
@require_POST
@perlu_izin(boleh_kelola_rujukan)
@sensitive_variables()
def terbitkan(request: HttpRequest) -> HttpResponseBase:
    """Make accounts and codes for all who wait, and hand out the list of codes; it cannot be fetched again."""
    oleh = pelaku(request)
    form = FormUnitKode(request.POST, unit=unit_terlihat(oleh))
    if not form.is_valid():
        return _halaman(request, oleh, form=form, status=400)
    try:
        kode = layanan.terbitkan_kode(oleh=oleh, unit=form.cleaned_data["unit"])
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("akun-pegawai")
    baris = ((satu.nip, satu.nama, satu.unit, satu.kode, satu.sampai) for satu in kode)
    return ekspor("xlsx", f"kode-aktivasi-{timezone.localdate():%Y%m%d}", SKEMA, baris)


@never_cache
@require_POST
@perlu_izin(boleh_kelola_rujukan)
@sensitive_variables()
def terbitkan_ulang(request: HttpRequest) -> HttpResponse:
    """Show a new code for one employee."""
    oleh = pelaku(request)
    nip = "".join(tanpa_nul(request.POST.get("nip", "")).split())
    try:
        return _halaman(request, oleh, kode=layanan.terbitkan_ulang(oleh=oleh, nip=nip))
    except GalatAplikasi as galat:
        return _halaman(request, oleh, galat_nip=galat.pesan, nip=nip, status=400)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Let an employee take the own account in hand; failures are counted as those of signing in are."""
    form = FormAktivasi(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "pegawai/aktivasi.html", {"form": form}, status=400 if form.is_bound else 200)
    siapa = {"nama": f"aktivasi {form.cleaned_data['nip']}", "alamat": alamat_pengirim(request)}
    if penjaga.tertutup(**siapa):
        return render(request, "pegawai/aktivasi.html", {"form": form, "sebab": TERTUTUP}, status=429)
    try:
        layanan.aktifkan(**{nama: form.cleaned_data[nama] for nama in ("nip", "kode", "sandi")})
    except GalatAplikasi as galat:
        penjaga.catat_gagal(**siapa)
        return render(request, "pegawai/aktivasi.html", {"form": form, "sebab": galat.pesan}, status=400)
    penjaga.hapus_catatan(**siapa)
    messages.success(request, "Akun Anda aktif. Masuk dengan NIP dan kata sandi baru Anda.")
    return redirect("masuk")
