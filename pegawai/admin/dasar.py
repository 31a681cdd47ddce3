"""What every admin page of the agency's data has in common: the user's agency alone, a trace, import and export."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest
from import_export.admin import ExportMixin, ImportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm

from pegawai.admin.berkas import BerkasSementara, FormImporAdmin
from pegawai.impor.jejak import catat_jejak, isi_bidang
from pegawai.impor.kolom import Lembaran
from pegawai.impor.sumber import buat_sumber
from pegawai.izin import boleh_impor
from pegawai.models import Pengguna


class TautanTerlihat(admin.ModelAdmin):
    """Lets a row point only at what the user sees in the other model's own list: never at another agency's row."""

    def formfield_for_foreignkey(self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """Narrow the choices, which a posted form is checked against, as the search for them is narrowed."""
        try:
            lain = self.admin_site.get_model_admin(db_field.remote_field.model)
        except NotRegistered:
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        return super().formfield_for_foreignkey(db_field, request, **{"queryset": lain.get_queryset(request)} | kwargs)


class AdminInstansi(TautanTerlihat):
    """Shows rows of the user's agency only (``milik``: lookup from the model to it) and traces every change."""

    milik = "instansi"
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows of the user's agency; a superuser without one sees all."""
        semua = super().get_queryset(request)
        pengguna = request.user
        if not isinstance(pengguna, Pengguna):
            return semua.none()
        if pengguna.instansi_id is None:
            return semua if pengguna.is_superuser else semua.none()
        return semua.filter(**{self.milik: pengguna.instansi_id})

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """Leave the agency out: it is the user's."""
        return ["instansi"] if self.milik == "instansi" else super().get_exclude(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save and leave a trace of who changed which field from what to what."""
        lama = type(obj)._base_manager.filter(pk=obj.pk).first() if change else None
        if not change and self.milik == "instansi":
            obj.instansi = request.user.instansi  # type: ignore[union-attr]
        super().save_model(request, obj, form, change)
        catat_jejak(obj, semula=isi_bidang(lama) if lama else {}, oleh=_pelaku(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let only users with an agency add rows, for the row becomes the agency's."""
        return super().has_add_permission(request) and getattr(request.user, "instansi_id", None) is not None


def _pelaku(request: HttpRequest) -> Pengguna | None:
    return request.user if isinstance(request.user, Pengguna) else None


class AdminImpor(ImportMixin, ExportMixin, AdminInstansi):
    """Adds import and export of small files on the columns and checks of the import."""

    formats = [XLSX, CSV]
    export_form_class = ExportForm
    import_form_class = FormImporAdmin
    tmp_storage_class = BerkasSementara

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Let those import who may use the import pages and may change this model."""
        return boleh_impor(request.user) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Let those export who may see this model."""
        return self.has_view_permission(request)


def daftarkan(model: type[Model], kode: str, lembaran: Lembaran, **isi: Any) -> None:
    """Register a model whose admin imports and exports a sheet of the import."""
    sumber = {"resource_classes": [buat_sumber(kode, lembaran)], "milik": lembaran.milik}
    admin.site.register(model, type(f"Admin{model.__name__}", (AdminImpor,), sumber | isi))


class HanyaBaca(admin.ModelAdmin):
    """Rows that are written by the system and only read here."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False
