"""Admin of accounts. An admin keeps the accounts of the own agency and cannot rise above the own rights."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from pegawai.admin.dasar import TautanTerlihat
from pegawai.models import Pengguna

_TERTUTUP = ("is_superuser", "user_permissions")


@admin.register(Pengguna)
class AdminPengguna(TautanTerlihat, UserAdmin):
    """Accounts with their roles (groups), agency, unit and person."""

    list_display = ("username", "nama", "instansi", "unit", "is_active")
    list_filter = ("is_active", "groups")
    list_select_related = ("instansi", "unit")
    search_fields = ("username", "nama")
    ordering = ("username",)
    autocomplete_fields = ("unit", "pegawai")
    filter_horizontal = ("groups",)
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Orangnya", {"fields": ("nama", "email", "pegawai")}),
        (
            "Peran dan lingkup",
            {
                "fields": ("groups", "instansi", "unit"),
                "description": "Unit membatasi pengelola SDM pada unit itu dan semua unit di bawahnya.",
            },
        ),
        ("Akses", {"fields": ("is_active", "is_staff", "is_superuser", "user_permissions")}),
        ("Catatan", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2"), "classes": ("wide",)}),
        ("Orangnya", {"fields": ("nama", "email")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the accounts of the user's agency; superusers only to superusers."""
        semua, pengguna = super().get_queryset(request), request.user
        if not isinstance(pengguna, Pengguna):
            return semua.none()
        if pengguna.is_superuser:
            return semua
        return semua.filter(instansi=pengguna.instansi_id, is_superuser=False)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Close what would let an admin rise: superuser, single permissions, the agency, and one's own roles."""
        tetap = super().get_readonly_fields(request, obj)
        if getattr(request.user, "is_superuser", False):
            return tetap
        sendiri = ("groups",) if obj is not None and obj.pk == request.user.pk else ()
        return (*tetap, *_TERTUTUP, "instansi", *sendiri)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Give a new account the agency of whoever makes it."""
        if not change and obj.instansi_id is None:
            obj.instansi = getattr(request.user, "instansi", None)
        super().save_model(request, obj, form, change)


if admin.site.is_registered(Group):
    # Groups are the roles; their names and rights are the application's, not for editing.
    admin.site.unregister(Group)
