"""What the roles may do with this app's models in the Django admin."""

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from karier.models import KatalogPengembangan
from pegawai.pilihan import Peran
from pegawai.services.peran import UBAH, tetapkan_izin

# Entries are never deleted: plans point at them, so they are retired.
IZIN_ADMIN: dict[type[Model], tuple[str, ...]] = {KatalogPengembangan: UBAH}


def siapkan_izin(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Make sure that the admin role has its rights; safe to repeat."""
    tetapkan_izin(peran=Peran.ADMIN, izin=IZIN_ADMIN, using=using)
