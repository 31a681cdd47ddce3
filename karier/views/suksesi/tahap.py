"""The five stages, recording a placement, and one placement with its evaluations."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from karier.aturan.pemantauan import TABEL_TAHAP, TAHAP, BarisTahap
from karier.aturan.suksesi import DASAR_LANGSUNG, DASAR_RENCANA
from karier.forms.suksesi import EvaluasiForm, HasilForm, PenempatanForm, PenilaiForm, SaringTahap
from karier.models import EvaluasiSuksesor, PenempatanSuksesor, Suksesor
from karier.pilihan import StatusKelompok, StatusPemantauan
from karier.selectors.suksesi.jabatan import pos_terlihat
from karier.selectors.suksesi.pemantauan import penempatan_terlihat_suksesi
from karier.selectors.suksesi.tahap import (
    URUTAN_TERPANTAU,
    ekspor_tahap,
    halaman_tahap,
    penempatan_terpantau,
    sebagai_tahap,
)
from karier.services.suksesi import pemantauan as layanan
from karier.services.suksesi.penempatan import tempatkan as catat_penempatan
from karier.views.suksesi.jabatan import ekspor_orang, lapor_galat, unduhan
from pegawai.izin import boleh_lihat_suksesi, boleh_susun_suksesi, boleh_tetapkan_suksesi
from pegawai.models import Pegawai, Pengguna, PetaJabatan
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.views.pelaku import pelaku
from pemetaan.views.kueri import kueri_saring
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan, tanpa_nul
from talenta.umum.skema_ekspor import SkemaEkspor

PEMANTAUAN = "pemantauan"
SKEMA_TAHAP = SkemaEkspor(
    "tahap-talenta", 1, ("NIP", "Nama", "Unit kerja", "Kotak", "Yang direncanakan", "Yang dilakukan")
)


def _tahap(nama: str) -> BarisTahap:
    if nama not in TAHAP:
        raise Http404
    return TAHAP[nama]


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_suksesi)
def tahap(request: HttpRequest, nama: str) -> HttpResponse:
    """Show one stage: who is in it, what is planned, what was done."""
    pengguna, baris = pelaku(request), _tahap(nama)
    form = SaringTahap(request.GET, pemantauan=nama == PEMANTAUAN)
    form.is_valid()
    q = tanpa_nul(form.cleaned_data.get("q") or "")
    isi: dict[str, Any] = {
        "aktif": "tahap",
        "tahap": baris,
        "semua_tahap": TABEL_TAHAP,
        "form": form,
        "kueri": kueri_saring(request),
        "tersaring": any(form.cleaned_data.values()),
    }
    if nama == PEMANTAUAN:
        status = form.cleaned_data.get("status") or ""
        terpantau = penempatan_terpantau(pengguna, status=status, q=q)
        lembar = halaman_kunci(
            terpantau, urutan=URUTAN_TERPANTAU, terbatas=bool(q.strip()), **kunci_halaman(request.GET)
        )
        isi |= {"lembar": lembar, "orang": list(sebagai_tahap(lembar.isi, hari_ini=timezone.localdate()))}
    else:
        halaman = halaman_tahap(pengguna, nama, q=q, kunci=kunci_halaman(request.GET))
        isi |= {"halaman": halaman, "orang": halaman.isi}
    potongan = minta_potongan(request)
    return render(request, "karier/suksesi/_tahap.html" if potongan else "karier/suksesi/tahap.html", isi)


@require_safe
@perlu_izin(boleh_lihat_suksesi)
def unduh(request: HttpRequest, nama: str, bentuk: str) -> HttpResponseBase:
    """Hand out everybody in a stage."""
    pengguna, _ = pelaku(request), _tahap(nama)
    q = tanpa_nul(request.GET.get("q", ""))
    if nama == PEMANTAUAN:
        status = request.GET.get("status", "")
        penempatan = penempatan_terpantau(pengguna, status=status if status in StatusPemantauan.values else "", q=q)
        orang = sebagai_tahap(penempatan.iterator(chunk_size=500), hari_ini=timezone.localdate())
    else:
        orang = ekspor_tahap(pengguna, nama, q)
    return unduhan(bentuk, f"tahap-{nama}", SKEMA_TAHAP, ekspor_orang(orang))


def _tujuan(request: HttpRequest, pengguna: Pengguna) -> tuple[Pegawai, PetaJabatan, Suksesor | None]:
    """Return who is to be placed where: a successor in force, or a person (``nip``) and a post (``pos``)."""
    pk = bilangan(request.GET.get("suksesor", ""))
    orang = pegawai_terlihat(pengguna).select_related("jabatan", "unit", "instansi")
    pos = pos_terlihat(pengguna).select_related("jabatan", "unit", "rumpun")
    if pk is None:
        nip, pos_pk = tanpa_nul(request.GET.get("nip", "")), bilangan(request.GET.get("pos", ""))
        return get_object_or_404(orang, nip=nip), get_object_or_404(pos, pk=pos_pk), None
    suksesor = get_object_or_404(
        Suksesor.objects.select_related("anggota__kelompok"), pk=pk, anggota__kelompok__status=StatusKelompok.DITETAPKAN
    )
    return (
        get_object_or_404(orang, pk=suksesor.anggota.pegawai_id),
        get_object_or_404(pos, jabatan=suksesor.jabatan_id, unit=suksesor.unit_id),
        suksesor,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_susun_suksesi)
def tempatkan(request: HttpRequest) -> HttpResponse:
    """Record the decision by which a talent is placed."""
    pengguna = pelaku(request)
    pegawai, pos, suksesor = _tujuan(request, pengguna)
    form = PenempatanForm(request.POST or None, pengguna=pengguna)
    if request.method == "POST" and form.is_valid():
        try:
            penempatan = catat_penempatan(pegawai=pegawai, pos=pos, oleh=pengguna, **form.cleaned_data)
        except TidakBerhak as galat:
            raise PermissionDenied(galat.pesan) from None
        except GalatAplikasi as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, "Penempatan dicatat.")
            return redirect("suksesi-penempatan", pk=penempatan.pk)
    isi = {
        "aktif": "tahap",
        "orang": pegawai,
        "pos": pos,
        "suksesor": suksesor,
        "form": form,
        "dasar": DASAR_RENCANA if suksesor else DASAR_LANGSUNG,
    }
    return render(request, "karier/suksesi/tempatkan.html", isi, status=400 if form.errors else 200)


@require_safe
def penempatan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one placement: the decision, the verdict, the evaluations, the outcome, and what the user may do."""
    pengguna = pelaku(request)
    satu = get_object_or_404(penempatan_terlihat_suksesi(pengguna), pk=pk)
    susun, hari_ini = boleh_susun_suksesi(pengguna), timezone.localdate()
    evaluasi = list(satu.evaluasi.select_related("penilai", "diisi_oleh").order_by("ke"))
    terbuka = satu.status == StatusPemantauan.DIPANTAU
    berikut = next((e for e in evaluasi if e.diisi_pada is None), None) if terbuka else None
    diri = pengguna.pegawai_id == satu.pegawai_id
    boleh_isi = berikut is not None and not diri and (susun or berikut.penilai_id == pengguna.pk)
    isi = {
        "aktif": "tahap",
        "penempatan": satu,
        "evaluasi": evaluasi,
        "hari_ini": hari_ini,
        "berikut": berikut,
        "form_evaluasi": EvaluasiForm() if boleh_isi else None,
        "form_penilai": PenilaiForm(pengguna=pengguna) if berikut and susun else None,
        "form_hasil": HasilForm() if terbuka and not berikut and boleh_tetapkan_suksesi(pengguna) else None,
        "hentikan": terbuka and boleh_tetapkan_suksesi(pengguna),
        "boleh_syarat": boleh_lihat_suksesi(pengguna),
    }
    return render(request, "karier/suksesi/penempatan.html", isi)


