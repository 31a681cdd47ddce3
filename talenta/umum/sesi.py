"""A session that ended under a form: nothing was done, what was typed is kept, and the way back leads to the page."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

KUNCI = "isian_tertunda"
BERAKHIR = (
    "Sesi Anda berakhir sebelum tombol itu ditekan. Tidak ada yang disimpan atau ditetapkan. Masuk lagi, lalu ulangi."
)
TERPANJANG = 8_000
# What proves who somebody is, and what is sent on and kept nowhere (NIK and passphrase of BSrE).
RAHASIA = frozenset({"kode", "kode_lama", "sandi", "ulangi", "frasa", "nik", "csrfmiddlewaretoken"})


class MasukDulu(LoginRequiredMiddleware):
    """Sends who is not signed in to the sign-in page; a form that came too late is kept for the page it came from.

    What it lets through to a user is marked as not to be stored, where the view has not said otherwise.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Keep what a signed-in user sees out of every cache: on a shared computer the next one must not find it."""
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        """Answer a form by leading back to its page: its own address takes no visits."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        asal = _asal(request)
        messages.warning(request, BERAKHIR)
        request.session[KUNCI] = {"asal": asal.partition("?")[0], "isi": _isian(request)}
        login = self.get_login_url(view_func) or str(settings.LOGIN_URL)
        return redirect_to_login(asal, login, self.get_redirect_field_name(view_func))


def _asal(request: HttpRequest) -> str:
    """Return the page on this host that the form was on, otherwise the dashboard."""
    rujukan = request.headers.get("Referer", "")
    awal = f"{request.scheme}://{request.get_host()}"
    if rujukan.startswith(f"{awal}/") and url_has_allowed_host_and_scheme(rujukan, {request.get_host()}):
        return rujukan.removeprefix(awal)
    return "/"


def _isian(request: HttpRequest) -> dict[str, str]:
    """Return what was typed or chosen, without secrets; too much of it is not kept."""
    isi = {n: v for n, v in request.POST.items() if isinstance(v, str) and n not in RAHASIA and "password" not in n}
    return isi if sum(map(len, isi.values())) <= TERPANJANG else {}


def ambil_tertunda(request: HttpRequest) -> dict[str, str]:
    """Return, once, what was kept for the page that is shown now."""
    if request.session.get(KUNCI, {}).get("asal") != request.path:
        return {}
    return dict(request.session.pop(KUNCI)["isi"])
