"""PAdES with the agency's certificate: B-T where there is a timestamp authority, B-B otherwise.

The key is a PKCS#12 file or a PKCS#11 token outside the database and the repository; see docs/produksi.md.
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from karier.dokumen.tte.bidang import NAMA_BIDANG
from karier.dokumen.tte.token import penanda_token
from talenta.umum.galat import GalatAplikasi

BATAS_TSA = 20
# The stamp is as large as its box; pyHanko's own margins would shrink its small print.
_PENUH = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(1)
)


@contextmanager
def penanda_tangan() -> Iterator[Signer]:
    """Yield who signs, from the settings; raise GalatAplikasi naming the setting that is missing or wrong."""
    if settings.TTE_P12:
        yield _pkcs12(Path(settings.TTE_P12), settings.TTE_SANDI)
    elif settings.TTE_PKCS11:
        with penanda_token(settings.TTE_PKCS11, settings.TTE_SANDI) as penanda:
            yield penanda
    else:
        raise GalatAplikasi("Sertifikat penanda tangan belum diatur: isi TALENTA_TTE_P12 atau TALENTA_TTE_PKCS11.")


def _pkcs12(berkas: Path, sandi: str) -> Signer:
    try:
        data = berkas.read_bytes()
    except OSError as galat:
        raise GalatAplikasi(f"Berkas sertifikat TALENTA_TTE_P12 tidak dapat dibaca: {galat.strerror}.") from None
    try:
        return SimpleSigner.load_pkcs12_data(data, other_certs=set(), passphrase=sandi.encode() or None)
    except (ValueError, TypeError):
        raise GalatAplikasi("Berkas sertifikat TALENTA_TTE_P12 rusak, atau TALENTA_TTE_SANDI tidak cocok.") from None


def pencap_waktu() -> TimeStamper | None:
    """Return the timestamp authority of the settings, or None."""
    alamat = settings.TTE_TSA
    return HTTPTimeStamper(alamat, https=alamat.startswith("https:"), timeout=BATAS_TSA) if alamat else None


def tanda_tangani(
    pdf: bytes,
    *,
    penanda: Signer,
    stempel: bytes,
    alasan: str,
    tempat: str,
    waktu: TimeStamper | None = None,
) -> bytes:
    """Return the PDF signed in its reserved box, as an addition after its bytes, which stay as they are.

    ``stempel``: a PDF of one page that is seen in the box. Raises GalatAplikasi when the timestamp authority does not
    answer or the signature cannot be made.
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as berkas:
        berkas.write(stempel)
        berkas.flush()
        return _tanda_tangani(pdf, _keterangan(alasan, tempat), penanda, waktu, berkas.name)


def _tanda_tangani(
    pdf: bytes, keterangan: PdfSignatureMetadata, penanda: Signer, waktu: TimeStamper | None, stempel: str
) -> bytes:
    gaya: Any = StaticStampStyle.from_pdf_file(stempel, border_width=0, background_layout=_PENUH)
    alat = PdfSigner(keterangan, signer=penanda, timestamper=waktu, stamp_style=gaya)
    hasil = io.BytesIO()
    try:
        alat.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), existing_fields_only=True, output=hasil)
    except TimestampRequestError:
        raise GalatAplikasi("Otoritas cap waktu (TALENTA_TTE_TSA) tidak menjawab. Coba lagi nanti.") from None
    return hasil.getvalue()


def _keterangan(alasan: str, tempat: str) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=NAMA_BIDANG,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=alasan,
        location=tempat or None,
    )
