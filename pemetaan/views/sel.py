"""The nine cells that ``komponen/kotak9.html`` shows."""

from collections.abc import Callable
from typing import Any

from pemetaan.aturan.kelas import TABEL_KELAS
from pemetaan.aturan.kotak import KOTAK
from pemetaan.selectors.grid import JumlahGrid

NAMA_KELAS = {baris.kode: baris.nama for baris in TABEL_KELAS}
JUDUL_KOTAK = {
    nomor: f"{NAMA_KELAS[baris.kinerja]}, potensial {NAMA_KELAS[baris.potensial].lower()}"
    for nomor, baris in KOTAK.items()
}


def sel_kotak(jumlah: JumlahGrid, alamat: Callable[[int], str]) -> list[dict[str, Any]]:
    """Return a cell per box with its count, its share and where it leads (``alamat`` of the box; empty: nowhere)."""
    return [
        {
            "kotak": nomor,
            "jumlah": jumlah.kotak[nomor],
            "persen": jumlah.persen(nomor),
            "url": alamat(nomor),
            "judul": judul,
        }
        for nomor, judul in JUDUL_KOTAK.items()
    ]
