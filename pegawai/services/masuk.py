"""Throttling of sign-ins: ten failures of one name from one address close the door for five minutes.

A hundred failures from one address in five minutes, whatever the names, close it for that address: so a few common
passwords cannot be tried on everybody. People of an agency may share an address, hence so many.
"""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from pegawai.models.masuk import PercobaanMasuk

BATAS_GAGAL = 10
BATAS_ALAMAT = 100
LAMA_TUTUP = timedelta(minutes=5)
_SEMUA = ""  # no account has this name


def _kunci(nama: str, alamat: str) -> str:
    return hashlib.sha256(f"{nama.strip().casefold()}\n{alamat}".encode()).hexdigest()


def tertutup(*, nama: str, alamat: str) -> bool:
    """Say whether this name may not try from this address now; an unknown name counts like a known one."""
    penuh = Q(kunci=_kunci(nama, alamat), gagal__gte=BATAS_GAGAL)
    penuh |= Q(kunci=_kunci(_SEMUA, alamat), gagal__gte=BATAS_ALAMAT)
    return PercobaanMasuk.objects.filter(penuh, sejak__gt=timezone.now() - LAMA_TUTUP).exists()


@transaction.atomic
def catat_gagal(*, nama: str, alamat: str) -> None:
    """Count one failure of this name, and of this address. Stale rows of others are removed.

    Five minutes after its last failure the count of a name starts again; that of an address after its first one, since
    many people may share it.
    """
    kini = timezone.now()
    PercobaanMasuk.objects.filter(sejak__lte=kini - LAMA_TUTUP).delete()
    for kunci, ubah in ((_kunci(nama, alamat), {"sejak": kini}), (_kunci(_SEMUA, alamat), {})):
        PercobaanMasuk.objects.get_or_create(kunci=kunci, defaults={"sejak": kini})
        PercobaanMasuk.objects.filter(kunci=kunci).update(gagal=F("gagal") + 1, **ubah)


def hapus_catatan(*, nama: str, alamat: str) -> None:
    """Forget the failures of a name that has now come in from this address."""
    PercobaanMasuk.objects.filter(kunci=_kunci(nama, alamat)).delete()
