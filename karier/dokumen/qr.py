"""QR codes as vector images."""

import segno


def qr_svg(isi: str) -> str:
    """Return ``isi`` as a data URI of an SVG, error correction M: a quarter of a module may be soiled in print."""
    return segno.make(isi, error="m", micro=False).svg_data_uri(border=2, dark="#000", light="#fff", unit="")
