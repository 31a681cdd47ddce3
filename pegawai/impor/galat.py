"""What is wrong with a cell, a row or a file."""

from dataclasses import dataclass
from enum import Enum

from pegawai.impor.huruf import tampak
from talenta.umum.galat import GalatAplikasi

PANJANG_NILAI = 120


class Sebab(Enum):
    """Causes by which errors are grouped; the value is the heading of the group."""

    NIP_TANGGAL = "NIP yang delapan angka pertamanya bukan tanggal lahir"
    NIP_PANJANG = "NIP yang bukan 18 angka"
    NIP_BULAT = "NIP yang dibulatkan Excel"
    NIP_LAIN = "NIP yang susunannya salah"
    KOSONG = "Sel wajib yang kosong"
    TAK_DIKENAL = "ID atau NIP yang tidak dikenal"
    TANGGAL_TIADA = "Tanggal yang tidak ada"
    TANGGAL_BENTUK = "Isian yang bukan tanggal"
    BUKAN_ANGKA = "Isian yang bukan angka"
    LUAR_DAFTAR = "Kode atau label di luar daftarnya"
    LUAR_RENTANG = "Nilai di luar rentang"
    BERTENTANGAN = "Isian yang saling bertentangan"
    GANDA = "Kunci yang sama dengan isi berbeda"
    KEMBAR = "Baris kembar yang sama persis"
    CONTOH = "Baris contoh dari templat"
    RUMUS = "Rumus atau nilai galat di dalam sel"
    POHON = "Susunan unit yang tidak membentuk pohon"
    BEDA_NIP = "Isian yang berbeda dari NIP"
    AKAR = "Lebih dari satu unit puncak"


@dataclass(frozen=True, slots=True)
class Tolak:
    """A refused value: its cause and the Indonesian sentence that says what is wrong and what to do."""

    sebab: Sebab
    pesan: str


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding in the report: ``baris`` as Excel numbers it, ``kolom`` as the file heads it."""

    baris: int
    kolom: str
    nilai: str
    sebab: Sebab
    pesan: str
    lembar: str = ""
    posisi: int = -1

    def json(self) -> dict[str, object]:
        """Return the finding as the report's JSON shows it."""
        isi: dict[str, object] = {"baris": self.baris, "kolom": self.kolom, "nilai": self.nilai, "sebab": self.pesan}
        if self.lembar:
            isi["lembar"] = self.lembar
        return isi


class GalatBerkas(GalatAplikasi):
    """A file that cannot be used at all (exit 2): unreadable, empty, or without a required column."""


def tampil(nilai: object) -> str:
    """Return a cell as a person reads it: whole numbers without a decimal point, dates DD-MM-YYYY, long text cut."""
    if nilai is None:
        return ""
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 1e15:
        return str(int(nilai))
    teks = f"{nilai:%d-%m-%Y}" if hasattr(nilai, "strftime") and hasattr(nilai, "year") else tampak(str(nilai))
    return teks if len(teks) <= PANJANG_NILAI else f"{teks[:PANJANG_NILAI]}…"
