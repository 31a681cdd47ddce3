"""What htmx says about a request."""

from typing import Any

from django.http import HttpRequest


def minta_potongan(request: HttpRequest) -> bool:
    """Tell whether htmx wants only the part of the page that changes (a boosted link wants the whole page)."""
    rincian: Any = getattr(request, "htmx", None)
    return bool(rincian) and not rincian.boosted
