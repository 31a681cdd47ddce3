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


app.steps["worker"].add(Denyut)
