"""The nine boxes of talent management (Permenpan RB 3/2020): kinerja class × potensial class gives the box."""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_2024, PERMENPANRB_3_2020, Dasar

DASAR = Dasar(PERMENPANRB_3_2020, "kotak manajemen talenta")
DASAR_SUKSESI = Dasar(BKN_2024, "kelompok rencana suksesi")


@dataclass(frozen=True, slots=True)
class BarisKotak:
    """One of the nine boxes.

    ``kinerja`` is di_bawah, sesuai or di_atas; ``potensial`` is rendah, menengah or tinggi. ``suksesi`` names the
    succession groups (instansi, nasional) that the box may enter.
    """

    nomor: int
    kode: str
    kinerja: str
    potensial: str
    suksesi: tuple[str, ...] = ()
    dasar: Dasar = DASAR


TABEL_KOTAK: tuple[BarisKotak, ...] = (
    BarisKotak(1, "kotak-1", "di_bawah", "rendah"),
    BarisKotak(2, "kotak-2", "sesuai", "rendah"),
    BarisKotak(3, "kotak-3", "di_bawah", "menengah"),
    BarisKotak(4, "kotak-4", "di_atas", "rendah"),
    BarisKotak(5, "kotak-5", "sesuai", "menengah"),
    BarisKotak(6, "kotak-6", "di_bawah", "tinggi"),
    BarisKotak(7, "kotak-7", "di_atas", "menengah", ("instansi",)),
    BarisKotak(8, "kotak-8", "sesuai", "tinggi", ("instansi",)),
    BarisKotak(9, "kotak-9", "di_atas", "tinggi", ("instansi", "nasional")),
)
KOTAK = {baris.nomor: baris for baris in TABEL_KOTAK}
_MENURUT_KELAS = {(baris.kinerja, baris.potensial): baris for baris in TABEL_KOTAK}


def kotak(kinerja: str, potensial: str) -> BarisKotak:
    """Return the box of a kinerja class and a potensial class; every pair of classes has exactly one."""
    return _MENURUT_KELAS[kinerja, potensial]
