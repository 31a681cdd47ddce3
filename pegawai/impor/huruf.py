"""Characters that nobody sees in a cell, and what a cell may hold and be empty all the same."""

APOSTROF = "'’`"
# Left by copying from web pages and PDF: joiners, soft hyphens, byte order marks; and control characters (but those
# that are spaces), which no .xlsx and no PostgreSQL could hold again.
_TAK_TERLIHAT = dict.fromkeys([*range(9), *range(14, 28), *range(127, 160)])
_TAK_TERLIHAT |= dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
HAMPA = " \t\r\n\xa0\u2007\u202f" + APOSTROF + "".join(map(chr, _TAK_TERLIHAT))


def tampak(teks: str) -> str:
    """Return text without the characters that nobody sees."""
    return teks if teks.isascii() and teks.isprintable() else teks.translate(_TAK_TERLIHAT)
