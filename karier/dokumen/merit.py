"""The merit page to print: as a PDF under the agency's letterhead, and as a workbook."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string

from karier.aturan.merit import DASAR_MERIT, TERTINGGI, Hasil, Nilai
from karier.dokumen.kepala import kop
from karier.selectors.merit import Bukti
from karier.selectors.pengaturan import pengaturan_berlaku, uri_logo
from pegawai.models import Instansi
from talenta.umum.ekspor import tulis_xlsx
from talenta.umum.pdf import cetak
from talenta.umum.skema_ekspor import SkemaEkspor

GAYA = "dokumen-merit.css"
Isi = list[tuple[Nilai, list[Bukti]]]
SKEMA_TINGKAT = SkemaEkspor(
    "merit-tingkat", 1, ("Butir", "Tingkat yang didukung data", "Kurang untuk tingkat berikutnya", "Dasar")
)
SKEMA_SYARAT = SkemaEkspor(
    "merit-syarat",
    1,
    ("Butir", "Tingkat", "Syarat", "Menurut data", "Paling sedikit", "Keadaan", "Kode aturan", "Dasar"),
)
SKEMA_BUKTI = SkemaEkspor("merit-bukti", 1, ("Butir", "Bukti", "Isi"))


def keadaan(hasil: Hasil) -> str:
    """Return in a word whether a requirement is met, or that the data do not tell."""
    if not hasil.syarat.fakta:
        return "Tidak tercatat di Talenta"
    if hasil.nilai is None:
        return "Belum ada data"
    return "Terpenuhi" if hasil.terpenuhi else "Belum terpenuhi"


def cetak_merit(instansi: Instansi, isi: Isi, *, pada: date) -> bytes:
    """Return the page as a PDF."""
    pengaturan = pengaturan_berlaku(instansi)
    konteks = {
        "isi": {"kop": kop(pengaturan)},
        "logo": uri_logo(pengaturan),
        "butir": isi,
        "hari_ini": pada,
        "dasar": DASAR_MERIT,
        "tertinggi": TERTINGGI,
    }
    return cetak(render_to_string("karier/dokumen/merit.html", konteks), GAYA)


def tulis_merit(isi: Isi) -> bytes:
    """Return the page as a workbook: levels, requirements, evidence."""
    berkas = BytesIO()
    tulis_xlsx(
        berkas,
        {
            "Tingkat": (SKEMA_TINGKAT, _tingkat(isi)),
            "Syarat": (SKEMA_SYARAT, _syarat(isi)),
            "Bukti": (SKEMA_BUKTI, ((n.butir.nama, b.nama, b.isi) for n, bukti in isi for b in bukti)),
        },
        lembar_skema=True,
    )
    return berkas.getvalue()


def _tingkat(isi: Isi) -> Iterator[tuple[Any, ...]]:
    for satu, _ in isi:
        kurang = "; ".join(h.syarat.syarat for h in satu.kurang)
        yield satu.butir.nama, "Tidak dinilai" if satu.tingkat is None else satu.tingkat, kurang, str(satu.butir.dasar)


def _syarat(isi: Isi) -> Iterator[tuple[Any, ...]]:
    for satu, _ in isi:
        for h in satu.hasil:
            s = h.syarat
            yield satu.butir.nama, s.tingkat, s.syarat, h.nilai, s.ambang, keadaan(h), s.kode, str(s.dasar)
