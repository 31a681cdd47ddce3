"""One requirement and the case it is judged in."""

from dataclasses import dataclass
from datetime import date

from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import BarisJalur
from pegawai.aturan.dasar import Dasar

NAMA_SYARAT = {
    "jalur": "Jalur pola karier",
    "rumpun": "Rumpun jabatan",
    "status": "Status kepegawaian",
    "pendidikan": "Pendidikan",
    "golongan": "Golongan",
    "masa_kerja": "Masa kerja pada jenjang pengumpan",
    "pengalaman": "Pengalaman jabatan",
    "pengalaman_jabatan": "Pengalaman menurut jabatan",
    "masa_jabatan": "Masa dalam jabatan untuk mutasi",
    "kompetensi": "Kompetensi terhadap standar",
    "kinerja": "Predikat kinerja 2 tahun terakhir",
    "disiplin": "Hukuman disiplin",
    "usia": "Usia saat pengangkatan",
    "sisa_masa_kerja": "Sisa masa kerja sebelum pensiun",
    "angka_kredit": "Angka kredit",
}
"""What a requirement is called in lists."""


@dataclass(frozen=True, slots=True)
class Syarat:
    """A requirement: met (True), not met (False) or not known for lack of data (None).

    ``wajib`` false: worth knowing, but no bar when unknown.
    """

    kode: str
    terpenuhi: bool | None
    nilai: str | None
    minimum: str | None
    dasar: Dasar
    penjelasan: str
    wajib: bool = True

    @property
    def menghalangi(self) -> bool:
        """Unmet, or mandatory and unknown."""
        return self.terpenuhi is False or (self.wajib and self.terpenuhi is None)


@dataclass(frozen=True, slots=True)
class Perkara:
    """A person, a target, a day, and the row of the tables that leads there (None: no path)."""

    fakta: FaktaPegawai
    tujuan: SyaratJabatan
    pada: date
    bacaan: Bacaan
    data_per: date
    naik_level: int
    baris: BarisJalur | None

    @property
    def proyeksi(self) -> bool:
        """Whether today's records are taken to hold on a day to come."""
        return self.data_per < self.pada
