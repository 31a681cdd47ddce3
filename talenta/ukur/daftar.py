"""The register of benchmarks: every module of this package that has a function ``ukur``.

``ukur()`` returns one result or a list of them: dicts with ``nama`` and whatever was measured, in every one a ratio
against a baseline of the same run. A parameter ``baris`` takes the size from the command line.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import talenta.ukur as rumah

Pengukur = Callable[..., dict[str, Any] | list[dict[str, Any]]]


def pengukur() -> dict[str, Pengukur]:
    """Return every benchmark by name, in alphabetical order."""
    hasil = {}
    for modul in pkgutil.iter_modules(rumah.__path__):
        isi = importlib.import_module(f"{rumah.__name__}.{modul.name}")
        if fungsi := getattr(isi, "ukur", None):
            hasil[modul.name] = fungsi
    return dict(sorted(hasil.items()))


def jalankan(nama: str, fungsi: Pengukur, baris: int | None) -> list[dict[str, Any]]:
    """Run one benchmark and return its results, each with a ``nama``."""
    lain = {"baris": baris} if baris and "baris" in inspect.signature(fungsi).parameters else {}
    hasil = fungsi(**lain)
    return [{"nama": nama} | satu for satu in (hasil if isinstance(hasil, list) else [hasil])]
