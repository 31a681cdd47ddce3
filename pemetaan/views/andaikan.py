"""What if: a plain form with its answer below; htmx asks again as one types. Saving makes a draft of a scheme."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.skor import BarisSkema
from pemetaan.forms.andaian import FormAndaian
from pemetaan.forms.sampul import FormSampul
from pemetaan.forms.saring import SaringPemetaan
from pemetaan.izin import boleh_kelola_skema, boleh_lihat_andaian_bernama, boleh_usulkan_skema
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.selectors.grid import SaringGrid, penempatan_terlihat, saring
from pemetaan.selectors.periode import pemetaan_berlaku
from pemetaan.selectors.skema import baris_skema
from pemetaan.selectors.unit_anak import nama_unit, panjang_anak
from pemetaan.services.andaian import HasilAndaian, andaikan, bernama, yang_pindah
from pemetaan.services.skema_ubah import simpan_andaian
from pemetaan.views.alur import isi_alur, ringkas
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

BANYAK_ORANG = 25
SKEMA = SkemaEkspor(
    "andaian", 1, ("NIP", "Nama", "Jabatan", "Unit", "Kotak sekarang", "Kotak bila diubah", "Sebab tidak dipetakan")
)
SEKALI_BACA = 900


def _pemetaan(pengguna: Pengguna, tahun: int) -> Pemetaan:
    pemetaan = pemetaan_berlaku(pengguna.instansi_id, tahun) if pengguna.instansi_id else None
    if pemetaan is None:
        raise Http404(f"Tahun {tahun} belum dipetakan.")
    return pemetaan


def _form(data: Any, pemetaan: Pemetaan, asal: BarisSkema) -> FormAndaian:
    beku = Penempatan.objects.filter(pemetaan=pemetaan)
    dua_tahun = beku.exclude(hasil_ini="", hasil_lalu="").exists()
    return FormAndaian(data, asal=asal, dua_tahun=dua_tahun)


def _orang(request: HttpRequest, pengguna: Pengguna, pemetaan: Pemetaan) -> tuple[SaringPemetaan, SaringGrid, Any]:
    """Return the filter and the placements; who may not see sanctions asks about the whole agency only."""
    data = request.GET if boleh_lihat_andaian_bernama(pengguna) else {}
    form = SaringPemetaan(data, pengguna=pengguna, prefix="s")
    form.is_valid()
    isi = SaringGrid.dari(form.cleaned_data)
    return form, isi, saring(penempatan_terlihat(pengguna, pemetaan), isi, pengguna)


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def halaman(request: HttpRequest, tahun: int) -> HttpResponse:
    """Show the form with the scheme in force, and who would be where by what is asked for."""
    pengguna = pelaku(request)
    pemetaan = _pemetaan(pengguna, tahun)
    form = _form(request.GET, pemetaan, baris_skema(pemetaan.skema))
    saringan, isi_saring, orang = _orang(request, pengguna, pemetaan)
    bernama_ = boleh_lihat_andaian_bernama(pengguna)
    kirim = _kirim(request, form)
    isi: dict[str, Any] = {
        "tahun": tahun,
        "pemetaan": pemetaan,
        "form": form,
        "saringan": saringan,
        "hanya": [(saringan.fields[nama].label, nilai) for nama, nilai in saringan.cleaned_data.items() if nilai],
        "bernama": bernama_,
        "kueri": urlencode(kirim),
        "boleh_simpan": boleh_usulkan_skema(pengguna),
    }
    if form.is_valid():
        panjang = panjang_anak(pengguna, isi_saring.unit)
        hasil = andaikan(
            penempatan=orang, skema=form.baris(), panjang_unit=panjang, orang=BANYAK_ORANG if bernama_ else 0
        )
        isi |= {"hasil": hasil} | isi_alur(hasil) | (_rincian(hasil, kirim) if bernama_ else {})
    potongan = minta_potongan(request)
    templat = "pemetaan/andaikan/_hasil.html" if potongan else "pemetaan/andaikan/andaikan.html"
    return render(request, templat, isi)


def _kirim(request: HttpRequest, form: FormAndaian) -> dict[str, str]:
    """Return what was sent, without what says nothing."""
    dikenal = {*form.fields, *(f"s-{nama}" for nama in ("level", "rumpun", "klaster", "unit", "q"))}
    return {nama: str(isi) for nama, isi in request.GET.items() if nama in dikenal and (isi or nama in form.fields)}


def _rincian(hasil: HasilAndaian, kirim: dict[str, str]) -> dict[str, Any]:
    """Return who moves, by Level and by unit; each of these leads to the same question about its own people."""
    nama = nama_unit(hasil.unit)
    return {
        "orang": bernama(hasil.orang),
        "level": [
            {"nama": f"Level {satu}", "kueri": urlencode(kirim | {"s-level": satu})} | ringkas(hasil.level[satu])
            for satu in sorted(hasil.level)
        ],
        "unit": [
            {"nama": nama[jalur].nama, "kueri": urlencode(kirim | {"s-unit": nama[jalur].pk})}
            | ringkas(hasil.unit[jalur])
            for jalur in sorted(hasil.unit)
            if jalur in nama
        ],
    }


@require_safe
@perlu_izin(boleh_lihat_andaian_bernama)
def ekspor_pindah(request: HttpRequest, tahun: int, bentuk: str) -> HttpResponseBase:
    """Hand out everybody who would move."""
    pengguna = pelaku(request)
    pemetaan = _pemetaan(pengguna, tahun)
    form = _form(request.GET, pemetaan, baris_skema(pemetaan.skema))
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas hanya csv atau xlsx.")
    if not form.is_valid():
        return redirect(reverse("andaikan", args=[tahun]) + f"?{request.GET.urlencode()}")
    _, _, orang = _orang(request, pengguna, pemetaan)
    return ekspor(bentuk, f"andaian-{tahun}", SKEMA, _baris(orang, form.baris()))


def _baris(orang: Any, skema: BarisSkema) -> Iterator[tuple[Any, ...]]:
    semua = yang_pindah(penempatan=orang, skema=skema)
    for awal in range(0, len(semua), SEKALI_BACA):
        bagian = semua[awal : awal + SEKALI_BACA]
        for (pegawai, satu), (_, sebab) in zip(bernama(p for p, _ in bagian), bagian, strict=True):
            yield (
                pegawai.nip,
                pegawai.nama_lengkap,
                pegawai.jabatan.nama,
                pegawai.unit.nama,
                satu.lama or None,
                satu.baru or None,
                "" if satu.baru else sebab,
            )


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_usulkan_skema)
def simpan(request: HttpRequest, tahun: int) -> HttpResponse:
    """Ask what the draft is called, and keep it; what it says comes along in the address."""
    pengguna = pelaku(request)
    pemetaan = _pemetaan(pengguna, tahun)
    assert pengguna.instansi is not None  # _pemetaan
    andaian = _form(request.GET, pemetaan, baris_skema(pemetaan.skema))
    if not andaian.is_valid():
        return redirect(reverse("andaikan", args=[tahun]) + f"?{request.GET.urlencode()}")
    data = request.POST if request.method == "POST" else None
    form = FormSampul(data, instansi=pengguna.instansi, asal=pemetaan.skema)
    if form.is_bound and form.is_valid():
        try:
            baru = simpan_andaian(asal=pemetaan.skema, baris=andaian.baris(), sampul=form.sampul(), oleh=pengguna)
        except GalatAplikasi as galat:
            form.add_error(galat.kode if galat.kode in form.fields else None, galat.pesan)
        else:
            lanjut = "" if boleh_kelola_skema(pengguna) else " Admin yang mengaktifkannya."
            messages.success(request, f"Pengandaian disimpan sebagai konsep {baru}.{lanjut}")
            return redirect("skema", baru.pk)
    isi = {"tahun": tahun, "pemetaan": pemetaan, "form": form, "kueri": request.GET.urlencode()}
    return render(request, "pemetaan/andaikan/simpan.html", isi, status=400 if form.errors else 200)
