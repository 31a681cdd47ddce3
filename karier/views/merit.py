"""The talent aspect of the merit evaluation: levels that the data support, on the page, as PDF and as a workbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from karier.aturan.merit import DASAR_MERIT, TERTINGGI
from karier.dokumen.merit import cetak_merit, keadaan, tulis_merit
from karier.izin import boleh_lihat_merit
from karier.selectors.merit import nilai_merit
from pegawai.izin import boleh_lihat_suksesi
from pegawai.selectors.lingkup import instansi_pengguna
from pegawai.views.pelaku import pelaku
from talenta.umum.ekspor import XLSX
from talenta.umum.izin import perlu_izin

BENTUK = {"pdf": "application/pdf", "xlsx": XLSX}


@require_safe
@perlu_izin(boleh_lihat_merit)
def merit(request: HttpRequest) -> HttpResponse:
    """Show each item with its level, what is missing for the next, and the evidence; ``?bentuk=`` hands it out."""
    bentuk, pada = request.GET.get("bentuk", ""), timezone.localdate()
    instansi = instansi_pengguna(pelaku(request))
    if instansi is None or (bentuk and bentuk not in BENTUK):
        raise Http404
    isi = nilai_merit(instansi, pada=pada)
    if bentuk:
        berkas = cetak_merit(instansi, isi, pada=pada) if bentuk == "pdf" else tulis_merit(isi)
        nama = content_disposition_header(True, f"merit-talenta-{pada.isoformat()}.{bentuk}")
        return HttpResponse(berkas, content_type=BENTUK[bentuk], headers={"Content-Disposition": nama or ""})
    butir = [{"nilai": n, "bukti": b, "syarat": [(h, keadaan(h)) for h in n.hasil]} for n, b in isi]
    konteks = {
        "butir": butir,
        "boleh_buka": boleh_lihat_suksesi(request.user),
        "hari_ini": pada,
        "dasar": DASAR_MERIT,
        "tertinggi": TERTINGGI,
    }
    return render(request, "karier/persiapan/merit.html", konteks)
