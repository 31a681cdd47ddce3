"""What the system writes down: imports, changes, jobs. To read only."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from pegawai.admin.dasar import HanyaBaca
from pegawai.models import Impor, JejakPerubahan, Pekerjaan, Pengguna
from pegawai.selectors.jejak import tanpa_hukuman


def _milik(semua: QuerySet[Any], pengguna: object, jalan: Q) -> QuerySet[Any]:
    if not isinstance(pengguna, Pengguna):
        return semua.none()
    return semua if pengguna.is_superuser and pengguna.instansi_id is None else semua.filter(jalan)


@admin.register(Impor)
class AdminCatatanImpor(HanyaBaca):
    """Imports of the agency; the pages of the import show their reports."""

    list_display = ("nama_berkas", "jenis", "status", "dibuat_pada", "dibuat_oleh", "diterapkan_pada")
    list_filter = ("jenis", "status")
    list_select_related = ("dibuat_oleh",)
    search_fields = ("nama_berkas", "sha256")
    exclude = ("berkas", "laporan", "sidik")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the imports of the user's agency."""
        instansi = getattr(request.user, "instansi_id", None)
        return _milik(super().get_queryset(request), request.user, Q(instansi=instansi))


@admin.register(JejakPerubahan)
class AdminJejak(HanyaBaca):
    """Every changed field: by import, or by whom in the admin; but for sanctions, which the admin need not read."""

    list_display = ("pada", "model", "kunci", "baru", "oleh", "impor")
    list_filter = ("model", "baru")
    list_select_related = ("oleh", "impor")
    search_fields = ("kunci",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the changes that imports or users of the agency made."""
        instansi = getattr(request.user, "instansi_id", None)
        jalan = Q(impor__instansi=instansi) | Q(impor=None, oleh__instansi=instansi)
        return tanpa_hukuman(_milik(super().get_queryset(request), request.user, jalan))


@admin.register(Pekerjaan)
class AdminPekerjaan(HanyaBaca):
    """Background jobs."""

    list_display = ("judul", "jenis", "status", "dibuat_pada", "dibuat_oleh", "selesai_pada")
    list_filter = ("jenis", "status")
    list_select_related = ("dibuat_oleh",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the jobs of users of the agency."""
        instansi = getattr(request.user, "instansi_id", None)
        return _milik(super().get_queryset(request), request.user, Q(dibuat_oleh__instansi=instansi))
