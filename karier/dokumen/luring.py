"""Checking an issued file without any database: its attached data against the payload that the agency signed."""

import io
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from karier.dokumen.lampiran import NAMA, sidik_isi
from talenta.umum.segel import Muatan, MuatanSalah, periksa_muatan


def periksa_luring(pdf: bytes, kunci: list[Ed25519PublicKey]) -> Muatan:
    """Return what the sealed payload of a file says, if one of the keys signed it and it fits the attached data.

    Raises MuatanSalah: no data attached (a draft, or saved anew by another program), a payload that does not hold, or
    data other than those that were sealed.
    """
    isi = _data(pdf)
    periksa = isi.get("verifikasi") or {}
    if not periksa.get("muatan"):
        raise MuatanSalah("Berkas ini tidak bersegel: konsep, atau diterbitkan sebelum segel ada.")
    muatan = periksa_muatan(periksa["muatan"], kunci)
    if muatan.sidik != sidik_isi(isi) or muatan.nomor != isi.get("nomor"):
        raise MuatanSalah("PALSU: data dalam berkas ini bukan yang disegel.")
    return muatan


def _data(pdf: bytes) -> dict[str, Any]:
    try:
        lampiran = PdfReader(io.BytesIO(pdf)).attachments.get(NAMA)
        isi = json.loads(lampiran[0])["isi"] if lampiran else None
    except (PyPdfError, ValueError, KeyError, TypeError):
        isi = None
    if not isinstance(isi, dict):
        raise MuatanSalah("Berkas ini tidak memuat data dokumen: bukan dokumen Talenta, atau sudah disimpan ulang.")
    return isi
