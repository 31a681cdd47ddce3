"""Secrets that the database holds sealed: who can read it cannot use them, who can write it cannot make them.

AES-256-GCM; the keys are files ``KUNCI_RAHASIA/0001.key``, ``0002.key``, …: the highest number seals, all of them open.
A sealed text is ``g1:0001:…``: the way, the number of the key, and in base64 twelve random bytes and the ciphertext.
"""

import base64
import binascii
import logging
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from talenta.umum.galat import GalatAplikasi
from talenta.umum.gudang_kunci import simpan_sekali

log = logging.getLogger(__name__)
_CARA = "g1"
_PANJANG_KUNCI, _PANJANG_SEKALI = 32, 12


class RahasiaTerkunci(GalatAplikasi):
    """A secret that cannot be opened here: its key is not in the folder, or it was not sealed for this place."""


def sandikan(isi: bytes, konteks: str) -> str:
    """Return ``isi`` sealed with the newest key, which is made on first use.

    ``konteks`` says for whom and for what; the text opens under the same words only, so that it is of no use in another
    row. Of 20 bytes it has 72 characters.
    """
    nomor = nomor_kunci_kini() or ganti_kunci_rahasia()
    sekali = secrets.token_bytes(_PANJANG_SEKALI)
    sandi = AESGCM(_kunci(nomor)).encrypt(sekali, isi, _terikat(konteks))
    return f"{_CARA}:{nomor:04}:{base64.urlsafe_b64encode(sekali + sandi).decode()}"


def buka(teks: str, konteks: str) -> bytes:
    """Return what was sealed. Raises RahasiaTerkunci, also for a text that was never sealed."""
    cara, _, sisa = teks.partition(":")
    nomor, _, isi = sisa.partition(":")
    try:
        if cara != _CARA:
            raise ValueError("tidak tersandi")
        data = base64.urlsafe_b64decode(isi.encode())
        return AESGCM(_kunci(int(nomor))).decrypt(data[:_PANJANG_SEKALI], data[_PANJANG_SEKALI:], _terikat(konteks))
    except (InvalidTag, ValueError, OSError, binascii.Error) as galat:
        log.error("Rahasia %s tidak terbuka: %s", konteks, type(galat).__name__)
        raise RahasiaTerkunci(
            "Rahasia yang tersimpan tidak dapat dibuka di server ini. "
            "Minta admin server memeriksa folder kunci rahasia."
        ) from None


def nomor_kunci(teks: str) -> int | None:
    """Return the number of the key that sealed a text; None for a text that is not sealed."""
    cara, _, sisa = teks.partition(":")
    nomor = sisa.partition(":")[0]
    return int(nomor) if cara == _CARA and nomor.isascii() and nomor.isdigit() else None


def nomor_kunci_kini() -> int:
    """Return the number of the key that seals now; 0 before the first."""
    folder = _folder()
    semua = [int(satu.stem) for satu in folder.glob("[0-9][0-9][0-9][0-9].key")] if folder.is_dir() else []
    return max(semua, default=0)


def ganti_kunci_rahasia() -> int:
    """Make a new key, with which everything is sealed from now on, and return its number."""
    berikut = nomor_kunci_kini() + 1
    simpan_sekali(_berkas(berikut), base64.b64encode(secrets.token_bytes(_PANJANG_KUNCI)))
    return berikut


def _terikat(konteks: str) -> bytes:
    return f"talenta.{_CARA}.{konteks}".encode()


def _folder() -> Path:
    return Path(settings.KUNCI_RAHASIA)


def _berkas(nomor: int) -> Path:
    return _folder() / f"{nomor:04}.key"


def _kunci(nomor: int) -> bytes:
    kunci = base64.b64decode(_berkas(nomor).read_bytes(), validate=True)
    if len(kunci) != _PANJANG_KUNCI:
        raise ValueError("panjang kunci")
    return kunci
