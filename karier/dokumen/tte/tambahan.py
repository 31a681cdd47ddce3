"""What was added to an issued PDF: signatures and what belongs to them, and nothing that changes what a reader sees.

A signature covers whatever stands before it, also pages that were written over the issued ones just before it was made.
"""

import io
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    FormUpdatingRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
)
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from karier.dokumen.tte.bidang import letak_kotak

# /SigFlags says that the file only grows from the first signature on.
_FORMULIR = frozenset({"/Fields", "/DR", "/DA", "/Q", "/SigFlags"})
_ATURAN = StandardDiffPolicy(
    DEFAULT_DIFF_POLICY.global_rules,
    FormUpdatingRule([SigFieldCreationRule(), SigFieldModificationRule()], _FORMULIR),
)
KELONGGARAN = 6  # points by which a visible signature may stand out of the box


def hanya_tanda_tangan(terbit: bytes, kembali: bytes) -> bool:
    """Tell whether ``kembali`` adds to the issued bytes signatures alone (with their fields and validation data).

    ``kembali`` begins with ``terbit`` (``periksa.sama_isi``). False also for what cannot be read.
    """
    try:
        dasar = PdfFileReader(io.BytesIO(terbit), strict=False).xrefs.total_revisions - 1
        pembaca = PdfFileReader(io.BytesIO(kembali), strict=False)
        hasil = _ATURAN.review_file(pembaca, dasar)
    except (PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return False
    return isinstance(hasil, DiffResult) and hasil.modification_level <= ModificationLevel.FORM_FILLING


def tampak_di_kotak(terbit: bytes, kembali: bytes) -> bool:
    """Tell whether every visible signature stands in the box that the document leaves, so that it covers nothing.

    True for a document that leaves no box. False also for what cannot be read.
    """
    letak = letak_kotak(terbit)
    if letak is None:
        return True
    halaman, (kiri, bawah, kanan, atas) = letak
    try:
        semua = list(_tampak(PdfReader(io.BytesIO(kembali))))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return all(
        nomor == halaman
        and min(x1, x2) >= kiri - KELONGGARAN
        and min(y1, y2) >= bawah - KELONGGARAN
        and max(x1, x2) <= kanan + KELONGGARAN
        and max(y1, y2) <= atas + KELONGGARAN
        for nomor, (x1, y1, x2, y2) in semua
    )


def _tampak(pembaca: PdfReader) -> Any:
    """Yield page and rectangle of every signature that takes up room."""
    for nomor, halaman in enumerate(pembaca.pages):
        for rujukan in halaman.get("/Annots") or ():
            satu = rujukan.get_object()
            jenis = satu.get("/FT") or satu.get("/Parent", {}).get("/FT")
            x1, y1, x2, y2 = (float(sisi) for sisi in satu.get("/Rect", (0, 0, 0, 0)))
            if jenis == "/Sig" and x1 != x2 and y1 != y2:
                yield nomor, (x1, y1, x2, y2)
