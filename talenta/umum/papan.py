"""The notice board: short-lived messages between processes, beside the database.

On SQLite one writer at a time holds the whole database, so a job inside its transaction could neither tell its
progress nor hear that somebody wants it stopped. The board is Django's cache: Redis where there is one, otherwise
files under TALENTA_VAR. What is on it may vanish, and it may be out of reach, at any time; a job goes on without it.
"""

import logging
import time
from typing import Any, TypedDict

from django.core.cache import cache

_UMUR = 24 * 3600
_PEKERJA = "denyut-pekerja"

log = logging.getLogger(__name__)


class Kemajuan(TypedDict):
    """Progress of one attempt at a job. ``pada`` is the Unix time of the last sign of life."""

    percobaan: int
    selesai: int
    jumlah: int
    pesan: str
    pada: float


def _tulis(kunci: str, isi: Any) -> None:
    try:
        cache.set(kunci, isi, _UMUR)
    except Exception:
        log.exception("Papan tidak dapat ditulis: %s", kunci)


def _baca(kunci: str) -> Any:
    try:
        return cache.get(kunci)
    except Exception:
        log.exception("Papan tidak dapat dibaca: %s", kunci)
        return None


def tulis_kemajuan(pk: int, *, percobaan: int, selesai: int, jumlah: int, pesan: str) -> None:
    """Put the progress of a job on the board; this is its sign of life too."""
    isi = Kemajuan(percobaan=percobaan, selesai=selesai, jumlah=jumlah, pesan=pesan, pada=time.time())
    _tulis(f"pekerjaan-{pk}", isi)


def baca_kemajuan(pk: int) -> Kemajuan | None:
    """Return what the worker last wrote about a job, or None."""
    return _baca(f"pekerjaan-{pk}")


def minta_batal(pk: int) -> None:
    """Ask the worker to stop a running job at its next opportunity."""
    _tulis(f"pekerjaan-{pk}-batal", True)


def batal_diminta(pk: int) -> bool:
    """Tell whether somebody has asked for a running job to stop."""
    return bool(_baca(f"pekerjaan-{pk}-batal"))


def bersihkan(pk: int) -> None:
    """Take everything about a job off the board."""
    try:
        cache.delete_many([f"pekerjaan-{pk}", f"pekerjaan-{pk}-batal"])
    except Exception:
        log.exception("Papan tidak dapat dibersihkan: %s", pk)


def catat_denyut_pekerja() -> None:
    """Leave the sign of life of a worker process."""
    _tulis(_PEKERJA, time.time())


def umur_denyut_pekerja() -> float | None:
    """Return the seconds since any worker last gave a sign of life, or None."""
    pada = _baca(_PEKERJA)
    return None if pada is None else max(0.0, time.time() - pada)
