"""The pattern of document numbers: the agency's own text around the running number, the year and the month."""

import re

_SISIPAN = re.compile(r"\{(?:(urut|tahun|bulan)(?::0([1-9])d?)?|(romawi))\}")
ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class PolaSalah(ValueError):
    """A pattern that gives no number; the message is an Indonesian sentence."""


def susun_nomor(pola: str, *, urut: int, tahun: int, bulan: int = 1) -> str:
    """Return the number that a pattern such as ``800.1.3/{urut:04d}/RPK/{tahun}`` gives.

    ``{urut}``, ``{tahun}`` and ``{bulan}`` stand for numbers, each with up to nine leading zeros (``:04`` or ``:04d``),
    ``{romawi}`` for the month as a Roman numeral; ``{urut}`` must be there, otherwise two documents would have one
    number. ``str.format`` is not used: a pattern could ask it for a number of a billion digits.

    Raises:
        PolaSalah: anything else in braces, or no ``{urut}``.
    """
    nilai, ada = {"urut": urut, "tahun": tahun, "bulan": bulan}, set()

    def isi(temu: re.Match[str]) -> str:
        if temu[3]:
            return ROMAWI[bulan - 1]
        ada.add(temu[1])
        return f"{nilai[temu[1]]:0{temu[2] or 1}d}"

    nomor = _SISIPAN.sub(isi, pola)
    if "{" in nomor or "}" in nomor or "urut" not in ada:
        raise PolaSalah(
            f"Pola nomor dokumen “{pola}” tidak sah. Pakai {{urut}} atau {{urut:04d}}, dan bila perlu {{tahun}}, "
            "{bulan}, atau {romawi}."
        )
    return nomor
