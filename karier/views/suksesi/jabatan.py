"""Succession at a glance, jabatan kritis and target, and one post with its candidates."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from karier.aturan.pemantauan import TABEL_TAHAP
from karier.aturan.suksesi import DASAR_KRITIS, DASAR_LANGSUNG, LINGKUP
from karier.forms.suksesi import SaringJabatanForm, SaringKandidatForm, StrategiForm
from karier.models import PenempatanSuksesor, StrategiAkuisisi
from karier.pilihan import LingkupSuksesi, StatusKelompok, StatusPemantauan
from karier.selectors.bacaan import bacaan
from karier.selectors.suksesi.jabatan import (
    CAKRAWALA_BAWAAN,
    URUTAN_JABATAN,
    BarisJabatan,
    SaringJabatan,
    baris_jabatan,
    jabatan_suksesi,
    pos_terlihat,
    ringkas_jabatan,
)
from karier.selectors.suksesi.kandidat import SaringKandidat, halaman_kandidat, pos_dinilai, semua_kandidat
from karier.selectors.suksesi.kelompok import HIDUP, disebut_terlalu_banyak, kelompok_terlihat, suksesor_pos
from karier.selectors.suksesi.pemantauan import evaluasi_menunggu
from karier.services.suksesi import suksesor as layanan
from karier.views.suksesi.kandidat import SKEMA_KANDIDAT, baris_kandidat
from pegawai.izin import boleh_lihat_suksesi, boleh_susun_suksesi
from pegawai.models import Pegawai, Pengguna, PetaJabatan
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.views.pelaku import pelaku
from pemetaan.views.kueri import kueri_saring
from talenta.umum.ekspor import ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

BENTUK_BERKAS = ("csv", "xlsx")
SKEMA_JABATAN = SkemaEkspor(
    "jabatan-kritis-target",
    1,
    (
        "ID jabatan",
        "Jabatan",
        "Jenjang",
        "ID unit",
        "Unit kerja",
        "Kritis",
        "Kebutuhan",
        "Terisi",
        "Lowong sekarang",
        "Lowong dalam jangka",
        "Lowong mulai",
        "Siap sekarang",
        "Siap 1–2 tahun",
        "Siap 3–5 tahun",
        "Dalam konsep",
        "Kekuatan cadangan",
        "Strategi akuisisi",
    ),
)


def unduhan(bentuk: str, nama: str, skema: SkemaEkspor, baris: Any) -> HttpResponseBase:
    """Hand a list out; an unknown form of file is no address."""
    if bentuk not in BENTUK_BERKAS:
        raise Http404
    return ekspor(bentuk, nama, skema, baris)


@require_safe
@perlu_izin(boleh_lihat_suksesi)
def ringkasan(request: HttpRequest) -> HttpResponse:
    """Show succession at a glance: posts, groups, who is named for too many, evaluations, and the five stages."""
    pengguna, hari_ini = pelaku(request), timezone.localdate()
    hidup = {(k.lingkup, k.status): k for k in kelompok_terlihat(pengguna).filter(status__in=HIDUP)}
    kelompok = [
        {
            "nama": label,
            "berlaku": hidup.get((nilai, StatusKelompok.DITETAPKAN)),
            "konsep": hidup.get((nilai, StatusKelompok.KONSEP)),
            "baris": LINGKUP[nilai],
        }
        for nilai, label in LingkupSuksesi.choices
    ]
    isi = {
        "aktif": "ringkasan",
        "angka": ringkas_jabatan(pengguna, hari_ini=hari_ini, tahun=CAKRAWALA_BAWAAN),
        "tahun": CAKRAWALA_BAWAAN,
        "kelompok": kelompok,
        "tahap": TABEL_TAHAP,
        "rangkap": disebut_terlalu_banyak(pengguna),
        "batas_rangkap": bacaan().suksesi_jabatan_maksimal,
        "evaluasi": evaluasi_menunggu(pengguna, hari_ini=hari_ini),
        "hari_ini": hari_ini,
        "dipantau": PenempatanSuksesor.objects.filter(
            pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"), status=StatusPemantauan.DIPANTAU
        ).count(),
    }
    return render(request, "karier/suksesi/ringkasan.html", isi)


def _tersaring(request: HttpRequest, pengguna: Pengguna) -> tuple[SaringJabatanForm, QuerySet[PetaJabatan]]:
    form = SaringJabatanForm(request.GET, pengguna=pengguna)
    form.is_valid()
    isi = SaringJabatan.dari(form.cleaned_data)
    return form, jabatan_suksesi(pengguna, isi, hari_ini=timezone.localdate())


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_suksesi)
def daftar(request: HttpRequest) -> HttpResponse:
    """Show jabatan kritis and target with their bench, filtered."""
    pengguna = pelaku(request)
    form, pos = _tersaring(request, pengguna)
    lembar = halaman_kunci(pos, urutan=URUTAN_JABATAN, **kunci_halaman(request.GET))
    isi = {
        "aktif": "jabatan",
        "form": form,
        "kueri": kueri_saring(request),
        "halaman": lembar,
        "baris": list(baris_jabatan(lembar.isi, hari_ini=timezone.localdate())),
        "dasar": DASAR_KRITIS,
        "tahun": SaringJabatan.dari(form.cleaned_data).tahun,
    }
    potongan = minta_potongan(request)
    return render(request, "karier/suksesi/_jabatan.html" if potongan else "karier/suksesi/jabatan.html", isi)


@require_safe
@perlu_izin(boleh_lihat_suksesi)
def unduh(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """Hand out the filtered posts, whole."""
    _, pos = _tersaring(request, pelaku(request))
    baris = (_baris_unduh(satu) for satu in baris_jabatan(pos, hari_ini=timezone.localdate()))
    return unduhan(bentuk, "jabatan-kritis-dan-target", SKEMA_JABATAN, baris)


def _baris_unduh(baris: BarisJabatan) -> tuple[Any, ...]:
    pos, bangku = baris.pos, baris.bangku
    return (
        pos.jabatan.siasn_id,
        pos.jabatan.nama,
        pos.jabatan.get_jenjang_display(),
        pos.unit.siasn_id,
        pos.unit.nama,
        pos.kritis,
        pos.kebutuhan,
        pos.terisi,
        max(pos.lowong, 0),
        max(pos.akan_lowong, 0),
        baris.kapan,
        bangku.sekarang,
        bangku.satu_dua,
        bangku.tiga_lima,
        bangku.konsep,
        bangku.kekuatan.nama,
        baris.strategi.get_strategi_display() if baris.strategi else "",
    )


def _pos(pengguna: Pengguna, pk: int) -> PetaJabatan:
    return get_object_or_404(pos_terlihat(pengguna).select_related("jabatan", "unit", "rumpun"), pk=pk)


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_suksesi)
def rincian(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show one post: since or from when it is vacant, its successors, and the candidates in the lawful order.

    ``?bentuk=`` hands the filtered candidates out.
    """
    pengguna, hari_ini = pelaku(request), timezone.localdate()
    pos = _pos(pengguna, pk)
    dinilai = pos_dinilai(pos, hari_ini=hari_ini)
    form = SaringKandidatForm(request.GET)
    form.is_valid()
    bersih = form.cleaned_data
    saring = SaringKandidat(bersih.get("kotak"), bersih.get("kesiapan") or "", tanpa_nul(bersih.get("q") or ""))
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK_BERKAS:
        semua = semua_kandidat(pengguna, dinilai, saring, hari_ini=hari_ini)
        return ekspor(bentuk, f"kandidat-suksesi-{pos.jabatan.nama}", SKEMA_KANDIDAT, map(baris_kandidat, semua))
    isi = {
        "aktif": "jabatan",
        "pos": pos,
        "form": form,
        "kueri": kueri_saring(request),
        "halaman": halaman_kandidat(pengguna, dinilai, saring, hari_ini=hari_ini, kunci=kunci_halaman(request.GET)),
        "tersaring": any(bersih.values()),
        "susun": boleh_susun_suksesi(pengguna),
    }
    if minta_potongan(request):
        return render(request, "karier/suksesi/_kandidat.html", isi)
    return render(request, "karier/suksesi/pos.html", isi | _isi_pos(pengguna, pos, dinilai.lowong))


