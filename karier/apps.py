"""Django application karier."""

from django.apps import AppConfig


class KarierConfig(AppConfig):
    name = "karier"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare what of this app the hash chain seals."""
        from karier.selectors.rantai import siapkan

        siapkan()
