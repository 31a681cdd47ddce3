"""The report of an import: what the command prints, what the page shows, what the record keeps."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pegawai.impor.banding import Selisih
from pegawai.impor.galat import Sebab, Temuan
from pegawai.impor.hasil import HasilLembar

BATAS_SIMPAN = 2000
BATAS_CONTOH = 200


@dataclass
class Laporan:
    """Counts of rows and every finding. ``baris`` = ``diterima`` + ``dilewati`` + ``ditolak``."""

    jenis: str
    baris: int = 0
    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    ditolak: int = 0
    galat: list[Temuan] = field(default_factory=list)
    peringatan: list[Temuan] = field(default_factory=list)
    baris_dilewati: list[Temuan] = field(default_factory=list)
    kolom_diabaikan: list[str] = field(default_factory=list)
    lembar_diabaikan: list[str] = field(default_factory=list)
    nama_baru: dict[str, int] = field(default_factory=dict)
    diterapkan: bool = False
    contoh: list[dict[str, Any]] = field(default_factory=list)
    keluar: dict[str, Any] = field(default_factory=dict)

    @property
    def diterima(self) -> int:
        """Rows that passed every check."""
        return self.baru + self.berubah + self.tetap

    @property
    def dilewati(self) -> int:
        """Rows that repeat another one exactly."""
        return len(self.baris_dilewati)

    def json(self, *, batas: int | None = None) -> dict[str, Any]:
        """Return the report as ``impor --json`` prints it; ``batas`` shortens the lists of findings."""
        return {
            "jenis": self.jenis,
            "baris": self.baris,
            "diterima": self.diterima,
            "baru": self.baru,
            "berubah": self.berubah,
            "tetap": self.tetap,
            "dilewati": self.dilewati,
            "ditolak": self.ditolak,
            "diterapkan": self.diterapkan,
            "galat": [satu.json() for satu in self.galat[:batas]],
            "peringatan": [satu.json() for satu in self.peringatan[:batas]],
            "baris_dilewati": [satu.json() for satu in self.baris_dilewati[:batas]],
            "kolom_diabaikan": self.kolom_diabaikan,
            "lembar_diabaikan": self.lembar_diabaikan,
            "nama_baru": self.nama_baru,
        }

    def simpanan(self) -> dict[str, Any]:
        """Return what the record of the import keeps: the report with shortened lists, groups and example changes."""
        return self.json(batas=BATAS_SIMPAN) | {
            "jumlah_galat": len(self.galat),
            "jumlah_peringatan": len(self.peringatan),
            "kelompok": kelompok(self.galat),
            "kelompok_peringatan": kelompok(self.peringatan),
            "contoh": self.contoh,
            "keluar": self.keluar,
        }


def kelompok(temuan: Iterable[Temuan]) -> list[dict[str, Any]]:
    """Return findings grouped by cause, most frequent first: heading, count, and the first rows."""
    semua = list(temuan)
    jumlah = Counter(satu.sebab for satu in semua)
    contoh: dict[Sebab, list[Temuan]] = {}
    for satu in semua:
        if len(daftar := contoh.setdefault(satu.sebab, [])) < 20:
            daftar.append(satu)
    return [
        {"sebab": sebab.value, "jumlah": n, "contoh": [satu.json() for satu in contoh[sebab]]}
        for sebab, n in jumlah.most_common()
    ]


def susun_laporan(jenis: str, hasil: list[HasilLembar], selisih: list[Selisih]) -> Laporan:
    """Put the report together from what was checked and compared."""
    laporan = Laporan(jenis)
    diabaikan: dict[str, None] = {}
    for satu, beda in zip(hasil, selisih, strict=True):
        laporan.baris += satu.jumlah
        laporan.ditolak += len(satu.tertolak)
        laporan.galat += satu.galat
        laporan.peringatan += satu.peringatan
        laporan.baris_dilewati += satu.dilewati
        laporan.baru += len(beda.baru)
        laporan.berubah += len(beda.ubah)
        laporan.tetap += beda.tetap
        diabaikan |= dict.fromkeys(judul for bagian in satu.bagian for judul in bagian.peta.diabaikan)
    laporan.kolom_diabaikan = list(diabaikan)
    return laporan
