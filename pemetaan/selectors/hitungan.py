"""The reckoning of a stored placement, again from what it froze: scheme version and inputs."""

from decimal import Decimal
from fractions import Fraction

from pemetaan.aturan.masukan import Masukan
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK
from pemetaan.aturan.skor import Hitungan, hitung
from pemetaan.models import Penempatan
from pemetaan.selectors.skema import baris_skema

KOLOM_KUNCI = tuple(kelompok.kode for milik in KELOMPOK_RUBRIK.values() for kelompok in milik if not kelompok.rentang)


def _pecahan(nilai: Decimal | None) -> Fraction | None:
    return None if nilai is None else Fraction(nilai)


def masukan_penempatan(penempatan: Penempatan) -> Masukan:
    """Return the inputs that a placement froze, as the rules read them."""
    return Masukan(
        predikat_ini=penempatan.predikat_ini,
        predikat_lalu=penempatan.predikat_lalu,
        hasil_ini=penempatan.hasil_ini,
        hasil_lalu=penempatan.hasil_lalu,
        asesmen_tanggal=penempatan.asesmen_tanggal,
        potensi_jumlah=_pecahan(penempatan.potensi_jumlah),
        level_dicapai=penempatan.level_dicapai,
        level_diminta=penempatan.level_diminta,
        teknis=_pecahan(penempatan.n_teknis),
        umpan_balik=_pecahan(penempatan.n_umpan_balik),
        bangkom_jp=penempatan.bangkom_jp,
        lama_bulan=penempatan.lama_bulan,
        kunci={kode: getattr(penempatan, f"k_{kode}") for kode in KOLOM_KUNCI},
    )


def hitungan_penempatan(penempatan: Penempatan) -> Hitungan:
    """Return the whole reckoning of a placement from its frozen inputs and its frozen scheme.

    Reads ``pemetaan.skema`` and ``pemetaan.periode``; select them with the placement.
    """
    pemetaan = penempatan.pemetaan
    return hitung(baris_skema(pemetaan.skema), masukan_penempatan(penempatan), pemetaan.periode.tahun)
