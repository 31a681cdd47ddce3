"""Which employees have come in with their own account, and who still waits for a code."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from pegawai.models import KodeAktivasi, Pegawai, Pengguna, UnitKerja
from pegawai.pilihan import StatusPengajuan
from pegawai.selectors.lingkup import pegawai_terlihat

# Django's mark of a password that opens nothing.
_TERTUTUP = "!"


def _aktif(pengguna: Pengguna, unit: UnitKerja | None) -> QuerySet[Pegawai]:
    orang = pegawai_terlihat(pengguna).filter(aktif__in=[True])
    return orang.filter(unit__in=UnitKerja.objects.get_tree(unit)) if unit else orang


def menunggu_kode(pengguna: Pengguna, unit: UnitKerja | None = None) -> QuerySet[Pegawai]:
    """Return the active people in scope (of a unit and below) without an account of their own that opens.

    Left out are accounts that are switched off, and people whose NIP is the name of somebody else's account.
    """
    belum = Q(akun__isnull=True) & ~Exists(Pengguna.objects.filter(username=OuterRef("nip")))
    tertutup = Q(akun__password__startswith=_TERTUTUP, akun__is_active=True, akun__is_staff=False) & ~Q(
        akun__pengajuan_peran__status=StatusPengajuan.MENUNGGU
    )
    return _aktif(pengguna, unit).filter(belum | tertutup).order_by("unit__path", "nama", "nip")


def keadaan_akun(pengguna: Pengguna) -> dict[str, Any]:
    """Return how many active people in scope there are, have come in, hold a code that still opens, and have none."""
    orang = _aktif(pengguna, None)
    jumlah = orang.aggregate(
        semua=Count("pk"), masuk=Count("pk", filter=Q(akun__isnull=False) & ~Q(akun__password__startswith=_TERTUTUP))
    )
    berkode = KodeAktivasi.objects.filter(
        pengguna__pegawai__in=orang, pengguna__password__startswith=_TERTUTUP, kedaluwarsa__gt=timezone.now()
    ).count()
    return jumlah | {"berkode": berkode, "tanpa": jumlah["semua"] - jumlah["masuk"] - berkode}
