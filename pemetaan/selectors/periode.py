"""Periods of an agency, their runs, and the run in force of each."""

from django.db.models import Prefetch, QuerySet

from pegawai.models import Pengguna
from pegawai.selectors.lingkup import instansi_pengguna
from pemetaan.models import Pemetaan, Periode, RiwayatPeriode


def pemetaan_berlaku(instansi_id: int, tahun: int) -> Pemetaan | None:
    """Return the run in force of an agency's period, with period and scheme; None where there is none."""
    return (
        Pemetaan.objects.filter(periode__instansi_id=instansi_id, periode__tahun=tahun, berlaku=True)
        .select_related("periode", "skema", "dibuat_oleh")
        .first()
    )


def pemetaan_terlihat(pengguna: Pengguna) -> QuerySet[Pemetaan]:
    """Return every run of the user's agency, newest period and newest run first, with all that names it."""
    return (
        Pemetaan.objects.filter(periode__instansi=instansi_pengguna(pengguna))
        .select_related("periode", "skema", "jabatan", "dibuat_oleh")
        .order_by("-periode__tahun", "-berlaku", "-dibuat_pada", "-pk")
    )


def pemetaan_target(periode: Periode) -> list[Pemetaan]:
    """Return the newest run of each position whose candidates have been judged in a period."""
    terbaru: dict[int, Pemetaan] = {}
    semua = periode.pemetaan.filter(jabatan__isnull=False).select_related("skema", "jabatan", "dibuat_oleh")
    for satu in semua.order_by("-dibuat_pada", "-pk"):
        if satu.jabatan_id is not None:
            terbaru.setdefault(satu.jabatan_id, satu)
    return sorted(terbaru.values(), key=lambda satu: str(satu.jabatan))


def daftar_periode(instansi_id: int) -> QuerySet[Periode]:
    """Return an agency's periods, newest first, each with all its runs (newest first) and their schemes."""
    semua = Pemetaan.objects.select_related("skema", "dibuat_oleh", "jabatan").order_by("-dibuat_pada", "-pk")
    return (
        Periode.objects.filter(instansi_id=instansi_id)
        .prefetch_related(Prefetch("pemetaan", queryset=semua))
        .order_by("-tahun")
    )


def riwayat_periode(periode: Periode) -> QuerySet[RiwayatPeriode]:
    """Return what happened to a period, newest first."""
    return periode.riwayat.select_related("oleh")


def tahun_terpetakan(instansi_id: int) -> list[int]:
    """Return the years that have a run in force, newest first."""
    berlaku = Pemetaan.objects.filter(periode__instansi_id=instansi_id, berlaku=True)
    return list(berlaku.order_by("-periode__tahun").values_list("periode__tahun", flat=True))
