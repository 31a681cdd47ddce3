"""The signed payload in a QR code: paper can be checked with the agency's public key alone, without any server.

A payload is ``TLN1.KID.NOMOR.VERSI.TANGGAL.SIDIK.TANDA``: key id (8 hexadecimal digits), number of the document,
its version, its date (YYYYMMDD), sha256 of its content and the Ed25519 signature over all before the last dot.
NOMOR, SIDIK and TANDA are base64url without padding.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from talenta.umum.galat import GalatAplikasi

TANDA_BENTUK = "TLN1"
BAGIAN = 7


@dataclass(frozen=True, slots=True)
class Muatan:
    """What a payload says; ``sidik`` is sha256 of the content in hexadecimal digits."""

    nomor: str
    versi: int
    tanggal: date
    sidik: str
    kunci: str


class MuatanSalah(GalatAplikasi):
    """The text is no payload, or its signature does not hold."""


def tanda_kunci(kunci: Ed25519PublicKey) -> str:
    """Return the id of a public key: the first 8 hexadecimal digits of sha256 over its 32 bytes."""
    return hashlib.sha256(kunci.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:8]


def buat_muatan(kunci: Ed25519PrivateKey, *, nomor: str, versi: int, tanggal: date, sidik: str) -> str:
    """Return the signed payload of a document."""
    publik = kunci.public_key()
    bagian = [TANDA_BENTUK, tanda_kunci(publik), _kemas(nomor.encode()), str(versi), f"{tanggal:%Y%m%d}"]
    isi = ".".join([*bagian, _kemas(bytes.fromhex(sidik))])
    return f"{isi}.{_kemas(kunci.sign(isi.encode()))}"


def periksa_muatan(teks: str, kunci: list[Ed25519PublicKey]) -> Muatan:
    """Return what a payload says, if one of the keys signed it; ``teks`` may be the whole address of a QR code.

    Raises MuatanSalah: no payload, an unknown key, or a signature that does not hold.
    """
    isi = teks.strip().rpartition("#")[2]
    bagian = isi.split(".")
    if len(bagian) != BAGIAN or bagian[0] != TANDA_BENTUK:
        raise MuatanSalah("Teks ini bukan segel Talenta. Salin seluruh isi kode QR, termasuk bagian sesudah tanda #.")
    publik = next((satu for satu in kunci if tanda_kunci(satu) == bagian[1]), None)
    if publik is None:
        raise MuatanSalah(f"Segel ini memakai kunci {bagian[1]}, yang tidak ada di antara kunci publik yang diberikan.")
    try:
        muatan = _baca(bagian)
        publik.verify(_buka(bagian[6]), isi.rpartition(".")[0].encode())
    except (InvalidSignature, ValueError, binascii.Error):
        raise MuatanSalah("PALSU: tanda tangan segel ini tidak cocok dengan isinya.") from None
    return muatan


def _baca(bagian: list[str]) -> Muatan:
    return Muatan(
        nomor=_buka(bagian[2]).decode(),
        versi=int(bagian[3]),
        tanggal=datetime.strptime(bagian[4], "%Y%m%d").date(),
        sidik=_buka(bagian[5]).hex(),
        kunci=bagian[1],
    )


def baca_kunci_publik(pem: bytes) -> Ed25519PublicKey:
    """Return a public key from its PEM; raise GalatAplikasi for anything else."""
    try:
        kunci = load_pem_public_key(pem)
    except ValueError:
        kunci = None
    if not isinstance(kunci, Ed25519PublicKey):
        raise GalatAplikasi("Berkas itu bukan kunci publik Ed25519 dalam bentuk PEM.")
    return kunci


def pem_publik(kunci: Ed25519PublicKey) -> str:
    """Return the PEM of a public key, for publication."""
    return kunci.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _kemas(isi: bytes) -> str:
    return base64.urlsafe_b64encode(isi).rstrip(b"=").decode()


def _buka(teks: str) -> bytes:
    return base64.b64decode(teks + "=" * (-len(teks) % 4), altchars=b"-_", validate=True)
