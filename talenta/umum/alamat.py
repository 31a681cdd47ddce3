"""From which network address a request comes."""

from django.conf import settings
from django.http import HttpRequest


def alamat_pengirim(request: HttpRequest) -> str:
    """Return the address that limits are counted by.

    Behind ``settings.PROKSI`` proxies every connection comes from the last of them; each has added the address that it
    saw to X-Forwarded-For, so the one of the sender stands that many places from the end. What stands before it the
    sender may have made up. Without proxies the header is not looked at.
    """
    langsung = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROKSI:
        return langsung
    jejak = [satu.strip() for satu in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if satu.strip()]
    return jejak[-settings.PROKSI][:64] if len(jejak) >= settings.PROKSI else langsung
