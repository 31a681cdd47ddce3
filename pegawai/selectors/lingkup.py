"""What a user may see: every queryset about people starts here and fails closed."""

from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from pegawai.izin import PERAN_INSTANSI, boleh_lihat_instansi, punya_profil
from pegawai.models import Instansi, Klaster, Pegawai, Pengguna, PetaJabatan, Rumpun, UnitKerja

_Nama = TypeVar("_Nama", Rumpun, Klaster)
__all__ = [
    "PERAN_INSTANSI",
    "dipakai_instansi_lain",
    "instansi_pengguna",
    "nama_terlihat",
    "pegawai_terlihat",
    "unit_terlihat",
]


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


def _di_peta(model: type[Rumpun] | type[Klaster]) -> QuerySet[PetaJabatan]:
    return PetaJabatan.objects.filter(**{str(model._meta.model_name): OuterRef("pk")})


def nama_terlihat(model: type[_Nama], instansi_id: int | None) -> QuerySet[_Nama]:
    """Return the names that an agency uses in its peta jabatan or that nobody uses; not what only others use.

    Agencies in one database share these rows, since they are told apart by name alone.
    """
    dipakai = _di_peta(model)
    return model.objects.filter(Exists(dipakai.filter(unit__instansi=instansi_id)) | ~Exists(dipakai))


def dipakai_instansi_lain(nama: Rumpun | Klaster, instansi_id: int | None) -> bool:
    """Tell whether another agency uses this name in its peta jabatan, so that it is not for this one to change."""
    return nama.peta.exclude(unit__instansi=instansi_id).exists()
