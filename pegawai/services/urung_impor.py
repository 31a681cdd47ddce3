"""Undoing an applied import: all of it, or nothing and the rows that hold it back."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pegawai.impor.basis import kunci_tabel
from pegawai.impor.halangan import Halangan, cari_halangan, jejak_model, model_impor
from pegawai.impor.urung import kembalikan
from pegawai.models import Impor, JejakPerubahan, Pengguna
from pegawai.pilihan import StatusImpor
from pegawai.selectors.impor import URUNG, impor_terlihat, pekerjaan_impor
from pegawai.selectors.pekerjaan import AKTIF
from pegawai.services.impor import Lapor, satu_transaksi
from pegawai.services.pekerjaan import antrekan
from talenta.umum.angka import angka_id
from talenta.umum.galat import GalatAplikasi, TidakBerhak

PESAN_BENTROK = (
    "Data yang dirujuk isi lamanya sudah tidak ada atau sedang berubah, jadi tidak ada yang diurungkan. "
    "Muat ulang halaman ini, lalu coba lagi."
)
PESAN_KEADAAN = "Impor ini tidak dalam keadaan selesai diterapkan, jadi tidak ada yang diurungkan."


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


def _pastikan_berhak(impor: Impor, oleh: Pengguna) -> None:
    if not impor_terlihat(oleh).filter(pk=impor.pk).exists():
        raise TidakBerhak("Hanya admin instansi pemilik impor ini yang dapat mengurungkannya.")


@transaction.atomic
def antrekan_urung(*, impor: Impor, oleh: Pengguna) -> None:
    """Queue the undoing of an applied import; what already holds it back is said at once.

    Raises:
        UrungTerhalang, TidakBerhak: as ``urungkan``.
        GalatAplikasi: the import is not an applied one, or a job works on it.
    """
    _pastikan_berhak(impor, oleh)
    pekerjaan = pekerjaan_impor(impor)
    if pekerjaan and pekerjaan.status in AKTIF:
        raise GalatAplikasi("Impor ini sedang dikerjakan. Tunggu sampai selesai.")
    if not Impor.objects.filter(pk=impor.pk, status=StatusImpor.SELESAI).exists():
        raise GalatAplikasi(PESAN_KEADAAN)
    halangan = cari_halangan(impor)
    if halangan.jumlah:
        raise UrungTerhalang(halangan)
    judul, tujuan = f"Mengurungkan {impor.nama_berkas}"[:200], reverse("impor", args=[impor.pk])
    antrekan(jenis=URUNG, argumen={"impor": impor.pk}, judul=judul, oleh=oleh, tujuan=tujuan)


def kerjakan_urung(*, impor_id: int, oleh: Pengguna | None, lapor: Lapor) -> str:
    """Undo an import; run by a job, safe to run again."""
    impor = Impor.objects.get(pk=impor_id)
    if impor.status == StatusImpor.DIURUNGKAN:
        return "Sudah diurungkan."
    if oleh is None:
        raise TidakBerhak("Pengurungan ini tidak mencatat siapa yang memintanya.")
    urungkan(impor=impor, oleh=oleh, lapor=lapor)
    return "Impor diurungkan."


def urungkan(*, impor: Impor, oleh: Pengguna, lapor: Lapor | None = None) -> None:
    """Take an applied import back in one transaction: new rows are deleted, changed fields get their old values.

    Raises:
        UrungTerhalang: rows of the import were touched or are used since; nothing is undone.
        GalatAplikasi: the import is not (or no longer) an applied one, or the tables are busy.
        TidakBerhak: the import is none of this user's agency, or the user may not import.
    """
    _pastikan_berhak(impor, oleh)
    kabari = lapor or (lambda *_: None)
    with satu_transaksi(PESAN_BENTROK):
        pada = timezone.now()
        # The first statement takes the row: of two at once the second waits, and finds the import undone.
        diterapkan = Impor.objects.filter(pk=impor.pk, status=StatusImpor.SELESAI)
        if not diterapkan.update(status=StatusImpor.DIURUNGKAN, diurungkan_pada=pada, diurungkan_oleh=oleh):
            raise GalatAplikasi(PESAN_KEADAAN)
        kunci_tabel(*model_impor(impor), JejakPerubahan)
        kabari(0, 0, "Memeriksa apa yang terjadi sesudah impor")
        halangan = cari_halangan(impor)
        if halangan.jumlah:
            raise UrungTerhalang(halangan)
        kabari(0, 0, "Mengurungkan")
        kembalikan(impor, pada=pada, oleh=oleh)
    impor.refresh_from_db()
