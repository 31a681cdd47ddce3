"""One period: its state, its runs, its decision, and what may be done now."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.izin import boleh_kalibrasi, boleh_lihat_instansi, boleh_petakan
from pegawai.models import Pengguna
from pegawai.selectors.faktor import punya_faktor
from pegawai.views.pelaku import pelaku
from pemetaan.aturan.periode import TRANSISI, URUTAN_STATUS
from pemetaan.forms.periode import FormBuka, FormKeputusan
from pemetaan.forms.saring import FormPetakan
from pemetaan.izin import boleh_kelola_skema, boleh_tetapkan_periode
from pemetaan.models import Periode
from pemetaan.pilihan import StatusPeriode
from pemetaan.selectors.periode import daftar_periode, pemetaan_target, riwayat_periode
from pemetaan.selectors.skema import pilihan_skema_target
from pemetaan.services import periode as layanan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.izin import perlu_izin

LANGKAH: dict[str, tuple[Callable[..., None], Callable[[Any], bool], str]] = {
    "tutup-kalibrasi": (
        layanan.nyatakan_dikalibrasi,
        boleh_kalibrasi,
        "Kalibrasi dinyatakan selesai. PPK diberi tahu bahwa hasilnya menunggu penetapan.",
    ),
    "arsipkan": (layanan.arsipkan, boleh_kelola_skema, "Periode diarsipkan."),
}


@require_safe
@perlu_izin(boleh_lihat_instansi)
def rincian(request: HttpRequest, tahun: int) -> HttpResponse:
    """Show a period of the user's agency."""
    pengguna = pelaku(request)
    return render(request, "pemetaan/periode/rincian.html", _isi(_periode(pengguna, tahun), pengguna))


def _periode(pengguna: Pengguna, tahun: int) -> Periode:
    if pengguna.instansi_id is None:
        raise Http404("Akun tanpa instansi.")
    semua = daftar_periode(pengguna.instansi_id).select_related("ditetapkan_oleh", "instansi")
    return get_object_or_404(semua, tahun=tahun)


def _isi(periode: Periode, pengguna: Pengguna, form: FormKeputusan | None = None) -> dict[str, Any]:
    semua = list(periode.pemetaan.all())
    menetapkan = boleh_tetapkan_periode(pengguna) and periode.status in TRANSISI["tetapkan"].dari
    memetakan = boleh_petakan(pengguna) and periode.status in TRANSISI["petakan"].dari
    return {
        "periode": periode,
        "langkah": _langkah(periode),
        "pemetaan": [satu for satu in semua if satu.jabatan_id is None],
        "target": pemetaan_target(periode),
        "riwayat": riwayat_periode(periode),
        "boleh_tutup": boleh_kalibrasi(pengguna) and periode.status in TRANSISI["tutup-kalibrasi"].dari,
        "boleh_arsipkan": boleh_kelola_skema(pengguna) and periode.status in TRANSISI["arsipkan"].dari,
        "form_keputusan": (form or FormKeputusan(periode=periode)) if menetapkan else None,
        "berfaktor": menetapkan and punya_faktor(pengguna),
        "form_petakan": FormPetakan(instansi=periode.instansi, tahun=periode.tahun) if memetakan else None,
        "skema_target": _skema_target(periode, pengguna),
        "kelola": boleh_kelola_skema(pengguna),
    }


def _skema_target(periode: Periode, pengguna: Pengguna) -> list[Any]:
    if not boleh_petakan(pengguna) or periode.status == StatusPeriode.DIARSIPKAN:
        return []
    return pilihan_skema_target(periode.instansi)


def _langkah(periode: Periode) -> list[dict[str, Any]]:
    kini = URUTAN_STATUS.index(periode.status)
    return [
        {"nama": str(StatusPeriode(status).label), "kini": nomor == kini, "lewat": nomor < kini}
        for nomor, status in enumerate(URUTAN_STATUS)
    ]


@require_POST
@perlu_izin(boleh_kelola_skema)
def buka(request: HttpRequest) -> HttpResponse:
    """Open the period of a year and lead to it."""
    pengguna = pelaku(request)
    assert pengguna.instansi is not None  # boleh_kelola_skema
    form = FormBuka(request.POST)
    if not form.is_valid():
        for nama, salah in form.errors.items():
            messages.error(request, f"{form.fields[nama].label}: {' '.join(map(str, salah))}")
        return redirect("pemetaan-periode")
    try:
        periode = layanan.buka(instansi=pengguna.instansi, tahun=form.cleaned_data["tahun"], oleh=pengguna)
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("pemetaan-periode")
    messages.success(request, f"Periode {periode.tahun} dibuka.")
    return redirect("pemetaan-periode-rincian", periode.tahun)


@require_POST
@perlu_izin(boleh_lihat_instansi)
def aksi(request: HttpRequest, tahun: int, nama: str) -> HttpResponse:
    """Move a period on by a step that needs no further word."""
    if nama not in LANGKAH:
        raise Http404("Langkah ini tidak dikenal.")
    pengguna = pelaku(request)
    periode = _periode(pengguna, tahun)
    lakukan, boleh, pesan = LANGKAH[nama]
    if not boleh(pengguna):
        raise PermissionDenied
    try:
        lakukan(periode=periode, oleh=pengguna)
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, pesan)
    return redirect("pemetaan-periode-rincian", tahun)


@require_http_methods(["POST"])
@perlu_izin(boleh_tetapkan_periode)
def tetapkan(request: HttpRequest, tahun: int) -> HttpResponse:
    """Set the result of a period with number and date of the decision and the second factor."""
    pengguna = pelaku(request)
    periode = _periode(pengguna, tahun)
    form = FormKeputusan(request.POST, periode=periode)
    if form.is_valid():
        try:
            layanan.tetapkan(periode=periode, oleh=pengguna, **form.cleaned_data)
        except TidakBerhak as galat:
            raise PermissionDenied(galat.pesan) from None
        except GalatAplikasi as galat:
            form.add_error(BIDANG.get(galat.kode), galat.pesan)
        else:
            messages.success(request, f"Hasil pemetaan {tahun} ditetapkan.")
            return redirect("pemetaan-periode-rincian", tahun)
    if periode.status not in TRANSISI["tetapkan"].dari:
        for salah in form.errors.values():
            messages.error(request, " ".join(str(satu) for satu in salah))
        return redirect("pemetaan-periode-rincian", tahun)
    return render(request, "pemetaan/periode/rincian.html", _isi(periode, pengguna, form), status=400)


BIDANG = {"nomor-keputusan": "nomor", "tanggal": "tanggal", "faktor": "kode", "faktor-belum": "kode"}
