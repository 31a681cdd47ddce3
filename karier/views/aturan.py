"""The rules about moves, laid open to everybody who signs in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karier.forms.aturan import SaringAturan
from karier.selectors.aturan import bacaan_berlaku, bagian_aturan


@require_safe
def aturan(request: HttpRequest) -> HttpResponse:
    """Show every rule with its kode, article and the day from which it holds, as they hold on a day (``?pada=``)."""
    form = SaringAturan(request.GET or None, initial={"pada": timezone.localdate()})
    saring = form.cleaned_data if form.is_bound and form.is_valid() else {}
    pada = saring.get("pada") or timezone.localdate()
    isi = {
        "form": form,
        "pada": pada,
        "bagian": bagian_aturan(pada, saring.get("dari") or ""),
        "bacaan": bacaan_berlaku(),
    }
    return render(request, "karier/aturan.html", isi)
