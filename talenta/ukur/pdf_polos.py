"""Bare WeasyPrint: the baseline of ``ukur pdf``."""

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from karier.dokumen.pdf import GAYA
from talenta.umum.pdf import STATIS, UMUM, berkas_gaya

NAMA_GAYA = [str(berkas_gaya(nama)) for nama in (UMUM, *GAYA["rpk"])]


def gaya_hangat() -> tuple[list[CSS], FontConfiguration]:
    """Return style sheets and fonts, read once."""
    fon = FontConfiguration()
    return [CSS(filename=nama, font_config=fon) for nama in NAMA_GAYA], fon


def polos(html: str, gaya: list[CSS] | None = None, fon: FontConfiguration | None = None) -> object:
    """Return the PDF of an HTML, untagged; without ``gaya`` as one writes it first."""
    dokumen = HTML(string=html, base_url=STATIS.as_uri() + "/")
    return dokumen.write_pdf(stylesheets=gaya or NAMA_GAYA, font_config=fon)
