"""The nine boxes of a year, the people of one box, and those who are not placed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_lihat_instansi, boleh_petakan
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.kotak import KOTAK
from pemetaan.forms.saring import FormPetakan, SaringPemetaan
from pemetaan.models import Pemetaan
from pemetaan.selectors.grid import (
    JumlahGrid,
    SaringGrid,
    halaman_penempatan,
    penempatan_terlihat,
    saring,
)
from pemetaan.selectors.kalibrasi import masuk_kotak
from pemetaan.selectors.orang import rekomendasi_kotak
from pemetaan.selectors.periode import pemetaan_berlaku, tahun_terpetakan
from pemetaan.selectors.rekap import jumlah_grid, jumlah_tersaring
from pemetaan.views.kueri import kueri_saring
from pemetaan.views.proses import SKEMA, baris_penempatan
from pemetaan.views.sel import NAMA_KELAS, sel_kotak
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul
from talenta.umum.pdf import cetak


def _pemetaan(pengguna: Pengguna, tahun: int) -> Pemetaan | None:
    return pemetaan_berlaku(pengguna.instansi_id, tahun) if pengguna.instansi_id else None


def _pemetaan_atau_404(pengguna: Pengguna, tahun: int) -> Pemetaan:
    pemetaan = _pemetaan(pengguna, tahun)
    if pemetaan is None:
        raise Http404(f"Tahun {tahun} belum dipetakan.")
    return pemetaan


def _form(request: HttpRequest, pengguna: Pengguna) -> tuple[SaringPemetaan, SaringGrid]:
    form = SaringPemetaan(request.GET, pengguna=pengguna)
    form.is_valid()
    return form, SaringGrid.dari(form.cleaned_data)


@require_safe
@perlu_izin(boleh_lihat_instansi)
def awal(request: HttpRequest) -> HttpResponse:
    """Lead to the newest year that is mapped; without one, say what to do."""
    pengguna = pelaku(request)
    tahun = tahun_terpetakan(pengguna.instansi_id) if pengguna.instansi_id else []
    if tahun:
        return redirect("pemetaan", tahun[0])
    return render(request, "pemetaan/awal.html", _isi_awal(pengguna, None))


def _isi_awal(pengguna: Pengguna, tahun: int | None) -> dict[str, Any]:
    boleh = boleh_petakan(pengguna) and pengguna.instansi is not None
    form = FormPetakan(instansi=pengguna.instansi, tahun=tahun) if boleh and pengguna.instansi else None
    return {"tahun": tahun, "form_petakan": form}


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def grid(request: HttpRequest, tahun: int) -> HttpResponse:
    """Show the nine boxes of a year within the user's scope, filtered; htmx asks for the result alone."""
    pengguna = pelaku(request)
    pemetaan = _pemetaan(pengguna, tahun)
    if pemetaan is None:
        return render(request, "pemetaan/awal.html", _isi_awal(pengguna, tahun))
    form, saringan = _form(request, pengguna)
    orang = saring(penempatan_terlihat(pengguna, pemetaan), saringan, pengguna)
    jumlah = jumlah_tersaring(pengguna, pemetaan, saringan, orang)
    isi = {
        "tahun": tahun,
        "pemetaan": pemetaan,
        "form": form,
        "saringan": saringan,
        "jumlah": jumlah,
        "kalibrasi": masuk_kotak(orang, pemetaan),
        "sel": sel_kotak(jumlah, lambda n: reverse("pemetaan-kotak", args=[tahun, n]) + kueri_saring(request)),
        "kueri": kueri_saring(request),
    }
    if minta_potongan(request):
        return render(request, "pemetaan/_grid.html", isi)
    isi |= {"tahun_lain": tahun_terpetakan(pemetaan.periode.instansi_id)} | _isi_awal(pengguna, tahun)
    return render(request, "pemetaan/grid.html", isi)


