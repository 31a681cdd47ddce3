"""The list of people."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from karier.forms.pegawai import SaringPegawai
from karier.selectors.pegawai import cari_pegawai
from pegawai.izin import boleh_lihat_instansi, boleh_lihat_kelayakan
from pegawai.models import Pegawai
from pegawai.selectors.daftar import halaman
from pegawai.views.pelaku import pelaku
from pemetaan.models import Pemetaan
from pemetaan.selectors.terbaru import kotak_orang, pemetaan_terbaru
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "pegawai",
    1,
    (
        *("NIP", "Nama", "Jabatan", "Jenjang", "Unit kerja", "ID unit", "Golongan", "Aktif"),
        *("Tahun pemetaan", "Kotak", "Sebab belum dipetakan"),
    ),
)
POTONGAN = 1000
LANJUTAN = ("level", "rumpun", "klaster", "unit", "mutu")


@never_cache
@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Show the people in the user's scope, filtered and searched; htmx asks for the table alone.

    ``?bentuk=`` hands out all of them.
    """
    pengguna = pelaku(request)
    form = SaringPegawai(request.GET, pengguna=pengguna)
    form.is_valid()
    pemetaan = pemetaan_terbaru(pengguna.instansi_id)
    orang = cari_pegawai(pengguna, pemetaan, form.cleaned_data)
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "pegawai", SKEMA, _baris(orang, pemetaan))
    sesudah, sebelum = (tanpa_nul(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    lembar = halaman(orang, sesudah=sesudah, sebelum=sebelum, terbatas=bool(form.cleaned_data.get("q")))
    kotak = kotak_orang(pemetaan, [satu.pk for satu in lembar.isi])
    isi = {
        "form": form,
        "lanjutan": [form[nama] for nama in LANJUTAN],
        "lanjutan_terbuka": any(form.cleaned_data.get(nama) for nama in LANJUTAN) or bool(form.errors),
        "saringan_aktif": any(request.GET.get(nama) for nama in form.fields),
        "baris": [{"orang": satu, "penempatan": kotak.get(satu.pk)} for satu in lembar.isi],
        "halaman": lembar,
        "pemetaan": pemetaan,
        "boleh_kelayakan": boleh_lihat_kelayakan(pengguna),
    }
    return render(request, "pegawai/_daftar.html" if minta_potongan(request) else "pegawai/daftar.html", isi)


def _baris(orang: QuerySet[Pegawai], pemetaan: Pemetaan | None) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the file, the boxes of a thousand people at a time."""
    semua = orang.select_related("jabatan", "unit").order_by("nama", "nip").iterator(chunk_size=POTONGAN)
    tahun = pemetaan.periode.tahun if pemetaan else None
    while potong := list(islice(semua, POTONGAN)):
        kotak = kotak_orang(pemetaan, [satu.pk for satu in potong])
        for satu in potong:
            p = kotak.get(satu.pk)
            yield (
                *(satu.nip, satu.nama_lengkap, satu.jabatan.nama, satu.jabatan.get_jenjang_display()),
                *(satu.unit.nama, satu.unit.siasn_id, satu.golongan, satu.aktif),
                *((tahun, p.kotak_akhir, p.sebab) if p else (None, None, None)),
            )
