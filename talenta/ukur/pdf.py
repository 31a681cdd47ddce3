"""``ukur pdf``: one RPK document through our way against bare WeasyPrint on the same HTML, in the same run."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import transaction
from weasyprint import HTML

from karier.dokumen.isi import susun_isi
from karier.dokumen.pdf import GAYA, STATIS, cetak_rpk, html_rpk
from talenta.ukur.contoh_rpk import buat_contoh

PUTARAN = 5
SASARAN = 1.3
KODE = "00000-00000-00000-00000"


def ukur(putaran: int = PUTARAN) -> dict[str, Any]:
    """Return medians in milliseconds of alternating rounds and their ratio (ours ÷ bare; the aim is ``sasaran``).

    Ours is everything from the plan's row to the bytes: queries, content, template, tagged PDF/A-3a with embedded
    fonts. Bare is ``HTML(...).write_pdf()`` of the HTML that this gave, untagged, with the same style sheet.
    The plan is made for the measurement and rolled back.
    """
    with transaction.atomic():
        rpk = buat_contoh()
        html = html_rpk(susun_isi(rpk, KODE))
        kita, polos = _selang_seling(
            lambda: cetak_rpk(susun_isi(rpk, KODE)),
            lambda: HTML(string=html, base_url=STATIS.as_uri() + "/").write_pdf(stylesheets=[str(GAYA)]),
            putaran,
        )
        transaction.set_rollback(True)
    return {
        "nama": "pdf",
        "kita_ms": round(kita * 1000, 1),
        "dasar_ms": round(polos * 1000, 1),
        "rasio": round(kita / polos, 2),
        "sasaran": SASARAN,
        "tercapai": kita / polos <= SASARAN,
    }


def _selang_seling(kita: Callable[[], object], polos: Callable[[], object], putaran: int) -> tuple[float, float]:
    """Return the median seconds of both, one round of each in turn after a round that is not counted."""
    lama: dict[Callable[[], object], list[float]] = {kita: [], polos: []}
    for nomor in range(putaran + 1):
        for kerja, catatan in lama.items():
            mulai = time.perf_counter()
            kerja()
            if nomor:
                catatan.append(time.perf_counter() - mulai)
    return statistics.median(lama[kita]), statistics.median(lama[polos])
