"""Data quality: the index per measure and unit, the people behind each figure, and what is handed out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pegawai.aturan.mutu import SEGI, UKURAN_MUTU, UkuranMutu
from pegawai.izin import boleh_impor, boleh_lihat_mutu
from pegawai.models import Pegawai, Pengguna, UnitKerja
from pegawai.pilihan import JenisImpor
from pegawai.selectors.daftar import di_bawah_unit, halaman
from pegawai.selectors.indeks_mutu import (
    Hitungan,
    MutuTempat,
    jumlahkan,
    kurang_mutu,
    mutu_per_unit,
    naik_pohon,
    tahun_skp,
)
from pegawai.selectors.lingkup import pegawai_terlihat, unit_terlihat
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.pdf import cetak
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "mutu-data",
    1,
    (
        "Unit kerja",
        "ID UNOR",
        "Kode ukuran",
        "Segi",
        "Ukuran",
        "Ditanyakan kepada",
        "Definisi",
        "Berlaku bagi",
        "Memenuhi",
        "Kurang",
        "Indeks (%)",
        "Dihitung pada",
    ),
)
SKEMA_ORANG = SkemaEkspor(
    "mutu-data-orang", 1, ("NIP", "Nama", "Jabatan", "Unit kerja", "Kekurangan", "Diperbaiki dengan impor")
)
_POTONGAN = 1000


@never_cache
@require_safe
@perlu_izin(boleh_lihat_mutu)
def mutu_data(request: HttpRequest) -> HttpResponse:
    """Show the index of the user's scope, or of one unit in it, and of the units one step below."""
    pengguna, pada = pelaku(request), timezone.localdate()
    unit = _unit(request, pengguna)
    tempat, semua = _hitung(pengguna, unit, pada)
    isi = _isi(tempat, pada) | {
        "unit": unit,
        "induk": _induk(pengguna, unit),
        "anak": _anak(semua, unit),
        "impor": boleh_impor(pengguna),
    }
    return render(request, "pegawai/mutu_data.html", isi)


