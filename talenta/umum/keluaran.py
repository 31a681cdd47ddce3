"""What goes out: each file that a user takes is noted, and no page is without its content security policy."""

import logging
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

log = logging.getLogger(__name__)
# In an address they stand for a person, or open a document: neither belongs in a log.
_TANPA = frozenset({"nip", "kode"})


class Keluaran:
    """Middleware, innermost: sees what the view answers, and who asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the answer on."""
        jawaban = self.get_response(request)
        if jawaban.has_header("Content-Disposition") and request.user.is_authenticated:
            _catat(request)
        if jawaban.get("Content-Type", "").startswith("text/html"):
            # A view may be exempt for the sake of the PDF that it sends; the page that says why there is none is not.
            jawaban._csp_exempt = False  # type: ignore[attr-defined]
        return jawaban


def _catat(request: HttpRequest) -> None:
    """Note who took which file, for whoever must say later where a list of people went."""
    rute = request.resolver_match
    if rute is None:
        return
    tentang = {nama: isi for nama, isi in rute.kwargs.items() if nama not in _TANPA}
    log.info("Unduhan oleh akun %s: %s %s", request.user.pk, rute.view_name, tentang)
