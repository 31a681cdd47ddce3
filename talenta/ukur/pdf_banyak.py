"""``ukur pdf``, many documents: the batch on all processors against bare WeasyPrint in one process."""

import copy
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from karier.dokumen.gabung import gabung
from karier.dokumen.kolam import Cetak, Kolam, banyak_proses
from karier.dokumen.pdf import html_dokumen
from talenta.ukur.pdf_polos import gaya_hangat, polos

BANYAK = 40
BAGIAN = 20
SASARAN = 1.7
TUMBUH = 1.1


def ukur_banyak(isi: dict[str, Any], banyak: int = BANYAK) -> dict[str, Any]:
    """Return throughput in documents a second, ours ÷ bare, and how much a process grew after its first documents.

    Ours and bare take turns, ``BAGIAN`` documents each, so that a busy machine slows both. ``rasio`` is held against
    bare with style sheet and fonts read beforehand, the harder one. Merging is timed apart. ``kita_cpu_ms`` and
    ``dasar_cpu_ms`` are processor time a document, ours of all processes together: they hold on a machine that others
    load as well, where the clock does not; ``rasio_cpu`` is what the processors' number times bare gives.
    """
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        lama, ukuran = _selang_seling(isi, banyak, folder)
        mulai = time.perf_counter()
        daftar = [
            {"berkas": str(folder / f"{n:04d}.pdf"), "judul": f"RPK {n}", "kelompok": "Unit"} for n in range(banyak)
        ]
        halaman = gabung(daftar, folder / "semua.pdf", "RPK")
        lama_gabung = time.perf_counter() - mulai
        besar = (folder / "semua.pdf").stat().st_size
    rasio = lama["polos"] / lama["kita"]
    kita_cpu, polos_cpu = lama["kita_cpu"] / banyak, lama["polos_cpu"] / banyak
    tumbuh = max((satu[-1] / satu[min(len(satu) // 4, 20)] for satu in ukuran.values()), default=1.0)
    return {
        "nama": "pdf-banyak",
        "dokumen": banyak,
        "proses": banyak_proses(),
        "kita_per_detik": round(banyak / lama["kita"], 2),
        "dasar_per_detik": round(banyak / lama["polos"], 2),
        "rasio": round(rasio, 2),
        "kita_cpu_ms": round(kita_cpu * 1000, 1),
        "dasar_cpu_ms": round(polos_cpu * 1000, 1),
        "rasio_cpu": round(banyak_proses() * polos_cpu / kita_cpu, 2),
        "sasaran": SASARAN,
        "gabung_detik": round(lama_gabung, 1),
        "gabung_halaman": halaman,
        "gabung_mb": round(besar / 1e6, 1),
        "mb_proses": [round(satu[-1] / 1024) for satu in ukuran.values()],
        "tumbuh": round(tumbuh, 3),
        "tercapai": rasio >= SASARAN and tumbuh <= TUMBUH,
    }


def _selang_seling(isi: dict[str, Any], banyak: int, folder: Path) -> tuple[dict[str, float], dict[int, list[int]]]:
    """Return seconds of both in all, by clock and processor, and the size of each process after each document."""
    gaya, fon = gaya_hangat()
    lama = {"kita": 0.0, "polos": 0.0, "kita_cpu": 0.0, "polos_cpu": 0.0}
    ukuran: defaultdict[int, list[int]] = defaultdict(list)
    with Kolam() as kolam:
        list(kolam.cetak(_kerja(isi, range(2 * banyak_proses()), folder)))  # warm
        polos(html_dokumen(isi), gaya, fon)
        for awal in range(0, banyak, BAGIAN):
            nomor = range(awal, min(awal + BAGIAN, banyak))
            mulai, cpu = time.perf_counter(), time.process_time()
            for satu in kolam.cetak(_kerja(isi, nomor, folder)):
                if satu.galat:
                    raise RuntimeError(satu.galat)
                ukuran[satu.proses].append(satu.kb)
                lama["kita_cpu"] += satu.detik
            tengah, cpu_tengah = time.perf_counter(), time.process_time()
            for _ in nomor:
                polos(html_dokumen(isi), gaya, fon)
            lama["kita"] += tengah - mulai
            lama["kita_cpu"] += cpu_tengah - cpu
            lama["polos"] += time.perf_counter() - tengah
            lama["polos_cpu"] += time.process_time() - cpu_tengah
    return lama, ukuran


def _kerja(isi: dict[str, Any], nomor: range, folder: Path) -> Any:
    """Yield contents that differ, as those of different people do."""
    for n in nomor:
        lain = copy.deepcopy(isi)
        lain["nomor"] = f"800.1.3/{n:04d}/RPK/2026"
        lain["pengelompokan"]["nama"] = f"Pegawai Ukur {n}"
        yield Cetak(n, lain, folder / f"{n:04d}.pdf")
