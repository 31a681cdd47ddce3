"""Celery tasks: doors to the services, safe to run twice."""

from celery import shared_task

from pegawai.services import pekerjaan, pelaksana


@shared_task(name=pekerjaan.TUGAS)
def kerjakan(pekerjaan_id: int) -> None:
    """Run one background job."""
    pelaksana.jalankan(pekerjaan_id)


@shared_task(name="pegawai.tasks.pulihkan_pekerjaan")
def pulihkan_pekerjaan() -> None:
    """Recover jobs of dead workers and jobs whose message was lost; Celery beat runs this all the time."""
    pekerjaan.pulihkan()
