"""Rendering of a plan to PDF."""

from typing import Any

from django.template.loader import render_to_string

from karier.dokumen.qr import qr_svg
from talenta.umum.pdf import cetak

GAYA = "dokumen-rpk.css"


def html_rpk(isi: dict[str, Any]) -> str:
    """Return the HTML of the content that ``isi.susun_isi`` makes; its style sheet is not in it."""
    verifikasi = isi["verifikasi"]
    return render_to_string(
        "karier/dokumen/rpk.html", {"isi": isi, "qr": qr_svg(verifikasi["alamat"]) if verifikasi else ""}
    )


def cetak_rpk(isi: dict[str, Any]) -> bytes:
    """Return the PDF (PDF/A-3a: tagged, fonts embedded) of the content; the same bytes for the same content."""
    return cetak(html_rpk(isi), GAYA)
