"""Visits to the queue: what has come since the last one is new."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from karier.models import KunjunganAntrean
from karier.services.kabar import ANTREAN
from pegawai.models import Pengguna
from pegawai.services.pemberitahuan import tandai_dibaca

SATU_KUNJUNGAN = timedelta(minutes=30)


@transaction.atomic
def catat_kunjungan(*, oleh: Pengguna) -> datetime | None:
    """Note that this account looks at the queue, whose notices are read by that; return when it looked before.

    Pages opened within half an hour are one visit, so that what was new stays marked while a person works through it.
    """
    tandai_dibaca(oleh=oleh, awalan=ANTREAN)
    kini = timezone.now()
    satu, baru = KunjunganAntrean.objects.get_or_create(pengguna=oleh, defaults={"pada": kini})
    if not baru:
        sebelumnya = satu.pada if kini - satu.pada > SATU_KUNJUNGAN else satu.sebelumnya
        KunjunganAntrean.objects.filter(pk=satu.pk).update(pada=kini, sebelumnya=sebelumnya)
        return sebelumnya
    return None
