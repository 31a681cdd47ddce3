"""Running numbers of documents: per agency, kind and year without a gap, because a number is drawn in the transaction
that uses it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from karier.models import PengaturanDokumen, UrutanNomor
from karier.selectors.pengaturan import pola_nomor
from pegawai.aturan.nomor import PolaSalah, susun_nomor
from talenta.umum.galat import GalatAplikasi

PANJANG_NOMOR = 100


@transaction.atomic
def nomor_berikut(*, pengaturan: PengaturanDokumen, jenis: str, hari: date) -> str:
    """Give out the next number of a kind in the year of ``hari``.

    The row's own UPDATE makes two at a time wait for each other until the first has committed or given it back.
    """
    milik = UrutanNomor.objects.filter(instansi=pengaturan.instansi_id, jenis=jenis, tahun=hari.year)
    try:
        with transaction.atomic():
            UrutanNomor.objects.get_or_create(instansi_id=pengaturan.instansi_id, jenis=jenis, tahun=hari.year)
    except IntegrityError:
        pass
    milik.update(urut=F("urut") + 1)
    return _susun(pengaturan, jenis, milik.values_list("urut", flat=True).get(), hari)


def nomor_bakal(*, pengaturan: PengaturanDokumen, jenis: str, hari: date) -> str:
    """Return what ``nomor_berikut`` would give if nobody came in between; draws nothing."""
    milik = UrutanNomor.objects.filter(instansi=pengaturan.instansi_id, jenis=jenis, tahun=hari.year)
    terakhir = milik.values_list("urut", flat=True).first() or 0
    return _susun(pengaturan, jenis, terakhir + 1, hari)


def _susun(pengaturan: PengaturanDokumen, jenis: str, urut: int, hari: date) -> str:
    try:
        nomor = susun_nomor(pola_nomor(pengaturan, jenis), urut=urut, tahun=hari.year, bulan=hari.month)
    except PolaSalah as galat:
        raise GalatAplikasi(f"{galat} Admin dapat memperbaikinya pada pengaturan dokumen.") from None
    return nomor[:PANJANG_NOMOR]