@require_safe
@perlu_izin(boleh_lihat_mutu)
def unduh(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """Hand out the index: of every unit as CSV or .xlsx, or what the page shows as PDF."""
    pengguna, pada = pelaku(request), timezone.localdate()
    if bentuk not in (*BENTUK, "pdf"):
        raise Http404("Bentuk berkas ini tidak dikenal.")
    unit = _unit(request, pengguna)
    tempat, semua = _hitung(pengguna, unit, pada)
    if bentuk != "pdf":
        return ekspor(bentuk, f"mutu data {pada:%Y-%m-%d}", SKEMA, _baris([tempat, *semua], pada))
    isi = _isi(tempat, pada) | {"anak": _anak(semua, unit), "instansi": pengguna.instansi}
    berkas = cetak(render_to_string("pegawai/dokumen/mutu_data.html", isi), "dokumen-mutu-data.css")
    nama = f'attachment; filename="mutu-data-{pada:%Y-%m-%d}.pdf"'
    return HttpResponse(berkas, content_type="application/pdf", headers={"Content-Disposition": nama})


@never_cache
@require_safe
@perlu_izin(boleh_lihat_mutu)
def ukuran(request: HttpRequest, kode: str) -> HttpResponseBase:
    """Show the people in scope whose records fall short of one measure; ``bentuk`` hands the list out."""
    pengguna, pada = pelaku(request), timezone.localdate()
    satu = UKURAN_MUTU.get(kode)
    if satu is None:
        raise Http404("Ukuran mutu data ini tidak dikenal.")
    unit = _unit(request, pengguna)
    orang = kurang_mutu(_orang(pengguna, unit), kode, pada=pada)
    if request.GET.get("bentuk") in BENTUK:
        return ekspor(request.GET["bentuk"], kode, SKEMA_ORANG, _baris_orang(orang, satu))
    sesudah, sebelum = (tanpa_nul(request.GET.get(nama, "")) for nama in ("sesudah", "sebelum"))
    isi = {
        "ukuran": satu,
        "segi": SEGI[satu.segi],
        "unit": unit,
        "pada": pada,
        "tahun": tahun_skp(pada),
        "halaman": halaman(orang, sesudah=sesudah, sebelum=sebelum),
        "nama_impor": JenisImpor(satu.impor).label,
        "impor": boleh_impor(pengguna),
    }
    return render(request, "pegawai/mutu_data_ukuran.html", isi)


def _unit(request: HttpRequest, pengguna: Pengguna) -> UnitKerja | None:
    """Return the unit asked for, 404 for one out of scope, None where none is asked for."""
    teks = request.GET.get("unit", "")
    return get_object_or_404(unit_terlihat(pengguna), pk=bilangan(teks)) if teks else None


def _orang(pengguna: Pengguna, unit: UnitKerja | None) -> QuerySet[Pegawai]:
    # IN with one value: see karier.selectors.pegawai.
    orang = pegawai_terlihat(pengguna).filter(aktif__in=[True])
    return di_bawah_unit(orang, unit) if unit else orang


def _hitung(pengguna: Pengguna, unit: UnitKerja | None, pada: date) -> tuple[MutuTempat, list[MutuTempat]]:
    """Return the figures of the whole selection, and of every unit in it with ``sendiri``: its own people alone."""
    per_unit = mutu_per_unit(_orang(pengguna, unit), pada=pada)
    semua = unit_terlihat(pengguna)
    if unit:
        semua = semua.filter(path__startswith=unit.path)
    nama = unit.nama if unit else str(pengguna.unit or pengguna.instansi)
    return jumlahkan(nama, per_unit.values(), unit), naik_pohon(per_unit, semua)


def _anak(semua: list[MutuTempat], unit: UnitKerja | None) -> list[MutuTempat]:
    """Return the units one step below what is looked at, and the people right in it, who are in none of these.

    A single root says nothing: then its children are told apart.
    """
    if not semua:
        return []
    teratas = min(satu.dalam for satu in semua)
    akar = [satu for satu in semua if satu.dalam == teratas]
    if unit is None and len(akar) != 1:
        return akar
    bawah = [satu for satu in semua if satu.dalam == teratas + 1]
    langsung = akar[0].sendiri
    return [jumlahkan(f"Langsung di {akar[0].nama}", [langsung]), *bawah] if langsung and bawah else bawah


def _induk(pengguna: Pengguna, unit: UnitKerja | None) -> list[UnitKerja]:
    """Return the units above one, as far as the user may see them, the highest first."""
    if unit is None:
        return []
    langkah = UnitKerja.steplen
    jalur = [unit.path[:akhir] for akhir in range(langkah, len(unit.path), langkah)]
    return list(unit_terlihat(pengguna).filter(path__in=jalur))


def _isi(tempat: MutuTempat, pada: date) -> dict[str, Any]:
    kelompok = [
        {
            "nama": nama,
            "indeks": tempat.indeks_segi(segi),
            "baris": [_baris_ukuran(satu) for satu in tempat.ukuran.values() if satu.ukuran.segi == segi],
        }
        for segi, nama in SEGI.items()
    ]
    return {"tempat": tempat, "kelompok": kelompok, "pada": pada, "tahun": tahun_skp(pada)}


def _baris_ukuran(satu: Hitungan) -> dict[str, Any]:
    return {"hitungan": satu, "ukuran": satu.ukuran, "nama_impor": JenisImpor(satu.ukuran.impor).label}


def _baris(tempat: list[MutuTempat], pada: date) -> Iterator[tuple[Any, ...]]:
    for satu in tempat:
        for h in satu.ukuran.values():
            u = h.ukuran
            kepala = (satu.nama, satu.unit.siasn_id if satu.unit else None, u.kode, SEGI[u.segi], u.nama, u.bagi)
            yield (*kepala, u.definisi, h.berlaku, h.memenuhi, h.kurang, h.indeks, pada)


def _baris_orang(orang: QuerySet[Pegawai], satu: UkuranMutu) -> Iterator[tuple[Any, ...]]:
    impor = JenisImpor(satu.impor).label
    for siapa in orang.select_related("jabatan", "unit").order_by("nama", "nip").iterator(chunk_size=_POTONGAN):
        yield siapa.nip, siapa.nama_lengkap, siapa.jabatan.nama, siapa.unit.nama, satu.nama, impor
