"""Placements of one person, for the profile, the dashboard and career planning."""

from django.db.models import QuerySet

from pegawai.models import Pegawai
from pemetaan.aturan.rekomendasi import Rekomendasi, rekomendasi
from pemetaan.models import Penempatan


def riwayat_penempatan(pegawai: Pegawai) -> QuerySet[Penempatan]:
    """Return a person's placements in runs in force, newest period first, with run, period and scheme; one query."""
    return (
        Penempatan.objects.filter(pegawai=pegawai, pemetaan__berlaku=True)
        .select_related("pemetaan__periode", "pemetaan__skema", "jabatan", "unit")
        .order_by("-pemetaan__periode__tahun")
    )


def penempatan_berlaku(pegawai: Pegawai, tahun: int | None = None) -> Penempatan | None:
    """Return a person's placement in the run in force of ``tahun``, or of the newest period that has one.

    None where no run in force knows the person. A row without a box says why in ``sebab``. One query; the run, its
    period, its scheme, the position and the unit come with it.
    """
    riwayat = riwayat_penempatan(pegawai)
    if tahun is not None:
        riwayat = riwayat.filter(pemetaan__periode__tahun=tahun)
    return riwayat.first()


def rekomendasi_kotak(kotak: int | None) -> tuple[Rekomendasi, ...]:
    """Return the recommendations of a box in their order, each with its legal basis; none without a box."""
    return () if kotak is None else rekomendasi(kotak)
