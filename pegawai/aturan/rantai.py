"""The hash chain: how a link is digested. Changing this breaks every chain, so a new way gets a new ``VERSI``."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

VERSI = 1
AWAL = "0" * 64


@dataclass(frozen=True, slots=True)
class Mata:
    """What a link says: event ``peristiwa`` of the object ``objek`` of a kind, whose content had ``sidik_isi``.

    ``pada`` is aware; ``sebelum`` is the digest of the link before it, ``AWAL`` for the first.
    """

    nomor: int
    pada: datetime
    jenis: str
    objek: int
    peristiwa: str
    keterangan: str
    sidik_isi: str
    oleh: int | None
    sebelum: str

    def sidik(self) -> str:
        """Return the digest of the link: 64 hexadecimal digits of sha256."""
        pada = self.pada.astimezone(UTC).isoformat(timespec="microseconds")
        isi = [VERSI, self.nomor, pada, self.jenis, self.objek, self.peristiwa, self.keterangan]
        return sidik([*isi, self.sidik_isi, self.oleh, self.sebelum])


def sidik(isi: Mapping[str, Any] | list[Any]) -> str:
    """Return sha256 of the canonical JSON: keys sorted, no spaces, UTF-8, dates in ISO 8601, times in UTC."""
    teks = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_teks)
    return hashlib.sha256(teks.encode()).hexdigest()


def _teks(nilai: Any) -> str:
    match nilai:
        case datetime():
            return nilai.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return nilai.isoformat()
        case Decimal():
            return str(nilai)
        case _:
            raise TypeError(f"Tidak dapat disidik: {type(nilai).__name__}")
