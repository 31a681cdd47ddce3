"""Roles as Django groups, and what a role may do in the Django admin."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from pegawai import models
from pegawai.pilihan import Peran

LIHAT = ("view",)
UBAH = ("view", "add", "change")
KELOLA = ("view", "add", "change", "delete")

# People and accounts are never deleted: plans, decisions and documents point at them, so they are switched off.
IZIN_ADMIN: Mapping[type[Model], tuple[str, ...]] = {
    models.Instansi: ("view", "change"),
    models.UnitKerja: UBAH,
    models.Rumpun: KELOLA,
    models.Klaster: KELOLA,
    models.Jabatan: UBAH,
    models.PetaJabatan: KELOLA,
    models.StandarKompetensi: KELOLA,
    models.LevelDiminta: KELOLA,
    models.Pegawai: ("view", "change"),
    models.PenilaianKinerja: UBAH,
    models.HasilAsesmen: UBAH,
    models.RiwayatJabatan: UBAH,
    models.RiwayatPendidikan: UBAH,
    models.Diklat: UBAH,
    models.Penghargaan: UBAH,
    models.TimKerja: UBAH,
    models.UmpanBalik: UBAH,
    models.HukumanDisiplin: UBAH,
    models.Pengguna: UBAH,
    models.Impor: LIHAT,
    models.JejakPerubahan: LIHAT,
    models.Pekerjaan: LIHAT,
}


def tetapkan_izin(*, peran: str, izin: Mapping[type[Model], tuple[str, ...]], using: str = DEFAULT_DB_ALIAS) -> None:
    """Give the group of ``peran`` exactly these actions on these models; other models stay as they are."""
    grup = Group.objects.using(using).get_or_create(name=peran)[0]
    jenis = ContentType.objects.db_manager(using).get_for_models(*izin, for_concrete_models=False)
    boleh = {(jenis[model].pk, f"{aksi}_{model._meta.model_name}") for model, semua in izin.items() for aksi in semua}
    ada = Permission.objects.using(using).filter(content_type__in=jenis.values())
    grup.permissions.remove(*[satu for satu in ada if (satu.content_type_id, satu.codename) not in boleh])
    grup.permissions.add(*[satu for satu in ada if (satu.content_type_id, satu.codename) in boleh])


def siapkan_peran(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Make sure that every role has its group and that the admin role has its rights; safe to repeat."""
    for peran in Peran.values:
        Group.objects.using(using).get_or_create(name=peran)
    tetapkan_izin(peran=Peran.ADMIN, izin=IZIN_ADMIN, using=using)
