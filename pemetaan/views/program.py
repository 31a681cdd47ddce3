"""Development priority from the highest box down, and the programmes planned and followed up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from pegawai.izin import boleh_kelola_program, boleh_lihat_instansi
from pegawai.models import Pengguna
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.program import DASAR_PRIORITAS, tindak_lanjut_dari
from pemetaan.forms.program import (
    GantiPenanggungJawab,
    RencanaProgram,
    SaringDaftarProgram,
    SaringPrioritas,
    TindakLanjut,
)
from pemetaan.models import Pemetaan, ProgramTalenta
from pemetaan.pilihan import StatusProgram
from pemetaan.selectors.grid import SaringGrid
from pemetaan.selectors.periode import pemetaan_berlaku
from pemetaan.selectors.program import (
    SKEMA_PRIORITAS,
    SKEMA_PROGRAM,
    URUTAN_PROGRAM,
    SaringProgram,
    daftar_program,
    ekspor_prioritas,
    ekspor_program,
    halaman_prioritas,
    hitung_status,
    program_terlihat,
    urutan_prioritas,
)
from pemetaan.services import program as layanan
from pemetaan.views.kueri import kueri_saring
from talenta.umum.ekspor import ekspor
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.halaman import halaman_kunci, kunci_halaman
from talenta.umum.htmx import minta_potongan
from talenta.umum.izin import perlu_izin
from talenta.umum.masukan import bilangan
from talenta.umum.skema_ekspor import SkemaEkspor


def _pemetaan(pengguna: Pengguna, tahun: int) -> Pemetaan:
    pemetaan = pemetaan_berlaku(pengguna.instansi_id, tahun) if pengguna.instansi_id else None
    if pemetaan is None:
        raise Http404(f"Tahun {tahun} belum dipetakan.")
    return pemetaan


def _unduhan(bentuk: str, nama: str, skema: SkemaEkspor, baris: Any) -> HttpResponseBase:
    """Hand a list out; an unknown form of file is no address."""
    if bentuk not in ("csv", "xlsx"):
        raise Http404
    return ekspor(bentuk, nama, skema, baris)


def _urutan(request: HttpRequest, pengguna: Pengguna, pemetaan: Pemetaan) -> tuple[SaringPrioritas, Any]:
    form = SaringPrioritas(request.GET, pengguna=pengguna)
    form.is_valid()
    bersih = form.cleaned_data
    orang = urutan_prioritas(
        pengguna, pemetaan, SaringGrid.dari(bersih), kotak=bersih.get("kotak"), program=bersih.get("program") or ""
    )
    return form, orang


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def prioritas(request: HttpRequest, tahun: int) -> HttpResponse:
    """Show the priority list with the forms advised, and the form by which programmes are planned."""
    pengguna = pelaku(request)
    kelola = boleh_kelola_program(pengguna)
    rencana = RencanaProgram(pengguna=pengguna) if kelola else None
    return _tampilkan(request, pengguna, _pemetaan(pengguna, tahun), rencana)


def _tampilkan(
    request: HttpRequest, pengguna: Pengguna, pemetaan: Pemetaan, rencana: RencanaProgram | None
) -> HttpResponse:
    """Show the list; a ``rencana`` that was refused comes back with what was written and who was ticked."""
    tahun = pemetaan.periode.tahun
    form, orang = _urutan(request, pengguna, pemetaan)
    mencari = bool(form.cleaned_data.get("q"))
    isi = {
        "tahun": tahun,
        "pemetaan": pemetaan,
        "form": form,
        "kueri": kueri_saring(request),
        "kueri_halaman": request.GET.urlencode(),
        "halaman": halaman_prioritas(orang, pemetaan, terbatas=mencari, **kunci_halaman(request.GET)),
        "dasar": DASAR_PRIORITAS,
        "rencana": rencana,
        "dicentang": _dicentang(request),
        "tersaring": any(form.cleaned_data.values()),
    }
    templat = "pemetaan/program/_prioritas.html" if minta_potongan(request) else "pemetaan/program/prioritas.html"
    return render(request, templat, isi, status=400 if rencana and rencana.errors else 200)


def _dicentang(request: HttpRequest) -> list[int]:
    return [pk for satu in request.POST.getlist("pilih") if (pk := bilangan(satu)) is not None]


@require_safe
@perlu_izin(boleh_lihat_instansi)
def unduh_prioritas(request: HttpRequest, tahun: int, bentuk: str) -> HttpResponseBase:
    """Hand out the filtered list, whole, as CSV or .xlsx."""
    pengguna = pelaku(request)
    pemetaan = _pemetaan(pengguna, tahun)
    _, orang = _urutan(request, pengguna, pemetaan)
    return _unduhan(bentuk, f"prioritas-pengembangan-{tahun}", SKEMA_PRIORITAS, ekspor_prioritas(orang, pemetaan))


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_kelola_program)
def rencanakan(request: HttpRequest, tahun: int) -> HttpResponse:
    """Plan a form for the people who are ticked (``pilih``); links of a page that was refused lead back to the list."""
    pengguna = pelaku(request)
    kueri = f"?{request.GET.urlencode()}" if request.GET else ""
    kembali = redirect(f"{reverse('pemetaan-prioritas', args=[tahun])}{kueri}")
    if request.method != "POST":
        return kembali
    pemetaan = _pemetaan(pengguna, tahun)
    form = RencanaProgram(request.POST, pengguna=pengguna)
    if not form.is_valid():
        return _tampilkan(request, pengguna, pemetaan, form)
    try:
        hasil = layanan.rencanakan(pemetaan=pemetaan, pegawai=_dicentang(request), oleh=pengguna, **form.cleaned_data)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        form.add_error(galat.kode if galat.kode in form.fields else None, galat.pesan)
        return _tampilkan(request, pengguna, pemetaan, form)
    sudah = f" {hasil.sudah} pegawai sudah punya program dengan bentuk dan tahun itu." if hasil.sudah else ""
    messages.success(request, f"{hasil.baru} program direncanakan.{sudah}")
    return kembali


def _daftar(request: HttpRequest, pengguna: Pengguna) -> tuple[SaringDaftarProgram, Any]:
    form = SaringDaftarProgram(request.GET, pengguna=pengguna)
    form.is_valid()
    return form, daftar_program(pengguna, SaringProgram.dari(form.cleaned_data))


@require_safe
@vary_on_headers("HX-Request")
@perlu_izin(boleh_lihat_instansi)
def daftar(request: HttpRequest) -> HttpResponse:
    """Show the programmes in scope, filtered, with how many are in each state."""
    pengguna = pelaku(request)
    form, program = _daftar(request, pengguna)
    mencari = bool(form.cleaned_data.get("q"))
    jumlah = hitung_status(program, terbatas=mencari)
    isi = {
        "form": form,
        "kueri": kueri_saring(request),
        "halaman": halaman_kunci(program, urutan=URUTAN_PROGRAM, terbatas=mencari, **kunci_halaman(request.GET)),
        "jumlah": [(label, jumlah[nilai]) for nilai, label in StatusProgram.choices],
        "tersaring": any(form.cleaned_data.values()),
    }
    return render(
        request, "pemetaan/program/_daftar.html" if minta_potongan(request) else "pemetaan/program/daftar.html", isi
    )


@require_safe
@perlu_izin(boleh_lihat_instansi)
def unduh_daftar(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """Hand out the filtered programmes, whole, as CSV or .xlsx."""
    _, program = _daftar(request, pelaku(request))
    return _unduhan(bentuk, "program-talenta", SKEMA_PROGRAM, ekspor_program(program))


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_lihat_instansi)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one programme with its history and what may be done to it; with POST do it."""
    pengguna = pelaku(request)
    program = get_object_or_404(
        program_terlihat(pengguna).select_related(
            "pegawai__jabatan", "pegawai__unit", "penanggung_jawab", "dibuat_oleh"
        ),
        pk=pk,
    )
    if request.method == "POST":
        return _kerjakan(request, program, pengguna)
    boleh = program.pegawai_id != pengguna.pegawai_id and (
        boleh_kelola_program(pengguna) or program.penanggung_jawab_id == pengguna.pk
    )
    awal = {"revisi": program.revisi, "penanggung_jawab": program.penanggung_jawab_id}
    ganti = boleh and boleh_kelola_program(pengguna) and bool(tindak_lanjut_dari(program.status))
    isi = {
        "program": program,
        "riwayat": program.riwayat.select_related("oleh"),
        "tindakan": tindak_lanjut_dari(program.status) if boleh else (),
        "form_ganti": GantiPenanggungJawab(initial=awal, pengguna=pengguna) if ganti else None,
    }
    return render(request, "pemetaan/program/rincian.html", isi)


def _kerjakan(request: HttpRequest, program: ProgramTalenta, pengguna: Pengguna) -> HttpResponse:
    ganti = "penanggung_jawab" in request.POST
    form: Any = GantiPenanggungJawab(request.POST, pengguna=pengguna) if ganti else TindakLanjut(request.POST)
    kembali = redirect("program", pk=program.pk)
    if not form.is_valid():
        for nama, salah in form.errors.items():
            messages.error(request, f"{form.fields[nama].label or 'Isian'}: {' '.join(map(str, salah))}")
        return kembali
    kerja = layanan.ganti_penanggung_jawab if ganti else layanan.pindahkan
    try:
        kerja(program=program, oleh=pengguna, **form.cleaned_data)
    except TidakBerhak as galat:
        raise PermissionDenied(galat.pesan) from None
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return kembali
    messages.success(
        request, "Penanggung jawab diganti." if ganti else f"Program {program.get_status_display().lower()}."
    )
    return kembali
