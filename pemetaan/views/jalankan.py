"""Starting a mapping, and the periods with their runs."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pegawai.izin import boleh_lihat_instansi, boleh_petakan
from pegawai.views.pelaku import pelaku
from pemetaan.forms.periode import FormBuka
from pemetaan.forms.saring import FormPetakan
from pemetaan.izin import boleh_kelola_skema
from pemetaan.models import Periode
from pemetaan.selectors.periode import daftar_periode
from pemetaan.services.pekerjaan import antrekan_pemetaan
from pemetaan.services.petakan import skema_untuk
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.galat import GalatAplikasi
from talenta.umum.izin import perlu_izin
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor(
    "periode-pemetaan",
    1,
    (
        *("Tahun", "Keadaan periode", "Nomor keputusan", "Tanggal keputusan", "Pemetaan", "Dihitung pada"),
        *("Dihitung oleh", "Skema", "Versi aturan", "Jabatan target", "Berlaku"),
    ),
)


@require_POST
@perlu_izin(boleh_petakan)
def petakan(request: HttpRequest) -> HttpResponse:
    """Queue a mapping and lead to its progress."""
    pengguna = pelaku(request)
    assert pengguna.instansi is not None  # boleh_petakan
    form = FormPetakan(request.POST, instansi=pengguna.instansi)
    if not form.is_valid():
        for salah in form.errors.values():
            messages.error(request, " ".join(str(satu) for satu in salah))
        return redirect("pemetaan-awal")
    try:
        skema = skema_untuk(instansi=pengguna.instansi, kode=form.cleaned_data["skema"])
        pekerjaan = antrekan_pemetaan(tahun=form.cleaned_data["tahun"], skema=skema, oleh=pengguna)
    except GalatAplikasi as galat:
        messages.error(request, galat.pesan)
        return redirect("pemetaan-awal")
    return redirect("pekerjaan", pekerjaan.pk)


@require_safe
@perlu_izin(boleh_lihat_instansi)
def periode(request: HttpRequest) -> HttpResponseBase:
    """Show the agency's periods with every run of each; ``?bentuk=`` hands them out, one row a run."""
    pengguna = pelaku(request)
    semua = list(daftar_periode(pengguna.instansi_id)) if pengguna.instansi_id else []
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, "periode pemetaan", SKEMA, _baris(semua))
    form = FormPetakan(instansi=pengguna.instansi) if boleh_petakan(pengguna) and pengguna.instansi else None
    isi = {
        "periode": semua,
        "form_petakan": form,
        "form_buka": FormBuka() if boleh_kelola_skema(pengguna) else None,
        "banding": sum(satu.berlaku for tahun in semua for satu in tahun.pemetaan.all()) > 1,
    }
    return render(request, "pemetaan/periode.html", isi)


def _baris(semua: Iterable[Periode]) -> Iterator[tuple[Any, ...]]:
    """Yield each run under its period; a period without a run still has its row."""
    for satu in semua:
        kepala = (satu.tahun, satu.get_status_display(), satu.nomor_keputusan, satu.tanggal_keputusan)
        for kali in satu.pemetaan.all() or (None,):
            if kali is None:
                yield (*kepala, None, None, "", "", "", "", None)
                continue
            yield (
                *(*kepala, kali.pk, kali.dibuat_pada, str(kali.dibuat_oleh or "baris perintah"), str(kali.skema)),
                *(kali.versi_aturan, str(kali.jabatan or ""), kali.berlaku),
            )
