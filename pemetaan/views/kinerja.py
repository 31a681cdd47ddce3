"""BKN's screen: Level, then Rumpun or Klaster, then process; Performa objektif × subjektif, and both ends of it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Pegawai, Pengguna, PenilaianKinerja
from pegawai.pilihan import Ekspektasi, Predikat
from pegawai.selectors.daftar import halaman
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.views.pelaku import pelaku
from pemetaan.forms.layar import SEMUA_LEVEL, FormCari, FormKelompok, FormLevel
from pemetaan.selectors.grid import SaringGrid
from pemetaan.selectors.kinerja import (
    KinerjaTahun,
    kinerja_orang,
    kinerja_tahun,
    orang_layar,
    orang_terpilih,
    saring_kinerja,
    ujung_predikat,
)
from pemetaan.selectors.periode import pemetaan_berlaku
from pemetaan.selectors.rekap import jumlah_grid
from pemetaan.views.sel import sel_kotak
from talenta.umum.batang import susun_batang
from talenta.umum.ekspor import ekspor
from talenta.umum.gelembung import susun_gelembung
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

TURUN = (Ekspektasi.DI_ATAS, Ekspektasi.SESUAI, Ekspektasi.DI_BAWAH)
SKEMA = SkemaEkspor("kinerja", 1, ("NIP", "Nama", "Jabatan", "Unit", "Hasil kerja", "Perilaku kerja", "Predikat"))
BENTUK = ("csv", "xlsx")
_POTONGAN = 1000


def _pendek(satu: Ekspektasi) -> str:
    return str(satu.label).removesuffix(" ekspektasi")


@require_safe
@perlu_izin(boleh_lihat_instansi)
def kinerja(request: HttpRequest, tahun: int) -> HttpResponseBase:
    """Show the steps, and once they are taken what they give within the user's scope."""
    pengguna = pelaku(request)
    level = FormLevel(request.GET if "level" in request.GET else None)
    isi: dict[str, Any] = {"tahun": tahun, "level": level, "langkah": 1}
    if not level.is_valid():
        return render(request, "pemetaan/kinerja.html", isi)
    pilihan = level.cleaned_data["level"]
    nomor = None if pilihan == SEMUA_LEVEL else int(pilihan)
    proses = "proses" in request.GET
    kelompok = FormKelompok(request.GET if proses else None, pengguna=pengguna, level=nomor)
    isi |= {"langkah": 2, "pilihan": pilihan, "kelompok": kelompok}
    if not kelompok.is_valid():
        return render(request, "pemetaan/kinerja.html", isi)
    orang = orang_layar(pegawai_terlihat(pengguna), level=nomor, **kelompok.cleaned_data)
    cari = FormCari(request.GET)
    cari.is_valid()
    saring = {n: cari.cleaned_data.get(n, "") for n in cari.fields}
    terpilih = saring_kinerja(orang, tahun, **saring)
    if request.GET.get("bentuk") in BENTUK:
        return ekspor(request.GET["bentuk"], f"kinerja {tahun}", SKEMA, _baris_ekspor(terpilih, tahun))
    isi |= {"langkah": 3, "cari": cari} | _hasil(request, orang, terpilih, tahun, bool(saring["q"]))
    isi |= _kotak(pengguna, tahun, nomor, kelompok)
    return render(request, "pemetaan/kinerja.html", isi)


