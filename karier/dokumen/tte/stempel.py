"""What is seen in the signature box: QR code, who signed, in which office, on which day."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from karier.dokumen.qr import qr_svg
from talenta.umum.pdf import cetak

GAYA = "dokumen-stempel.css"


@dataclass(frozen=True, slots=True)
class IsiStempel:
    """``alamat``: what the QR code opens; the others are printed as they are."""

    alamat: str
    nama: str
    jabatan: str
    tanggal: str


def pdf_stempel(isi: IsiStempel) -> bytes:
    """Return the stamp as a PDF of one page, 70 × 24 mm, with the project's own fonts."""
    konteks = {"qr": qr_svg(isi.alamat), "nama": isi.nama, "jabatan": isi.jabatan, "tanggal": isi.tanggal}
    return cetak(render_to_string("karier/dokumen/stempel.html", konteks), GAYA)
