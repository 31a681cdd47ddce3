"""Django application karier."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KarierConfig(AppConfig):
    name = "karier"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare what of this app the hash chain seals; renew the rights of the admin role after each migration."""
        from karier.selectors.rantai import siapkan

        siapkan()
        post_migrate.connect(_siapkan_izin, sender=self)


def _siapkan_izin(using: str, **kwargs: Any) -> None:
    from django.db import connections

    from karier.services.peran import siapkan_izin

    # A migration back to zero leaves no table to write to.
    if {"auth_group", "auth_permission"} <= set(connections[using].introspection.table_names()):
        siapkan_izin(using=using)
