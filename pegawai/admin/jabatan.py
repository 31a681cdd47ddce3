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
from pegawai.selectors.lingkup import dipakai_instansi_lain, nama_terlihat
from talenta.umum.masukan import bilangan


@admin.register(Instansi)
class AdminDataInstansi(AdminInstansi):
    """The agency itself: only the user's own.

    Its code names the folder of its keys and stands in every seal, so it never changes; what documents say of it is
    kept in versions elsewhere.
    """

    milik = "pk"
    list_display = ("nama", "kode", "jenis")
    readonly_fields = ("kode",)
    fieldsets = (
        (
            None,
            {
                "fields": ("nama", "kode", "jenis"),
                "description": "Kop, alamat, tempat, pejabat, dan pola nomor dokumen diatur di halaman "
                "<a href='/karier/pengaturan-dokumen/'>Pengaturan dokumen</a>, yang menyimpan setiap versinya.",
            },
        ),
    )


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
    """Families and clusters, which agencies in one database share: a name that another one uses stays as it is."""

    search_fields = ("nama",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the names of the user's agency and those that nobody uses; a superuser without an agency sees all."""
        instansi = getattr(request.user, "instansi_id", None)
        if instansi is None:
            semua = super().get_queryset(request)
            return semua if getattr(request.user, "is_superuser", False) else semua.none()
        return nama_terlihat(self.model, instansi).order_by("nama")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse to rename what another agency uses too."""
        return super().has_change_permission(request, obj) and self._milik(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse to delete what another agency uses too."""
        return super().has_delete_permission(request, obj) and self._milik(request, obj)

    def _milik(self, request: HttpRequest, obj: Any) -> bool:
        instansi = getattr(request.user, "instansi_id", None)
        return obj is None or instansi is None or not dipakai_instansi_lain(obj, instansi)


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
        pilih = bilangan(request.POST.get("resource", "")) or 0
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
    list_filter=(
        "kritis",
        ("rumpun", admin.RelatedOnlyFieldListFilter),
        ("klaster", admin.RelatedOnlyFieldListFilter),
    ),
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
