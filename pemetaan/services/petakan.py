"""Mapping an agency: a new run of its period, placed and ranked by one statement."""

from dataclasses import dataclass

from django.db import connection, transaction

from pegawai.models import Instansi, Pegawai, Pengguna
from pemetaan.aturan.versi import VERSI_ATURAN
from pemetaan.models import Pemetaan, Periode, Skema
from pemetaan.pilihan import StatusPeriode
from pemetaan.selectors.rekap import jumlah_pemetaan
from pemetaan.selectors.skema import SKEMA_BAWAAN, cari_skema, pilihan_skema
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.mesin.pernyataan import susun
from pemetaan.services.mesin.rekap import tulis_rekap
from pemetaan.services.mesin.setelan import MEMORI_SIMPAN, setelan
from pemetaan.services.periode import TAHUN_TERAKHIR, TAHUN_TERAWAL, catat
from pemetaan.services.sidang import tolak_bila_ada_terbuka
from pemetaan.services.skema import bekukan
from talenta.umum.angka import angka_id
from talenta.umum.galat import GalatAplikasi

BOLEH_DIPETAKAN = (StatusPeriode.DIBUKA, StatusPeriode.DIPETAKAN, StatusPeriode.DIKALIBRASI)
__all__ = ["TAHUN_TERAKHIR", "TAHUN_TERAWAL", "RingkasanPemetaan", "jalankan", "petakan", "ringkas", "skema_untuk"]


@dataclass(frozen=True, slots=True)
class RingkasanPemetaan:
    """What a run gave: people placed, people not placed by reason, and people per box (all nine)."""

    pemetaan: Pemetaan
    dipetakan: int
    belum: dict[str, int]
    kotak: dict[int, int]


def skema_untuk(*, instansi: Instansi, kode: str = "") -> Skema:
    """Return the newest active version of the scheme ``kode`` that the agency may use (empty: the default one).

    Raises:
        GalatAplikasi: there is none; the message lists those there are.
    """
    skema = cari_skema(kode or SKEMA_BAWAAN, instansi)
    if skema is None:
        ada = ", ".join(satu.kode for satu in pilihan_skema(instansi)) or "belum ada"
        raise GalatAplikasi(
            f"Skema “{kode or SKEMA_BAWAAN}” tidak ada atau tidak aktif. Yang dapat dipakai: {ada}.",
            kode="skema-tidak-ada",
        )
    return skema


@transaction.atomic
def petakan(*, instansi: Instansi, tahun: int, skema: Skema, oleh: Pengguna | None = None) -> RingkasanPemetaan:
    """Place every active person of the agency in the period of ``tahun`` and make this run the one in force.

    Opens the period if there is none, freezes the scheme, keeps earlier runs. A second run at the same time waits for
    the first. A scheme for one position judges the candidates for it beside the mapping in force, which stays.
    ``oleh`` is None where the command line asks.

    Raises:
        GalatAplikasi: nobody is on record, the year is out of range, the period is set (ditetapkan) or archived, a
            calibration session over it is open, or the scheme is not valid.
    """
    if not TAHUN_TERAWAL <= tahun <= TAHUN_TERAKHIR:
        raise GalatAplikasi(f"Tahun harus {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}, bukan {tahun}.", kode="tahun")
    if not Pegawai.objects.filter(instansi=instansi, aktif=True).exists():
        raise GalatAplikasi(
            f"Belum ada pegawai aktif di {instansi}. Impor Data Utama pegawai dahulu, lalu petakan.",
            kode="tanpa-pegawai",
        )
    if skema.jabatan is not None and skema.jabatan.instansi_id != instansi.pk:
        raise GalatAplikasi(f"Skema {skema} milik instansi lain.", kode="skema-instansi")
    kunci = _kunci_untuk_target if skema.jabatan else _kunci_periode
    periode, dari = kunci(instansi, tahun)
    baris = bekukan(skema=skema)
    if skema.jabatan is None:
        Pemetaan.objects.filter(periode=periode, berlaku=True).update(berlaku=False)
    pemetaan = Pemetaan.objects.create(
        periode=periode,
        skema=skema,
        versi_aturan=VERSI_ATURAN,
        dibuat_oleh=oleh,
        jabatan=skema.jabatan,
        berlaku=skema.jabatan is None,
    )
    jalankan(pemetaan=pemetaan, cakupan=Cakupan(instansi, tahun, baris, skema.jabatan))
    hasil = ringkas(pemetaan=pemetaan)
    untuk = f", jabatan target {skema.jabatan}" if skema.jabatan else ""
    catat(periode=periode, dari=dari, oleh=oleh, catatan=f"{skema}{untuk}: {angka_id(hasil.dipetakan)} dipetakan"[:300])
    return hasil


def _kunci_untuk_target(instansi: Instansi, tahun: int) -> tuple[Periode, str]:
    """Return the period, locked; judging candidates for a position leaves its state, and is open until the archive."""
    periode, _ = Periode.objects.get_or_create(instansi=instansi, tahun=tahun)
    periode = Periode.objects.select_for_update(of=("self",)).get(pk=periode.pk)
    if periode.status == StatusPeriode.DIARSIPKAN:
        raise GalatAplikasi(f"Periode {tahun} sudah diarsipkan.", kode="periode-tertutup")
    return periode, periode.status


def _kunci_periode(instansi: Instansi, tahun: int) -> tuple[Periode, str]:
    """Return the period, locked and marked as mapped, and the state it was in."""
    periode, _ = Periode.objects.get_or_create(instansi=instansi, tahun=tahun)
    dari = Periode.objects.select_for_update(of=("self",)).get(pk=periode.pk).status
    terbuka = Periode.objects.filter(pk=periode.pk, status__in=BOLEH_DIPETAKAN)
    if terbuka.update(status=StatusPeriode.DIPETAKAN) != 1:
        periode.refresh_from_db()
        raise GalatAplikasi(
            f"Periode {tahun} sudah {periode.get_status_display().lower()} dan tidak dapat dipetakan ulang.",
            kode="periode-tertutup",
        )
    tolak_bila_ada_terbuka(periode=periode, untuk="dipetakan ulang")
    periode.refresh_from_db()
    return periode, dari


def jalankan(*, pemetaan: Pemetaan, cakupan: Cakupan) -> int:
    """Store the placements of everybody in scope under a run, and their counts; in a transaction.

    Return how many placements there are.
    """
    banyak = 0
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute(setelan(memori=MEMORI_SIMPAN))
        for sql, parameter in susun(cakupan, pemetaan_id=pemetaan.pk):
            kursor.execute(sql, parameter)
            banyak = max(banyak, kursor.rowcount)
    tulis_rekap(pemetaan_id=pemetaan.pk)
    return banyak


def ringkas(*, pemetaan: Pemetaan) -> RingkasanPemetaan:
    """Return what a run gave, from its stored counts."""
    jumlah = jumlah_pemetaan(pemetaan)
    return RingkasanPemetaan(pemetaan, jumlah.dipetakan, jumlah.belum, jumlah.kotak)
