"""Undoing an applied import: all of it, or nothing and the rows that hold it back."""

from dataclasses import dataclass

from django.utils import timezone

from pegawai.impor.basis import kunci_tabel
from pegawai.impor.halangan import Halangan, cari_halangan, jejak_model, model_impor
from pegawai.impor.urung import kembalikan
from pegawai.models import Impor, JejakPerubahan, Pengguna
from pegawai.pilihan import StatusImpor
from pegawai.selectors.impor import impor_terlihat
from pegawai.services.impor import satu_transaksi
from talenta.umum.angka import angka_id
from talenta.umum.galat import GalatAplikasi, TidakBerhak

PESAN_BENTROK = (
    "Data yang dirujuk isi lamanya sudah tidak ada atau sedang berubah, jadi tidak ada yang diurungkan. "
    "Muat ulang halaman ini, lalu coba lagi."
)


class UrungTerhalang(GalatAplikasi):
    """Rows were touched or used since; ``halangan`` names them."""

    def __init__(self, halangan: Halangan) -> None:
        super().__init__(
            f"Impor ini tidak dapat diurungkan: {angka_id(halangan.jumlah)} baris sudah disentuh atau dipakai "
            "sesudahnya. Tidak ada yang diubah."
        )
        self.halangan = halangan


@dataclass(frozen=True)
class Rencana:
    """What undoing would do: (what, rows deleted, rows given back their old values) a table, and what is in the way."""

    tabel: list[tuple[str, int, int]]
    halangan: Halangan


def rencana_urung(impor: Impor) -> Rencana:
    """Return what undoing an applied import would do; nothing is written."""
    tabel = []
    for model in model_impor(impor):
        jejak = jejak_model(impor, model)
        baru = jejak.filter(baru=True).count()
        tabel.append((str(model._meta.verbose_name), baru, jejak.count() - baru))
    return Rencana(tabel, cari_halangan(impor))


def urungkan(*, impor: Impor, oleh: Pengguna) -> None:
    """Take an applied import back in one transaction: new rows are deleted, changed fields get their old values.

    Raises:
        UrungTerhalang: rows of the import were touched or are used since; nothing is undone.
        GalatAplikasi: the import is not (or no longer) an applied one, or the tables are busy.
        TidakBerhak: the import is none of this user's agency, or the user may not import.
    """
    if not impor_terlihat(oleh).filter(pk=impor.pk).exists():
        raise TidakBerhak("Hanya admin instansi pemilik impor ini yang dapat mengurungkannya.")
    with satu_transaksi(PESAN_BENTROK):
        pada = timezone.now()
        # The first statement takes the row: of two at once the second waits, and finds the import undone.
        diterapkan = Impor.objects.filter(pk=impor.pk, status=StatusImpor.SELESAI)
        if not diterapkan.update(status=StatusImpor.DIURUNGKAN, diurungkan_pada=pada, diurungkan_oleh=oleh):
            raise GalatAplikasi("Impor ini tidak dalam keadaan selesai diterapkan, jadi tidak ada yang diurungkan.")
        kunci_tabel(*model_impor(impor), JejakPerubahan)
        halangan = cari_halangan(impor)
        if halangan.jumlah:
            raise UrungTerhalang(halangan)
        kembalikan(impor, pada=pada, oleh=oleh)
    impor.refresh_from_db()
