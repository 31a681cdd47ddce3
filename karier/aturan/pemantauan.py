"""The five stages of talent management, and how a successor in a jabatan kritis is monitored for three years."""

from dataclasses import dataclass
from datetime import date

from karier.aturan.waktu import tambah_tahun
from pegawai.aturan.dasar import PERMENPANRB_3_2020, Dasar

DASAR_PEMANTAUAN = Dasar(PERMENPANRB_3_2020, "pemantauan dan evaluasi talenta")


@dataclass(frozen=True, slots=True)
class BarisTahap:
    """One of the five stages, with what it is about."""

    kode: str
    tahap: str
    nama: str
    uraian: str
    dasar: Dasar


TABEL_TAHAP: tuple[BarisTahap, ...] = (
    BarisTahap(
        "tahap-akuisisi",
        "akuisisi",
        "Akuisisi",
        "Mengenali talenta kotak 9, 8, dan 7 dan menetapkannya dalam kelompok rencana suksesi.",
        Dasar(PERMENPANRB_3_2020, "akuisisi talenta"),
    ),
    BarisTahap(
        "tahap-pengembangan",
        "pengembangan",
        "Pengembangan",
        "Akselerasi karier, pengembangan kompetensi, dan peningkatan kualifikasi, mulai dari kotak tertinggi.",
        Dasar(PERMENPANRB_3_2020, "pengembangan talenta"),
    ),
    BarisTahap(
        "tahap-retensi",
        "retensi",
        "Retensi",
        "Rencana suksesi, rotasi, pengayaan dan perluasan jabatan, serta penghargaan.",
        Dasar(PERMENPANRB_3_2020, "retensi talenta"),
    ),
    BarisTahap(
        "tahap-penempatan",
        "penempatan",
        "Penempatan",
        "Suksesor ditempatkan menurut rencana suksesi; kotak 9 dapat ditempatkan langsung.",
        Dasar(PERMENPANRB_3_2020, "penempatan talenta"),
    ),
    BarisTahap(
        "tahap-pemantauan",
        "pemantauan",
        "Pemantauan",
        "Suksesor dalam jabatan kritis dievaluasi setiap tahun selama tiga tahun, lalu ditentukan hasilnya.",
        DASAR_PEMANTAUAN,
    ),
)
TAHAP = {baris.tahap: baris for baris in TABEL_TAHAP}


@dataclass(frozen=True, slots=True)
class BarisEvaluasi:
    """One yearly evaluation: due so many years after the appointment."""

    kode: str
    ke: int
    tahun: int
    dasar: Dasar = DASAR_PEMANTAUAN


TABEL_EVALUASI: tuple[BarisEvaluasi, ...] = (
    BarisEvaluasi("evaluasi-1", 1, 1),
    BarisEvaluasi("evaluasi-2", 2, 2),
    BarisEvaluasi("evaluasi-3", 3, 3),
)


@dataclass(frozen=True, slots=True)
class BarisHasil:
    """What may follow the three evaluations."""

    kode: str
    hasil: str
    nama: str
    dasar: Dasar = DASAR_PEMANTAUAN


TABEL_HASIL: tuple[BarisHasil, ...] = (
    BarisHasil("hasil-promosi", "promosi", "Promosi"),
    BarisHasil("hasil-setara", "setara", "Ditempatkan dalam jabatan setara"),
)


def jatuh_tempo(tmt: date, ke: int) -> date:
    """Return the day on which an evaluation is due."""
    return tambah_tahun(tmt, next(b.tahun for b in TABEL_EVALUASI if b.ke == ke))


def awal_penilaian(tmt: date, ke: int) -> date:
    """Return the first day of the year that an evaluation is about; none is written before it."""
    return tambah_tahun(tmt, ke - 1)
