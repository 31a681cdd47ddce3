"""Placements of successors and the evaluations that wait."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from karier.models import EvaluasiSuksesor, PenempatanSuksesor
from karier.pilihan import StatusPemantauan
from pegawai.izin import boleh_lihat_suksesi
from pegawai.models import Pengguna
from pegawai.selectors.lingkup import pegawai_terlihat

MENJELANG_HARI = 30
TERBANYAK = 20


def penempatan_terlihat_suksesi(pengguna: Pengguna) -> QuerySet[PenempatanSuksesor]:
    """Return the placements of people in scope; an evaluator sees those they are to evaluate as well."""
    if pengguna.instansi_id is None:
        return PenempatanSuksesor.objects.none()
    milik = Q(evaluasi__penilai=pengguna.pk)
    if boleh_lihat_suksesi(pengguna):
        milik |= Q(pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"))
    semua = PenempatanSuksesor.objects.filter(milik, instansi=pengguna.instansi_id).distinct()
    return semua.select_related("pegawai__jabatan", "pegawai__unit", "jabatan", "unit", "hasil_oleh", "dicatat_oleh")


def evaluasi_menunggu(pengguna: Pengguna, *, hari_ini: date) -> list[EvaluasiSuksesor]:
    """Return the first evaluations that are overdue or fall due within 30 days, for the people in scope."""
    menunggu = EvaluasiSuksesor.objects.filter(
        diisi_pada__isnull=True,
        jatuh_tempo__lte=hari_ini + timedelta(days=MENJELANG_HARI),
        penempatan__status=StatusPemantauan.DIPANTAU,
        penempatan__pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk"),
    )
    lengkap = menunggu.select_related("penempatan__pegawai", "penempatan__jabatan", "penilai")
    return list(lengkap.order_by("jatuh_tempo", "pk")[:TERBANYAK])
