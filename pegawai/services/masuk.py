"""Throttling of sign-ins: ten failures of one name from one address close the door for five minutes."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pegawai.models.masuk import PercobaanMasuk

BATAS_GAGAL = 10
LAMA_TUTUP = timedelta(minutes=5)


def _kunci(nama: str, alamat: str) -> str:
    return hashlib.sha256(f"{nama.strip().casefold()}\n{alamat}".encode()).hexdigest()


def tertutup(*, nama: str, alamat: str) -> bool:
    """Say whether this name may not try from this address now; an unknown name counts like a known one."""
    return PercobaanMasuk.objects.filter(
        kunci=_kunci(nama, alamat), gagal__gte=BATAS_GAGAL, sejak__gt=timezone.now() - LAMA_TUTUP
    ).exists()


@transaction.atomic
def catat_gagal(*, nama: str, alamat: str) -> None:
    """Count one failure; five minutes after the last one the count starts again. Stale rows of others are removed."""
    kini = timezone.now()
    PercobaanMasuk.objects.filter(sejak__lte=kini - LAMA_TUTUP).delete()
    kunci = _kunci(nama, alamat)
    PercobaanMasuk.objects.get_or_create(kunci=kunci, defaults={"sejak": kini})
    PercobaanMasuk.objects.filter(kunci=kunci).update(gagal=F("gagal") + 1, sejak=kini)


def hapus_catatan(*, nama: str, alamat: str) -> None:
    """Forget the failures of a name that has now come in from this address."""
    PercobaanMasuk.objects.filter(kunci=_kunci(nama, alamat)).delete()
