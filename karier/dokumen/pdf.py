"""Rendering of contents to PDF: a pure function, so that any process can do it."""

from typing import Any

from django.template.loader import render_to_string

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


def html_dokumen(isi: dict[str, Any], logo: str = "") -> str:
    """Return the HTML of a content; its style sheets are not in it. ``logo`` is a data URI."""
    periksa = isi["verifikasi"]
    konteks = {"isi": isi, "logo": logo, "qr": qr_svg(periksa["qr"]) if periksa else ""}
    return render_to_string(f"karier/dokumen/{isi['jenis']}.html", konteks)


def cetak_dokumen(isi: dict[str, Any], logo: str = "") -> bytes:
    """Return the PDF (PDF/A-3a: tagged, fonts embedded, its data attached); the same bytes for the same content."""
    return cetak(html_dokumen(isi, logo), *GAYA[isi["jenis"]], lampiran=[lampiran_data(isi)])
