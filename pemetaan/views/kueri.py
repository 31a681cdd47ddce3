"""The filters of a page, carried along to its neighbours."""

from urllib.parse import urlencode

from django.http import HttpRequest

BUKAN_SARING = ("sesudah", "sebelum", "sebab", "terakhir")


def kueri_saring(request: HttpRequest, *tanpa: str) -> str:
    """Return the filled filters of this page as a query string, or an empty text; some may be left out by name."""
    buang = {*BUKAN_SARING, *tanpa}
    terisi = {nama: nilai for nama, nilai in request.GET.items() if nilai and nama not in buang}
    return f"?{urlencode(terisi)}" if terisi else ""
