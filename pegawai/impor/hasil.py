"""What the check of a sheet found."""

from dataclasses import dataclass, field
from typing import Any

from pegawai.impor.galat import Temuan, Tolak, tampil
from pegawai.impor.judul import Peta
from pegawai.impor.kolom import Lembaran

# The rows of the n-th sheet are numbered from n × JARAK on, so that one number tells both; no sheet has as many rows.
JARAK = 1 << 24


@dataclass(frozen=True, slots=True)
class Bagian:
    """A sheet from which rows were read, and where its columns stand."""

    lembar: str
    peta: Peta


@dataclass
class HasilLembar:
    """What the check of a sheet found: the good rows as tuples of ``bidang`` and, in ``nomor``, their numbers.

    Rows may come from several sheets with the same columns, ``bagian``; ``letak`` tells a row's sheet and its Excel row
    from its number. ``disebut``: findings name the sheet, because there is more than one.
    """

    lembaran: Lembaran
    bagian: list[Bagian]
    disebut: bool = False
    bidang: list[str] = field(default_factory=list)
    nomor: list[int] = field(default_factory=list)
    baris: list[tuple[Any, ...]] = field(default_factory=list)
    jumlah: int = 0
    galat: list[Temuan] = field(default_factory=list)
    peringatan: list[Temuan] = field(default_factory=list)
    dilewati: list[Temuan] = field(default_factory=list)
    tertolak: set[int] = field(default_factory=set)
    contoh: int = 0

    def letak(self, nomor: int) -> tuple[Bagian, int]:
        """Return the sheet of a row and the row as Excel numbers it."""
        ke, baris = divmod(nomor, JARAK)
        return self.bagian[ke], baris

    def sebutan(self, nomor: int, dari: int) -> str:
        """Return how a sentence about the row ``dari`` names another row."""
        bagian, baris = self.letak(nomor)
        return f"baris {baris}" + (f" lembar “{bagian.lembar}”" if nomor // JARAK != dari // JARAK else "")

    def judul(self, bidang: str, bagian: Bagian | None = None) -> tuple[str, int]:
        """Return a column's header as in the file and its position; the reader's own name where it is absent."""
        peta = (bagian or self.bagian[0]).peta
        if bidang in peta.posisi:
            posisi, judul, _ = peta.posisi[bidang]
            return judul, posisi
        nama = next((k.nama for k in self.lembaran.kolom if k.bidang == bidang), bidang)
        return nama, -1

    def temuan(self, nomor: int, bidang: str, nilai: Any, tolak: Tolak) -> Temuan:
        """Make a finding about a cell of a row."""
        bagian, baris = self.letak(nomor)
        judul, posisi = self.judul(bidang, bagian)
        lembar = bagian.lembar if self.disebut else ""
        return Temuan(baris, judul, tampil(nilai), tolak.sebab, tolak.pesan, lembar, posisi)

    def buang(self, ke: set[int]) -> None:
        """Take good rows out (by index) because something else has refused them."""
        self.tertolak |= {self.nomor[satu] for satu in ke}
        sisa = [satu for satu in range(len(self.baris)) if satu not in ke]
        self.baris = [self.baris[satu] for satu in sisa]
        self.nomor = [self.nomor[satu] for satu in sisa]
