"""Django application talenta: the commands that span all apps."""

from django.apps import AppConfig


class TalentaConfig(AppConfig):
    name = "talenta"
