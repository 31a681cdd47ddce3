"""One run, whether in force, earlier, or for a position: its boxes, the people in them, and its list as a file."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_lihat_instansi
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.kotak import KOTAK
from pemetaan.forms.saring import SaringPemetaan
from pemetaan.models import Penempatan
from pemetaan.selectors.grid import JumlahGrid, SaringGrid, halaman_penempatan, penempatan_terlihat, saring
from pemetaan.selectors.periode import pemetaan_terlihat
from pemetaan.selectors.rekap import jumlah_tersaring
from pemetaan.views.kueri import kueri_saring
from pemetaan.views.sel import sel_kotak
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.hitung import LebihDari
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor("penempatan", 1, (
    "NIP", "Nama", "Jabatan", "Unit", "Golongan", "Skor kinerja", "Skor potensial", "Nilai Talenta", "Kotak hitungan",
    "Kotak", "Peringkat", "Sebab belum dipetakan",
))  # fmt: skip


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def proses(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the nine boxes of a run, and with ``?kotak=`` the people of one (0: not placed)."""
    pengguna = pelaku(request)
    pemetaan = get_object_or_404(pemetaan_terlihat(pengguna), pk=pk)
    form = SaringPemetaan(request.GET, pengguna=pengguna)
    form.is_valid()
    saringan = SaringGrid.dari(form.cleaned_data)
    orang = saring(penempatan_terlihat(pengguna, pemetaan), saringan, pengguna)
    jumlah = jumlah_tersaring(pengguna, pemetaan, saringan, orang)
    nomor = bilangan(request.GET.get("kotak", ""))
    kueri = kueri_saring(request, "kotak")
    isi: dict[str, Any] = {
        "pemetaan": pemetaan,
        "form": form,
        "saringan": saringan,
        "jumlah": jumlah,
        "kueri": kueri,
        "nomor": nomor if nomor in (0, *KOTAK) else None,
        "sel": sel_kotak(jumlah, lambda n: f"?{_tambah(kueri, n)}#orang"),
        "kotak_kosong": f"?{_tambah(kueri, 0)}#orang",
    }
    if isi["nomor"] is not None:
        isi["halaman"] = _halaman(request, orang, isi["nomor"], jumlah)
    return render(
        request, "pemetaan/proses/_isi.html" if minta_potongan(request) else "pemetaan/proses/rincian.html", isi
    )


def _tambah(kueri: str, nomor: int) -> str:
    return f"{kueri.removeprefix('?')}&kotak={nomor}".removeprefix("&")


def _halaman(request: HttpRequest, orang: Any, nomor: int, jumlah: JumlahGrid | LebihDari) -> Any:
    sesudah, sebelum = (tanpa_nul(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    milik = orang.filter(kotak_akhir=nomor) if nomor else orang.filter(kotak_akhir__isnull=True)
    urutan = ("peringkat", "pk") if nomor else ("pegawai__nama", "pegawai__nip")
    banyak = None
    if isinstance(jumlah, JumlahGrid):
        banyak = jumlah.kotak[nomor] if nomor else jumlah.tanpa_kotak
    return halaman_penempatan(milik, urutan=urutan, sesudah=sesudah, sebelum=sebelum, jumlah=banyak, terbatas=True)


@require_safe
@perlu_izin(boleh_lihat_instansi)
def ekspor_proses(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """Hand out the filtered list of a run, in the lawful order."""
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas hanya csv atau xlsx.")
    pengguna = pelaku(request)
    pemetaan = get_object_or_404(pemetaan_terlihat(pengguna), pk=pk)
    form = SaringPemetaan(request.GET, pengguna=pengguna)
    form.is_valid()
    orang = saring(penempatan_terlihat(pengguna, pemetaan), SaringGrid.dari(form.cleaned_data), pengguna)
    return ekspor(bentuk, f"pemetaan-{pemetaan.periode.tahun}-{pemetaan.pk}", SKEMA, baris_penempatan(orang))


def baris_penempatan(orang: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of ``SKEMA`` for these placements, in the lawful order."""
    semua = orang.select_related("pegawai", "jabatan", "unit").order_by(
        F("kotak_akhir").desc(nulls_last=True), "peringkat", "pk"
    )
    for satu in semua.iterator(chunk_size=2000):
        yield _satu(satu)


def _satu(satu: Penempatan) -> tuple[Any, ...]:
    return (
        satu.pegawai.nip,
        satu.pegawai.nama_lengkap,
        satu.jabatan.nama,
        satu.unit.nama,
        satu.golongan,
        satu.skor_kinerja,
        satu.skor_potensial,
        satu.nilai_talenta,
        satu.kotak,
        satu.kotak_akhir,
        satu.peringkat,
        satu.sebab,
    )
