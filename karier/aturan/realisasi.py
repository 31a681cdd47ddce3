"""What a record of a step's realisation must hold (Peraturan BKN 28/2020: monitored and evaluated every year)."""

from dataclasses import dataclass
from datetime import date, timedelta

from karier.aturan.persetujuan import DASAR_PEMANTAUAN
from karier.aturan.waktu import hari_triwulan, tambah_bulan
from pegawai.aturan.dasar import Dasar

TERLAKSANA, TERLAMBAT, DIGANTI, BATAL, DIRENCANAKAN = "terlaksana", "terlambat", "diganti", "batal", "direncanakan"


@dataclass(frozen=True, slots=True)
class BarisRealisasi:
    """One outcome of a step, and what has to be recorded with it."""

    kode: str
    status: str
    tanggal: bool
    bukti: bool
    alasan: bool
    pengganti: bool = False
    dasar: Dasar = DASAR_PEMANTAUAN


TABEL_REALISASI: tuple[BarisRealisasi, ...] = (
    BarisRealisasi("realisasi-terlaksana", TERLAKSANA, tanggal=True, bukti=True, alasan=False),
    BarisRealisasi("realisasi-terlambat", TERLAMBAT, tanggal=True, bukti=True, alasan=True),
    BarisRealisasi("realisasi-diganti", DIGANTI, tanggal=True, bukti=True, alasan=True, pengganti=True),
    BarisRealisasi("realisasi-batal", BATAL, tanggal=False, bukti=False, alasan=True),
    BarisRealisasi("realisasi-koreksi", DIRENCANAKAN, tanggal=False, bukti=False, alasan=True),
)
REALISASI = {b.status: b for b in TABEL_REALISASI}
DICATAT_PADA = ("ditetapkan", "disampaikan", "berjalan")
"""States of a plan in which what came of its steps is recorded."""


def akhir_rencana(waktu: str, tahun: int) -> date:
    """Return the last day on which a step is on time: of its quarter, otherwise of its year."""
    mulai = hari_triwulan(waktu)
    return tambah_bulan(mulai, 3) - timedelta(days=1) if mulai else date(tahun, 12, 31)


def status_menurut_tanggal(tanggal: date, waktu: str, tahun: int) -> str:
    """Return whether a step that was done on this day was on time or late."""
    return TERLAKSANA if tanggal <= akhir_rencana(waktu, tahun) else TERLAMBAT
