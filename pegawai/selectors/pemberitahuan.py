"""Notices of one account: its own and nobody else's."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from pegawai.models import Pemberitahuan, Pengguna

TERBANYAK = 99


def pemberitahuan_milik(pengguna: Pengguna | AnonymousUser) -> QuerySet[Pemberitahuan]:
    """Return the notices of a signed-in, active account, the latest first."""
    if not isinstance(pengguna, Pengguna) or not pengguna.is_active:
        return Pemberitahuan.objects.none()
    return Pemberitahuan.objects.filter(penerima=pengguna)


def belum_dibaca(pengguna: Pengguna | AnonymousUser) -> QuerySet[Pemberitahuan]:
    """Return what this account has not read yet."""
    return pemberitahuan_milik(pengguna).filter(dibaca_pada__isnull=True)


def jumlah_baru(pengguna: Pengguna | AnonymousUser) -> int:
    """Return the number at the bell; it stops counting where the bell shows "99+"."""
    return belum_dibaca(pengguna).order_by()[: TERBANYAK + 1].count()
