"""The published shape of a download: programs that read it rely on its columns, so a version never changes.

``docs/skema-ekspor.md`` lists every version; ``tests/repo/test_skema_ekspor.py`` holds the code to it.
"""

from dataclasses import dataclass

from django.utils.text import slugify


@dataclass(frozen=True, slots=True)
class SkemaEkspor:
    """Columns under a name and a version. A column added, removed, renamed or moved needs the next version."""

    nama: str
    versi: int
    kolom: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.nama} versi {self.versi}"

    def nama_berkas(self, nama: str) -> str:
        """Return a file's name without ending, with the version at its end."""
        return f"{slugify(nama)}-v{self.versi}"
