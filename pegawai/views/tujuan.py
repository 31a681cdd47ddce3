"""Where to go on to, as a page that was left on the way says it."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def tujuan_aman(request: HttpRequest, bawaan: str) -> str:
    """Return ``next`` of the request where it stays on this host, otherwise ``bawaan``."""
    tujuan = request.POST.get("next", request.GET.get("next", ""))
    aman = url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, require_https=request.is_secure())
    return tujuan if aman else bawaan