@require_POST
def aksi(request: HttpRequest, pk: int) -> HttpResponse:
    """Write an evaluation, change its evaluator, decide the outcome, or end the monitoring (``aksi``)."""
    pengguna = pelaku(request)
    satu = get_object_or_404(penempatan_terlihat_suksesi(pengguna), pk=pk)
    try:
        pesan = _kerjakan(request, satu, pengguna)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        if pesan:
            messages.success(request, pesan)
    return redirect("suksesi-penempatan", pk=pk)


def _kerjakan(request: HttpRequest, satu: PenempatanSuksesor, oleh: Pengguna) -> str:
    nama = request.POST.get("aksi", "")
    if nama == "hentikan":
        layanan.hentikan(penempatan=satu, alasan=request.POST.get("alasan", ""), oleh=oleh)
        return "Pemantauan dihentikan."
    if nama not in ("evaluasi", "penilai", "hasil"):
        raise GalatAplikasi("Permintaan tidak lengkap. Muat ulang halaman, lalu ulangi.")
    form: Any = {"evaluasi": EvaluasiForm, "hasil": HasilForm}.get(nama, PenilaiForm)
    isi = form(request.POST, pengguna=oleh) if nama == "penilai" else form(request.POST)
    if not isi.is_valid():
        lapor_galat(request, isi)
        return ""
    if nama == "hasil":
        layanan.tentukan_hasil(penempatan=satu, oleh=oleh, **isi.cleaned_data)
        return "Hasil pemantauan ditentukan."
    evaluasi: EvaluasiSuksesor = get_object_or_404(
        satu.evaluasi.select_related("penempatan"), ke=bilangan(request.POST.get("ke", "")) or 0
    )
    kerja = layanan.isi_evaluasi if nama == "evaluasi" else layanan.ganti_penilai
    kerja(evaluasi=evaluasi, oleh=oleh, **isi.cleaned_data)
    return "Evaluasi disimpan." if nama == "evaluasi" else "Penilai diganti."
