"""Notices: tell somebody, mark as read, tidy up. The e-mails go out in ``pegawai.services.surel``."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from pegawai.models import Pemberitahuan, Pengguna
from pegawai.pilihan import StatusSurel
from pegawai.selectors.pemberitahuan import belum_dibaca
from pegawai.services.surel import antrekan_surel

SIMPAN_DIBACA = timedelta(days=90)
SIMPAN_BARU = timedelta(days=365)
_SEKALI_TULIS = 500


@transaction.atomic
def beri_tahu(*, penerima: Iterable[Pengguna], judul: str, isi: str, tautan: str, kunci: str) -> int:
    """Tell each active account once; return how many were new.

    ``kunci`` names the event (such as "rpk-12-diajukan-3"): a second call with it tells nobody again. ``judul`` is the
    subject of the e-mail as well, which passes through other hands: no name and no NIP in it. ``tautan`` is an address
    inside Talenta. The e-mails are queued after commit; that they fail never reaches the caller.
    """
    semua = {satu.pk: satu for satu in penerima if satu.is_active}
    sudah = set(Pemberitahuan.objects.filter(kunci=kunci, penerima__in=semua).values_list("penerima_id", flat=True))
    baru = [_baris(satu, judul, isi, tautan, kunci) for pk, satu in semua.items() if pk not in sudah]
    # Whoever announces the same event at the same moment is passed over by the unique constraint, not refused.
    Pemberitahuan.objects.bulk_create(baru, batch_size=_SEKALI_TULIS, ignore_conflicts=True)
    if baru:
        transaction.on_commit(partial(antrekan_surel, kunci, [satu.penerima_id for satu in baru]), robust=True)
    return len(baru)


def _baris(penerima: Pengguna, judul: str, isi: str, tautan: str, kunci: str) -> Pemberitahuan:
    lewat_surel = bool(penerima.email) and penerima.surel_pemberitahuan
    return Pemberitahuan(
        penerima=penerima,
        instansi_id=penerima.instansi_id,
        judul=" ".join(judul.split()),
        isi=isi,
        tautan=tautan,
        kunci=kunci,
        surel=StatusSurel.ANTRE if lewat_surel else StatusSurel.TIDAK,
        surel_pada=timezone.now() if lewat_surel else None,
    )


def tandai_dibaca(*, oleh: Pengguna, pk: int | None = None, awalan: str = "") -> int:
    """Mark notices of this account as read: one, those whose key begins so, or all; return how many were not yet."""
    milik = belum_dibaca(oleh).filter(kunci__startswith=awalan)
    return (milik if pk is None else milik.filter(pk=pk)).update(dibaca_pada=timezone.now())


def atur_surel(*, oleh: Pengguna, kirim: bool) -> None:
    """Say whether this account's notices also go out by e-mail."""
    oleh.surel_pemberitahuan = kirim
    oleh.save(update_fields=["surel_pemberitahuan"])


def bersihkan_lama() -> int:
    """Remove what was read 90 days ago, and what nobody has read in a year."""
    kini = timezone.now()
    dibaca = Pemberitahuan.objects.filter(dibaca_pada__lt=kini - SIMPAN_DIBACA)
    lama = Pemberitahuan.objects.filter(dibaca_pada__isnull=True, dibuat_pada__lt=kini - SIMPAN_BARU)
    return dibaca.delete()[0] + lama.delete()[0]
