"""Rendering of content to PDF.

Fonts and style sheet are read once per process. Nothing but files of the project's static folder and images inside
the document itself can be fetched, so neither a name nor a template can reach the network or another file.
"""

import functools
import threading
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from karier.dokumen.qr import qr_svg

STATIS = Path(settings.STATICFILES_DIRS[0]).resolve()
GAYA = STATIS / "css" / "dokumen-rpk.css"
GAMBAR_SENDIRI = "data:image/svg+xml"
VARIAN = "pdf/a-3a"

# Pango's font maps, which the shared FontConfiguration holds, must not be used by two threads at once.
_kunci = threading.Lock()


class PengambilStatis(URLFetcher):
    """Fetches files below the static folder and images that the document carries; refuses all else."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what ``url`` names; raise ValueError, which WeasyPrint logs as a missing resource, if not allowed."""
        bagian = urlsplit(url)
        lokal = bagian.scheme == "file" and not bagian.netloc
        if not url.startswith(GAMBAR_SENDIRI) and not (
            lokal and Path(unquote(bagian.path)).resolve().is_relative_to(STATIS)
        ):
            raise ValueError(f"Dokumen tidak boleh mengambil {url[:100]}")
        return super().fetch(url, headers)


@functools.cache
def _perlengkapan() -> tuple[PengambilStatis, FontConfiguration, CSS]:
    pengambil, fon = PengambilStatis(), FontConfiguration()
    return pengambil, fon, CSS(filename=str(GAYA), font_config=fon, url_fetcher=pengambil)


def html_rpk(isi: dict[str, Any]) -> str:
    """Return the HTML of the content that ``isi.susun_isi`` makes; its style sheet is not in it."""
    verifikasi = isi["verifikasi"]
    return render_to_string(
        "karier/dokumen/rpk.html", {"isi": isi, "qr": qr_svg(verifikasi["alamat"]) if verifikasi else ""}
    )


def cetak_rpk(isi: dict[str, Any]) -> bytes:
    """Return the PDF (PDF/A-3a: tagged, fonts embedded) of the content; the same bytes for the same content."""
    html = html_rpk(isi)
    with _kunci:
        pengambil, fon, gaya = _perlengkapan()
        dokumen = HTML(string=html, base_url=STATIS.as_uri() + "/", url_fetcher=pengambil)
        hasil = dokumen.write_pdf(stylesheets=[gaya], font_config=fon, pdf_variant=VARIAN)
    assert isinstance(hasil, bytes)
    return hasil
