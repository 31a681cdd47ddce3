"""Geometry of a horizontal bar chart: values in, lengths out; the drawing is templates/komponen/batang.html."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Batang:
    """One bar: ``panjang`` is 0–100, the share of the longest bar (or of the given maximum)."""

    label: str
    nilai: int | float | Decimal
    panjang: float
    kelas: str = ""
    url: str = ""


def susun_batang(
    butir: Iterable[tuple[str, int | float | Decimal, str, str]], *, maks: int | float | Decimal | None = None
) -> list[Batang]:
    """Return the bars of (label, value ≥ 0, CSS class or "", address or ""), in the order given.

    ``maks`` is the value of a full bar; without it the greatest value is. A value above it is drawn as full.
    """
    semua = list(butir)
    penuh = float(maks if maks is not None else max((nilai for _, nilai, _, _ in semua), default=0))
    return [
        Batang(label, nilai, round(min(float(nilai) / penuh, 1) * 100, 2) if penuh else 0.0, kelas, url)
        for label, nilai, kelas, url in semua
    ]
