"""Schemes: checking that one adds up, and freezing it when a period first uses it."""

from django.db import transaction
from django.utils import timezone

from pemetaan.aturan.keabsahan import keberatan
from pemetaan.aturan.skor import BarisSkema
from pemetaan.models import Skema
from pemetaan.selectors.skema import baris_skema_lengkap
from talenta.umum.galat import GalatAplikasi


def periksa(*, skema: Skema) -> BarisSkema:
    """Return a valid scheme as the rules read it.

    Raises:
        GalatAplikasi: weights, rubrics, cut-offs or points do not add up; the message names each objection.
    """
    try:
        baris, komponen = baris_skema_lengkap(skema)
    except ValueError:
        raise GalatAplikasi(f"Skema {skema} tidak dapat dipakai: poin predikat harus berupa angka.") from None
    salah = keberatan(baris, komponen)
    if salah:
        raise GalatAplikasi(f"Skema {skema} tidak dapat dipakai: {' '.join(salah)}", kode="skema-tidak-sah")
    return baris


@transaction.atomic
def bekukan(*, skema: Skema) -> BarisSkema:
    """Freeze a valid scheme on its first use and return it as the rules read it; again: it stays as it was frozen.

    Frozen first and read afterwards: an edit that was under way has ended by then, and none can follow.

    Raises:
        GalatAplikasi: the scheme is not valid.
    """
    Skema.objects.filter(pk=skema.pk, dibekukan_pada__isnull=True).update(dibekukan_pada=timezone.now())
    skema.refresh_from_db()
    return periksa(skema=skema)