def _hasil(
    request: HttpRequest, orang: QuerySet[Pegawai], cocok: QuerySet[Pegawai], tahun: int, mencari: bool
) -> dict[str, Any]:
    angka = kinerja_tahun(orang, tahun)
    sesudah, sebelum = (tanpa_nul(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    lembar = halaman(cocok, sesudah=sesudah, sebelum=sebelum, terbatas=mencari)
    pilihan = orang_terpilih(orang, [tanpa_nul(satu) for satu in request.GET.getlist("pilih")])
    skp = kinerja_orang([*lembar.isi, *pilihan], tahun)
    tanda = Counter((skp[satu.pk].hasil_kerja, skp[satu.pk].perilaku_kerja) for satu in pilihan if satu.pk in skp)
    terlihat = {satu.nip for satu in lembar.isi}
    return {
        "angka": angka,
        "tanpa_skp": orang.count() - angka.jumlah,
        "peta": susun_gelembung(_sumbu(TURUN), _sumbu(TURUN[::-1]), angka.matriks, tanda),
        "baris": _baris(request, angka),
        "perilaku": [_pendek(satu) for satu in TURUN[::-1]],
        "batang": susun_batang(
            (str(label), angka.predikat[nilai], "", _alamat(request, predikat=nilai))
            for nilai, label in Predikat.choices
        ),
        "tertinggi": ujung_predikat(orang, tahun, angka.predikat, tertinggi=True),
        "terendah": ujung_predikat(orang, tahun, angka.predikat, tertinggi=False),
        "halaman": lembar,
        "daftar": [{"orang": satu, "skp": skp.get(satu.pk)} for satu in lembar.isi],
        "terpilih": [{"orang": satu, "skp": skp.get(satu.pk)} for satu in pilihan],
        "pilih_lain": [satu.nip for satu in pilihan if satu.nip not in terlihat],
        "pilih": [satu.nip for satu in pilihan],
        "tetap": [*_tetap(request), ("proses", "1")],
        "reset": _alamat(request),
    }


def _sumbu(urut: tuple[Ekspektasi, ...]) -> list[tuple[str, str]]:
    return [(satu.value, _pendek(satu)) for satu in urut]


def _tetap(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the steps taken, as query parameters."""
    return [(nama, isi) for nama in ("level", "rumpun", "klaster") if (isi := request.GET.get(nama, ""))]


def _alamat(request: HttpRequest, **saring: str) -> str:
    """Return the address of this screen with the list narrowed down to something else, and its heading."""
    pilih = [("pilih", nip) for nip in request.GET.getlist("pilih")]
    return f"?{urlencode([*_tetap(request), ('proses', '1'), *saring.items(), *pilih])}#daftar"


def _baris(request: HttpRequest, isi: KinerjaTahun) -> list[dict[str, Any]]:
    return [
        {
            "hasil": _pendek(hasil),
            "sel": [
                {
                    "banyak": isi.matriks[hasil, perilaku],
                    "url": _alamat(request, hasil=hasil.value, perilaku=perilaku.value),
                }
                for perilaku in TURUN[::-1]
            ],
        }
        for hasil in TURUN
    ]


def _kotak(pengguna: Pengguna, tahun: int, level: int | None, kelompok: FormKelompok) -> dict[str, Any]:
    """Return the nine boxes of the same selection, where the year is mapped."""
    pemetaan = pemetaan_berlaku(pengguna.instansi_id, tahun) if pengguna.instansi_id else None
    if pemetaan is None:
        return {"sel": None}
    isi = kelompok.cleaned_data
    saringan = SaringGrid(level, isi["rumpun"], isi["klaster"])
    jumlah = jumlah_grid(pengguna, pemetaan, saringan)
    nilai = {"level": level} | {nama: isi[nama].pk for nama in ("rumpun", "klaster") if isi[nama]}
    kueri = urlencode({nama: satu for nama, satu in nilai.items() if satu})
    alamat = f"?{kueri}" if kueri else ""
    return {
        "sel": sel_kotak(jumlah, lambda n: reverse("pemetaan-kotak", args=[tahun, n]) + alamat),
        "jumlah": jumlah,
        "alamat_grid": reverse("pemetaan", args=[tahun]) + alamat,
    }


def _baris_ekspor(orang: QuerySet[Pegawai], tahun: int) -> Iterator[tuple[Any, ...]]:
    skp = PenilaianKinerja.objects.filter(tahun=tahun, pegawai__in=orang)
    lengkap = skp.select_related("pegawai__jabatan", "pegawai__unit").order_by("pegawai__nama", "pegawai__nip")
    for satu in lengkap.iterator(chunk_size=_POTONGAN):
        siapa = satu.pegawai
        yield (
            siapa.nip,
            siapa.nama_lengkap,
            siapa.jabatan.nama,
            siapa.unit.nama,
            satu.get_hasil_kerja_display(),
            satu.get_perilaku_kerja_display(),
            satu.get_predikat_display(),
        )
