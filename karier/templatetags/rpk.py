"""Template filters about plans."""

from django import template

from karier.pilihan import StatusRpk

register = template.Library()

WARNA = {
    StatusRpk.DIAJUKAN: "kuning",
    StatusRpk.DIPERIKSA: "biru",
    StatusRpk.DITETAPKAN: "hijau",
    StatusRpk.DISAMPAIKAN: "hijau",
    StatusRpk.BERJALAN: "hijau",
    StatusRpk.DIEVALUASI: "hijau",
    StatusRpk.DIBATALKAN: "merah",
}


@register.filter
def warna_rpk(status: str) -> str:
    """Return the colour of a label for a plan's state; empty (grey) for a draft and a replaced plan."""
    return WARNA.get(StatusRpk(status), "")
