"""What a rubric must cover: for each source the closed lists of keys and the ranges of numbers that it reads.

The value of each line belongs to the scheme; which lines there must be follows from the data and is closed.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class KelompokRubrik:
    """One part of a source's rubric.

    ``kunci`` is the closed list of keys; for a range it is the one key that all its lines carry. ``satuan`` is the
    unit of a range, with ``pembagi`` raw units in one (months to years: 12).
    """

    kode: str
    nama: str
    kunci: tuple[str, ...]
    satuan: str = ""
    pembagi: int = 1

    @property
    def rentang(self) -> bool:
        """Whether the lines are half-open ranges of numbers, from 0 up."""
        return bool(self.satuan)


@dataclass(frozen=True, slots=True)
class BarisRubrik:
    """A line of a rubric: a key, or a range [bawah, atas) in the unit of its group (``atas`` None: no end)."""

    kunci: str
    label: str
    nilai: Fraction
    bawah: Fraction | None = None
    atas: Fraction | None = None


KELOMPOK_RUBRIK: dict[str, tuple[KelompokRubrik, ...]] = {
    "penghargaan": (
        KelompokRubrik("penghargaan", "Penghargaan", ("internasional", "nasional", "satyalancana", "internal")),
    ),
    "tim_kerja": (
        KelompokRubrik(
            "tim_kerja", "Tim kerja", ("ketua_lintas", "ketua_internal", "anggota_lintas", "anggota_internal")
        ),
    ),
    "bangkom": (KelompokRubrik("bangkom", "Jam pelajaran", ("jp",), "JP"),),
    "pengalaman": (
        KelompokRubrik("lama", "Lama jabatan dalam jenjang", ("lama",), "tahun", 12),
        KelompokRubrik("ragam", "Keragaman jabatan", ("lintas_instansi", "lintas_unit", "satu_unit")),
        KelompokRubrik("tugas", "Tugas non-definitif", ("pj", "plt_lebih_tinggi", "plt_setara", "plh", "tidak_ada")),
    ),
    "pendidikan": (
        KelompokRubrik(
            "pendidikan",
            "Tingkat pendidikan",
            ("s3", "s2", "s1", "d4", "d3", "d2", "d1", "slta", "sltp", "sd"),
        ),
    ),
    "kesesuaian_ilmu": (KelompokRubrik("kesesuaian_ilmu", "Kesesuaian bidang ilmu", ("ya", "sebagian", "tidak")),),
    "disiplin": (
        KelompokRubrik("disiplin", "Hukuman disiplin", ("tidak_pernah", "ringan", "sedang", "berat", "menjalani")),
    ),
}


def nilai_kunci(rubrik: tuple[BarisRubrik, ...], kunci: str) -> BarisRubrik | None:
    """Return the line of a key, or None where the rubric has none for it."""
    return next((baris for baris in rubrik if baris.kunci == kunci and baris.bawah is None), None)


def nilai_rentang(rubrik: tuple[BarisRubrik, ...], kunci: str, angka: Fraction) -> BarisRubrik | None:
    """Return the line whose range [bawah, atas) holds ``angka``, or None where none does."""
    for baris in rubrik:
        if baris.kunci != kunci or baris.bawah is None or angka < baris.bawah:
            continue
        if baris.atas is None or angka < baris.atas:
            return baris
    return None
