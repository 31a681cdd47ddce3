"""HTML to PDF: tagged PDF/A-3a with the project's own fonts, the same bytes for the same HTML.

Fonts and style sheets are read once per process. Nothing but files of the project's static folder and images inside
the document itself can be fetched, so neither a name nor a template can reach the network or another file.
"""

import contextlib
import functools
import gc
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

STATIS = Path(settings.STATICFILES_DIRS[0]).resolve()
UMUM = "dokumen.css"
GAMBAR_SENDIRI = ("data:image/svg+xml", "data:image/png;base64,", "data:image/jpeg;base64,")
VARIAN = "pdf/a-3a"

# Rendering makes some hundred thousand objects that live until it is done. At the interpreter's own threshold (700) the
# collector walks over them again and again: a sixth of the time of a document. Rarer, it still bounds a long document.
AMBANG_SAMPAH = 200_000

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
def _pengambil() -> tuple[PengambilStatis, FontConfiguration]:
    return PengambilStatis(), FontConfiguration()


@functools.cache
def _gaya(nama: str) -> CSS:
    pengambil, fon = _pengambil()
    return CSS(filename=str(berkas_gaya(nama)), font_config=fon, url_fetcher=pengambil)


@contextlib.contextmanager
def _sampah_jarang() -> Iterator[None]:
    """Let the cyclic collector run rarely for a while; callers hold ``_kunci``, so that none nests in another."""
    semula = gc.get_threshold()
    gc.set_threshold(AMBANG_SAMPAH, *semula[1:])
    try:
        yield
    finally:
        gc.set_threshold(*semula)


def berkas_gaya(nama: str) -> Path:
    """Return the path of a style sheet of documents, such as ``dokumen.css``."""
    return STATIS / "css" / nama


def cetak(html: str, *gaya: str, lampiran: Sequence[Attachment] = ()) -> bytes:
    """Return the PDF of a whole HTML page; ``gaya`` names style sheets of static/css read after ``dokumen.css``.

    ``lampiran``: files to embed (PDF/A-3), such as the data the document was made from.
    """
    with _kunci, _sampah_jarang():
        pengambil, fon = _pengambil()
        dokumen = HTML(string=html, base_url=STATIS.as_uri() + "/", url_fetcher=pengambil)
        hasil = dokumen.write_pdf(
            stylesheets=[_gaya(nama) for nama in (UMUM, *gaya)],
            font_config=fon,
            pdf_variant=VARIAN,
            attachments=list(lampiran) or None,
        )
    assert isinstance(hasil, bytes)
    return hasil
