"""A set plan in its five years: it runs, and is closed with what was learned from it."""

from django.db import transaction
from django.utils import timezone

from karier.aturan.persetujuan import transisi
from karier.models import RencanaKarier, RiwayatPersetujuan
from karier.pilihan import StatusLangkah, StatusRpk
from karier.services.persetujuan import pindahkan, siap
from karier.services.segel import segel_riwayat
from pegawai.models import Pengguna
from talenta.umum.galat import GalatAplikasi

CATATAN_MULAI = "Tahun pertama rencana sudah dimulai."
_SEKALI = 200


@transaction.atomic
def jalankan(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna, catatan: str = "") -> None:
    """Say that a plan which went to BKN is running. Raises what ``pindahkan`` raises, and before its first year."""
    siap("jalankan", rpk, revisi, oleh)
    if timezone.localdate().year < rpk.tahun_awal:
        raise GalatAplikasi(f"Rencana ini baru berjalan mulai 1 Januari {rpk.tahun_awal}.")
    segel_riwayat([pindahkan("jalankan", rpk, revisi, oleh, catatan)], oleh=oleh)


@transaction.atomic
def evaluasi(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna, catatan: str) -> None:
    """Close a running plan with what was learned from it, once every step has an outcome.

    Raises what ``pindahkan`` raises, and GalatAplikasi while a step has none.
    """
    siap("evaluasi", rpk, revisi, oleh)
    belum = rpk.langkah.filter(status=StatusLangkah.DIRENCANAKAN).count()
    if belum:
        raise GalatAplikasi(f"{belum} langkah belum dicatat realisasinya. Catat dulu, lalu tutup rencana ini.")
    segel_riwayat([pindahkan("evaluasi", rpk, revisi, oleh, catatan)], oleh=oleh)


def mulai_berjalan() -> int:
    """Let the plans run that went to BKN and whose first year has begun; return how many."""
    tiba = RencanaKarier.objects.filter(status=StatusRpk.DISAMPAIKAN, tahun_awal__lte=timezone.localdate().year)
    pk = list(tiba.order_by("instansi", "pk").values_list("pk", flat=True))
    return sum(_mulai(pk[awal : awal + _SEKALI]) for awal in range(0, len(pk), _SEKALI))


@transaction.atomic
def _mulai(pilihan: list[int]) -> int:
    baris = transisi("jalankan", StatusRpk.DISAMPAIKAN)
    assert baris is not None
    riwayat: dict[int, list[RiwayatPersetujuan]] = {}
    for rpk in RencanaKarier.objects.filter(pk__in=pilihan).order_by("pk"):
        if RencanaKarier.objects.filter(pk=rpk.pk, status=baris.dari).update(status=baris.ke):
            isi = {"dari": baris.dari, "ke": baris.ke, "revisi": rpk.revisi, "catatan": CATATAN_MULAI}
            riwayat.setdefault(rpk.instansi_id, []).append(RiwayatPersetujuan.objects.create(rpk=rpk, **isi))
    for satu in riwayat.values():
        segel_riwayat(satu, oleh=None)
    return sum(map(len, riwayat.values()))
