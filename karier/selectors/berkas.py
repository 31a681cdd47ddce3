"""Whether a file that was kept is still the one that was taken in or built."""

import hashlib

from django.db.models.fields.files import FieldFile

from karier.models import PaketBkn, RealisasiLangkah
from talenta.umum.galat import GalatAplikasi


def _pastikan_utuh(berkas: FieldFile, sha256: str, apa: str) -> None:
    try:
        with berkas.open("rb") as isi:
            sidik = hashlib.file_digest(isi.file, "sha256").hexdigest()
    except FileNotFoundError:
        raise GalatAplikasi(f"{apa} tidak ada di penyimpanan. Pulihkan dari cadangan.") from None
    if sha256 and sidik != sha256:
        raise GalatAplikasi(f"{apa} tidak sama dengan yang disimpan dahulu. Pulihkan dari cadangan.")


def periksa_bukti(realisasi: RealisasiLangkah) -> None:
    """Raise GalatAplikasi where a file of evidence is gone or another one by now."""
    if realisasi.berkas:
        _pastikan_utuh(realisasi.berkas, realisasi.sha256, "Berkas bukti ini")


def periksa_paket(paket: PaketBkn) -> None:
    """Raise GalatAplikasi where the file of a package for BKN is gone or another one by now."""
    if paket.berkas:
        _pastikan_utuh(paket.berkas, paket.sha256, f"Berkas paket {paket.pk}")
