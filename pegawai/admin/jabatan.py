"""Admin of the agency, its units, its positions and what these ask for."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from pegawai.admin.dasar import AdminImpor, AdminInstansi, daftarkan
from pegawai.impor.jenis import jabatan, peta, standar
from pegawai.impor.sumber import buat_sumber
from pegawai.models import (
    Instansi,
    Jabatan,
    Klaster,
    LevelDiminta,
    PetaJabatan,
    Rumpun,
    StandarKompetensi,
    UnitKerja,
)
from pegawai.pilihan import JenisJabatan


@admin.register(Instansi)
class AdminDataInstansi(AdminInstansi):
    """The agency itself: only the user's own."""

    milik = "pk"
    list_display = ("nama", "kode", "jenis")


@admin.register(UnitKerja)
class AdminUnitKerja(AdminInstansi):
    """Units: the tree comes from the import; here a name is corrected or a unit switched off."""

    list_display = ("nama", "siasn_id", "aktif")
    list_filter = ("aktif",)
    search_fields = ("nama", "siasn_id")
    fields = ("nama", "siasn_id", "aktif")
    readonly_fields = ("siasn_id",)
    ordering = ("path",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Units are added by importing the tree, which alone knows where they belong."""
        return False


@admin.register(Rumpun, Klaster)
class AdminNama(admin.ModelAdmin):
    """Families and clusters."""

    search_fields = ("nama",)


@admin.register(Jabatan)
class AdminJabatan(AdminImpor):
    """Positions; the three lists of SIASN are three resources, a file is brought in under the one that it is."""

    resource_classes = [
        buat_sumber(jenis.kode, jenis.lembaran[0])
        for jenis in (jabatan.STRUKTURAL, jabatan.FUNGSIONAL, jabatan.PELAKSANA)
    ]
    list_display = ("nama", "jenis", "jenjang", "unit", "aktif")
    list_filter = ("jenis", "jenjang", "aktif")
    list_select_related = ("unit",)
    search_fields = ("nama", "siasn_id")
    autocomplete_fields = ("unit",)

    def get_export_queryset(self, request: HttpRequest) -> Any:
        """Return only positions of the list that is exported."""
        pilih = int(request.POST.get("resource") or 0)
        jenis = (JenisJabatan.STRUKTURAL, JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA)[min(pilih, 2)]
        return super().get_export_queryset(request).filter(jenis=jenis)


@admin.register(LevelDiminta)
class AdminLevelDiminta(AdminInstansi):
    """The agency's own required levels."""

    list_display = ("jenjang", "level")


daftarkan(
    PetaJabatan,
    "peta-jabatan",
    peta.JENIS.lembaran[0],
    list_display=("jabatan", "unit", "kelas", "kebutuhan", "rumpun", "klaster", "kritis"),
    list_filter=("kritis", "rumpun", "klaster"),
    list_select_related=("jabatan", "unit", "rumpun", "klaster"),
    search_fields=("jabatan__nama", "unit__nama"),
    autocomplete_fields=("jabatan", "unit", "rumpun", "klaster"),
)
daftarkan(
    StandarKompetensi,
    "standar-kompetensi",
    standar.JENIS.lembaran[0],
    list_display=("jabatan", "kompetensi", "level"),
    list_filter=("kompetensi",),
    list_select_related=("jabatan",),
    search_fields=("jabatan__nama",),
    autocomplete_fields=("jabatan",),
)
