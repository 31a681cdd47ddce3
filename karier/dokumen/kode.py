"""Verification codes: 20 random characters that survive being read aloud and typed from paper."""

import secrets

ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG = 20
KELOMPOK = 5
_MIRIP = str.maketrans({"O": "0", "I": "1", "L": "1"})


def kode_baru() -> str:
    """Return a new code of 100 random bits, such as 7QK2M-0A9XR-TT4BZ-W8HCE."""
    return _berkelompok("".join(secrets.choice(ALFABET) for _ in range(PANJANG)))


def rapikan_kode(teks: str) -> str:
    """Return the code that was meant: case, spaces and dashes do not matter, O reads as 0, I and L as 1.

    Empty when what is left is not 20 characters of the alphabet (Crockford's base 32).
    """
    polos = "".join(huruf for huruf in teks.upper() if huruf.isalnum()).translate(_MIRIP)
    if len(polos) != PANJANG or not set(polos) <= set(ALFABET):
        return ""
    return _berkelompok(polos)


def _berkelompok(polos: str) -> str:
    return "-".join(polos[awal : awal + KELOMPOK] for awal in range(0, PANJANG, KELOMPOK))
