"""The queue of the PyB and of the PPK, made for a phone: look, set or return; many at once after a confirmation."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from karier.models import RencanaKarier
from karier.selectors.antrean import kartu
from karier.selectors.rpk import antrean
from karier.services.pekerjaan import antrekan_tetapkan
from pegawai.izin import boleh_tetapkan_rpk
from pegawai.models import Pengguna
from pegawai.pilihan import Peran
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi
from talenta.umum.izin import perlu_izin, perlu_peran
from talenta.umum.masukan import bilangan

PER_HALAMAN = 10


@require_safe
@perlu_peran(Peran.PYB, Peran.PPK)
def daftar(request: HttpRequest) -> HttpResponse:
    """Show what waits for the user, a card each."""
    pengguna = pelaku(request)
    lembar = Paginator(antrean(pengguna), PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {"halaman": lembar, "kartu": kartu(list(lembar), pengguna), "boleh_tetapkan": boleh_tetapkan_rpk(pengguna)}
    return render(request, "karier/persetujuan/daftar.html", isi)


@require_POST
@perlu_izin(boleh_tetapkan_rpk)
def tetapkan(request: HttpRequest) -> HttpResponse:
    """Show exactly what is about to be set; with ``yakin`` queue it. Each choice is "id-revisi"."""
    pengguna = pelaku(request)
    pilihan = _pilihan(request.POST.getlist("pilih"))
    ada = _menunggu(pengguna, pilihan)
    if not ada:
        messages.error(request, "Pilih sedikitnya satu RPK yang menunggu penetapan.")
        return redirect("persetujuan")
    if request.POST.get("yakin") != "1":
        baris = [(satu, pilihan[satu.pk], [x for x in satu.langkah.all() if x.jabatan_id]) for satu in ada]
        return render(request, "karier/persetujuan/konfirmasi.html", {"baris": baris})
    try:
        pekerjaan = antrekan_tetapkan(pilihan=[(satu.pk, pilihan[satu.pk]) for satu in ada], oleh=pengguna)
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("persetujuan")
    return redirect("pekerjaan", pk=pekerjaan.pk)


def _pilihan(nilai: list[str]) -> dict[int, int]:
    hasil = {}
    for satu in nilai:
        pk, revisi = (bilangan(bagian) for bagian in satu.partition("-")[::2])
        if pk is not None and revisi is not None:
            hasil[pk] = revisi
    return hasil


def _menunggu(pengguna: Pengguna, pilihan: dict[int, int]) -> list[RencanaKarier]:
    return list(antrean(pengguna).filter(pk__in=pilihan, status="diperiksa"))
