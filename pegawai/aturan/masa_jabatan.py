"""How long a person has held a position, against the 2 to 5 years of a horizontal move (Permenpan RB 22/2021)."""

from dataclasses import dataclass
from datetime import date

from pegawai.aturan.dasar import PERMENPANRB_22_2021, Dasar

DASAR = Dasar(PERMENPANRB_22_2021, "perpindahan horizontal paling singkat 2 tahun dan paling lama 5 tahun")


@dataclass(frozen=True, slots=True)
class BarisMasaJabatan:
    """A stretch of full years in a position: [bawah, next)."""

    kode: str
    bawah: int
    nama: str
    dasar: Dasar = DASAR


TABEL_MASA_JABATAN: tuple[BarisMasaJabatan, ...] = (
    BarisMasaJabatan("masa-jabatan-lewat", 5, "Sudah 5 tahun atau lebih: sudah waktunya berpindah"),
    BarisMasaJabatan("masa-jabatan-cukup", 2, "Antara 2 dan 5 tahun: dapat berpindah"),
    BarisMasaJabatan("masa-jabatan-kurang", 0, "Kurang dari 2 tahun: belum dapat dimutasi"),
)


def tahun_bulan(mulai: date, pada: date) -> tuple[int, int]:
    """Return the full years and months from ``mulai`` to ``pada``; (0, 0) where ``pada`` comes first."""
    bulan = (pada.year - mulai.year) * 12 + pada.month - mulai.month - (pada.day < mulai.day)
    return divmod(max(bulan, 0), 12)


def masa_jabatan(mulai: date, pada: date) -> BarisMasaJabatan:
    """Return the stretch that a person is in on ``pada`` who has held a position since ``mulai``."""
    tahun = tahun_bulan(mulai, pada)[0]
    return next(baris for baris in TABEL_MASA_JABATAN if tahun >= baris.bawah)