def _isi_pos(pengguna: Pengguna, pos: PetaJabatan, lowong: Any) -> dict[str, Any]:
    baris = next(baris_jabatan([pos], hari_ini=timezone.localdate()))
    strategi = StrategiAkuisisi.objects.filter(jabatan=pos.jabatan_id, unit=pos.unit_id).first()
    awal = {nama: getattr(strategi, nama) for nama in ("strategi", "perkiraan_lowong", "uraian")} if strategi else {}
    kelompok = kelompok_terlihat(pengguna).filter(status__in=HIDUP)
    return {
        "baris": baris,
        "lowong": lowong,
        "strategi": strategi,
        "form_strategi": StrategiForm(initial=awal) if boleh_susun_suksesi(pengguna) else None,
        "suksesor": suksesor_pos(pengguna, pos.jabatan_id, pos.unit_id, kelompok),
        "dasar_langsung": DASAR_LANGSUNG,
    }


@require_POST
@perlu_izin(boleh_susun_suksesi)
def strategi(request: HttpRequest, pk: int) -> HttpResponse:
    """Save how a post finds its talent."""
    pengguna = pelaku(request)
    pos = _pos(pengguna, pk)
    form = StrategiForm(request.POST)
    if form.is_valid():
        try:
            layanan.simpan_strategi(pos=pos, oleh=pengguna, **form.cleaned_data)
        except GalatAplikasi as galat:
            messages.error(request, galat.pesan)
        else:
            messages.success(request, "Strategi akuisisi disimpan.")
    else:
        lapor_galat(request, form)
    return redirect("suksesi-pos", pk=pk)


def lapor_galat(request: HttpRequest, form: Any) -> None:
    """Say each error of a form that has no page of its own."""
    for nama, salah in form.errors.items():
        label = form.fields[nama].label if nama in form.fields else ""
        messages.error(request, f"{label or 'Isian'}: {' '.join(map(str, salah))}")


@require_POST
@perlu_izin(boleh_susun_suksesi)
def tambah_suksesor(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a member of the draft (``pegawai``, ``lingkup``) for a post."""
    pengguna = pelaku(request)
    pos = _pos(pengguna, pk)
    siapa = bilangan(request.POST.get("pegawai", ""))
    pegawai: Pegawai = get_object_or_404(pegawai_terlihat(pengguna), pk=siapa)
    lingkup = request.POST.get("lingkup", LingkupSuksesi.INSTANSI)
    kembali = redirect(f"{reverse('suksesi-pos', args=[pk])}{kueri_saring(request)}")
    try:
        layanan.tambah(pegawai=pegawai, pos=pos, lingkup=lingkup, oleh=pengguna)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return kembali
    messages.success(request, f"{pegawai.nama_lengkap} ditunjuk sebagai suksesor dalam konsep.")
    return kembali


def ekspor_orang(baris: Iterator[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield people of a stage as rows of a sheet."""
    for satu in baris:
        yield (
            satu.pegawai.nip,
            satu.pegawai.nama_lengkap,
            satu.pegawai.unit.nama,
            satu.kotak,
            "; ".join(butir.teks for butir in satu.rencana),
            "; ".join(butir.teks for butir in satu.hasil),
        )
