"""Who qualifies for a post, and which posts are open to a person."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from karier.forms.kelayakan import LAYAK, SaringKandidat, SaringPos, SaringPosOrang
from karier.selectors import daftar_pos as daftar
from karier.selectors.kelayakan_banyak import kandidat_pos, pos_orang
from pegawai.izin import adalah_diri, boleh_lihat_kelayakan
from pegawai.models import PetaJabatan
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.selectors.profil import profil_terlihat
from pegawai.views.pelaku import pelaku
from pemetaan.selectors.terbaru import pemetaan_terbaru
from talenta.umum.ekspor import ekspor
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import tanpa_nul

PER_HALAMAN = 25


def _halaman(request: HttpRequest, isi: Any) -> Any:
    return Paginator(isi, PER_HALAMAN).get_page(request.GET.get("halaman"))


def _bersih(form: Any) -> dict[str, Any]:
    """Return what the filters say; what is wrong with one leaves it at its default."""
    form.is_valid()
    return {"tampil": LAYAK} | form.cleaned_data


@never_cache
@require_safe
@perlu_izin(boleh_lihat_kelayakan)
def pos(request: HttpRequest) -> HttpResponseBase:
    """Show the agency's posts: how many are needed, held and vacant."""
    pengguna = pelaku(request)
    form = SaringPos(request.GET)
    peta = daftar.daftar_pos(pengguna.instansi_id or 0, _bersih(form))
    if bentuk := request.GET.get("bentuk"):
        return ekspor(bentuk, "peta-jabatan", daftar.SKEMA_POS, daftar.baris_pos(peta))
    tersaring = any(request.GET.get(nama) for nama in form.fields)
    lembar = halaman_kunci(peta, urutan=daftar.URUTAN_POS, **kunci_halaman(request.GET))
    return render(
        request,
        "karier/kelayakan/pos.html",
        {"form": form, "halaman": lembar, "tersaring": tersaring},
    )


@never_cache
@require_safe
@perlu_izin(boleh_lihat_kelayakan)
def kandidat(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show who, of the people in the user's scope, qualifies for a post, who nearly does, and what keeps others out."""
    pengguna = pelaku(request)
    semua = PetaJabatan.objects.filter(jabatan__instansi=pengguna.instansi_id)
    peta = get_object_or_404(semua.select_related("jabatan", "unit", "rumpun"), pk=pk)
    form = SaringKandidat(request.GET)
    saringan = _bersih(form)
    pada = daftar.hari(saringan, timezone.localdate())
    orang = pegawai_terlihat(pengguna)
    hasil = kandidat_pos(peta.jabatan, peta.unit, pada=pada, orang=orang)
    pemetaan = pemetaan_terbaru(pengguna.instansi_id)
    tampil = [satu for satu in hasil.kandidat if daftar.pilah(len(satu.kurang), saringan["tampil"])]
    urut = daftar.urut_kandidat(tampil, pemetaan, orang, tanpa_nul(saringan.get("q") or ""))
    if bentuk := request.GET.get("bentuk"):
        isi = daftar.baris_kandidat(urut, pemetaan, orang)
        return ekspor(bentuk, f"kandidat-{peta.jabatan.nama}-{pada}", daftar.SKEMA_KANDIDAT, isi)
    halaman = _halaman(request, urut)
    return render(
        request,
        "karier/kelayakan/kandidat.html",
        {
            "peta": peta,
            "form": form,
            "pada": pada,
            "hasil": hasil,
            "sebab": hasil.sebab().most_common(),
            "halaman": halaman,
            "baris": daftar.lengkapi(list(halaman), pemetaan, orang),
            "pemetaan": pemetaan,
        },
    )


@never_cache
@require_safe
def pos_pegawai(request: HttpRequest, nip: str) -> HttpResponseBase:
    """Show the posts that are a move away from a person's, to the person and to those who may judge eligibility."""
    pengguna = pelaku(request)
    pegawai = get_object_or_404(profil_terlihat(pengguna), nip=tanpa_nul(nip))
    diri = adalah_diri(pengguna, pegawai)
    if not (boleh_lihat_kelayakan(pengguna) or diri):
        raise PermissionDenied
    form = SaringPosOrang(request.GET)
    saringan = _bersih(form)
    pada = daftar.hari(saringan, timezone.localdate())
    semua = pos_orang(pegawai, pada=pada)
    dipilih = daftar.saring_pos_orang(semua, saringan)
    if bentuk := request.GET.get("bentuk"):
        return ekspor(bentuk, f"jabatan-{pegawai.nip}-{pada}", daftar.SKEMA_POS_ORANG, daftar.baris_pos_orang(dipilih))
    isi = {
        "pegawai": pegawai,
        "diri": diri,
        "form": form,
        "pada": pada,
        "banyak": len(semua),
        "layak": sum(p.layak for p in semua),
        "nyaris": sum(len(p.kurang) == 1 for p in semua),
        "halaman": _halaman(request, dipilih),
        "tautan": boleh_lihat_kelayakan(pengguna),
    }
    return render(request, "karier/kelayakan/pos_pegawai.html", isi)
