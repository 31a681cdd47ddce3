"""Figures of the dashboard that read everybody in scope: reckoned for each page where people are few, otherwise kept
for some minutes, with the time at which they were right."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Max, QuerySet
from django.utils import timezone

from pegawai.models import Impor, Pegawai, Pengguna
from pegawai.selectors.mutu_data import hitung_mutu
from pemetaan.models import Pemetaan
from pemetaan.selectors.terbaru import BARU_MASUK, belum_dipetakan, sudah_dipetakan

LANGSUNG_SAMPAI = 20_000
"""Up to so many people in the run and in scope the figures are reckoned for each page: some tens of milliseconds."""
SEGAR = timedelta(minutes=10)
_SIMPAN, _MENGHITUNG = 24 * 60 * 60, 5 * 60


@dataclass(frozen=True, slots=True)
class AngkaOrang:
    """How many active people there are, have a box, came after the run, and have each gap in their data, at ``pada``.

    ``disimpan``: reckoned for an earlier page.
    """

    aktif: int
    terpetakan: int
    baru: int
    mutu: dict[str, int]
    pada: datetime
    disimpan: bool = False


def angka_orang(
    pengguna: Pengguna, orang: QuerySet[Pegawai], pemetaan: Pemetaan | None, *, tahun: int, banyak: int
) -> AngkaOrang:
    """Return the figures of the active people in a user's scope (``orang``), of whom the run has about ``banyak``.

    Kept ones are reckoned anew after ten minutes, after an import and for another run or day; by one visitor, while the
    others see those of before with their time.
    """
    if banyak <= LANGSUNG_SAMPAI:
        return _hitung(orang, pemetaan, tahun)
    kunci = _kunci(pengguna, pemetaan, tahun)
    isi: dict[str, Any] | None = cache.get(kunci)
    ada = AngkaOrang(**isi, disimpan=True) if isi else None
    if ada and (timezone.now() - ada.pada < SEGAR or not cache.add(f"{kunci}:menghitung", True, _MENGHITUNG)):
        return ada
    baru = _hitung(orang, pemetaan, tahun)
    cache.set(kunci, {nama: nilai for nama, nilai in asdict(baru).items() if nama != "disimpan"}, _SIMPAN)
    cache.delete(f"{kunci}:menghitung")
    return baru


def _kunci(pengguna: Pengguna, pemetaan: Pemetaan | None, tahun: int) -> str:
    impor = Impor.objects.filter(instansi=pengguna.instansi_id).aggregate(
        diterapkan=Max("diterapkan_pada"), diurungkan=Max("diurungkan_pada")
    )
    saat = "-".join(f"{satu:%Y%m%d%H%M%S%f}" if satu else "0" for satu in impor.values())
    lingkup = f"{pengguna.instansi_id}:{pengguna.unit_id or 0}:{pemetaan.pk if pemetaan else 0}"
    return f"beranda:{lingkup}:{tahun}:{timezone.localdate()}:{saat}"


def _hitung(orang: QuerySet[Pegawai], pemetaan: Pemetaan | None, tahun: int) -> AngkaOrang:
    return AngkaOrang(
        aktif=orang.order_by().count(),
        terpetakan=sudah_dipetakan(orang, pemetaan).order_by().count() if pemetaan else 0,
        baru=belum_dipetakan(orang, pemetaan, BARU_MASUK).order_by().count() if pemetaan else 0,
        mutu=hitung_mutu(orang, tahun=tahun, pada=timezone.localdate()),
        pada=timezone.now(),
    )
