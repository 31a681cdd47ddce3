"""What comes in with a request outside a form: read so that no sender can bring the database to an error."""

_DIGIT_MAKS = 18  # what a 64-bit column holds


def bilangan(teks: str) -> int | None:
    """Return a whole number from 0 on, or None for anything else (also for digits of other scripts)."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= _DIGIT_MAKS else None


def tanpa_nul(teks: str) -> str:
    """Return a text without the character NUL, which PostgreSQL does not take."""
    return teks.replace("\x00", "")
