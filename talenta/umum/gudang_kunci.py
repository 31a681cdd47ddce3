"""The private keys of seals: files under TALENTA_VAR, per agency, never in the database or the repository.

``KUNCI_SEGEL/<agency>/0001.pem``, ``0002.pem``, …: the highest number seals, the others stay so that what they sealed
can still be checked.
"""

import re
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings
from django.utils.text import slugify

_NAMA = re.compile(r"\d{4}\.pem")


def kunci_segel(instansi: str) -> Ed25519PrivateKey:
    """Return the key with which an agency (its code) seals now, made on first use."""
    berkas = _berkas(instansi)
    if not berkas:
        _buat(instansi, 1)
        berkas = _berkas(instansi)
    return _baca(berkas[-1])


def kunci_publik(instansi: str) -> list[Ed25519PublicKey]:
    """Return the public keys of an agency, the one in use first."""
    return [_baca(satu).public_key() for satu in reversed(_berkas(instansi))]


def ganti_kunci(instansi: str) -> None:
    """Make a new key, with which everything is sealed from now on."""
    ada = _berkas(instansi)
    _buat(instansi, int(ada[-1].stem) + 1 if ada else 1)


def _buat(instansi: str, berikut: int) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    simpan_sekali(_folder(instansi) / f"{berikut:04}.pem", pem)


def simpan_sekali(berkas: Path, isi: bytes) -> None:
    """Keep a key in a file that only its owner reads; where it is there already, leave it.

    Two processes may make the first key at once: the one that comes second gives way, and no one reads half a key.
    """
    berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sementara = berkas.with_name(f".{berkas.stem}-{secrets.token_hex(8)}")
    sementara.touch(mode=0o600)
    sementara.write_bytes(isi)
    try:
        # A link, not a rename: the one that comes second gives way.
        berkas.hardlink_to(sementara)
    except FileExistsError:
        pass
    finally:
        sementara.unlink()


def _folder(instansi: str) -> Path:
    return Path(settings.KUNCI_SEGEL) / slugify(instansi)


def _berkas(instansi: str) -> list[Path]:
    folder = _folder(instansi)
    return sorted(satu for satu in folder.iterdir() if _NAMA.fullmatch(satu.name)) if folder.is_dir() else []


def _baca(berkas: Path) -> Ed25519PrivateKey:
    kunci = load_pem_private_key(berkas.read_bytes(), password=None)
    if not isinstance(kunci, Ed25519PrivateKey):
        raise TypeError(f"{berkas} is no Ed25519 key")
    return kunci
