"""Wiring of Talenta: settings, addresses, Celery. The apps are pegawai, pemetaan and karier."""

from talenta.celery import app as celery_app

__all__ = ["celery_app"]
