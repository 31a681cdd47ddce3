"""Permission at the door of a view; what the view may see is the selectors' business."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def perlu_peran(*peran: str) -> Callable[[View], View]:
    """Let only users through who hold at least one of ``peran``; everybody else gets 403.

    Anonymous users never come here: LoginRequiredMiddleware sends them to the sign-in page first.
    """
    boleh = frozenset(peran)

    def bungkus(view: View) -> View:
        @wraps(view)
        def jaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not getattr(request.user, "peran", frozenset()) & boleh:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return jaga

    return bungkus


def perlu_izin(predikat: Callable[[Any], bool]) -> Callable[[View], View]:
    """Let only users through for whom ``predikat(user)`` is true; everybody else gets 403."""

    def bungkus(view: View) -> View:
        @wraps(view)
        def jaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not predikat(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return jaga

    return bungkus
