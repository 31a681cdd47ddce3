"""Health for a load balancer: is there a database, a broker and a worker? Says nothing more."""

import logging
from collections.abc import Callable

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talenta.umum import papan

log = logging.getLogger(__name__)
BATAS_PEKERJA = 30.0  # seconds; a worker leaves a sign of life every five


def _basis_data() -> bool:
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
        return kursor.fetchone() == (1,)


def _antrean() -> bool:
    with current_app.connection_for_write() as hubungan:
        hubungan.ensure_connection(max_retries=1, interval_start=0.1, timeout=2)
        # The folder transport has no server to answer: its folder must be there to write to.
        hubungan.default_channel.queue_declare(current_app.conf.task_default_queue, passive=False)
    return True


def _pekerja() -> bool:
    umur = papan.umur_denyut_pekerja()
    return umur is not None and umur < BATAS_PEKERJA


PERIKSA: dict[str, Callable[[], bool]] = {"basis_data": _basis_data, "antrean": _antrean, "pekerja": _pekerja}


def _coba(periksa: Callable[[], bool]) -> bool:
    try:
        return periksa()
    except Exception:
        log.exception("Pemeriksaan kesehatan gagal")
        return False


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """Answer 200 when all parts work, otherwise 503; the JSON says which one does not."""
    bagian = {nama: _coba(periksa) for nama, periksa in PERIKSA.items()}
    baik = all(bagian.values())
    isi = {"sehat": baik} | {nama: "baik" if hasil else "bermasalah" for nama, hasil in bagian.items()}
    return JsonResponse(isi, status=200 if baik else 503)
