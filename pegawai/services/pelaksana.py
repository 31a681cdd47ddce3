"""Running a background job: claim, keep the pulse, report, end."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Protocol

from celery import current_app
from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, connection, connections
from django.db.models import F, QuerySet
from django.utils import timezone

from pegawai.models import Pekerjaan
from pegawai.pilihan import StatusPekerjaan
from talenta.umum import papan
from talenta.umum.angka import angka_id
from talenta.umum.galat import GalatAplikasi

log = logging.getLogger(__name__)
_JEDA_TULIS = 0.25
_COBA_AKHIRI = 10
PESAN_RUSAK = (
    "Terjadi kesalahan di dalam sistem dan pekerjaan ini dihentikan. Sampaikan nomor rujukan {rujukan} kepada admin."
)
PESAN_TERPUTUS = (
    "Basis data terputus atau tidak dapat ditulis di tengah pekerjaan ini. Lihat keadaan terakhirnya, lalu ulangi."
)


class Berhenti(Exception):
    """Raised inside a handler by ``kabari``: the job was cancelled, or belongs to another worker by now.

    A handler lets it pass, so that the transaction it is in is rolled back; what it committed before stays.
    """


class Kabari(Protocol):
    """What a handler reports progress with; raises Berhenti when it should stop."""

    def __call__(self, selesai: int, jumlah: int, pesan: str = "") -> None:
        """Report that ``selesai`` of ``jumlah`` parts are done; ``pesan`` is shown below the bar."""


Penangan = Callable[[Pekerjaan, Kabari], str | None]
_PENANGAN: dict[str, Penangan] = {}


def penangan(jenis: str) -> Callable[[Penangan], Penangan]:
    """Register the handler of one kind of job; it stands in the ``tasks.py`` of its app.

    A handler may be run again after a crash at any point, so what it did before must not be done twice. What it returns
    is the closing sentence of the job; GalatAplikasi ends the job as failed with its sentence.
    """

    def daftar(fungsi: Penangan) -> Penangan:
        if _PENANGAN.setdefault(jenis, fungsi) is not fungsi:
            raise ValueError(f"penangan untuk {jenis} sudah ada")
        return fungsi

    return daftar


@cache
def muat_tugas() -> None:
    """Import the ``tasks.py`` of every app once, as a Celery worker does when it starts."""
    current_app.autodiscover_tasks(force=True)


def cari_penangan(jenis: str) -> Penangan:
    """Return the handler of a kind of job; raises LookupError without one."""
    muat_tugas()
    return _PENANGAN[jenis]


class Kabar:
    """Progress of one attempt. The handler's thread fills it; the pulse thread carries it to board and row."""

    def __init__(self, pekerjaan: Pekerjaan) -> None:
        self.pk = pekerjaan.pk
        self.percobaan = pekerjaan.percobaan
        self.selesai, self.jumlah, self.pesan = 0, 0, ""
        self.diambil_alih = False
        self._ditulis = 0.0

    def __call__(self, selesai: int, jumlah: int, pesan: str = "") -> None:
        """See ``Kabari``. Cheap enough to be called for every row: it writes a few times a second at most."""
        self.selesai, self.jumlah, self.pesan = min(selesai, jumlah), jumlah, pesan or self.pesan
        if self.diambil_alih:
            raise Berhenti
        if time.monotonic() - self._ditulis < _JEDA_TULIS:
            return
        self.tulis()
        # With its last part done a job is done: to call it cancelled would be untrue.
        if selesai < max(jumlah, 1) and papan.batal_diminta(self.pk):
            raise Berhenti

    def tulis(self) -> None:
        """Write the progress to the board."""
        self._ditulis = time.monotonic()
        papan.tulis_kemajuan(
            self.pk, percobaan=self.percobaan, selesai=self.selesai, jumlah=self.jumlah, pesan=self.pesan
        )

    def simpan(self) -> None:
        """Renew the pulse in the row; note when the row no longer belongs to this attempt."""
        self.diambil_alih |= not _milik(self).update(
            denyut=timezone.now(), selesai_bagian=self.selesai, jumlah_bagian=self.jumlah
        )


