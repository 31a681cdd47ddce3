"""The counts of a what-if as the page shows them: boxes before and after, and the flow between them."""

from collections import Counter
from typing import Any

from pemetaan.selectors.banding import arah
from pemetaan.services.andaian import HasilAndaian
from pemetaan.views.sel import JUDUL_KOTAK

URUTAN = (9, 8, 7, 6, 5, 4, 3, 2, 1, 0)


def isi_alur(hasil: HasilAndaian) -> dict[str, Any]:
    """Return ``sel`` (nine boxes with what changes) and ``matriks`` (rows now, columns then; 0: not placed)."""
    lama, baru = hasil.kotak(baru=False), hasil.kotak(baru=True)
    jumlah = sum(baru.values())
    sel = [
        {
            "kotak": nomor,
            "judul": judul,
            "jumlah": baru[nomor],
            "semula": lama[nomor],
            "selisih": baru[nomor] - lama[nomor],
            "persen": 100 * baru[nomor] / jumlah if jumlah else 0.0,
        }
        for nomor, judul in JUDUL_KOTAK.items()
    ]
    return {"sel": sel, "matriks": _matriks(hasil.alur), "dipetakan": jumlah, "semula": sum(lama.values())}


def _matriks(alur: Counter[tuple[int, int]]) -> list[dict[str, Any]]:
    return [
        {
            "kotak": asal,
            "sel": [{"kotak": tujuan, "jumlah": alur[asal, tujuan], "arah": arah(asal, tujuan)} for tujuan in URUTAN],
            "jumlah": sum(alur[asal, tujuan] for tujuan in URUTAN),
        }
        for asal in URUTAN
    ]


def ringkas(alur: Counter[tuple[int, int]]) -> dict[str, int]:
    """Return how many people there are, how many move, and how many of them up and down."""
    jenis: Counter[str] = Counter()
    for (asal, tujuan), n in alur.items():
        jenis[arah(asal, tujuan)] += n
    return {
        "jumlah": alur.total(),
        "pindah": alur.total() - jenis["tetap"] - jenis[""],
        "naik": jenis["naik"] + jenis["masuk"],
        "turun": jenis["turun"] + jenis["keluar"],
    }
