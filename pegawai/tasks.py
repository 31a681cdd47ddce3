"""Celery tasks: doors to the services, safe to run twice."""

from celery import shared_task

from pegawai.models import Pekerjaan
from pegawai.selectors.impor import PERIKSA, TERAPKAN, URUNG
from pegawai.services import pekerjaan, pelaksana, pemberitahuan, surel, unggahan, urung_impor


@shared_task(name=pekerjaan.TUGAS)
def kerjakan(pekerjaan_id: int) -> None:
    """Run one background job."""
    pelaksana.jalankan(pekerjaan_id)


@shared_task(name="pegawai.tasks.pulihkan_pekerjaan")
def pulihkan_pekerjaan() -> None:
    """Recover jobs of dead workers and jobs whose message was lost; every worker asks for it all the time."""
    pekerjaan.pulihkan()


@shared_task(name="pegawai.tasks.bersihkan_impor")
def bersihkan_impor() -> None:
    """Remove the workbooks of imports that nobody has confirmed; safe to run at any time."""
    unggahan.bersihkan_lama()


@shared_task(name=surel.TUGAS)
def kirim_surel(pk: list[int]) -> None:
    """Send the e-mails of these notices."""
    surel.kirim(pk=pk)


@shared_task(name="pegawai.tasks.susulkan_surel")
def susulkan_surel() -> None:
    """Send e-mails that were left behind; every worker asks for it all the time."""
    surel.susulkan()


@shared_task(name="pegawai.tasks.bersihkan_pemberitahuan")
def bersihkan_pemberitahuan() -> None:
    """Remove old notices; safe to run at any time."""
    pemberitahuan.bersihkan_lama()


@pelaksana.penangan(PERIKSA)
def periksa_impor(satu: Pekerjaan, kabari: pelaksana.Kabari) -> str:
    """Check an uploaded workbook."""
    return unggahan.periksa(impor_id=satu.argumen["impor"], lapor=kabari)


@pelaksana.penangan(TERAPKAN)
def terapkan_impor(satu: Pekerjaan, kabari: pelaksana.Kabari) -> str:
    """Apply a confirmed import."""
    return unggahan.terapkan(impor_id=satu.argumen["impor"], oleh=satu.dibuat_oleh, lapor=kabari)


@pelaksana.penangan(URUNG)
def urungkan_impor(satu: Pekerjaan, kabari: pelaksana.Kabari) -> str:
    """Undo an applied import."""
    return urung_impor.kerjakan_urung(impor_id=satu.argumen["impor"], oleh=satu.dibuat_oleh, lapor=kabari)
