"""The nine cells that ``komponen/kotak9.html`` shows."""

from collections.abc import Callable
from typing import Any

from pemetaan.aturan.kelas import TABEL_KELAS
from pemetaan.aturan.kotak import KOTAK
from pemetaan.selectors.grid import JumlahGrid
from talenta.umum.hitung import LebihDari

NAMA_KELAS = {baris.kode: baris.nama for baris in TABEL_KELAS}
JUDUL_KOTAK = {
    nomor: f"{NAMA_KELAS[baris.kinerja]}, potensial {NAMA_KELAS[baris.potensial].lower()}"
    for nomor, baris in KOTAK.items()
}


def sel_kotak(jumlah: JumlahGrid | LebihDari, alamat: Callable[[int], str]) -> list[dict[str, Any]]:
    """Return a cell per box with its count, its share and where it leads (``alamat`` of the box; empty: nowhere).

    Where too many were found to be counted, a cell has neither count nor share.
    """
    hitungan = None if isinstance(jumlah, LebihDari) else jumlah
    return [
        {
            "kotak": nomor,
            "jumlah": hitungan and hitungan.kotak[nomor],
            "persen": hitungan and hitungan.persen(nomor),
            "url": alamat(nomor),
            "judul": judul,
        }
        for nomor, judul in JUDUL_KOTAK.items()
    ]
