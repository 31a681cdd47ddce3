"""One session: the board, a move, taking one back, the log and the minutes."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_kalibrasi, boleh_lihat_kalibrasi
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.kalibrasi import arah
from pemetaan.aturan.kotak import KOTAK
from pemetaan.forms.kalibrasi import NAMA_KELAS, FormPindah, FormUrung
from pemetaan.forms.saring import SaringPemetaan
from pemetaan.models import Penempatan, PerubahanKotak, Sidang
from pemetaan.pilihan import StatusSidang
from pemetaan.selectors.berita_acara import isi_berita_acara
from pemetaan.selectors.grid import JumlahGrid, SaringGrid, hitung_kotak, penempatan_terlihat, saring
from pemetaan.selectors.kalibrasi import bawaan, log_sidang, riwayat_kalibrasi, terkalibrasi, versi_pemetaan
from pemetaan.selectors.papan import isi_papan
from pemetaan.selectors.rekap import jumlah_tersaring
from pemetaan.services.kalibrasi import SudahDiubah, batalkan, pindahkan
from pemetaan.views.kalibrasi import dapat_bekerja, sidang_atau_404
from pemetaan.views.kueri import kueri_saring
from talenta.umum.ekspor import ekspor
from talenta.umum.galat import GalatAplikasi
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.pdf import cetak
from talenta.umum.skema_ekspor import SkemaEkspor

BANYAK_TERAKHIR = 8
BENTUK = ("csv", "xlsx")
SKEMA_LOG = SkemaEkspor(
    "kalibrasi",
    1,
    (
        "Pada",
        "NIP",
        "Nama",
        "Jabatan",
        "Unit",
        "Kotak hitungan",
        "Dari",
        "Ke",
        "Arah",
        "Alasan",
        "Oleh",
        "Batal",
    ),
)


@never_cache
@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_kalibrasi)
def sidang(request: HttpRequest, tahun: int, pk: int) -> HttpResponse:
    """Show the board; htmx asks for the boxes alone, and gets nothing (204) while nothing has moved."""
    pengguna = pelaku(request)
    satu = sidang_atau_404(pengguna, tahun, pk)
    kini = f"{versi_pemetaan(satu.pemetaan)}-{satu.status}"
    if minta_potongan(request) and request.GET.get("terakhir") == kini:
        return HttpResponse(status=204)
    form = SaringPemetaan(request.GET, pengguna=pengguna)
    form.is_valid()
    isi = _papan(request, pengguna, satu, SaringGrid.dari(form.cleaned_data)) | {"tahun": tahun, "terakhir": kini}
    if minta_potongan(request):
        return render(request, "pemetaan/kalibrasi/_papan.html", isi)
    isi |= {"form": form, "boleh_ubah": satu.status == StatusSidang.DIBUKA and boleh_kalibrasi(pengguna)}
    isi["bawaan"] = isi["bekerja"] and sum(not b.sebab for b in bawaan(satu.pemetaan))
    return render(request, "pemetaan/kalibrasi/sidang.html", isi)


def _papan(request: HttpRequest, pengguna: Pengguna, sidang: Sidang, saringan: SaringGrid) -> dict[str, Any]:
    orang = saring(penempatan_terlihat(pengguna, sidang.pemetaan), saringan, pengguna)
    pindah = request.GET.get("pindah") == "1"
    if pindah:
        orang = terkalibrasi(orang, sidang.pemetaan)
    kotak, sesudah = (bilangan(request.GET.get(nama, "")) or 0 for nama in ("kotak", "mulai"))
    jumlah = hitung_kotak(orang) if pindah else jumlah_tersaring(pengguna, sidang.pemetaan, saringan, orang)
    sel = jumlah.kotak if isinstance(jumlah, JumlahGrid) else dict.fromkeys(KOTAK)
    return {
        "sidang": sidang,
        "bekerja": dapat_bekerja(pengguna, sidang),
        "saringan": saringan,
        "hanya_pindah": pindah,
        "jumlah": jumlah,
        "kotak": [
            {"isi": satu, "jumlah": sel[satu.nomor], "judul": judul_kotak(satu.nomor)}
            for satu in isi_papan(orang, kotak=kotak, sesudah=min(sesudah, 2**31 - 1))
        ],
        "terbaru": log_sidang(sidang).order_by("-pk")[:BANYAK_TERAKHIR],
        "kueri": kueri_saring(request),
    }


def judul_kotak(nomor: int) -> str:
    """Return the words of a box."""
    baris = KOTAK[nomor]
    return f"{NAMA_KELAS[baris.kinerja]}, potensial {NAMA_KELAS[baris.potensial].lower()}"


def _orang_atau_404(sidang: Sidang, nip: str) -> Penempatan:
    semua = Penempatan.objects.filter(pemetaan=sidang.pemetaan_id, kotak_akhir__isnull=False)
    return get_object_or_404(semua.select_related("pegawai", "jabatan", "unit"), pegawai__nip=tanpa_nul(nip))


def _tersimpan(request: HttpRequest, pesan: str, tahun: int, pk: int) -> HttpResponse:
    """Return to the board: htmx closes the dialog and fetches the boxes, a plain form is led there."""
    if minta_potongan(request):
        return HttpResponse(status=204, headers={"HX-Trigger": "kalibrasi-tersimpan"})
    messages.success(request, pesan)
    return redirect("kalibrasi-sidang", tahun, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
@perlu_izin(boleh_kalibrasi)
def pindah(request: HttpRequest, tahun: int, pk: int, nip: str) -> HttpResponse:
    """Ask for box and reason of a move, and make it; somebody else's move in between is shown, not overwritten."""
    pengguna = pelaku(request)
    satu = sidang_atau_404(pengguna, tahun, pk)
    orang = _orang_atau_404(satu, nip)
    form, bentrok, status = _form_pindah(request, orang), "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                baris = pindahkan(sidang=satu, penempatan=orang, pindah=form.perpindahan(), oleh=pengguna)
            except SudahDiubah as galat:
                orang.refresh_from_db()
                form, bentrok, status = _form_ulang(request, orang), galat.pesan, 409
            except GalatAplikasi as galat:
                form.add_error(None, galat.pesan)
            else:
                pesan = f"{orang.pegawai.nama_lengkap} dipindahkan dari kotak {baris.kotak_asal} ke {baris.kotak_baru}."
                return _tersimpan(request, pesan, tahun, pk)
    isi = {"tahun": tahun, "sidang": satu, "orang": orang, "form": form, "bentrok": bentrok} | _latar(request, orang)
    isi["bekerja"] = dapat_bekerja(pengguna, satu)
    if minta_potongan(request):  # htmx shows what a refusal says only where the answer is no error
        return render(request, "pemetaan/kalibrasi/_pindah.html", isi)
    return render(request, "pemetaan/kalibrasi/pindah.html", isi, status=status)


