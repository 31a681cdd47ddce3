"""A small certificate authority for tests: a root, a signatory's PKCS#12, a timestamp authority."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

MULAI = datetime(2020, 1, 1, tzinfo=UTC)
SANDI = "sandi-p12"


@dataclass(frozen=True)
class Otoritas:
    """The authority and what it issued."""

    akar: asn1.Certificate
    p12: bytes
    cap_waktu: DummyTimeStamper


def _nama(nama: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, nama)])


def _terbitkan(
    nama: str, kunci: Any, penerbit: str, kunci_penerbit: Any, *, ca: bool = False, cap: bool = False
) -> Any:
    bangun = (
        x509.CertificateBuilder()
        .subject_name(_nama(nama))
        .issuer_name(_nama(penerbit))
        .public_key(kunci.public_key())
        .serial_number(int.from_bytes(nama.encode()[:8], "big"))
        .not_valid_before(MULAI)
        .not_valid_after(MULAI + timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    pakai = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement", "crl_sign"), False)
    pakai |= {"encipher_only": False, "decipher_only": False, "digital_signature": not ca}
    pakai |= {"content_commitment": not ca and not cap, "key_cert_sign": ca}
    bangun = bangun.add_extension(x509.KeyUsage(**pakai), critical=True)
    if cap:
        bangun = bangun.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return bangun.sign(kunci_penerbit, hashes.SHA256())


def _asn1(sertifikat: Any) -> asn1.Certificate:
    return asn1.Certificate.load(sertifikat.public_bytes(serialization.Encoding.DER))


def buat_otoritas(nama: str = "CA Uji", penanda: str = "Ratna Wulandari", jenis: str = "ec") -> Otoritas:
    """Return an authority with a signatory's key (``jenis``: "ec" or "rsa") under ``SANDI``."""
    kunci_akar = ec.generate_private_key(ec.SECP256R1())
    kunci: Any = rsa.generate_private_key(65537, 2048) if jenis == "rsa" else ec.generate_private_key(ec.SECP256R1())
    kunci_cap = rsa.generate_private_key(65537, 2048)  # DummyTimeStamper knows no other
    akar = _terbitkan(nama, kunci_akar, nama, kunci_akar, ca=True)
    sertifikat = _terbitkan(penanda, kunci, nama, kunci_akar)
    cap = _terbitkan("Cap Waktu", kunci_cap, nama, kunci_akar, cap=True)
    enkripsi = serialization.BestAvailableEncryption(SANDI.encode())
    der = kunci_cap.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Otoritas(
        akar=_asn1(akar),
        p12=pkcs12.serialize_key_and_certificates(b"ttd", kunci, sertifikat, [akar], enkripsi),
        cap_waktu=DummyTimeStamper(_asn1(cap), keys.PrivateKeyInfo.load(der)),
    )
