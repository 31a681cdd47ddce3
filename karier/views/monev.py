"""Monitoring: attainment per unit and year, and the steps of a year."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from karier.aturan.realisasi import akhir_rencana
from karier.forms.realisasi import SaringLangkah, SaringMonev
from karier.models import LangkahRpk
from karier.selectors.capaian import (
    SKEMA_UNIT,
    URUTAN_LANGKAH,
    daftar_langkah,
    rekap_capaian,
    semua_unit,
    tahun_terencana,
)
from pegawai.izin import boleh_catat_realisasi, boleh_lihat_monev
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import ekspor
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA_LANGKAH = SkemaEkspor(
    "langkah-rpk",
    1,
    (
        "NIP",
        "Nama",
        "Unit",
        "Tahun",
        "Waktu",
        "Bentuk",
        "Langkah",
        "Realisasi",
        "Tanggal pelaksanaan",
        "Bukti",
        "Diganti dengan",
        "Alasan",
    ),
)


@require_safe
@perlu_izin(boleh_lihat_monev)
def capaian(request: HttpRequest) -> HttpResponseBase:
    """Show the attainment of a year by unit; ``?bentuk=`` hands it out."""
    pengguna, hari_ini = pelaku(request), timezone.localdate()
    form = SaringMonev(request.GET, pengguna=pengguna, tahun=tahun_terencana(pengguna, hari_ini.year))
    form.is_valid()
    tahun, unit = form.tahun_dipilih(), form.cleaned_data.get("unit")
    if bentuk := request.GET.get("bentuk"):
        baris = semua_unit(pengguna, tahun, hari_ini, unit)
        return _ekspor(request, bentuk, f"capaian-rpk-{tahun}", SKEMA_UNIT, baris)
    rekap = rekap_capaian(pengguna, tahun, hari_ini, unit)
    return render(request, "karier/monev/capaian.html", {"form": form, "tahun": tahun, "unit": unit, "rekap": rekap})


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_monev)
def langkah(request: HttpRequest) -> HttpResponseBase:
    """Show the steps of a year, filtered; ``?bentuk=`` hands them out."""
    pengguna, hari_ini = pelaku(request), timezone.localdate()
    form = SaringLangkah(request.GET, pengguna=pengguna, tahun=tahun_terencana(pengguna, hari_ini.year))
    form.is_valid()
    saring = {nama: form.cleaned_data.get(nama) for nama in ("unit", "keadaan", "q")}
    tahun = form.tahun_dipilih()
    semua = daftar_langkah(
        pengguna, tahun, hari_ini, unit=saring["unit"], keadaan=saring["keadaan"] or "", q=saring["q"] or ""
    )
    if bentuk := request.GET.get("bentuk"):
        baris = (_baris(satu) for satu in semua.iterator(chunk_size=1000))
        return _ekspor(request, bentuk, f"langkah-rpk-{tahun}", SKEMA_LANGKAH, baris)
    lembar = halaman_kunci(semua, urutan=URUTAN_LANGKAH, terbatas=bool(saring["q"]), **kunci_halaman(request.GET))
    isi: dict[str, Any] = {
        "form": form,
        "tahun": tahun,
        "halaman": lembar,
        "baris": [(satu, _lewat(satu, hari_ini)) for satu in lembar.isi],
        "saringan_aktif": any(saring.values()),
        "boleh_catat": boleh_catat_realisasi(pengguna),
        "diri": pengguna.pegawai_id,
    }
    return render(request, f"karier/monev/{'_langkah' if minta_potongan(request) else 'langkah'}.html", isi)


def _lewat(satu: LangkahRpk, hari_ini: date) -> bool:
    return satu.status == "direncanakan" and akhir_rencana(satu.waktu, satu.tahun) < hari_ini


def _ekspor(request: HttpRequest, bentuk: str, nama: str, skema: SkemaEkspor, baris: Any) -> HttpResponseBase:
    if bentuk not in ("csv", "xlsx"):
        return redirect(request.path)
    return ekspor(bentuk, nama, skema, baris)


def _baris(satu: LangkahRpk) -> list[Any]:
    catatan = list(satu.realisasi.all())
    akhir = catatan[-1] if catatan else None
    orang = satu.rpk.pegawai
    return [
        orang.nip,
        orang.nama_lengkap,
        orang.unit.nama,
        satu.tahun,
        satu.waktu,
        satu.get_bentuk_display(),
        satu.uraian or (satu.jabatan.nama if satu.jabatan else ""),
        satu.get_status_display(),
        akhir.tanggal if akhir else None,
        akhir.bukti if akhir else "",
        akhir.pengganti if akhir else "",
        akhir.alasan if akhir else "",
    ]
