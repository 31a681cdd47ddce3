"""Counts that stop: what a search finds is counted up to a limit, whatever the number of people."""

from typing import Any, TypeVar

from django.db.models import QuerySet

BATAS_HITUNG = 2_000
_Isi = TypeVar("_Isi")


class LebihDari(int):
    """A count that stopped: there are more than this many. ``angka_id`` says so wherever it is shown."""


def sampai_batas(baris: "QuerySet[Any, _Isi]") -> list[_Isi] | LebihDari:
    """Return the rows, in any order, or ``LebihDari`` the limit."""
    ada = list(baris.order_by()[: BATAS_HITUNG + 1])
    return ada if len(ada) <= BATAS_HITUNG else LebihDari(BATAS_HITUNG)


def hitung(baris: "QuerySet[Any, Any]", *, terbatas: bool) -> int:
    """Return how many rows there are; where a search narrows them down (``terbatas``), at most ``LebihDari`` the limit.

    Such a count never asks for more than one row beyond the limit.
    """
    if not terbatas:
        return baris.order_by().count()
    n = baris.order_by()[: BATAS_HITUNG + 1].count()
    return n if n <= BATAS_HITUNG else LebihDari(BATAS_HITUNG)
