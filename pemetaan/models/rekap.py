"""Counts of placements, kept so that the grid of a whole country costs what the grid of one agency costs."""

from django.db import models

from pemetaan.models.penempatan import Pemetaan


class RekapKotak(models.Model):
    """How many placements of a run stand in a box, in a unit and all below it, of a Level, job family and cluster.

    ``jalur`` is the frozen path of the unit; empty: the whole run. ``rumpun`` and ``klaster`` are ids, 0 for none;
    ``kotak`` is the box in force, 0 for who is not placed, and then ``sebab`` says why. Written by
    ``services.mesin.rekap`` in the transaction that stores a run; from then on triggers keep it whatever changes or
    deletes a placement. Nothing else writes it. A row whose count has come down to 0 stays.
    """

    pemetaan = models.ForeignKey(Pemetaan, on_delete=models.CASCADE, related_name="rekap", db_index=False)
    jalur = models.CharField("jalur unit", max_length=255, blank=True)
    level = models.PositiveSmallIntegerField("level")
    rumpun = models.PositiveBigIntegerField("rumpun")
    klaster = models.PositiveBigIntegerField("klaster")
    kotak = models.PositiveSmallIntegerField("kotak")
    sebab = models.CharField("sebab belum dipetakan", max_length=60, blank=True)
    jumlah = models.PositiveIntegerField("jumlah")

    class Meta:
        verbose_name = "rekap kotak"
        verbose_name_plural = "rekap kotak"
        constraints = [
            models.UniqueConstraint(
                fields=["pemetaan", "jalur", "level", "rumpun", "klaster", "kotak", "sebab"],
                name="rekap_kotak_unik",
                violation_error_message="Rekap kotak ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jalur or 'semua'}, kotak {self.kotak or '–'}: {self.jumlah}"
