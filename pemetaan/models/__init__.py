"""Models of the pemetaan app."""

from pemetaan.models.kalibrasi import AnggotaSidang, PerubahanKotak, Sidang
from pemetaan.models.penempatan import Pemetaan, Penempatan, Periode
from pemetaan.models.skema import Indikator, Komponen, Rubrik, Skema

__all__ = [
    "AnggotaSidang",
    "Indikator",
    "Komponen",
    "Pemetaan",
    "Penempatan",
    "Periode",
    "PerubahanKotak",
    "Rubrik",
    "Sidang",
    "Skema",
]
