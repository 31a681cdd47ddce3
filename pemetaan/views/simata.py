"""SIMATA's boxes beside ours: how many agree, every difference with its cause, on the page and as a file."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_impor, boleh_lihat_mutu
from pegawai.views.pelaku import pelaku
from pemetaan.forms.simata import SaringSimata
from pemetaan.pilihan import SebabBeda
from pemetaan.selectors.grid import SaringGrid
from pemetaan.selectors.periode import pemetaan_berlaku, tahun_terpetakan
from pemetaan.selectors.simata import (
    SAMA,
    Sandingan,
    Selisih,
    ada_simata,
    halaman_selisih,
    hitung_sebab,
    impor_simata,
    semua_selisih,
)
from pemetaan.selectors.urai_simata import ARTI, rincian
from pemetaan.views.kueri import kueri_saring
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "simata",
    1,
    (
        *("NIP", "Nama", "Jabatan", "Unit", "Kotak SIMATA", "Kotak", "Kotak hitungan", "Kode sebab", "Sebab"),
        *("Rincian", "Skor kinerja SIMATA", "Skor kinerja", "Skor potensial SIMATA", "Skor potensial"),
        *("Tahun SKP SIMATA", "Tanggal asesmen SIMATA", "Tanggal asesmen"),
    ),
)


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_mutu)
def simata(request: HttpRequest, tahun: int) -> HttpResponseBase:
    """Show the differences of a year; ``?bentuk=`` hands them out, filtered as the page is."""
    pengguna = pelaku(request)
    pemetaan = pemetaan_berlaku(pengguna.instansi_id, tahun) if pengguna.instansi_id else None
    if pemetaan is None:
        raise Http404(f"Tahun {tahun} belum dipetakan.")
    form = SaringSimata(request.GET, pengguna=pengguna)
    form.is_valid()
    sebab = form.cleaned_data.get("sebab") or ""
    sandingan = Sandingan(pengguna, pemetaan, SaringGrid.dari(form.cleaned_data), sebab)
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, f"simata {tahun}", SKEMA, (_baris(satu, tahun) for satu in semua_selisih(sandingan)))
    isi: dict[str, Any] = {"tahun": tahun, "pemetaan": pemetaan, "form": form, "ada": ada_simata(pemetaan)}
    isi |= {"kueri": kueri_saring(request, "bentuk"), "boleh_impor": boleh_impor(pengguna)}
    if isi["ada"]:
        isi |= _isi(request, sandingan)
    return render(request, f"pemetaan/simata/{'_isi' if minta_potongan(request) else 'simata'}.html", isi)


def _isi(request: HttpRequest, sandingan: Sandingan) -> dict[str, Any]:
    jumlah = hitung_sebab(sandingan)
    beda = jumlah.total() - jumlah[SAMA]
    sesudah, sebelum = (tanpa_nul(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    banyak = jumlah[sandingan.sebab] if sandingan.sebab else beda
    halaman = halaman_selisih(sandingan, jumlah=banyak, sesudah=sesudah, sebelum=sebelum)
    return {
        "sama": jumlah[SAMA],
        "beda": beda,
        "semua": jumlah.total(),
        "angka": list(_angka(request, jumlah)),
        "sebab": sandingan.sebab,
        "halaman": halaman,
        "baris": [(satu, rincian(satu, sandingan.tahun)) for satu in halaman.isi],
        "impor": impor_simata(sandingan.pemetaan),
        "terbaru": tahun_terpetakan(sandingan.pemetaan.periode.instansi_id)[:1] == [sandingan.tahun],
    }


def _angka(request: HttpRequest, jumlah: Counter[str]) -> Iterator[dict[str, Any]]:
    tetap = {n: isi for n, isi in request.GET.items() if isi and n in ("level", "rumpun", "klaster", "unit", "q")}
    for satu in SebabBeda:
        if n := jumlah[satu]:
            kueri = urlencode({"sebab": satu.value} | tetap)
            yield {"nama": satu.label, "arti": ARTI[satu], "jumlah": n, "kueri": f"?{kueri}", "kode": satu.value}


def _baris(satu: Selisih, tahun: int) -> tuple[Any, ...]:
    s, k = satu.simata, satu.penempatan
    return (
        satu.nip,
        k.pegawai.nama_lengkap if k else s.nama if s else "",
        k.jabatan.nama if k else None,
        k.unit.nama if k else None,
        s.kotak if s else None,
        k.kotak_akhir if k else None,
        k.kotak if k else None,
        satu.sebab.value,
        satu.sebab.label,
        rincian(satu, tahun),
        s.skor_kinerja if s else None,
        k.skor_kinerja if k else None,
        s.skor_potensial if s else None,
        k.skor_potensial if k else None,
        s.tahun_skp if s else None,
        s.tanggal_asesmen if s else None,
        k.asesmen_tanggal if k else None,
    )
