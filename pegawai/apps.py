"""Django application pegawai."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PegawaiConfig(AppConfig):
    name = "pegawai"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Renew the roles after each migration: only then do the permissions of all models exist."""
        post_migrate.connect(_siapkan_peran, sender=self)


def _siapkan_peran(using: str, **kwargs: Any) -> None:
    from django.db import connections

    from pegawai.services.peran import siapkan_peran

    # A migration back to zero leaves no table to write to.
    if {"auth_group", "auth_permission"} <= set(connections[using].introspection.table_names()):
        siapkan_peran(using=using)
