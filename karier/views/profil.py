"""The profile of a person: the talent card."""

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from karier.selectors.kartu import peta_kompetensi, rpk_pegawai
from karier.selectors.penjelasan import penjelasan
from karier.selectors.suara import aspirasi_berlaku
from pegawai.aturan.kompetensi import kategori_jpm
from pegawai.izin import adalah_diri, boleh_lihat_disiplin, boleh_lihat_kelayakan, boleh_susun_rpk
from pegawai.models import Pegawai, Pengguna
from pegawai.selectors.jejak import jejak_pegawai
from pegawai.selectors.profil import kedudukan, profil_terlihat, rekam_jejak
from pegawai.selectors.standar import standar_kompetensi
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.kotak import KOTAK
from pemetaan.models import Penempatan
from pemetaan.selectors.kalibrasi import riwayat_kalibrasi
from pemetaan.selectors.orang import rekomendasi_kotak, riwayat_penempatan
from talenta.umum.masukan import tanpa_nul


@never_cache
@require_safe
def profil(request: HttpRequest, nip: str) -> HttpResponse:
    """Show a person to those who may see them; to anyone else the person is not there (404)."""
    pengguna = pelaku(request)
    pegawai = get_object_or_404(profil_terlihat(pengguna), nip=tanpa_nul(nip))
    return render(request, "pegawai/profil.html", _orang(pegawai, pengguna) | _talenta(pegawai, pengguna))


def _orang(pegawai: Pegawai, pengguna: Pengguna) -> dict[str, Any]:
    rekam = rekam_jejak(pegawai, pengguna)
    standar = standar_kompetensi(pegawai.jabatan)
    return {
        "pegawai": pegawai,
        "diri": adalah_diri(pengguna, pegawai),
        "boleh_jabatan": boleh_lihat_kelayakan(pengguna) or adalah_diri(pengguna, pegawai),
        "kedudukan": kedudukan(pegawai, timezone.localdate()),
        "rekam": rekam,
        "peta": peta_kompetensi(rekam.asesmen[0] if rekam.asesmen else None, standar),
        "jejak": jejak_pegawai(pegawai, pengguna),
        "boleh_susun": boleh_susun_rpk(pengguna),
    }


def _talenta(pegawai: Pegawai, pengguna: Pengguna) -> dict[str, Any]:
    semua = list(riwayat_penempatan(pegawai))
    kini = semua[0] if semua else None
    return {
        "penempatan": kini,
        "kotak": KOTAK.get(kini.kotak_akhir or 0) if kini else None,
        "rekomendasi": rekomendasi_kotak(kini.kotak_akhir if kini else None),
        "kategori_jpm": _kategori(kini),
        "kalibrasi": list(riwayat_kalibrasi(kini)) if kini else [],
        "penempatan_lalu": semua[1:],
        "penjelasan": penjelasan(kini, boleh_disiplin=boleh_lihat_disiplin(pengguna, pegawai)) if kini else None,
        "rpk": rpk_pegawai(pegawai, pengguna),
        "aspirasi": aspirasi_berlaku(pegawai, pengguna),
    }


def _kategori(penempatan: Penempatan | None) -> Any:
    if penempatan is None or penempatan.n_jpm is None:
        return None
    return kategori_jpm(Fraction(penempatan.n_jpm))
