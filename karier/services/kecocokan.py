"""What a planned move costs: one whole number whose parts weigh in a stated order. The smaller, the better the fit."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from karier.aturan.cakrawala import kesenjangan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import VERTIKAL, cari_jalur
from karier.selectors.peta import Pos

_LANGKAH_PATH = 4
JARAK_TERBESAR = 15
_KURANG_TERBESAR = 36


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One part of the cost: 0 to ``terbesar``. For one person a part outweighs all parts after it together."""

    kode: str
    terbesar: int
    arti: str


URUTAN: tuple[Ukuran, ...] = (
    Ukuran("jalur", 1, "vertikal sebelum diagonal"),
    Ukuran("rumpun", 1, "rumpun yang sama sebelum rumpun lain"),
    Ukuran("kesenjangan", _KURANG_TERBESAR, "level kompetensi yang kurang dari standar, dijumlahkan"),
    Ukuran("kebutuhan", 1, "jabatan kritis sebelum jabatan lain"),
    Ukuran("triwulan", 3, "triwulan yang lebih awal dalam tahunnya"),
    Ukuran("jarak", JARAK_TERBESAR, "unit yang lebih dekat dalam struktur organisasi"),
)


def bobot() -> dict[str, int]:
    """Return by how much one unit of each part weighs: all the following parts together, and one more."""
    hasil, nilai = {}, 1
    for satu in reversed(URUTAN):
        hasil[satu.kode] = nilai
        nilai *= satu.terbesar + 1
    return hasil


_BOBOT = bobot()


def biaya_orang(fakta: FaktaPegawai, tujuan: SyaratJabatan, pada: date) -> int:
    """Return what a move of this person to such a post costs, wherever it is; ``pada`` says by which law."""
    baris = cari_jalur(fakta.posisi, tujuan.posisi, pada)
    naik_lurus = baris is not None and baris.jalur == VERTIKAL
    kurang = min(sum(kesenjangan(fakta, tujuan).values()), _KURANG_TERBESAR)
    return (
        (not naik_lurus) * _BOBOT["jalur"]
        + (tujuan.posisi.rumpun != fakta.posisi.rumpun) * _BOBOT["rumpun"]
        + kurang * _BOBOT["kesenjangan"]
    )


def biaya_pos(path: str, pos: Pos, pada: date) -> int:
    """Return what is to be added for one post and day; ``path`` is that of the person's unit."""
    jarak = min(_jarak(path, pos.unit.path), JARAK_TERBESAR)
    triwulan = (pada.month - 1) // 3
    return (not pos.kritis) * _BOBOT["kebutuhan"] + triwulan * _BOBOT["triwulan"] + jarak * _BOBOT["jarak"]


@lru_cache(maxsize=65536)
def _jarak(a: str, b: str) -> int:
    """Return how many steps lie between two units of the tree."""
    sama = 0
    while a[sama : sama + _LANGKAH_PATH] and a[sama : sama + _LANGKAH_PATH] == b[sama : sama + _LANGKAH_PATH]:
        sama += _LANGKAH_PATH
    return (len(a) + len(b) - 2 * sama) // _LANGKAH_PATH
