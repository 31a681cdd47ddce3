"""Rows of several kinds in one statement: every part of a UNION ALL gives its number, an owner and a JSON list.

What the database joins and groups arrives in one round trip; JSON carries columns of any number and type, so parts that
have nothing in common share a result. Dates arrive as ISO text and, on SQLite, booleans as 0 and 1.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import (
    Aggregate,
    BigIntegerField,
    BooleanField,
    F,
    IntegerField,
    Model,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONArray

M = TypeVar("M", bound=Model)
Isi = dict[int, str]
"""The rows of a part by owner, in no order, as JSON: see ``milik``. Text until it is asked for costs little memory."""
_TANPA_PEMILIK = 0


class Himpun(Aggregate):
    """All values of a group as one JSON list."""

    function = "JSON_GROUP_ARRAY"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **lain: Any) -> tuple[str, Any]:
        """Return the SQL of PostgreSQL."""
        return self.as_sql(compiler, connection, function="JSONB_AGG", **lain)


@dataclass(frozen=True, slots=True)
class Bagian:
    """One kind of rows: what is read, the column of the owner (none: all rows are one group), and the columns.

    ``ringkas``: the columns sum up their group, which then is one row.
    """

    baris: QuerySet[Any, Any]
    pemilik: str | None
    kolom: Sequence[str | Combinable]
    ringkas: bool = False

    def kueri(self, nomor: int) -> QuerySet[Any, Any]:
        """Return this part of the statement."""
        pemilik = F(self.pemilik) if self.pemilik else Value(_TANPA_PEMILIK, output_field=BigIntegerField())
        isi = JSONArray(*self.kolom, output_field=TextField())
        return (
            self.baris.order_by()
            .annotate(nomor_bagian=Value(nomor, output_field=IntegerField()), pemilik_bagian=pemilik)
            .values("nomor_bagian", "pemilik_bagian")
            .annotate(isi_bagian=isi if self.ringkas else Himpun(isi))
            .values_list("nomor_bagian", "pemilik_bagian", "isi_bagian")
        )


def baca(bagian: Mapping[str, Bagian]) -> dict[str, Isi]:
    """Return the rows of every part by its name; one statement, however many parts and rows."""
    awal, *lain = (satu.kueri(nomor) for nomor, satu in enumerate(bagian.values()))
    hasil: dict[str, Isi] = {nama: {} for nama in bagian}
    semua = list(hasil.values())
    for nomor, pemilik, isi in awal.union(*lain, all=True):
        semua[nomor][pemilik] = isi or "[]"
    return hasil


def milik(isi: Isi, pemilik: int) -> list[Any]:
    """Return the rows of an owner."""
    teks = isi.get(pemilik)
    return json.loads(teks) if teks else []


def tanpa_pemilik(isi: Isi) -> list[Any]:
    """Return the rows of a part that has no owners."""
    return milik(isi, _TANPA_PEMILIK)


def kolom_model(model: type[Model]) -> tuple[str, ...]:
    """Return the columns of which ``jadikan`` makes instances; all texts, numbers and booleans."""
    return tuple(bidang.attname for bidang in model._meta.concrete_fields)


def jadikan(model: type[M], baris: Iterable[Sequence[Any]]) -> dict[int, M]:
    """Return instances by primary key, as a query on ``model`` would have given them."""
    kolom = kolom_model(model)
    benar = {n for n, bidang in enumerate(model._meta.concrete_fields) if isinstance(bidang, BooleanField)}
    hasil = {}
    for satu in baris:
        nilai = [bool(isi) if n in benar else isi for n, isi in enumerate(satu)]
        contoh = model.from_db(DEFAULT_DB_ALIAS, kolom, nilai)
        hasil[contoh.pk] = contoh
    return hasil
