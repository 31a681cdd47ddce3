"""What a user may see: every queryset about people starts here and fails closed."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from pegawai.izin import PERAN_INSTANSI, boleh_lihat_instansi, punya_profil
from pegawai.models import Instansi, Pegawai, Pengguna, UnitKerja

__all__ = ["PERAN_INSTANSI", "instansi_pengguna", "pegawai_terlihat", "unit_terlihat"]


def instansi_pengguna(pengguna: Pengguna | AnonymousUser) -> Instansi | None:
    """Return the agency of a signed-in, active user, or None."""
    return pengguna.instansi if isinstance(pengguna, Pengguna) and pengguna.is_active else None


def unit_terlihat(pengguna: Pengguna | AnonymousUser) -> QuerySet[UnitKerja]:
    """Return the units in a user's scope: the subtree of the user's unit, or all of the agency; none for others."""
    instansi = instansi_pengguna(pengguna)
    if instansi is None or not isinstance(pengguna, Pengguna) or not boleh_lihat_instansi(pengguna):
        return UnitKerja.objects.none()
    unit = UnitKerja.objects.get_tree(pengguna.unit) if pengguna.unit_id else UnitKerja.objects.all()
    return unit.filter(instansi=instansi).order_by("path")


def pegawai_terlihat(pengguna: Pengguna | AnonymousUser) -> QuerySet[Pegawai]:
    """Return the people a user may see: their scope for agency roles, otherwise only the user's own record."""
    instansi = instansi_pengguna(pengguna)
    if instansi is None or not isinstance(pengguna, Pengguna):
        return Pegawai.objects.none()
    if not boleh_lihat_instansi(pengguna):
        return instansi.pegawai.filter(akun=pengguna) if punya_profil(pengguna) else Pegawai.objects.none()
    semua = Pegawai.objects.filter(instansi=instansi)
    if not pengguna.unit_id:
        return semua
    return semua.filter(unit__in=UnitKerja.objects.get_tree(pengguna.unit))
