"""Who acts in a request."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from pegawai.models import Pengguna


def pelaku(request: HttpRequest) -> Pengguna:
    """Return the signed-in user, as services want it for ``oleh``; anybody else is refused with 403."""
    if isinstance(request.user, Pengguna):
        return request.user
    raise PermissionDenied
