"""Celery tasks of karier: doors to the services, safe to run twice."""

from celery import shared_task

from karier.services.dokumen import bersihkan_yatim


@shared_task(name="karier.tasks.bersihkan_dokumen")
def bersihkan_dokumen() -> None:
    """Remove files of documents whose issue was rolled back; Celery beat runs this once a day."""
    bersihkan_yatim()
