"""Context for every template: the main menu and who is signed in, both read only when a template shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from karier.models import RencanaKarier
from karier.pilihan import StatusRpk
from pegawai.models import Pengguna
from pegawai.pilihan import Peran
from pegawai.selectors.lingkup import PERAN_INSTANSI
from pemetaan.models import Periode


@dataclass(frozen=True)
class Butir:
    """One entry of the menu before it is known whether its address exists."""

    label: str
    url: str
    argumen: tuple[Any, ...] = ()
    lencana: int = 0


def menu(request: HttpRequest) -> dict[str, Any]:
    """Return ``menu_utama`` (entries with label, url, aktif, lencana) and ``akun`` (nama, peran, lingkup, instansi)."""
    pengguna = getattr(request, "user", None)
    if not isinstance(pengguna, Pengguna):
        return {"menu_utama": [], "akun": {}}
    return {
        "menu_utama": SimpleLazyObject(lambda: _tampak(request.path, _butir(pengguna))),
        "akun": SimpleLazyObject(lambda: _akun(pengguna)),
    }


def _butir(pengguna: Pengguna) -> Iterator[Butir]:
    peran = pengguna.peran
    yield Butir("Beranda", "beranda")
    if peran & PERAN_INSTANSI:
        yield from _butir_pemetaan(pengguna)
        yield Butir("Pegawai", "pegawai-daftar")
        yield Butir("Rencana karier", "rpk-daftar")
    elif Peran.PEGAWAI in peran and pengguna.pegawai is not None:
        yield Butir("Profil saya", "pegawai-profil", (pengguna.pegawai.nip,))
        yield Butir("Rencana karier saya", "rpk-daftar")
    if peran & {Peran.PYB, Peran.PPK}:
        yield Butir("Persetujuan", "persetujuan", lencana=_menunggu(pengguna))
    if Peran.ADMIN in peran:
        yield Butir("Impor", "impor-daftar")
    if pengguna.is_staff:
        yield Butir("Admin", "admin:index")


def _butir_pemetaan(pengguna: Pengguna) -> Iterator[Butir]:
    tahun = (
        Periode.objects.filter(instansi_id=pengguna.instansi_id)
        .order_by("-tahun")
        .values_list("tahun", flat=True)
        .first()
    )
    if tahun is not None:
        yield Butir("Pemetaan", "pemetaan", (tahun,))


def _menunggu(pengguna: Pengguna) -> int:
    """Return how many plans of the agency wait for this user: submitted ones for the PyB, checked ones for the PPK."""
    status = [
        menunggu
        for peran, menunggu in ((Peran.PYB, StatusRpk.DIAJUKAN), (Peran.PPK, StatusRpk.DIPERIKSA))
        if peran in pengguna.peran
    ]
    return RencanaKarier.objects.filter(instansi_id=pengguna.instansi_id, status__in=status).count()


def _tampak(jalan: str, semua: Iterator[Butir]) -> list[dict[str, Any]]:
    """Return the entries whose address exists, the open one marked for aria-current."""
    hasil = []
    for butir in semua:
        try:
            url = reverse(butir.url, args=butir.argumen)
        except NoReverseMatch:
            continue
        aktif = "page" if jalan == url else "true" if url != "/" and jalan.startswith(url) else ""
        hasil.append({"label": butir.label, "url": url, "aktif": aktif, "lencana": butir.lencana})
    return hasil


def _akun(pengguna: Pengguna) -> dict[str, str]:
    peran = [label for nilai, label in Peran.choices if nilai in pengguna.peran]
    return {
        "nama": str(pengguna),
        "peran": ", ".join(peran),
        "lingkup": str(pengguna.unit) if pengguna.unit_id else "",
        "instansi": str(pengguna.instansi) if pengguna.instansi_id else "",
    }
