"""Performance of a year: objektif (hasil kerja) against subjektif (perilaku kerja), highest and lowest predikat."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Pegawai, Pengguna
from pegawai.pilihan import Ekspektasi, Predikat
from pegawai.selectors.daftar import cari, di_bawah_unit, pada_level, pada_peta
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.views.pelaku import pelaku
from pemetaan.forms.saring import SaringPemetaan
from pemetaan.selectors.grid import SaringGrid
from pemetaan.selectors.kinerja import KinerjaTahun, kinerja_tahun, ujung_predikat
from pemetaan.views.kueri import kueri_saring
from talenta.umum.batang import susun_batang
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin

TURUN = (Ekspektasi.DI_ATAS, Ekspektasi.SESUAI, Ekspektasi.DI_BAWAH)


def _orang(pengguna: Pengguna, isi: SaringGrid) -> QuerySet[Pegawai]:
    orang = pada_peta(pegawai_terlihat(pengguna).filter(aktif=True), rumpun=isi.rumpun, klaster=isi.klaster)
    if isi.level:
        orang = pada_level(orang, isi.level)
    if isi.unit:
        orang = di_bawah_unit(orang, isi.unit)
    return cari(orang, isi.q) if isi.q.strip() else orang


def _baris(isi: KinerjaTahun) -> list[dict[str, Any]]:
    return [
        {
            "hasil": str(hasil.label).removesuffix(" ekspektasi"),
            "sel": [isi.matriks[hasil, perilaku] for perilaku in reversed(TURUN)],
        }
        for hasil in TURUN
    ]


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def kinerja(request: HttpRequest, tahun: int) -> HttpResponse:
    """Show the performance of a year within the user's scope, filtered."""
    pengguna = pelaku(request)
    form = SaringPemetaan(request.GET, pengguna=pengguna)
    form.is_valid()
    orang = _orang(pengguna, SaringGrid.dari(form.cleaned_data))
    angka = kinerja_tahun(orang, tahun)
    isi = {
        "tahun": tahun,
        "form": form,
        "kueri": kueri_saring(request),
        "angka": angka,
        "baris": _baris(angka),
        "perilaku": [str(satu.label).removesuffix(" ekspektasi") for satu in reversed(TURUN)],
        "batang": susun_batang([(str(label), angka.predikat[nilai], "", "") for nilai, label in Predikat.choices]),
        "tertinggi": ujung_predikat(orang, tahun, tertinggi=True),
        "terendah": ujung_predikat(orang, tahun, tertinggi=False),
    }
    return render(request, "pemetaan/_kinerja.html" if minta_potongan(request) else "pemetaan/kinerja.html", isi)
