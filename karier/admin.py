"""The Django admin of the karier app: the catalogue of developments, with import and export."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from karier.impor.katalog import JENIS
from karier.models import KatalogPengembangan
from pegawai.admin.dasar import AdminImpor
from pegawai.impor.sumber import SumberImpor, buat_sumber
from pegawai.models import Pengguna


class SumberBerrevisi(SumberImpor):
    """Counts a change that came with a file as one, so that an open form is refused."""

    def before_save_instance(self, instance: KatalogPengembangan, row: dict[str, Any], **kwargs: Any) -> None:
        """Raise the revision and note who."""
        if instance.pk:
            instance.revisi += 1
        if isinstance(kwargs.get("user"), Pengguna):
            instance.diubah_oleh = kwargs["user"]


SumberKatalog = buat_sumber(JENIS.kode, JENIS.lembaran[0], JENIS, SumberBerrevisi)


@admin.register(KatalogPengembangan)
class AdminKatalog(AdminImpor):
    """The catalogue; entries are retired, not deleted, for plans point at them."""

    resource_classes = [SumberKatalog]
    list_display = ("nama", "jenis", "kompetensi", "jp", "biaya", "penyelenggara", "aktif")
    list_filter = ("aktif", "jenis", "kompetensi")
    search_fields = ("nama", "penyelenggara")
    fields = ("nama", "jenis", "kompetensi", "jp", "biaya", "penyelenggara", "aktif")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save, raise the revision and note who."""
        obj.revisi += int(change)
        obj.diubah_oleh = request.user if isinstance(request.user, Pengguna) else None
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False
