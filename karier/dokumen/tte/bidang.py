"""The reserved signature box: a signature field at the place that the document leaves for it."""

import io

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pypdf import PdfReader
from pypdf.errors import PyPdfError

NAMA_BIDANG = "TTD-Pejabat"
ID_KOTAK = "kotak-ttd"
MM = 72 / 25.4
# As ``.kotak-ttd`` in dokumen.css.
LEBAR, TINGGI = 70 * MM, 24 * MM


def letak_kotak(pdf: bytes) -> tuple[int, tuple[int, int, int, int]] | None:
    """Return page (from 0) and box (left, bottom, right, top; points) that a document leaves for a signature."""
    try:
        pembaca = PdfReader(io.BytesIO(pdf))
        tujuan = pembaca.named_destinations.get(ID_KOTAK)
        halaman = pembaca.get_destination_page_number(tujuan) if tujuan else None
    except PyPdfError:
        return None
    if tujuan is None or halaman is None or halaman < 0:
        return None
    kiri, atas = float(tujuan.left or 0), float(tujuan.top or 0)
    return halaman, (round(kiri), round(atas - TINGGI), round(kiri + LEBAR), round(atas))


def beri_bidang(pdf: bytes) -> bytes:
    """Return the PDF with an empty signature field in its box; unchanged where it leaves none."""
    letak = letak_kotak(pdf)
    if letak is None:
        return pdf
    halaman, kotak = letak
    penulis, hasil = IncrementalPdfFileWriter(io.BytesIO(pdf)), io.BytesIO()
    append_signature_field(penulis, SigFieldSpec(NAMA_BIDANG, on_page=halaman, box=kotak, empty_field_appearance=True))
    penulis.write(hasil)
    return hasil.getvalue()
