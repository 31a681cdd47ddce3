"""The Celery application: Redis as broker where REDIS_URL is set, a folder of files in the embedded installation."""

import os
from typing import Any

from celery import Celery, bootsteps

from talenta import antrean

JEDA_DENYUT = 5.0

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings")
antrean.daftarkan()
app = Celery("talenta")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


class Berkala(bootsteps.StartStopStep):
    """Asks for the tasks of settings.TUGAS_BERKALA, at its start and again and again: while a worker lives, they run.

    Celery beat would be one more process that can die unseen. Several workers ask several times, which such a task must
    bear.
    """

    requires = {"celery.worker.components:Timer"}

    def start(self, worker: Any) -> None:
        """Put every task on the worker's timer."""
        from django.conf import settings

        for nama, jeda in settings.TUGAS_BERKALA.items():
            pesan = ((nama,), {"expires": jeda})
            worker.timer.call_after(min(jeda, JEDA_DENYUT), worker.app.send_task, *pesan)
            worker.timer.call_repeatedly(jeda, worker.app.send_task, *pesan)


class Denyut(bootsteps.StartStopStep):
    """Sign of life from the worker's main process, which answers however busy its children are; /sehat/ reads it."""

    requires = {"celery.worker.components:Timer"}

    def start(self, worker: Any) -> None:
        """Leave the first sign of life and go on every few seconds."""
        self._catat()
        worker.timer.call_repeatedly(JEDA_DENYUT, self._catat)

    @staticmethod
    def _catat() -> None:
        from talenta.umum import papan

        papan.catat_denyut_pekerja()


app.steps["worker"].update([Denyut, Berkala])
