"""Figures per unit: the units one step below what is looked at, each with all below it."""

from collections.abc import Iterable

from pegawai.models import Pengguna, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat


def panjang_anak(pengguna: Pengguna, unit: UnitKerja | None) -> int:
    """Return how many characters of a path tell the units below ``unit`` apart, or below what the user sees at all.

    A single root says nothing: then its children are told apart.
    """
    terlihat = unit_terlihat(pengguna)
    if unit is None:
        atas = list(terlihat.filter(depth=_depth_teratas(pengguna))[:2])
        if len(atas) != 1:
            return _depth_teratas(pengguna) * UnitKerja.steplen
        unit = atas[0]
    return len(unit.path) + UnitKerja.steplen


def _depth_teratas(pengguna: Pengguna) -> int:
    return pengguna.unit.depth if pengguna.unit else 1


def nama_unit(jalur: Iterable[str]) -> dict[str, UnitKerja]:
    """Return units by their path."""
    return {satu.path: satu for satu in UnitKerja.objects.filter(path__in=list(jalur))}
