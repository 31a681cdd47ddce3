"""An agency's document settings, with a preview of what is not saved yet."""

from csp.decorators import csp_exempt, csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from karier.dokumen.contoh import isi_contoh
from karier.dokumen.pdf import cetak_dokumen
from karier.forms.pengaturan import PengaturanForm
from karier.izin import boleh_atur_dokumen
from karier.models import PengaturanDokumen
from karier.pilihan import JenisDokumen
from karier.selectors.pengaturan import pengaturan_berlaku, riwayat_pengaturan, uri_logo, uri_png
from karier.services.pengaturan import simpan_pengaturan
from pegawai.models import Instansi
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi
from talenta.umum.izin import perlu_izin

BANYAK_RIWAYAT = 20


def _instansi(request: HttpRequest) -> Instansi:
    instansi = pelaku(request).instansi
    assert instansi is not None, "boleh_atur_dokumen asks for an agency"
    return instansi


# The script of the page holds the preview that it fetched in a blob, and shows it in a frame.
@csp_update({"frame-src": ["blob:"]})
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(boleh_atur_dokumen)
def pengaturan(request: HttpRequest) -> HttpResponse:
    """Show the settings that hold; POST saves them as the next version."""
    instansi = _instansi(request)
    kini = pengaturan_berlaku(instansi)
    kiriman = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PengaturanForm(*kiriman, initial=PengaturanForm.awal(kini))
    if request.method == "POST" and form.is_valid() and _simpan(request, instansi, form):
        return redirect("pengaturan-dokumen")
    isi = {
        "form": form,
        "pengaturan": kini,
        "logo": uri_logo(kini),
        "riwayat": riwayat_pengaturan(instansi)[:BANYAK_RIWAYAT],
        "jenis": JenisDokumen.choices,
    }
    return render(request, "karier/pengaturan_dokumen.html", isi, status=400 if form.errors else 200)


def _simpan(request: HttpRequest, instansi: Instansi, form: PengaturanForm) -> bool:
    data = form.cleaned_data
    try:
        baru = simpan_pengaturan(
            instansi=instansi,
            versi=data["versi"],
            isi=form.isi(),
            logo=form.gambar,
            hapus_logo=data["hapus_logo"],
            oleh=pelaku(request),
        )
    except GalatAplikasi as galat:
        form.add_error(None, galat.pesan)
        return False
    messages.success(request, f"Pengaturan disimpan sebagai versi {baru.versi}. Dokumen yang sudah terbit tetap.")
    return True


# The answer is a PDF of our own making, shown without a script in a frame of the page; see views.dokumen.rpk_pdf.
@csp_exempt()
@require_POST
@perlu_izin(boleh_atur_dokumen)
def pratinjau(request: HttpRequest) -> HttpResponse:
    """Show an example of a kind of document with the values in the form; 400 with what is wrong with them."""
    instansi = _instansi(request)
    form = PengaturanForm(request.POST, request.FILES)
    jenis = request.POST.get("jenis", "")
    if not form.is_valid() or jenis not in JenisDokumen.values:
        return render(request, "karier/pratinjau_gagal.html", {"form": form}, status=400)
    kini = pengaturan_berlaku(instansi)
    calon = PengaturanDokumen(instansi=instansi, versi=kini.versi, **form.isi())
    logo = uri_png(form.gambar.data) if form.gambar else "" if form.cleaned_data["hapus_logo"] else uri_logo(kini)
    jawaban = HttpResponse(cetak_dokumen(isi_contoh(calon, jenis), logo), content_type="application/pdf")
    jawaban["Content-Disposition"] = 'inline; filename="contoh.pdf"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