def _milik(kabar: Kabar) -> QuerySet[Pekerjaan]:
    return Pekerjaan.objects.filter(pk=kabar.pk, status=StatusPekerjaan.BERJALAN, percobaan=kabar.percobaan)


@contextmanager
def _denyut(kabar: Kabar) -> Iterator[None]:
    """Keep the pulse going in a thread of its own for as long as the block runs."""
    if not settings.PEKERJAAN_JEDA_DENYUT:
        yield
        return
    usai = threading.Event()
    utas = threading.Thread(target=_berdenyut, args=(kabar, usai), name=f"denyut-{kabar.pk}", daemon=True)
    utas.start()
    try:
        yield
    finally:
        usai.set()
        utas.join()


def _berdenyut(kabar: Kabar, usai: threading.Event) -> None:
    if connection.vendor == "sqlite":
        # A handler may hold the only write lock for long; then the board alone carries the pulse.
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA busy_timeout = 1000")
    while not usai.wait(settings.PEKERJAAN_JEDA_DENYUT):
        kabar.tulis()
        try:
            kabar.simpan()
        except Error:
            log.info("Basis data sibuk atau terputus; denyut pekerjaan %s hanya di papan", kabar.pk)
            if connection.vendor != "sqlite":
                connection.close()
    connections.close_all()


def jalankan(pk: int) -> str | None:
    """Run a waiting job to its end and return its final status; None when it is not (or no longer) waiting.

    The claim is one conditional UPDATE, so of any number of workers exactly one gets the job.
    """
    diambil = Pekerjaan.objects.filter(pk=pk, status=StatusPekerjaan.ANTRE).update(
        status=StatusPekerjaan.BERJALAN, percobaan=F("percobaan") + 1, denyut=timezone.now(), pesan=""
    )
    if not diambil:
        return None
    pekerjaan = Pekerjaan.objects.select_related("dibuat_oleh").get(pk=pk)
    kabar = Kabar(pekerjaan)
    with _denyut(kabar):
        status, pesan = _kerjakan(pekerjaan, kabar)
        _akhiri(kabar, status, pesan)
    papan.bersihkan(pk)
    return status


def _kerjakan(pekerjaan: Pekerjaan, kabar: Kabar) -> tuple[StatusPekerjaan, str]:
    try:
        kabar(0, 0)
        return StatusPekerjaan.SELESAI, cari_penangan(pekerjaan.jenis)(pekerjaan, kabar) or kabar.pesan
    except Berhenti:
        sampai = f" sesudah {angka_id(kabar.selesai)} dari {angka_id(kabar.jumlah)} bagian" if kabar.selesai else ""
        return StatusPekerjaan.BATAL, f"Pekerjaan dihentikan atas permintaan{sampai}."
    except GalatAplikasi as galat:
        return StatusPekerjaan.GAGAL, galat.pesan
    except (OperationalError, InterfaceError):
        log.exception("Basis data tidak dapat dipakai di tengah pekerjaan %s", pekerjaan.pk)
        connection.close_if_unusable_or_obsolete()
        return StatusPekerjaan.GAGAL, PESAN_TERPUTUS
    except Exception:
        rujukan = secrets.token_hex(4).upper()
        log.exception("Pekerjaan %s (%s) gagal, rujukan %s", pekerjaan.pk, pekerjaan.jenis, rujukan)
        return StatusPekerjaan.GAGAL, PESAN_RUSAK.format(rujukan=rujukan)


def _akhiri(kabar: Kabar, status: StatusPekerjaan, pesan: str) -> None:
    """Write the end of this attempt; wait for a busy database rather than let a finished job look dead."""
    akhir = {"status": status, "pesan": pesan, "selesai_bagian": kabar.selesai, "jumlah_bagian": kabar.jumlah}
    for sisa in reversed(range(_COBA_AKHIRI)):
        try:
            if not _milik(kabar).update(**akhir, denyut=timezone.now(), selesai_pada=timezone.now()):
                log.warning("Pekerjaan %s sudah diambil alih; akhir %s diabaikan", kabar.pk, status)
            return
        except OperationalError:
            if not sisa:
                raise
            log.warning("Basis data sibuk saat mengakhiri pekerjaan %s", kabar.pk)
            connection.close()
