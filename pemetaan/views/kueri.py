"""The filters of a page, carried along to its neighbours."""

from urllib.parse import urlencode

from django.http import HttpRequest

BUKAN_SARING = ("sesudah", "sebelum", "sebab", "terakhir")


def kueri_saring(request: HttpRequest) -> str:
    """Return the filled filters of this page as a query string, or an empty text."""
    terisi = {nama: nilai for nama, nilai in request.GET.items() if nilai and nama not in BUKAN_SARING}
    return f"?{urlencode(terisi)}" if terisi else ""
