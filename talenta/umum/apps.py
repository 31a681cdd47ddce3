"""Django application umum: template tags and other things without models that every app shares."""

from django.apps import AppConfig


class UmumConfig(AppConfig):
    name = "talenta.umum"
    label = "umum"
