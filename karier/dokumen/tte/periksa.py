"""Validation of what comes back: the same content, a signature that holds, and whose it is."""

import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import pem
from asn1crypto.x509 import Certificate
from django.conf import settings
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import CMSExtractionError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from talenta.umum.galat import GalatAplikasi


@dataclass(frozen=True, slots=True)
class HasilTandaTangan:
    """One signature: ``utuh`` the bytes it covers are unchanged, ``sah`` it was made with the key of its certificate,

    ``terpercaya`` that certificate leads to a trusted root, ``seluruhnya`` nothing but permitted additions follow.
    """

    penanda_tangan: str
    penerbit: str
    nomor_seri: str
    pada: datetime | None
    utuh: bool
    sah: bool
    terpercaya: bool
    seluruhnya: bool
    cap_waktu: bool

    @property
    def diterima(self) -> bool:
        """Whether the signature holds; trust in the issuer is told apart, since an agency may not have its roots."""
        return self.utuh and self.sah and self.seluruhnya

    def json(self) -> dict[str, Any]:
        """Return the fields as JSON."""
        return asdict(self) | {"pada": self.pada.isoformat() if self.pada else None}


def periksa_tanda_tangan(pdf: bytes, akar: Iterable[Certificate] = ()) -> list[HasilTandaTangan]:
    """Return every signature of a PDF; an empty list for an unsigned one. Raises GalatAplikasi for a broken PDF.

    ``akar``: roots to trust beside nothing else; nothing is fetched from the network.
    """
    try:
        pembaca = PdfFileReader(io.BytesIO(pdf), strict=False)
        tanda = list(pembaca.embedded_signatures)
    except (PdfError, ValueError, KeyError, IndexError):
        raise GalatAplikasi("Berkas itu rusak: PDF-nya tidak terbaca.") from None
    akar = list(akar)
    return [_periksa(satu, akar) for satu in tanda if satu.sig_object_type == "/Sig"]


def _periksa(tanda: EmbeddedPdfSignature, akar: list[Certificate]) -> HasilTandaTangan:
    try:
        sertifikat = tanda.signer_cert
        penanda, penerbit = _nama(sertifikat.subject.native), _nama(sertifikat.issuer.native)
        pada = tanda.self_reported_timestamp
    except (CMSExtractionError, SignatureValidationError, PdfError, ValueError, TypeError, KeyError):
        raise GalatAplikasi("Tanda tangan pada berkas itu rusak: sertifikatnya tidak terbaca.", kode="berkas") from None
    try:
        hasil: Any = validate_pdf_signature(tanda, ValidationContext(trust_roots=akar, allow_fetching=False))
    except (SignatureValidationError, PdfError, ValueError):
        hasil = None
    cap = getattr(hasil, "timestamp_validity", None)
    return HasilTandaTangan(
        penanda_tangan=penanda,
        penerbit=penerbit,
        nomor_seri=f"{sertifikat.serial_number:x}",
        pada=cap.timestamp if cap else pada,
        utuh=bool(hasil and hasil.intact),
        sah=bool(hasil and hasil.valid),
        terpercaya=bool(hasil and hasil.trusted),
        seluruhnya=bool(hasil and _seluruhnya(hasil)),
        cap_waktu=bool(cap and cap.intact and cap.valid),
    )


def _seluruhnya(hasil: Any) -> bool:
    penuh: bool = hasil.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return penuh or (hasil.coverage == SignatureCoverageLevel.ENTIRE_REVISION and bool(hasil.docmdp_ok))


def _nama(isi: dict[str, Any]) -> str:
    nama = isi.get("common_name") or isi.get("organization_name") or "–"
    return nama if isinstance(nama, str) else ", ".join(nama)


def sama_isi(terbit: bytes, kembali: bytes) -> bool:
    """Tell whether a signed file is the issued one with additions only: its first bytes are the issued ones."""
    return len(kembali) > len(terbit) and kembali.startswith(terbit)


def akar_tepercaya() -> list[Certificate]:
    """Return the roots of TALENTA_TTE_AKAR: PEM or DER files in that folder."""
    folder = Path(settings.TTE_AKAR)
    berkas = sorted(folder.iterdir()) if settings.TTE_AKAR and folder.is_dir() else []
    return [satu for isi in berkas if isi.is_file() for satu in _sertifikat(isi.read_bytes())]


def _sertifikat(isi: bytes) -> list[Certificate]:
    if pem.detect(isi):
        return [Certificate.load(der) for _, _, der in pem.unarmor(isi, multiple=True)]
    return [Certificate.load(isi)]
