"""Recommendations of each box, in BKN's wording and order."""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_2024, Dasar

DASAR = Dasar(BKN_2024, "rekomendasi menurut kotak manajemen talenta")


@dataclass(frozen=True, slots=True)
class Rekomendasi:
    """One recommendation of one box; ``kode`` is stable across wordings."""

    kode: str
    kotak: int
    teks: str
    dasar: Dasar = DASAR


def _baris(nomor: int, *teks: str) -> tuple[Rekomendasi, ...]:
    return tuple(Rekomendasi(f"rekomendasi-{nomor}-{urut}", nomor, isi) for urut, isi in enumerate(teks, 1))


REKOMENDASI: dict[int, tuple[Rekomendasi, ...]] = {
    9: _baris(
        9,
        "Dipromosikan dan dipertahankan",
        "Masuk Kelompok Rencana Suksesi Instansi/Nasional",
        "Penghargaan",
    ),
    8: _baris(
        8,
        "Dipertahankan",
        "Masuk Kelompok Rencana Suksesi Instansi",
        "Rotasi/Perluasan jabatan",
        "Bimbingan kinerja",
    ),
    7: _baris(
        7,
        "Dipertahankan",
        "Masuk Kelompok Rencana Suksesi Instansi",
        "Rotasi/Pengayaan jabatan",
        "Pengembangan kompetensi",
        "Tugas belajar",
    ),
    6: _baris(6, "Penempatan yang sesuai", "Bimbingan kinerja", "Konseling kinerja"),
    5: _baris(5, "Penempatan yang sesuai", "Bimbingan kinerja", "Pengembangan kompetensi"),
    4: _baris(4, "Rotasi", "Pengembangan kompetensi"),
    3: _baris(3, "Bimbingan kinerja", "Konseling kinerja", "Pengembangan kompetensi", "Penempatan yang sesuai"),
    2: _baris(2, "Bimbingan kinerja", "Pengembangan kompetensi", "Penempatan yang sesuai"),
    1: _baris(1, "Diproses sesuai ketentuan peraturan perundangan"),
}


def rekomendasi(nomor: int) -> tuple[Rekomendasi, ...]:
    """Return the recommendations of box 1–9 in their order."""
    return REKOMENDASI[nomor]
