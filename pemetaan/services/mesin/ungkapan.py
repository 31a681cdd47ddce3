"""Expressions that give the same exact integers on SQLite and PostgreSQL."""

from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
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


HARI_SEBULAN = 31


class NomorHari(Func):
    """A column with a date, as a number in a calendar whose months all have 31 days, without the detour through Python
    that Django's Extract takes on SQLite.

    Two dates are as many whole months apart as the difference of their numbers holds ``HARI_SEBULAN``.
    """

    ISI = "CAST((EXTRACT(YEAR FROM {0}) * 12 + EXTRACT(MONTH FROM {0})) * 31 + EXTRACT(DAY FROM {0}) AS integer)"
    # SQLite keeps a date as a text, which read as a number is its year.
    ISI_SQLITE = "((CAST({0} AS integer) * 12 + SUBSTR({0}, 6, 2)) * 31 + SUBSTR({0}, 9, 2))"
    template = ISI.format("%(expressions)s")
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **lain: Any) -> tuple[str, Any]:
        """Cut the parts out of the text."""
        return self.as_sql(compiler, connection, template=self.ISI_SQLITE.format("%(expressions)s"), **lain)


class NomorHariSekali(NomorHari):
    """The same of a long expression, which is reckoned once: no database looks into a subquery with an offset."""

    DARI = "(SELECT {isi} FROM (SELECT %(expressions)s AS t {batas}) AS sekali)"
    template = DARI.format(isi=NomorHari.ISI.format("t"), batas="OFFSET 0")

    def as_sqlite(self, compiler: Any, connection: Any, **lain: Any) -> tuple[str, Any]:
        """Cut the parts out of the text."""
        template = self.DARI.format(isi=self.ISI_SQLITE.format("t"), batas="LIMIT -1 OFFSET 0")
        return self.as_sql(compiler, connection, template=template, **lain)


def nomor_hari(tanggal: date) -> Value:
    """Return the number of a date that is known."""
    nomor = (tanggal.year * 12 + tanggal.month) * HARI_SEBULAN + tanggal.day
    return Value(nomor, output_field=IntegerField())


def bulan_penuh(mulai: Ungkapan, sampai: Ungkapan) -> Expression:
    """Return the number of whole months between two numbers of days; 0 where the second comes first."""
    bulan = ExpressionWrapper((sampai - mulai) / HARI_SEBULAN, output_field=IntegerField())
    return Greatest(bulan, Value(0), output_field=IntegerField())


def ringkas(baris: QuerySet[Any], fungsi: str, isi: Ungkapan, bidang: Field) -> Subquery:
    """Return ``fungsi`` (MIN, SUM, …) of ``isi`` over rows of one person; empty without any.

    Unlike Django's aggregates it does not group: the rows are few and all of one person.
    """
    hasil = Func(isi, function=fungsi, output_field=bidang)
    return Subquery(baris.order_by().annotate(hasil=hasil).values("hasil"), output_field=bidang)
