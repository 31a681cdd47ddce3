"""Periods of an agency and the run in force of each."""

from django.db.models import Prefetch, QuerySet

from pemetaan.models import Pemetaan, Periode


def pemetaan_berlaku(instansi_id: int, tahun: int) -> Pemetaan | None:
    """Return the run in force of an agency's period, with period and scheme; None where there is none."""
    return (
        Pemetaan.objects.filter(periode__instansi_id=instansi_id, periode__tahun=tahun, berlaku=True)
        .select_related("periode", "skema", "dibuat_oleh")
        .first()
    )


def daftar_periode(instansi_id: int) -> QuerySet[Periode]:
    """Return an agency's periods, newest first, each with all its runs (newest first) and their schemes."""
    semua = Pemetaan.objects.select_related("skema", "dibuat_oleh").order_by("-dibuat_pada", "-pk")
    return (
        Periode.objects.filter(instansi_id=instansi_id)
        .prefetch_related(Prefetch("pemetaan", queryset=semua))
        .order_by("-tahun")
    )


def tahun_terpetakan(instansi_id: int) -> list[int]:
    """Return the years that have a run in force, newest first."""
    berlaku = Pemetaan.objects.filter(periode__instansi_id=instansi_id, berlaku=True)
    return list(berlaku.order_by("-periode__tahun").values_list("periode__tahun", flat=True))
