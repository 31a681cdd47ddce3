"""Numbers and NIP as Indonesian reads them: 1.234 and 87,80."""

from decimal import ROUND_HALF_UP, Decimal

from talenta.umum.hitung import LebihDari


def angka_id(nilai: int | float | Decimal, desimal: int | None = None) -> str:
    """Return a number with dots between thousands and a decimal comma.

    ``desimal`` None: as many places as the number has (a float of a whole number has none); otherwise exactly that
    many, rounded half up. A count that stopped says so: "lebih dari 2.000".
    """
    if isinstance(nilai, LebihDari):
        return f"lebih dari {angka_id(int(nilai))}"
    tepat = Decimal(int(nilai) if isinstance(nilai, float) and nilai.is_integer() else str(nilai))
    if desimal is not None:
        tepat = tepat.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)
    return f"{tepat:,f}".translate(str.maketrans(",.", ".,"))


def nip_berkelompok(nip: str) -> str:
    """Return a NIP of 18 digits in its groups of 8, 6, 1 and 3; any other text as it is."""
    if len(nip) != 18 or not nip.isdigit():
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def nip_samar(nip: str) -> str:
    """Return a NIP of which only the year of birth and the last three digits can be read; "•" stands for the rest."""
    if len(nip) != 18 or not nip.isdigit():
        return "•" * len(nip)
    return f"{nip[:4]}•••• •••••• • {nip[15:]}"