def _form_pindah(request: HttpRequest, orang: Penempatan) -> FormPindah:
    kini = orang.kotak_akhir or 0
    if request.method == "POST":
        return FormPindah(request.POST, kini=kini)
    kotak = bilangan(request.GET.get("kotak", ""))
    return FormPindah(kini=kini, initial={"kotak": kotak or "", "versi": orang.perubahan.count()})


def _form_ulang(request: HttpRequest, orang: Penempatan) -> FormPindah:
    """Return the form with what was written, over the box as it is now."""
    isi = {nama: request.POST.get(nama, "") for nama in ("kotak", "alasan")}
    return FormPindah(kini=orang.kotak_akhir or 0, initial=isi | {"versi": orang.perubahan.count()})


def _latar(request: HttpRequest, orang: Penempatan) -> dict[str, Any]:
    """Return what is known of the box: its words, its history, and what came after the board was looked at."""
    riwayat = list(riwayat_kalibrasi(orang))
    dilihat = bilangan(request.GET.get("versi", ""))
    terlewat = bool(riwayat) and dilihat is not None and dilihat < len(riwayat)
    return {
        "judul": judul_kotak(orang.kotak_akhir or 1),
        "riwayat": riwayat,
        "baru": riwayat[-1] if terlewat else None,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
@perlu_izin(boleh_kalibrasi)
def urung(request: HttpRequest, tahun: int, pk: int, perubahan: int) -> HttpResponse:
    """Ask why a change is taken back, and do it as a new row."""
    pengguna = pelaku(request)
    satu = sidang_atau_404(pengguna, tahun, pk)
    baris = get_object_or_404(log_sidang(satu), pk=perubahan)
    form = FormUrung(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                batalkan(perubahan=baris, alasan=form.cleaned_data["alasan"], oleh=pengguna)
            except GalatAplikasi as galat:
                status = 409 if isinstance(galat, SudahDiubah) else 422
                form.add_error(None, galat.pesan)
            else:
                nama = baris.penempatan.pegawai.nama_lengkap
                return _tersimpan(request, f"{nama} kembali ke kotak {baris.kotak_asal}.", tahun, pk)
    isi = {"tahun": tahun, "sidang": satu, "baris": baris, "form": form}
    if minta_potongan(request):
        return render(request, "pemetaan/kalibrasi/_urung.html", isi)
    return render(request, "pemetaan/kalibrasi/urung.html", isi, status=status)


@require_safe
@perlu_izin(boleh_lihat_kalibrasi)
def catatan(request: HttpRequest, tahun: int, pk: int) -> HttpResponse:
    """Show the log of a session with its summary, as its minutes will have it."""
    pengguna = pelaku(request)
    satu = sidang_atau_404(pengguna, tahun, pk)
    isi = {"tahun": tahun, "sidang": satu, "isi": isi_berita_acara(satu)}
    return render(request, "pemetaan/kalibrasi/catatan.html", isi)


@require_safe
@perlu_izin(boleh_lihat_kalibrasi)
def ekspor_catatan(request: HttpRequest, tahun: int, pk: int, bentuk: str) -> HttpResponseBase:
    """Hand out the log of a session."""
    satu = sidang_atau_404(pelaku(request), tahun, pk)
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas ini tidak dikenal.")
    return ekspor(bentuk, f"kalibrasi {tahun} sidang {pk}", SKEMA_LOG, _baris_log(satu))


def _baris_log(sidang: Sidang) -> Iterator[tuple[Any, ...]]:
    for satu in log_sidang(sidang).iterator(chunk_size=1000):
        yield _baris_ekspor(satu)


def _baris_ekspor(satu: PerubahanKotak) -> tuple[Any, ...]:
    orang = satu.penempatan
    return (
        satu.pada,
        orang.pegawai.nip,
        orang.pegawai.nama_lengkap,
        orang.jabatan.nama,
        orang.unit.nama,
        orang.kotak,
        satu.kotak_asal,
        satu.kotak_baru,
        arah(satu.kotak_asal, satu.kotak_baru),
        satu.alasan,
        str(satu.oleh),
        satu.membatalkan_id is not None,
    )


@require_safe
@perlu_izin(boleh_lihat_kalibrasi)
def berita_acara(request: HttpRequest, tahun: int, pk: int) -> HttpResponse:
    """Print the minutes of a session; of one that is still open as a draft."""
    satu = sidang_atau_404(pelaku(request), tahun, pk)
    html = render_to_string("pemetaan/dokumen/berita_acara.html", {"isi": isi_berita_acara(satu)})
    jawaban = HttpResponse(cetak(html, "dokumen-berita-acara.css"), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="berita-acara-kalibrasi-{tahun}-{pk}.pdf"'
    return jawaban
