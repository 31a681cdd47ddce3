"""The dashboard: figures for those who see the agency, the own card for an employee, first steps where all is empty."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from karier.selectors.beranda import angka_instansi, impor_terakhir, menunggu, pekerjaan_berjalan, rpk_menurut_status
from karier.selectors.kartu import langkah_berikut, rpk_pegawai
from karier.selectors.langkah_awal import langkah_awal
from pegawai.izin import boleh_impor, boleh_lihat_instansi, boleh_lihat_pekerjaan, boleh_petakan, punya_profil
from pegawai.models import Pegawai, Pengguna
from pegawai.selectors.profil import profil_terlihat
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.kotak import KOTAK
from pemetaan.selectors.orang import penempatan_berlaku, rekomendasi_kotak
from pemetaan.selectors.terbaru import pemetaan_terbaru


@never_cache
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """Show each user the start page of their role."""
    pengguna = pelaku(request)
    if boleh_lihat_instansi(pengguna):
        return _instansi(request, pengguna)
    diri = profil_terlihat(pengguna).first() if punya_profil(pengguna) else None
    if diri is None:
        return render(request, "karier/beranda_tanpa_peran.html")
    return render(request, "karier/beranda_pegawai.html", _diri(diri, pengguna))


def _instansi(request: HttpRequest, pengguna: Pengguna) -> HttpResponse:
    pemetaan = pemetaan_terbaru(pengguna.instansi_id)
    isi: dict[str, Any] = {"pemetaan": pemetaan, "menunggu": menunggu(pengguna)}
    if boleh_lihat_pekerjaan(pengguna):
        isi |= {"pekerjaan": pekerjaan_berjalan(pengguna), "impor": impor_terakhir(pengguna)}
    if pemetaan is None:
        isi |= {
            "langkah": langkah_awal(pengguna.instansi),
            "boleh_impor": boleh_impor(pengguna),
            "boleh_petakan": boleh_petakan(pengguna),
        }
        return render(request, "karier/beranda_awal.html", isi)
    isi |= angka_instansi(pengguna, pemetaan) | {"rpk": rpk_menurut_status(pengguna)}
    return render(request, "karier/beranda.html", isi)


def _diri(pegawai: Pegawai, pengguna: Pengguna) -> dict[str, Any]:
    penempatan = penempatan_berlaku(pegawai)
    nomor = penempatan.kotak_akhir if penempatan else None
    return {
        "pegawai": pegawai,
        "penempatan": penempatan,
        "kotak": KOTAK.get(nomor or 0),
        "rekomendasi": rekomendasi_kotak(nomor),
        "rpk": rpk_pegawai(pegawai, pengguna),
        "berikut": langkah_berikut(pegawai, timezone.localdate().year),
    }
