"""The rules about moves, laid open to everybody who signs in."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karier.forms.aturan import SaringAturan
from karier.selectors.aturan import BagianAturan, bacaan_berlaku, bagian_aturan
from talenta.umum.ekspor import BENTUK, ekspor
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA = SkemaEkspor("aturan-jalur", 1, ("Bagian", "Kode", "Isi", "Dasar", "Berlaku sejak"))


@require_safe
def aturan(request: HttpRequest) -> HttpResponseBase:
    """Show every rule with its kode, article and the day from which it holds, as they hold on a day (``?pada=``).

    ``?bentuk=`` hands them out.
    """
    form = SaringAturan(request.GET or None, initial={"pada": timezone.localdate()})
    saring = form.cleaned_data if form.is_bound and form.is_valid() else {}
    pada = saring.get("pada") or timezone.localdate()
    bagian = bagian_aturan(pada, saring.get("dari") or "")
    if (bentuk := request.GET.get("bentuk", "")) in BENTUK:
        return ekspor(bentuk, f"aturan jalur {pada}", SKEMA, _baris(bagian))
    isi = {
        "form": form,
        "pada": pada,
        "bagian": bagian,
        "bacaan": bacaan_berlaku(),
    }
    return render(request, "karier/aturan.html", isi)


def _baris(bagian: Iterable[BagianAturan]) -> Iterator[tuple[str, ...]]:
    """Yield every rule; the tables differ in their columns, so a rule's cells are named in one."""
    for tabel in bagian:
        for satu, sel in tabel.berlabel():
            yield tabel.judul, satu.kode, "; ".join(f"{nama}: {teks}" for nama, teks in sel), satu.dasar, satu.sejak
