"""E-mails of notices, sent in the background. The notice's row is the outbox: a lost message or a mail server that is
down delays an e-mail, and never breaks what it tells about.
"""

import logging
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import timezone
from kombu.exceptions import OperationalError

from pegawai.models import Pemberitahuan
from pegawai.pilihan import StatusSurel
from pegawai.services.pelaksana import muat_tugas

TUGAS = "pegawai.tasks.kirim_surel"
PERCOBAAN = 5
JEDA_ULANG = timedelta(minutes=10)
_SEKALI_KIRIM = 200

log = logging.getLogger(__name__)


def antrekan_surel(kunci: str, penerima: list[int]) -> None:
    """Wake a worker up for the e-mails of one event; without a broker they wait for ``susulkan``."""
    menunggu = Pemberitahuan.objects.filter(kunci=kunci, penerima__in=penerima, surel=StatusSurel.ANTRE)
    if pk := list(menunggu.values_list("pk", flat=True)):
        muat_tugas()
        try:
            current_app.tasks[TUGAS].delay(pk)
        except (OperationalError, OSError):
            log.exception("Antrean tidak dapat dihubungi; surel %s pemberitahuan menyusul", len(pk))


def kirim(*, pk: list[int]) -> int:
    """Send the e-mails of these notices that still wait; return how many went out."""
    terkirim = 0
    sambungan = get_connection()
    for satu in Pemberitahuan.objects.filter(pk__in=pk, surel=StatusSurel.ANTRE).select_related("penerima"):
        if _pindah(satu.pk, StatusSurel.ANTRE, StatusSurel.DIKIRIM, percobaan=F("percobaan") + 1):
            terkirim += _kirim_satu(satu, sambungan)
    return terkirim


def _kirim_satu(satu: Pemberitahuan, sambungan: BaseEmailBackend) -> int:
    try:
        _surat(satu, sambungan).send()
    except (OSError, ValueError) as galat:  # the server (SMTPException is an OSError), or an address it cannot take
        log.warning("Surel pemberitahuan %s gagal dikirim (%s)", satu.pk, type(galat).__name__)
        habis = satu.percobaan + 1 >= PERCOBAAN
        _pindah(satu.pk, StatusSurel.DIKIRIM, StatusSurel.GAGAL if habis else StatusSurel.ANTRE)
        return 0
    return _pindah(satu.pk, StatusSurel.DIKIRIM, StatusSurel.TERKIRIM)


def _pindah(pk: int, dari: str, ke: str, **lain: object) -> int:
    milik = Pemberitahuan.objects.filter(pk=pk, surel=dari)
    return milik.update(surel=ke, surel_pada=timezone.now(), **lain)


def _surat(satu: Pemberitahuan, sambungan: BaseEmailBackend) -> EmailMessage:
    isi = {"satu": satu, "alamat": settings.ALAMAT_PUBLIK.rstrip("/")}
    return EmailMessage(
        subject=f"Talenta: {satu.judul}",
        body=render_to_string("pegawai/surel/pemberitahuan.txt", isi),
        to=[satu.penerima.email],
        connection=sambungan,
        headers={"Auto-Submitted": "auto-generated"},
    )


def susulkan() -> int:
    """Send what a lost message, a dead worker or a mail server that was down left behind; return how many went out."""
    tersisa = Q(surel=StatusSurel.ANTRE) | Q(surel=StatusSurel.DIKIRIM)
    lama = Pemberitahuan.objects.filter(tersisa, surel_pada__lt=timezone.now() - JEDA_ULANG)
    pk = list(lama.order_by("pk").values_list("pk", flat=True)[:_SEKALI_KIRIM])
    macet = Pemberitahuan.objects.filter(pk__in=pk, surel=StatusSurel.DIKIRIM)
    macet.filter(percobaan__gte=PERCOBAAN).update(surel=StatusSurel.GAGAL)
    macet.filter(percobaan__lt=PERCOBAAN).update(surel=StatusSurel.ANTRE)
    return kirim(pk=pk)
