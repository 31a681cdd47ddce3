"""Pages of a list by key: they cost the same however deep, and stay in place when rows come or go before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar

from django.db.models import Model, Q, QuerySet

from talenta.umum.hitung import hitung
from talenta.umum.masukan import bilangan

PER_HALAMAN = 25
_Baris = TypeVar("_Baris", bound=Model)


@dataclass(frozen=True, slots=True)
class Lembar(Generic[_Baris]):
    """One page. ``sesudah`` and ``sebelum`` are the keys of the rows that the neighbouring pages start from."""

    isi: list[_Baris]
    jumlah: int
    sesudah: str = ""
    sebelum: str = ""


class Kunci(TypedDict):
    """The rows that a page begins from."""

    sesudah: int | None
    sebelum: int | None


AWAL = Kunci(sesudah=None, sebelum=None)


def kunci_halaman(kueri: Mapping[str, str]) -> Kunci:
    """Return the rows that the query of an address begins a page from, as ``halaman_kunci`` takes them."""
    return Kunci(sesudah=bilangan(kueri.get("sesudah", "")), sebelum=bilangan(kueri.get("sebelum", "")))


def halaman_kunci(
    baris: QuerySet[_Baris],
    *,
    urutan: tuple[str, ...],
    sesudah: int | None = None,
    sebelum: int | None = None,
    banyak: int = PER_HALAMAN,
    terbatas: bool = False,
) -> Lembar[_Baris]:
    """Return the page after one row or before another, by primary key; one that is not in the list gives the first.

    ``urutan`` are the fields of the order, each rising or (with "-") falling, none of them empty in any row, and all of
    them together different in each. ``terbatas``: a search narrows the rows down, which are counted up to a limit.
    """
    mundur = sebelum is not None and sesudah is None
    medan = tuple(satu.removeprefix("-") for satu in urutan)
    kunci = sebelum if mundur else sesudah
    batas = None if kunci is None else baris.filter(pk=kunci).order_by().values_list(*medan).first()
    mundur = mundur and batas is not None
    arah = tuple(_balik(satu) for satu in urutan) if mundur else urutan
    semua = baris if batas is None else baris.filter(_lewat(arah, batas))
    potongan = list(semua.order_by(*arah)[: banyak + 1])
    ada_lagi, isi = len(potongan) > banyak, potongan[:banyak]
    if mundur:
        isi.reverse()
    ke_depan, ke_belakang = (True, ada_lagi) if mundur else (ada_lagi, batas is not None)
    return Lembar(
        isi,
        hitung(baris, terbatas=terbatas),
        sesudah=str(isi[-1].pk) if isi and ke_depan else "",
        sebelum=str(isi[0].pk) if isi and ke_belakang else "",
    )


def _balik(satu: str) -> str:
    return satu[1:] if satu.startswith("-") else f"-{satu}"


def _lewat(arah: tuple[str, ...], batas: tuple[Any, ...]) -> Q:
    """Return the condition for the rows that come after ``batas`` in this order."""
    syarat, sama = Q(), Q()
    for satu, nilai in zip(arah, batas, strict=True):
        medan, lebih = satu.removeprefix("-"), "lt" if satu.startswith("-") else "gt"
        syarat |= sama & Q(**{f"{medan}__{lebih}": nilai})
        sama &= Q(**{medan: nilai})
    # Implied by the rest; it is what lets an index start at the right place.
    pertama, lebih = arah[0].removeprefix("-"), "lte" if arah[0].startswith("-") else "gte"
    return Q(**{f"{pertama}__{lebih}": batas[0]}) & syarat