@require_safe
@perlu_izin(boleh_lihat_instansi)
def pdf(request: HttpRequest, tahun: int) -> HttpResponse:
    """Print the nine boxes on one landscape page, filtered as the grid is; counts alone."""
    pengguna = pelaku(request)
    pemetaan = _pemetaan_atau_404(pengguna, tahun)
    _, saringan = _form(request, pengguna)
    orang = saring(penempatan_terlihat(pengguna, pemetaan), saringan, pengguna)
    jumlah = jumlah_tersaring(pengguna, pemetaan, saringan, orang)
    isi = {"tahun": tahun, "pemetaan": pemetaan, "saringan": saringan, "jumlah": jumlah}
    html = render_to_string("pemetaan/dokumen/grid.html", isi | {"sel": sel_kotak(jumlah, lambda _: "")})
    jawaban = HttpResponse(cetak(html, "dokumen-grid.css"), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="sembilan-kotak-{tahun}.pdf"'
    return jawaban


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def kotak(request: HttpRequest, tahun: int, nomor: int) -> HttpResponseBase:
    """Show the people of one box in rank order, with the recommendations of the box."""
    if nomor not in KOTAK:
        raise Http404("Kotak hanya 1 sampai 9.")
    pengguna = pelaku(request)
    pemetaan = _pemetaan_atau_404(pengguna, tahun)
    form, saringan = _form(request, pengguna)
    orang = saring(penempatan_terlihat(pengguna, pemetaan), saringan, pengguna).filter(kotak_akhir=nomor)
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, f"kotak {nomor} {tahun}", SKEMA, baris_penempatan(orang))
    baris = KOTAK[nomor]
    banyak = None if saringan.mencari else jumlah_grid(pengguna, pemetaan, saringan).kotak[nomor]
    isi = _isi_daftar(request, tahun, pemetaan, form, saringan) | {
        "kotak": baris,
        "judul_kotak": f"Kinerja {NAMA_KELAS[baris.kinerja].lower()} × potensial {NAMA_KELAS[baris.potensial].lower()}",
        "rekomendasi": rekomendasi_kotak(nomor),
        "halaman": _halaman(request, orang, ("peringkat", "pk"), banyak),
    }
    return render(request, "pemetaan/_kotak.html" if minta_potongan(request) else "pemetaan/kotak.html", isi)


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def belum(request: HttpRequest, tahun: int) -> HttpResponseBase:
    """Show the people who are not placed, with the reason."""
    pengguna = pelaku(request)
    pemetaan = _pemetaan_atau_404(pengguna, tahun)
    form, saringan = _form(request, pengguna)
    orang = saring(penempatan_terlihat(pengguna, pemetaan), saringan, pengguna).filter(kotak_akhir__isnull=True)
    jumlah = jumlah_tersaring(pengguna, pemetaan, saringan, orang)
    sebab = tanpa_nul(request.GET.get("sebab", ""))
    banyak = None
    if isinstance(jumlah, JumlahGrid):
        sebab = sebab if sebab in jumlah.belum else ""
        banyak = jumlah.belum.get(sebab, jumlah.tanpa_kotak)
    terpilih = orang.filter(sebab=sebab) if sebab else orang
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, f"belum dipetakan {tahun}", SKEMA, baris_penempatan(terpilih))
    isi = _isi_daftar(request, tahun, pemetaan, form, saringan) | {
        "jumlah": jumlah,
        "sebab": sebab,
        "halaman": _halaman(request, terpilih, ("pegawai__nama", "pegawai__nip"), banyak),
    }
    return render(request, "pemetaan/_belum.html" if minta_potongan(request) else "pemetaan/belum.html", isi)


def _halaman(request: HttpRequest, orang: Any, urutan: tuple[str, str], jumlah: int | None) -> Any:
    sesudah, sebelum = (tanpa_nul(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    return halaman_penempatan(orang, urutan=urutan, sesudah=sesudah, sebelum=sebelum, jumlah=jumlah, terbatas=True)


def _isi_daftar(
    request: HttpRequest, tahun: int, pemetaan: Pemetaan, form: SaringPemetaan, saringan: SaringGrid
) -> dict[str, Any]:
    return {
        "tahun": tahun,
        "pemetaan": pemetaan,
        "form": form,
        "saringan": saringan,
        "kueri": kueri_saring(request),
    }
