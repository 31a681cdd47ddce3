"""Candidates for a post as rows of a download."""

from typing import Any

from karier.selectors.suksesi.kandidat import Kandidat
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA_KANDIDAT = SkemaEkspor(
    "kandidat-suksesi",
    1,
    (
        *("Kotak", "Peringkat", "NIP", "Nama", "Jabatan sekarang", "Unit kerja", "Kesiapan", "Siap mulai"),
        *("Dapat diangkat mulai", "Jalur", "Yang menghalangi", "Disebut untuk jabatan", "Suksesor jabatan ini"),
    ),
)


def baris_kandidat(satu: Kandidat) -> tuple[Any, ...]:
    """Return one candidate; what stands in the way is said as on the page, in full."""
    orang, nilai, siap = satu.penempatan.pegawai, satu.penilaian, satu.penilaian.siap
    sebab = [nilai.tertahan.penjelasan] if nilai.tertahan else [syarat.penjelasan for syarat in nilai.halangan]
    return (
        *(satu.penempatan.kotak_akhir, satu.penempatan.peringkat, orang.nip, orang.nama_lengkap),
        *(orang.jabatan.nama, orang.unit.nama, siap.baris.nama if siap else "Belum siap"),
        *(siap.hari if siap else None, siap.diangkat if siap else None, nilai.kelayakan.jalur or ""),
        *("; ".join(sebab), satu.disebut, bool(satu.suksesor_di)),
    )
