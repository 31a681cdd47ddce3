"""Models of the pemetaan app."""

from pemetaan.models.penempatan import Pemetaan, Penempatan, Periode
from pemetaan.models.skema import Indikator, Komponen, Rubrik, Skema

__all__ = ["Indikator", "Komponen", "Pemetaan", "Penempatan", "Periode", "Rubrik", "Skema"]
