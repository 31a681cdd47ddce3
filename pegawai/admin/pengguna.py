"""Admin of accounts. An admin keeps the accounts of the own agency and cannot rise above the own rights."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from pegawai.admin.dasar import TautanTerlihat
from pegawai.models import PengajuanPeran, Pengguna
from pegawai.pilihan import SebabPengajuan
from pegawai.services.pengesahan import ajukan_peran, sandi_diatur

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
        if not change:
            obj.instansi = obj.instansi or getattr(request.user, "instansi", None)
            obj.sandi_sementara = True
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Let roles with power over others wait for a second person (``services.pengesahan``)."""
        semula = set(form.instance.groups.values_list("name", flat=True))
        super().save_related(request, form, formsets, change)
        tambahan = set(form.instance.groups.values_list("name", flat=True)) - semula
        if isinstance(request.user, Pengguna):
            menunggu = ajukan_peran(
                pengguna=form.instance, peran=tambahan, sebab=SebabPengajuan.DIBERIKAN, oleh=request.user
            )
            self._beri_tahu_menunggu(request, menunggu)

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """Set a password; roles with power over others wait for a second person then."""
        sandi = Pengguna.objects.filter(pk__in=[id] if id.isdigit() else []).values_list("password", flat=True)
        semula = sandi.first()
        jawaban = super().user_change_password(request, id, form_url)
        oleh = request.user
        if isinstance(oleh, Pengguna) and str(oleh.pk) != id and semula is not None and sandi.first() != semula:
            siapa = Pengguna.objects.get(pk=id)
            self._beri_tahu_menunggu(request, sandi_diatur(pengguna=siapa, oleh=oleh))
        return jawaban

    def _beri_tahu_menunggu(self, request: HttpRequest, menunggu: list[PengajuanPeran]) -> None:
        if menunggu:
            nama = ", ".join(satu.get_peran_display() for satu in menunggu)
            self.message_user(request, f"Menunggu pengesahan admin lain: {nama}.", messages.WARNING)


# Groups are the roles; their names and rights are the application's. Devices hold secrets, and are their owner's alone.
for _model in (Group, TOTPDevice, StaticDevice):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)
