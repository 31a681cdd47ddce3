"""Models of the pemetaan app."""

from pemetaan.models.kalibrasi import AnggotaSidang, PerubahanKotak, Sidang
from pemetaan.models.penempatan import Pemetaan, Penempatan, Periode, RiwayatPeriode
from pemetaan.models.pindah import PindahUnit
from pemetaan.models.program import ProgramTalenta, RiwayatProgram
from pemetaan.models.rekap import RekapKotak
from pemetaan.models.skema import Indikator, Komponen, RiwayatSkema, Rubrik, Skema

__all__ = [
    "AnggotaSidang",
    "Indikator",
    "Komponen",
    "Pemetaan",
    "Penempatan",
    "Periode",
    "PerubahanKotak",
    "PindahUnit",
    "ProgramTalenta",
    "RekapKotak",
    "RiwayatPeriode",
    "RiwayatProgram",
    "RiwayatSkema",
    "Rubrik",
    "Sidang",
    "Skema",
]
