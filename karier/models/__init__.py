"""Models of the karier app."""

from karier.models.persetujuan import Dokumen, RiwayatPersetujuan, UrutanNomor
from karier.models.rpk import KatalogPengembangan, LangkahRpk, Penyelarasan, RencanaKarier

__all__ = [
    "Dokumen",
    "KatalogPengembangan",
    "LangkahRpk",
    "Penyelarasan",
    "RencanaKarier",
    "RiwayatPersetujuan",
    "UrutanNomor",
]
