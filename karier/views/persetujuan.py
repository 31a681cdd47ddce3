"""The queue of the PyB and of the PPK, made for a phone: look, set or return; many at once after a confirmation."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from karier.aturan.pelimpahan import BatasPelimpahan, batas_pelimpahan
from karier.forms.antrean import ADA, SaringAntrean
from karier.models import RencanaKarier
from karier.selectors.antrean import Kartu, bermasalah, bermasalah_semua, kartu, saring_antrean
from karier.selectors.rpk import URUTAN_ANTREAN, antrean
from karier.services.kunjungan import catat_kunjungan
from karier.services.penetapan import tetapkan_banyak_dengan_kode
from karier.views.penetapan import ke_pemasangan
from pegawai.izin import boleh_tetapkan_rpk
from pegawai.models import Pengguna
from pegawai.pilihan import Peran
from pegawai.selectors.faktor import punya_faktor
from pegawai.services.faktor import FaktorDitolak
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import ekspor
from talenta.umum.galat import GalatAplikasi
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.izin import perlu_izin, perlu_peran
from talenta.umum.masukan import bilangan
from talenta.umum.skema_ekspor import SkemaEkspor

PER_HALAMAN = 10
PER_LEMBAR = 200
TERBANYAK_SEKALIGUS = 500
SKEMA = SkemaEkspor(
    "antrean-persetujuan",
    1,
    (
        *("NIP", "Nama", "Jabatan", "Unit", "Kotak", "Masa", "Revisi", "Perpindahan", "Kesenjangan", "JP", "Biaya"),
        *("Menunggu sejak", "Peringatan"),
    ),
)


@never_cache
@require_safe
@perlu_peran(Peran.PYB, Peran.PPK)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for the user, a card each, filtered; ``ekspor`` hands the same out as a file."""
    pengguna = pelaku(request)
    form = SaringAntrean(request.GET, pengguna=pengguna)
    form.is_valid()
    rpk, peringatan = _tersaring(pengguna, form)
    if request.GET.get("ekspor") in ("csv", "xlsx"):
        return ekspor(request.GET["ekspor"], "antrean-persetujuan", SKEMA, _baris(rpk, peringatan, pengguna))
    jendela = None
    if peringatan:
        jendela = bermasalah(rpk, ada=peringatan == ADA, bagian=bilangan(request.GET.get("bagian", "")) or 1)
        rpk = rpk.filter(pk__in=jendela.pk)
    lembar = halaman_kunci(rpk, urutan=URUTAN_ANTREAN, banyak=PER_HALAMAN, **kunci_halaman(request.GET))
    lalu = catat_kunjungan(oleh=pengguna)
    isi = {
        "form": form,
        "halaman": lembar,
        "kartu": kartu(lembar.isi, pengguna, lalu),
        "kunjungan_lalu": lalu,
        "saringan_aktif": any(form.cleaned_data.get(nama) for nama in form.fields),
        "jendela": jendela if jendela and (jendela.sebelum or jendela.sesudah) else None,
    }
    return render(request, "karier/persetujuan/daftar.html", isi | _wewenang(pengguna))


def _wewenang(pengguna: Pengguna) -> dict[str, Any]:
    """Return what the queue says about the user's own standing."""
    boleh = boleh_tetapkan_rpk(pengguna)
    return {
        "boleh_tetapkan": boleh,
        "berfaktor": boleh and punya_faktor(pengguna),
        "pelimpahan": pengguna.pelimpahan_berlaku if boleh else None,
    }


def _tersaring(pengguna: Pengguna, form: SaringAntrean) -> tuple[QuerySet[RencanaKarier], str]:
    """Return the plans that fit the filters, and the filter by warnings, which no query can answer."""
    pilih = {nama: form.cleaned_data.get(nama) for nama in form.fields}
    peringatan = pilih.pop("peringatan") or ""
    return saring_antrean(antrean(pengguna), **pilih | {"bentuk": pilih["bentuk"] or ""}), peringatan


def _baris(rpk: QuerySet[RencanaKarier], peringatan: str, pengguna: Pengguna) -> Iterator[tuple[Any, ...]]:
    for lembar in _lembar(rpk, peringatan):
        for satu in kartu(lembar, pengguna):
            yield _satu_baris(satu)


