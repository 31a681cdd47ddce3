"""``ukur pdf``: one RPK document through our way against bare WeasyPrint on the same HTML, in the same run."""

import time
from collections.abc import Callable
from typing import Any

from django.db import transaction

from karier.dokumen.isi import susun_isi
from karier.dokumen.pdf import cetak_dokumen, html_dokumen
from talenta.ukur.contoh_rpk import buat_contoh
from talenta.ukur.pdf_banyak import BANYAK, ukur_banyak
from talenta.ukur.pdf_polos import gaya_hangat, polos

PUTARAN = 9
SASARAN = 1.3
KODE = "00000-00000-00000-00000"


def ukur(baris: int = BANYAK) -> list[dict[str, Any]]:
    """Return the measurements of one document, and of ``baris`` documents as a batch."""
    return [ukur_satu(), ukur_banyak(_isi_contoh()[0], baris)]


def ukur_satu(putaran: int = PUTARAN) -> dict[str, Any]:
    """Return the least of alternating rounds in milliseconds of processor time, and ratios (ours ÷ bare).

    The least, not the median: what a round takes beyond it is the doing of whoever else uses the machine's caches.

    Ours is everything from the content to the bytes: template, tagged PDF/A-3a with embedded fonts. Bare is
    ``HTML(...).write_pdf()`` of the same HTML, untagged: ``dasar`` as one writes it first, ``dasar_hangat`` with style
    sheet and fonts read beforehand. The plan is made for the measurement and rolled back before it starts;
    ``isi_ms`` is what reading it took, cold. The aim, ``sasaran``, is held against the warm baseline, the harder one.
    """
    isi, lama_isi = _isi_contoh()
    html = html_dokumen(isi)
    gaya, fon = gaya_hangat()
    kita, dasar, hangat = _selang_seling(
        [lambda: cetak_dokumen(isi), lambda: polos(html), lambda: polos(html, gaya, fon)], putaran
    )
    return {
        "nama": "pdf",
        "isi_ms": round(lama_isi * 1000, 1),
        "kita_ms": round(kita * 1000, 1),
        "dasar_ms": round(dasar * 1000, 1),
        "dasar_hangat_ms": round(hangat * 1000, 1),
        "rasio": round(kita / dasar, 2),
        "rasio_hangat": round(kita / hangat, 2),
        "sasaran": SASARAN,
        "tercapai": kita / hangat <= SASARAN,
    }


def _isi_contoh() -> tuple[dict[str, Any], float]:
    """Return the content of the sample plan, and the processor seconds that reading it took."""
    with transaction.atomic():
        rpk = buat_contoh()
        mulai = time.process_time()
        isi = susun_isi(rpk, KODE)
        lama = time.process_time() - mulai
        transaction.set_rollback(True)
    return isi, lama


def _selang_seling(kerja: list[Callable[[], object]], putaran: int) -> list[float]:
    """Return the least processor seconds of each, one round of each in turn after a round that is not counted."""
    lama: list[list[float]] = [[] for _ in kerja]
    for nomor in range(putaran + 1):
        for satu, catatan in zip(kerja, lama, strict=True):
            mulai = time.process_time()
            satu()
            if nomor:
                catatan.append(time.process_time() - mulai)
    return [min(catatan) for catatan in lama]
