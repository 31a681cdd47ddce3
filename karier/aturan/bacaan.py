"""Readings: where the sources disagree or are silent, the one that holds, by name.

The reasons are in docs/algoritma/kelayakan.md. An agency changes a reading with the setting TALENTA_BACAAN.
"""

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Bacaan:
    """The readings in force; every field is a named choice with its default. Years unless said otherwise."""

    pengawas_masa_kerja: int = 2
    """Years in the feeder level for Pengawas (BKN 2024)."""
    pengawas_pengalaman: int = 4
    """Years of experience for Pengawas (PP 11/2017 art. 54): the floor, asked beside the two years."""
    jpt_madya_dari_ahli_utama: bool = True
    """JF Ahli Utama feeds JPT Madya too (PP 11/2017 art. 107), not JPT Pratama alone."""
    jf_ke_struktural_satu_rumpun: bool = True
    """From JF into JA or JPT only inside one rumpun."""
    jf_ke_jf_satu_rumpun: bool = False
    """From JF to another JF of the same level only inside one rumpun (no: Permenpan RB 1/2023)."""
    mutasi_minimal: int = 2
    mutasi_maksimal: int = 5
    """At least and at most so long in a position (Permenpan RB 22/2021); beyond the most is a warning, no bar."""
    sisa_masa_kerja: int = 2
    """Years of service that must remain, on the day of appointment, before the target's BUP."""
    jpm_minimal: int = 68
    """Job person match, in percent, from which a person still meets the standard."""
    masa_asesmen: int = 3
    """Years for which an assessment holds (Peraturan BKN 26/2019)."""
    hukuman_tahun: int = 2
    """A sanction sedang or berat imposed within so many years bars a move."""
    hukuman_sejak_selesai: bool = False
    """Count those years from the end of the sanction instead of the day on which it was imposed."""
    jeda_langkah: int = 2
    """Years between two moves of one plan or path."""
    naik_level_per_tahun: int = 1
    """Levels by which a year of planned development is taken to raise each competency that falls short."""
    suksesi_cadangan: int = 3
    """Successors sought for each post when a succession plan is drawn up."""
    suksesi_jabatan_maksimal: int = 3
    """A person named for more posts than so many is said to be named for too many."""


def bacaan_dari(pengaturan: dict[str, Any]) -> Bacaan:
    """Return the readings with an agency's changes.

    Raises:
        ValueError: a name that is no reading, or a value of another kind than its default.
    """
    bawaan = Bacaan()
    dikenal = {bidang.name: type(getattr(bawaan, bidang.name)) for bidang in fields(Bacaan)}
    for nama, nilai in pengaturan.items():
        if nama not in dikenal:
            raise ValueError(f"Bacaan “{nama}” tidak dikenal. Yang ada: {', '.join(dikenal)}.")
        if type(nilai) is not dikenal[nama] or (dikenal[nama] is int and nilai < 0):
            raise ValueError(f"Nilai bacaan “{nama}” tidak sah: {nilai!r}.")
    return Bacaan(**pengaturan)