def _lembar(rpk: QuerySet[RencanaKarier], peringatan: str) -> Iterator[list[RencanaKarier]]:
    if not peringatan:
        semua = rpk.iterator(chunk_size=PER_LEMBAR)
        while lembar := list(islice(semua, PER_LEMBAR)):
            yield lembar
        return
    for pk in bermasalah_semua(rpk, ada=peringatan == ADA):
        if pk:
            yield list(rpk.filter(pk__in=pk))


def _satu_baris(satu: Kartu) -> tuple[Any, ...]:
    orang, rpk = satu.rpk.pegawai, satu.rpk
    pindah = "; ".join(f"{s.waktu or s.tahun}: {s.jabatan} ({s.unit})" for s in satu.pindah)
    kotak = rpk.penempatan.kotak_akhir if rpk.penempatan else None
    masa = f"{rpk.tahun_awal}–{rpk.tahun_akhir}"
    dari = (orang.nip, orang.nama_lengkap, str(orang.jabatan or ""), str(orang.unit), kotak, masa, rpk.revisi)
    masalah = "; ".join(m.teks for m in satu.pelanggaran)
    return (*dari, pindah, satu.kesenjangan, satu.jp, satu.biaya, satu.menunggu_sejak, masalah)


@never_cache
@sensitive_post_parameters("kode")
@require_POST
@perlu_izin(boleh_tetapkan_rpk)
def tetapkan(request: HttpRequest) -> HttpResponse:
    """Show exactly what is about to be set; with ``yakin`` and a code queue it. Each choice is "id-revisi-sidik"."""
    pengguna = pelaku(request)
    pilihan = _pilihan(request.POST.getlist("pilih")[:TERBANYAK_SEKALIGUS])
    ada = list(antrean(pengguna).filter(pk__in=pilihan, status="diperiksa"))
    if not ada:
        messages.error(request, "Pilih sedikitnya satu RPK yang menunggu penetapan.")
        return redirect("persetujuan")
    if not punya_faktor(pengguna):
        return ke_pemasangan(request, reverse("persetujuan"))
    if request.POST.get("yakin") != "1":
        return _konfirmasi(request, ada, pilihan, "")
    dipilih = [(satu.pk, *pilihan[satu.pk]) for satu in ada]
    try:
        pekerjaan = tetapkan_banyak_dengan_kode(pilihan=dipilih, oleh=pengguna, kode=request.POST.get("kode", ""))
    except FaktorDitolak as galat:
        return _konfirmasi(request, ada, pilihan, galat.pesan)
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("persetujuan")
    return redirect("pekerjaan", pk=pekerjaan.pk)


def _konfirmasi(
    request: HttpRequest, ada: list[RencanaKarier], pilihan: dict[int, tuple[int, str]], galat: str
) -> HttpResponse:
    pengguna = pelaku(request)
    semua = kartu(ada, pengguna)
    baris = [(satu, *pilihan[satu.rpk.pk], _berubah(satu, *pilihan[satu.rpk.pk])) for satu in semua]
    isi = {
        "baris": baris,
        "berpindah": sum(1 for satu in semua if satu.pindah),
        "biaya": sum(satu.biaya for satu in semua),
        "tanpa_harga": sum(satu.tanpa_harga for satu in semua),
        "batas": _batas(pengguna, semua),
        "galat": galat,
    }
    return render(request, "karier/persetujuan/konfirmasi.html", isi, status=400 if galat else 200)


def _berubah(satu: Kartu, revisi: int, sidik: str) -> bool:
    return satu.rpk.revisi != revisi or bool(sidik and sidik != satu.sidik)


def _batas(pengguna: Pengguna, semua: list[Kartu]) -> BatasPelimpahan | None:
    limpah = pengguna.pelimpahan_berlaku
    return batas_pelimpahan(limpah.jenis, [satu.pindah for satu in semua]) if limpah else None


def _pilihan(nilai: list[str]) -> dict[int, tuple[int, str]]:
    hasil = {}
    for satu in nilai:
        pk, revisi, sidik = ([*satu.split("-", 2), "", ""])[:3]
        nomor, ke = bilangan(pk), bilangan(revisi)
        if nomor is not None and ke is not None:
            hasil[nomor] = (ke, sidik)
    return hasil
