"""The pages of those who answer: responses, requests for correction, wishes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from karier.forms.suara import JawabanForm, SaringAspirasi, SaringKoreksi, SaringTanggapan
from karier.izin import boleh_jawab_koreksi, boleh_jawab_tanggapan, boleh_lihat_koreksi, boleh_lihat_tanggapan
from karier.models import AspirasiKarier, PermintaanKoreksi, Tanggapan
from karier.pilihan import StatusTanggapan
from karier.selectors.suara import URUTAN, daftar_aspirasi, daftar_koreksi, daftar_tanggapan
from karier.services import suara as layanan
from pegawai.models import Pegawai
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

JUDUL_ORANG = ("NIP", "Nama", "Jabatan", "Unit kerja")
JUDUL_JAWABAN = ("Status", "Jawaban", "Dijawab pada", "Dijawab oleh")
SKEMA_TANGGAPAN = SkemaEkspor(
    "tanggapan", 1, (*JUDUL_ORANG, "Jenis", "Atas", "Disampaikan", "Batas waktu", "Alasan", *JUDUL_JAWABAN)
)
SKEMA_KOREKSI = SkemaEkspor(
    "permintaan-koreksi",
    1,
    (*JUDUL_ORANG, "Bagian data", "Yang keliru", "Yang benar", "Bukti", "Disampaikan", *JUDUL_JAWABAN),
)
SKEMA_ASPIRASI = SkemaEkspor(
    "aspirasi",
    1,
    (*JUDUL_ORANG, "Jabatan tujuan", "Unit tujuan", "Uraian", "Alasan", "Disampaikan", "Berakhir", "Sebab"),
)


def _hari(saat: Any) -> Any:
    return timezone.localdate(saat) if saat else None


def _orang(pegawai: Pegawai) -> list[Any]:
    return [pegawai.nip, pegawai.nama_lengkap, pegawai.jabatan.nama, pegawai.unit.nama]


def _jawaban(satu: Tanggapan | PermintaanKoreksi) -> list[Any]:
    return [satu.get_status_display(), satu.jawaban, _hari(satu.dijawab_pada), str(satu.dijawab_oleh or "")]


def _baris_tanggapan(satu: Tanggapan) -> list[Any]:
    atas = f"RPK {satu.rpk.tahun_awal}–{satu.rpk.tahun_akhir}" if satu.rpk else f"Kotak {satu.kotak}"
    isi = [satu.get_jenis_display(), atas, _hari(satu.pada), satu.batas, satu.alasan]
    return [*_orang(satu.pegawai), *isi, *_jawaban(satu)]


def _baris_koreksi(satu: PermintaanKoreksi) -> list[Any]:
    isi = [satu.get_bagian_display(), satu.rincian, satu.seharusnya, satu.bukti, _hari(satu.pada)]
    return [*_orang(satu.pegawai), *isi, *_jawaban(satu)]


def _baris_aspirasi(satu: AspirasiKarier) -> list[Any]:
    tujuan = [satu.jabatan.nama if satu.jabatan else "", satu.unit.nama if satu.unit else "", satu.uraian]
    akhir = [_hari(satu.berakhir_pada), satu.get_akhir_display()]
    return [*_orang(satu.pegawai), *tujuan, satu.alasan, _hari(satu.dibuat_pada), *akhir]


def _daftar(
    request: HttpRequest, nama: str, form: Any, baca: Any, berkas: tuple[SkemaEkspor, Callable[[Any], list[Any]]]
) -> HttpResponseBase:
    """Show a list as the form filters it, or hand it out with ``?bentuk=``."""
    pengguna = pelaku(request)
    form.is_valid()
    saring = {satu: form.cleaned_data.get(satu) or "" for satu in form.fields}
    semua = baca(pengguna, **saring)
    bentuk = request.GET.get("bentuk", "")
    if bentuk in BENTUK:
        skema, baris = berkas
        return ekspor(bentuk, f"{nama}-pegawai", skema, (baris(satu) for satu in semua.iterator(chunk_size=500)))
    isi = {
        "aktif": nama,
        "form": form,
        "halaman": halaman_kunci(semua, urutan=URUTAN[nama], terbatas=bool(saring["q"]), **kunci_halaman(request.GET)),
        "tersaring": any(saring.values()),
        "lihat_koreksi": boleh_lihat_koreksi(pengguna),
    }
    return render(request, f"karier/suara/daftar_{nama}.html", isi)


@never_cache
@require_safe
@perlu_izin(boleh_lihat_tanggapan)
def tanggapan_daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the responses of the people in scope."""
    berkas = (SKEMA_TANGGAPAN, _baris_tanggapan)
    return _daftar(request, "tanggapan", SaringTanggapan(request.GET), daftar_tanggapan, berkas)


@never_cache
@require_safe
@perlu_izin(boleh_lihat_koreksi)
def koreksi_daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the requests for correction of the people in scope."""
    return _daftar(request, "koreksi", SaringKoreksi(request.GET), daftar_koreksi, (SKEMA_KOREKSI, _baris_koreksi))


@never_cache
@require_safe
@perlu_izin(boleh_lihat_tanggapan)
def aspirasi_daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the wishes of the people in scope."""
    berkas = (SKEMA_ASPIRASI, _baris_aspirasi)
    return _daftar(request, "aspirasi", SaringAspirasi(request.GET), daftar_aspirasi, berkas)


def _rincian(request: HttpRequest, satu: Any, boleh: bool, jawab: Callable[..., None], nama: str) -> HttpResponse:
    form = JawabanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not boleh:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            jawab(diterima=isi["hasil"] == "diterima", jawaban=isi["jawaban"], oleh=pelaku(request))
        except TidakBerhak as galat:
            raise PermissionDenied(galat.pesan) from None
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, "Jawaban dicatat; pegawai yang bersangkutan diberi tahu.")
            return redirect(nama, pk=satu.pk)
    menunggu = satu.status == StatusTanggapan.MENUNGGU
    konteks = {"satu": satu, "nama": nama, "form": form if boleh and (menunggu or form.errors) else None}
    return render(request, f"karier/suara/{nama}_satu.html", konteks, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_tanggapan)
def tanggapan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a response, and take the answer to an objection."""
    pengguna = pelaku(request)
    satu = get_object_or_404(daftar_tanggapan(pengguna), pk=pk)

    def jawab(**isi: Any) -> None:
        layanan.jawab_tanggapan(tanggapan=satu, **isi)

    return _rincian(request, satu, boleh_jawab_tanggapan(pengguna, satu), jawab, "tanggapan")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_koreksi)
def koreksi(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a request for correction, and take the answer."""
    pengguna = pelaku(request)
    satu = get_object_or_404(daftar_koreksi(pengguna), pk=pk)

    def jawab(**isi: Any) -> None:
        layanan.jawab_koreksi(permintaan=satu, **isi)

    return _rincian(request, satu, boleh_jawab_koreksi(pengguna, satu), jawab, "koreksi")
