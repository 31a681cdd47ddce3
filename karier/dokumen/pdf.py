"""Rendering of contents to PDF: a pure function, so that any process can do it."""

import io
from typing import Any

from django.template.loader import render_to_string
from pypdf import PdfReader

from karier.dokumen.grafik import grafik
from karier.dokumen.lampiran import lampiran_data
from karier.dokumen.qr import qr_svg
from talenta.umum.pdf import cetak

NASKAH = "dokumen-naskah.css"
GAYA: dict[str, tuple[str, ...]] = {
    "rpk": ("dokumen-rpk.css",),
    "keputusan_rpk": (NASKAH, "dokumen-lampiran.css"),
    "sk_krs": (NASKAH, "dokumen-lampiran.css"),
    "berita_acara": (NASKAH, "dokumen-lampiran.css"),
    "kartu_talenta": ("dokumen-kartu.css",),
    "laporan": (NASKAH, "dokumen-lampiran.css"),
    "surat_pengantar": (NASKAH,),
}
SATU_HALAMAN = frozenset({"kartu_talenta"})
KERAPATAN = ("", "rapat", "sangat-rapat")


def html_dokumen(isi: dict[str, Any], logo: str = "", kerapatan: str = "") -> str:
    """Return the HTML of a content; its style sheets are not in it. ``logo`` is a data URI."""
    periksa = isi["verifikasi"]
    konteks = {
        "isi": isi,
        "logo": logo,
        "qr": qr_svg(periksa["qr"]) if periksa else "",
        "grafik": grafik(isi),
        "kerapatan": kerapatan,
    }
    return render_to_string(f"karier/dokumen/{isi['jenis']}.html", konteks)


def cetak_dokumen(isi: dict[str, Any], logo: str = "") -> bytes:
    """Return the PDF (PDF/A-3a: tagged, fonts embedded, its data attached); the same bytes for the same content.

    What must stand on one page is set more densely where long names would make it two.
    """
    if isi["jenis"] not in SATU_HALAMAN:
        return _cetak(isi, logo)
    data = b""
    for kerapatan in KERAPATAN:
        data = _cetak(isi, logo, kerapatan)
        if len(PdfReader(io.BytesIO(data)).pages) == 1:
            break
    return data


def _cetak(isi: dict[str, Any], logo: str, kerapatan: str = "") -> bytes:
    return cetak(html_dokumen(isi, logo, kerapatan), *GAYA[isi["jenis"]], lampiran=[lampiran_data(isi)])
