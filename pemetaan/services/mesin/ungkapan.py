"""Expressions that give the same exact integers on SQLite and PostgreSQL."""

from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Subquery,
    Value,
    When,
)
from django.db.models.lookups import GreaterThan

Ungkapan = Expression | F | Subquery


class Sen(Func):
    """A number of two decimals, or the sum of a few, as an exact integer of hundredths.

    SQLite keeps decimals as floats; the error of a sum of eight is far below half a hundredth.
    """

    template = "CAST(ROUND((%(expressions)s) * 100) AS bigint)"
    arg_joiner = " + "
    output_field = BigIntegerField()


class BagianTanggal(Func):
    """Year, month or day of a date, without the detour through Python that Django's Extract takes on SQLite."""

    LETAK = {"YEAR": (1, 4), "MONTH": (6, 2), "DAY": (9, 2)}
    template = "CAST(EXTRACT(%(bagian)s FROM %(expressions)s) AS integer)"
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **lain: Any) -> tuple[str, Any]:
        """Cut the part out of the text in which SQLite keeps a date."""
        awal, panjang = self.LETAK[self.extra["bagian"]]
        return self.as_sql(
            compiler, connection, template=f"CAST(SUBSTR(%(expressions)s, {awal}, {panjang}) AS integer)", **lain
        )


def bulan_penuh(mulai: Ungkapan, sampai: Ungkapan) -> Expression:
    """Return the number of whole months from one date to another (negative where the second comes first)."""

    def bagian(tanggal: Ungkapan, nama: str) -> Expression:
        return BagianTanggal(tanggal, bagian=nama)

    def urut(tanggal: Ungkapan) -> Expression:
        return bagian(tanggal, "YEAR") * 12 + bagian(tanggal, "MONTH")

    belum_genap = Case(
        When(GreaterThan(bagian(mulai, "DAY"), bagian(sampai, "DAY")), then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return ExpressionWrapper(urut(sampai) - urut(mulai) - belum_genap, output_field=IntegerField())
