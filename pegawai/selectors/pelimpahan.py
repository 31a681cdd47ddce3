"""Delegations of the PPK's power in an agency."""

from django.db.models import QuerySet
from django.utils import timezone

from pegawai.izin import boleh_limpahkan
from pegawai.models import Pelimpahan, Pengguna
from pegawai.pilihan import Peran


def pelimpahan_terlihat(pengguna: Pengguna) -> QuerySet[Pelimpahan]:
    """Return the delegations of the user's agency to the PPK and to admins; nothing to anybody else."""
    if not boleh_limpahkan(pengguna) or pengguna.instansi_id is None:
        return Pelimpahan.objects.none()
    semua = Pelimpahan.objects.filter(instansi=pengguna.instansi_id)
    return semua.select_related("penerima", "dibuat_oleh", "disahkan_oleh", "dicabut_oleh")


def calon_penerima(pengguna: Pengguna) -> QuerySet[Pengguna]:
    """Return who may be named: active accounts of the agency other than admins, the PPK and oneself."""
    if not boleh_limpahkan(pengguna) or pengguna.instansi_id is None:
        return Pengguna.objects.none()
    semua = Pengguna.objects.filter(instansi=pengguna.instansi_id, is_active=True).exclude(pk=pengguna.pk)
    return semua.exclude(groups__name__in=(Peran.ADMIN, Peran.PPK)).order_by("nama", "username")


def pelimpahan_hidup(penerima: Pengguna) -> QuerySet[Pelimpahan]:
    """Return the delegations to an account that hold, will hold or wait for their second person."""
    return Pelimpahan.objects.filter(penerima=penerima, dicabut_pada__isnull=True, selesai__gte=timezone.localdate())
