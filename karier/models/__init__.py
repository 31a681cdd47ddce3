"""Models of the karier app."""

from karier.models.katalog import KatalogPengembangan
from karier.models.kunjungan import KunjunganAntrean
from karier.models.paket import ButirPaket, PaketBkn, RiwayatPaket
from karier.models.pemantauan import EvaluasiSuksesor, PenempatanSuksesor
from karier.models.pengaturan import LogoInstansi, PengaturanDokumen
from karier.models.penyelarasan import Penyelarasan
from karier.models.persetujuan import Dokumen, RiwayatPersetujuan, UrutanNomor
from karier.models.realisasi import EvaluasiTahunan, PembukaanEvaluasi, RealisasiLangkah, TindakLanjut
from karier.models.rpk import LangkahRpk, RencanaKarier
from karier.models.suara import AspirasiKarier, PermintaanKoreksi, Tanggapan
from karier.models.suksesi import AnggotaSuksesi, KelompokSuksesi, RiwayatSuksesi, StrategiAkuisisi, Suksesor
from karier.models.tanda_tangan import TandaTangan

__all__ = [
    "AnggotaSuksesi",
    "AspirasiKarier",
    "ButirPaket",
    "Dokumen",
    "EvaluasiSuksesor",
    "EvaluasiTahunan",
    "KatalogPengembangan",
    "KelompokSuksesi",
    "KunjunganAntrean",
    "LangkahRpk",
    "LogoInstansi",
    "PaketBkn",
    "PembukaanEvaluasi",
    "PenempatanSuksesor",
    "PengaturanDokumen",
    "Penyelarasan",
    "PermintaanKoreksi",
    "RealisasiLangkah",
    "RencanaKarier",
    "RiwayatPaket",
    "RiwayatPersetujuan",
    "RiwayatSuksesi",
    "StrategiAkuisisi",
    "Suksesor",
    "TandaTangan",
    "Tanggapan",
    "TindakLanjut",
    "UrutanNomor",
]
