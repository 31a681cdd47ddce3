"""Template tags and filters for every page."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template

from talenta.umum import angka as bilangan
from talenta.umum import tanggal as penanggalan

register = template.Library()

KOSONG = "–"
URUTAN_KOTAK = (4, 7, 9, 2, 5, 8, 1, 3, 6)


@register.filter
def tanggal(nilai: date | None) -> str:
    """Show "17 Agustus 2026"; a dash for no date."""
    return penanggalan.tanggal_panjang(nilai) if nilai else KOSONG


@register.filter
def tanggal_pendek(nilai: date | None) -> str:
    """Show "17-08-2026"; a dash for no date."""
    return penanggalan.tanggal_pendek(nilai) if nilai else KOSONG


@register.filter
def tanggal_jam(nilai: datetime | None) -> str:
    """Show "17 Agustus 2026 pukul 09.05" in local time; a dash for none."""
    return penanggalan.tanggal_jam(nilai) if nilai else KOSONG


@register.filter
def angka(nilai: int | float | Decimal | None, desimal: int | str | None = None) -> str:
    """Show 1.234 or 87,80; with an argument exactly so many decimals; a dash for nothing."""
    if nilai is None or nilai == "":
        return KOSONG
    return bilangan.angka_id(nilai, None if desimal is None or desimal == "" else int(desimal))


@register.filter
def persen(nilai: int | float | Decimal | None, desimal: int = 1) -> str:
    """Show a share that is already 0–100 as "12,5%"; a dash for nothing."""
    return KOSONG if nilai is None or nilai == "" else f"{bilangan.angka_id(nilai, desimal)}%"


@register.filter
def nip(nilai: str | None) -> str:
    """Show a NIP in its groups of 8, 6, 1 and 3 digits."""
    return bilangan.nip_berkelompok(nilai) if nilai else KOSONG


@register.filter
def nip_samar(nilai: str | None) -> str:
    """Show a NIP masked but for its first four and last three digits."""
    return bilangan.nip_samar(nilai) if nilai else KOSONG


@register.filter
def urut_kotak(sel: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the cells of the nine boxes in reading order, from the top left: 4 7 9, 2 5 8, 1 3 6."""
    return sorted(sel, key=lambda satu: URUTAN_KOTAK.index(satu["kotak"]))


@register.simple_tag(takes_context=True)
def ganti_kueri(context: template.Context, **parameter: Any) -> str:
    """Return this page's query string with parameters replaced; None or "" takes a parameter away."""
    kueri = context["request"].GET.copy()
    for nama, nilai in parameter.items():
        if nilai is None or nilai == "":
            kueri.pop(nama, None)
        else:
            kueri[nama] = nilai
    return f"?{kueri.urlencode()}"
