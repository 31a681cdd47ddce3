"""Django application karier."""

from django.apps import AppConfig


class KarierConfig(AppConfig):
    name = "karier"
    default_auto_field = "django.db.models.BigAutoField"
