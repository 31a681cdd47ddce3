"""Imports that a user may see, and the job that works on one."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from pegawai.izin import boleh_impor
from pegawai.models import Impor, Pekerjaan, Pengguna

PERIKSA, TERAPKAN, URUNG = "impor-periksa", "impor-terapkan", "impor-urung"


def impor_terlihat(pengguna: Pengguna | AnonymousUser) -> QuerySet[Impor]:
    """Return the imports of the user's agency, and the own ones from before there was an agency.

    None for those who may not import; whoever has moved to another agency has left the old one's imports behind.
    """
    if not isinstance(pengguna, Pengguna) or not boleh_impor(pengguna):
        return Impor.objects.none()
    boleh = Q(dibuat_oleh=pengguna, instansi__isnull=True)
    if pengguna.instansi_id:
        boleh |= Q(instansi=pengguna.instansi_id)
    return Impor.objects.filter(boleh).select_related("instansi", "dibuat_oleh", "diterapkan_oleh", "diurungkan_oleh")


def pekerjaan_impor(impor: Impor) -> Pekerjaan | None:
    """Return the newest job of an import."""
    semua = Pekerjaan.objects.filter(jenis__in=(PERIKSA, TERAPKAN, URUNG), argumen__impor=impor.pk)
    return semua.order_by("-pk").first()


def sudah_diterapkan(impor: Impor) -> Impor | None:
    """Return an earlier import of the very same file that was applied and still stands."""
    sama = Impor.objects.filter(sha256=impor.sha256, jenis=impor.jenis, instansi=impor.instansi_id)
    return (
        sama.filter(diterapkan_pada__isnull=False, diurungkan_pada__isnull=True)
        .exclude(pk=impor.pk)
        .order_by("-diterapkan_pada")
        .first()
    )
