"""The plans of a package follow it: to ``disampaikan`` when it went to BKN, back to ``ditetapkan`` when returned."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from karier.aturan.persetujuan import transisi
from karier.models import ButirPaket, PaketBkn, RencanaKarier, RiwayatPersetujuan
from karier.pilihan import StatusPaket, StatusRpk
from karier.services.segel import segel_riwayat
from pegawai.models import Pengguna

_SEKALI = 200
Lapor = Callable[[int, int], None]


def selaraskan(*, paket: PaketBkn, oleh: Pengguna | None, lapor: Lapor = lambda selesai, jumlah: None) -> int:
    """Move the plans of a package on or back, a few hundred in a transaction; return how many moved.

    Run again after a crash it does the rest. Plans that another package has taken to BKN meanwhile, that run already or
    were replaced stay as they are.
    """
    paket.refresh_from_db()
    if paket.status in (StatusPaket.DIKIRIM, StatusPaket.DITERIMA):
        aksi, dari = "sampaikan", StatusRpk.DITETAPKAN
        catatan = f"Paket {paket.pk}, nomor {paket.nomor_kirim}"
    elif paket.status == StatusPaket.DIKEMBALIKAN:
        aksi, dari = "kembalikan_bkn", StatusRpk.DISAMPAIKAN
        catatan = f"Paket {paket.pk} dikembalikan BKN: {paket.alasan_kembali}"
    else:
        return 0
    pk = list(_milik(paket, dari).values_list("rpk", flat=True))
    jumlah = 0
    for awal in range(0, len(pk), _SEKALI):
        jumlah += _pindahkan(pk[awal : awal + _SEKALI], aksi, dari, oleh, catatan)
        lapor(min(awal + _SEKALI, len(pk)), len(pk))
    return jumlah


def _milik(paket: PaketBkn, dari: str) -> QuerySet[ButirPaket]:
    terkirim = (StatusPaket.DIKIRIM, StatusPaket.DITERIMA)
    lain = ButirPaket.objects.filter(rpk=OuterRef("rpk"), aktif=True, paket__status__in=terkirim)
    milik = paket.butir.filter(rpk__status=dari).order_by("pk")
    return milik if dari == StatusRpk.DITETAPKAN else milik.filter(~Exists(lain.exclude(paket=paket)))


@transaction.atomic
def _pindahkan(pilihan: list[int], aksi: str, dari: str, oleh: Pengguna | None, catatan: str) -> int:
    baris = transisi(aksi, dari)
    assert baris is not None
    riwayat = []
    for rpk in RencanaKarier.objects.filter(pk__in=pilihan).order_by("pk"):
        if RencanaKarier.objects.filter(pk=rpk.pk, status=baris.dari).update(status=baris.ke):
            isi = {"dari": baris.dari, "ke": baris.ke, "revisi": rpk.revisi, "oleh": oleh, "catatan": catatan}
            riwayat.append(RiwayatPersetujuan(rpk=rpk, **isi))
    RiwayatPersetujuan.objects.bulk_create(riwayat)
    segel_riwayat(riwayat, oleh=oleh)
    return len(riwayat)
