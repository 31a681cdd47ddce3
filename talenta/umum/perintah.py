"""What a command gives back, and how it is printed: people by default, one JSON object with --json; exit 0, 1 or 2."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand

from talenta.umum.galat import GalatAplikasi

SELESAI, DITOLAK, ARGUMEN_SALAH = 0, 1, 2


class ArgumenSalah(GalatAplikasi):
    """Unusable arguments or file: exit 2."""


@dataclass(slots=True)
class Hasil:
    """``data`` is the JSON object, ``baris`` the same for people; ``kode`` is the exit code (0 done, 1 refused)."""

    data: dict[str, Any]
    baris: list[str] = field(default_factory=list)
    kode: int = SELESAI


def cetak(perintah: BaseCommand, kerja: Callable[[], Hasil], *, sebagai_json: bool) -> None:
    """Run ``kerja`` and print its result; a refusal goes to standard error and sets the exit code 1 or 2."""
    try:
        hasil = kerja()
    except GalatAplikasi as galat:
        perintah.stderr.write(galat.pesan)
        if sebagai_json:
            perintah.stdout.write(json.dumps({"galat": galat.pesan}, ensure_ascii=False))
        sys.exit(ARGUMEN_SALAH if isinstance(galat, ArgumenSalah) else DITOLAK)
    perintah.stdout.write(json.dumps(hasil.data, ensure_ascii=False) if sebagai_json else "\n".join(hasil.baris))
    if hasil.kode:
        sys.exit(hasil.kode)
