"""Django application pemetaan."""

from django.apps import AppConfig


class PemetaanConfig(AppConfig):
    name = "pemetaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare what of this app the hash chain seals."""
        from pemetaan.selectors.rantai import siapkan

        siapkan()
