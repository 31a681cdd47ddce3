"""The PDF of a plan, for those who may see the plan."""

from csp.decorators import csp_exempt
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from karier.dokumen.berkas import berkas_rpk
from karier.selectors.rpk import rpk_terlihat
from pegawai.izin import boleh_lihat_disiplin
from pegawai.views.pelaku import pelaku
from talenta.umum.galat import GalatAplikasi


# Browsers put their PDF viewer into the response, where a policy of 'none' may keep it from showing anything. The bytes
# are ours, nosniff holds them to their type, and X-Frame-Options says who may frame them.
@csp_exempt()  # type: ignore[arg-type]
@require_safe
def rpk_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the issued document, or a draft rendered now; 404 outside the user's scope, 409 when it cannot be given.

    403 for who may not see disciplinary sanctions: table 1 names them.
    """
    rpk = get_object_or_404(rpk_terlihat(pelaku(request)).select_related("instansi", "pegawai", "menggantikan"), pk=pk)
    if not boleh_lihat_disiplin(request.user, rpk.pegawai):
        raise PermissionDenied
    try:
        berkas = berkas_rpk(rpk)
    except GalatAplikasi as galat:
        return render(request, "karier/dokumen_tidak_ada.html", {"rpk": rpk, "sebab": galat.pesan}, status=409)
    jawaban = HttpResponse(berkas.data, content_type="application/pdf")
    jawaban["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=berkas.nama) or ""
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
