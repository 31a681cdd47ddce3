"""Expressions that give the same exact integers on SQLite and PostgreSQL."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Expression,
    ExpressionWrapper,
    F,
    Field,
    Func,
    IntegerField,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Greatest

Ungkapan = Expression | F | Subquery

# Neither database looks into a stage with an offset: it is read row by row and not kept, and each of its columns is
# reckoned once. Without it a stage would be written into every mention of it in the next one.
BATAS = {"sqlite": "LIMIT -1 OFFSET 0", "postgresql": "OFFSET 0"}


class Sen(Func):
    """A number of two decimals, or the sum of a few, as an exact integer of hundredths.

    SQLite keeps decimals as floats; the error of a sum of eight is far below half a hundredth.
    """

    template = "CAST(ROUND((%(expressions)s) * 100) AS bigint)"
    arg_joiner = " + "
    output_field = BigIntegerField()


HARI_SEBULAN = 100


class NomorHari(Func):
    """A column with a date, as a number in a calendar whose months all have 100 days, without the detour through Python
    that Django's Extract takes on SQLite.

    Two dates are as many whole months apart as the difference of their numbers holds ``HARI_SEBULAN``.
    """

    template = (
        "CAST((EXTRACT(YEAR FROM %(expressions)s) * 12 + EXTRACT(MONTH FROM %(expressions)s)) * 100 "
        "+ EXTRACT(DAY FROM %(expressions)s) AS integer)"
    )
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **lain: Any) -> tuple[str, Any]:
        """SQLite keeps a date as a text, which read as a number is its year; without dashes it holds 10,000 a year."""
        template = "(REPLACE(%(expressions)s, '-', '') - 8800 * CAST(%(expressions)s AS integer))"
        return self.as_sql(compiler, connection, template=template, **lain)


def nomor_hari(tanggal: date) -> Value:
    """Return the number of a date that is known."""
    nomor = (tanggal.year * 12 + tanggal.month) * HARI_SEBULAN + tanggal.day
    return Value(nomor, output_field=IntegerField())


def bulan_penuh(mulai: Ungkapan, sampai: Ungkapan) -> Expression:
    """Return the number of whole months between two numbers of days; 0 where the second comes first."""
    bulan = ExpressionWrapper((sampai - mulai) / HARI_SEBULAN, output_field=IntegerField())
    return Greatest(bulan, Value(0), output_field=IntegerField())


def menurut_kunci(isi: Ungkapan, angka: Mapping[str, int]) -> Func:
    """Return the number of a key of a closed list; unlike Django's Case it reads the column once for all keys."""
    cabang = " ".join(f"WHEN '{kunci}' THEN {nilai}" for kunci, nilai in angka.items())
    return Func(isi, template=f"CASE %(expressions)s {cabang} END", output_field=IntegerField())


def kunci_sql(nomor: str, kunci: Iterable[str], kosong: str = "") -> str:
    """Return the key with this number in a closed list, as SQL; ``kosong`` for any other number or none."""
    cabang = " ".join(f"WHEN {satu} THEN '{isi}'" for satu, isi in enumerate(kunci))
    return f"CASE {nomor} {cabang} ELSE '{kosong}' END" if cabang else f"'{kosong}'"


def kunci_bernomor(nomor: Ungkapan, kunci: Iterable[str], kosong: str = "") -> Func:
    """Return the same of an expression, which is reckoned once."""
    return Func(nomor, template=kunci_sql("%(expressions)s", kunci, kosong), output_field=CharField())


def ringkas(baris: QuerySet[Any], fungsi: str, isi: Ungkapan, bidang: Field) -> Subquery:
    """Return ``fungsi`` (MIN, SUM, …) of ``isi`` over rows of one person; empty without any.

    Unlike Django's aggregates it does not group: the rows are few and all of one person.
    """
    hasil = Func(isi, function=fungsi, output_field=bidang)
    return Subquery(baris.order_by().annotate(hasil=hasil).values("hasil"), output_field=bidang)
