"""Models of the karier app."""

from karier.models.katalog import KatalogPengembangan
from karier.models.paket import ButirPaket, PaketBkn, RiwayatPaket
from karier.models.pengaturan import LogoInstansi, PengaturanDokumen
from karier.models.penyelarasan import Penyelarasan
from karier.models.persetujuan import Dokumen, RiwayatPersetujuan, UrutanNomor
from karier.models.realisasi import EvaluasiTahunan, RealisasiLangkah, TindakLanjut
from karier.models.rpk import LangkahRpk, RencanaKarier

__all__ = [
    "ButirPaket",
    "Dokumen",
    "EvaluasiTahunan",
    "KatalogPengembangan",
    "LangkahRpk",
    "LogoInstansi",
    "PaketBkn",
    "PengaturanDokumen",
    "Penyelarasan",
    "RealisasiLangkah",
    "RencanaKarier",
    "RiwayatPaket",
    "RiwayatPersetujuan",
    "TindakLanjut",
    "UrutanNomor",
]
