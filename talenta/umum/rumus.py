"""Text that a spreadsheet would run as a formula, made harmless on the way out."""

PEMICU = "=+-@\t\r"
PANJANG_SEL = 32_000
_TERLARANG = dict.fromkeys(range(32), None) | {9: " ", 10: "\n", 13: None}


def teks_aman(teks: str) -> str:
    """Return ``teks`` fit for a cell: an apostrophe before what begins like a formula, no control characters.

    A number with a sign stays as it is. Cut to 32,000 characters, below what a cell can hold.
    """
    bersih = teks.translate(_TERLARANG)[:PANJANG_SEL]
    awal = bersih.lstrip()[:1]
    return f"'{bersih}" if awal and awal in PEMICU and not _angka(bersih) else bersih


def _angka(teks: str) -> bool:
    return teks.lstrip()[:1] in "+-" and teks.strip()[1:].replace(",", "", 1).replace(".", "", 1).isdigit()
