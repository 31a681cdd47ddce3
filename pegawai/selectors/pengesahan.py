"""Roles that wait for a second person."""

from django.db.models import QuerySet

from pegawai.izin import boleh_kelola_rujukan
from pegawai.models import PengajuanPeran, Pengguna
from pegawai.pilihan import Peran, StatusPengajuan


def pengajuan_terlihat(pengguna: Pengguna) -> QuerySet[PengajuanPeran]:
    """Return what admins of the user's agency have asked for, the latest first; nothing to anybody else."""
    if not boleh_kelola_rujukan(pengguna) or pengguna.instansi_id is None:
        return PengajuanPeran.objects.none()
    semua = PengajuanPeran.objects.filter(pengguna__instansi=pengguna.instansi_id)
    return semua.select_related("pengguna", "diajukan_oleh", "diputus_oleh")


def menunggu_pengesahan(pengguna: Pengguna) -> QuerySet[PengajuanPeran]:
    """Return what still waits."""
    return pengajuan_terlihat(pengguna).filter(status=StatusPengajuan.MENUNGGU).order_by("pk")


def admin_lain(pengajuan: PengajuanPeran) -> QuerySet[Pengguna]:
    """Return the admins who may confirm a role: neither who asked for it nor its holder."""
    admin = Pengguna.objects.filter(instansi=pengajuan.pengguna.instansi_id, groups__name=Peran.ADMIN, is_active=True)
    return admin.exclude(pk__in=(pengajuan.diajukan_oleh_id, pengajuan.pengguna_id))
