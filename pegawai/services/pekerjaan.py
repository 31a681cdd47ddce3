"""Background jobs: queue, cancel, recover. The row is the truth; the broker's message only wakes a worker up.

So a lost message is sent again, a second one finds nothing to do, and a job whose worker died starts anew.
"""

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from kombu.exceptions import OperationalError

from pegawai.models import Pekerjaan, Pengguna
from pegawai.pilihan import StatusPekerjaan
from pegawai.selectors.pekerjaan import tanda_hidup
from pegawai.services.pelaksana import muat_tugas
from talenta.umum import papan
from talenta.umum.galat import GalatAplikasi

TUGAS = "pegawai.tasks.kerjakan"
PESAN_MENYERAH = (
    "Pekerjaan ini terhenti {kali} kali sebelum selesai dan tidak dicoba lagi. "
    "Ulangi dari awal; bila terulang, sampaikan nomor pekerjaan {pk} kepada admin."
)

log = logging.getLogger(__name__)


def antrekan(*, jenis: str, argumen: dict[str, Any], judul: str, oleh: Pengguna | None, tujuan: str = "") -> Pekerjaan:
    """Queue a job and return its row; a worker starts it once the transaction around this call has committed.

    ``jenis`` names the handler (``pelaksana.penangan``), ``argumen`` is JSON (ids, not objects), ``judul`` is what its
    page is headed with, ``tujuan`` the address that the page leads to when the job is done.
    """
    pekerjaan = Pekerjaan.objects.create(jenis=jenis, argumen=argumen, judul=judul, tujuan=tujuan, dibuat_oleh=oleh)
    kirim_setelah_simpan(pekerjaan.pk)
    return pekerjaan


def kirim_setelah_simpan(pk: int) -> None:
    """Wake a worker up for a queued job after commit; without a broker the job waits for ``pulihkan``."""
    transaction.on_commit(partial(_kirim, pk))


def _kirim(pk: int) -> None:
    muat_tugas()
    try:
        current_app.tasks[TUGAS].delay(pk)
    except (OperationalError, OSError):
        log.exception("Antrean tidak dapat dihubungi; pekerjaan %s menunggu dipulihkan", pk)


def batalkan(*, pekerjaan: Pekerjaan, oleh: Pengguna) -> None:
    """Cancel a job: at once while it waits, at its next report while it runs (what it did is then rolled back).

    Raises GalatAplikasi when it has already ended.
    """
    pekerjaan.refresh_from_db(fields=["status"])
    if pekerjaan.status == StatusPekerjaan.ANTRE and _akhiri_antrean(pekerjaan.pk):
        log.info("Pekerjaan %s dibatalkan oleh %s", pekerjaan.pk, oleh.pk)
        return
    pekerjaan.refresh_from_db(fields=["status"])
    if pekerjaan.status != StatusPekerjaan.BERJALAN:
        raise GalatAplikasi(f"Pekerjaan ini sudah berakhir ({pekerjaan.get_status_display().lower()}).")
    papan.minta_batal(pekerjaan.pk)
    log.info("Pembatalan pekerjaan %s diminta oleh %s", pekerjaan.pk, oleh.pk)


def _akhiri_antrean(pk: int) -> bool:
    baris = Pekerjaan.objects.filter(pk=pk, status=StatusPekerjaan.ANTRE)
    return baris.update(status=StatusPekerjaan.BATAL, selesai_pada=timezone.now()) == 1


def pulihkan(*, sekarang: datetime | None = None) -> int:
    """Put right what a dead worker or a lost message left behind; return how many jobs were touched.

    A running job without a sign of life for PEKERJAAN_BATAS_DENYUT seconds goes back into the queue (after
    PEKERJAAN_PERCOBAAN tries it fails); a waiting job is announced again after the same time.
    """
    sekarang = sekarang or timezone.now()
    batas = sekarang - timedelta(seconds=settings.PEKERJAAN_BATAS_DENYUT)
    return _pulihkan_berjalan(batas, sekarang) + _pulihkan_antre(batas, sekarang)


def _pulihkan_berjalan(batas: datetime, sekarang: datetime) -> int:
    jumlah = 0
    for pekerjaan in Pekerjaan.objects.filter(status=StatusPekerjaan.BERJALAN, denyut__lt=batas):
        if tanda_hidup(pekerjaan) < batas:
            jumlah += _kembalikan(pekerjaan, sekarang)
    return jumlah


def _kembalikan(pekerjaan: Pekerjaan, sekarang: datetime) -> int:
    # The pulse that was judged is part of the condition: a worker that came back to life in between keeps its job.
    milik = Pekerjaan.objects.filter(
        pk=pekerjaan.pk, status=StatusPekerjaan.BERJALAN, percobaan=pekerjaan.percobaan, denyut=pekerjaan.denyut
    )
    if papan.batal_diminta(pekerjaan.pk):
        return milik.update(status=StatusPekerjaan.BATAL, selesai_pada=sekarang)
    if pekerjaan.percobaan >= settings.PEKERJAAN_PERCOBAAN:
        pesan = PESAN_MENYERAH.format(kali=pekerjaan.percobaan, pk=pekerjaan.pk)
        return milik.update(status=StatusPekerjaan.GAGAL, selesai_pada=sekarang, pesan=pesan)
    diubah = milik.update(status=StatusPekerjaan.ANTRE, denyut=sekarang, selesai_bagian=0, jumlah_bagian=0, pesan="")
    if diubah:
        log.warning("Pekerjaan %s kehilangan pekerjanya dan diantrekan lagi", pekerjaan.pk)
        kirim_setelah_simpan(pekerjaan.pk)
    return diubah


def _pulihkan_antre(batas: datetime, sekarang: datetime) -> int:
    menunggu = Pekerjaan.objects.filter(status=StatusPekerjaan.ANTRE).annotate(sejak=Coalesce("denyut", "dibuat_pada"))
    jumlah = 0
    for pk in menunggu.filter(sejak__lt=batas).order_by("pk").values_list("pk", flat=True):
        if menunggu.filter(pk=pk, sejak__lt=batas).update(denyut=sekarang):
            kirim_setelah_simpan(pk)
            jumlah += 1
    return jumlah
