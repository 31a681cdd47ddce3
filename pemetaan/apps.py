"""Django application pemetaan."""

from django.apps import AppConfig


class PemetaanConfig(AppConfig):
    name = "pemetaan"
    default_auto_field = "django.db.models.BigAutoField"
