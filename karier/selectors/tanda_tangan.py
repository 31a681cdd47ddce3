"""Reads of signed versions of documents."""

import hashlib

from karier.models import Dokumen, TandaTangan
from talenta.umum.galat import GalatAplikasi


def tanda_tangan(dokumen: Dokumen) -> TandaTangan | None:
    """Return the signed version of a document, or None."""
    return TandaTangan.objects.select_related("oleh").filter(dokumen=dokumen).first()


def isi_bertanda(tanda: TandaTangan) -> bytes:
    """Return the signed bytes; refuse (GalatAplikasi) when they are gone or no longer those that were taken in."""
    nomor = tanda.dokumen.nomor
    try:
        with tanda.berkas.open("rb") as berkas:
            data: bytes = berkas.read()
    except FileNotFoundError:
        raise GalatAplikasi(f"Berkas bertanda tangan {nomor} tidak ada. Pulihkan dari cadangan.") from None
    if hashlib.sha256(data).hexdigest() != tanda.sha256:
        raise GalatAplikasi(f"Berkas bertanda tangan {nomor} sudah berubah. Pulihkan dari cadangan.")
    return data
