"""Mapping an agency: a new run of its period, placed and ranked by one statement."""

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count

from pegawai.models import Instansi, Pegawai, Pengguna
from pemetaan.aturan.versi import VERSI_ATURAN
from pemetaan.models import Pemetaan, Penempatan, Periode, Skema
from pemetaan.pilihan import StatusPeriode
from pemetaan.selectors.skema import SKEMA_BAWAAN, cari_skema, pilihan_skema
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.mesin.pernyataan import susun
from pemetaan.services.skema import bekukan
from talenta.umum.galat import GalatAplikasi

BOLEH_DIPETAKAN = (StatusPeriode.DIBUKA, StatusPeriode.DIPETAKAN, StatusPeriode.DIKALIBRASI)
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100


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
    the first. ``oleh`` is None where the command line asks.

    Raises:
        GalatAplikasi: nobody is on record, the year is out of range, the period is set (ditetapkan) or archived, or
            the scheme is not valid.
    """
    if not TAHUN_TERAWAL <= tahun <= TAHUN_TERAKHIR:
        raise GalatAplikasi(f"Tahun harus {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}, bukan {tahun}.", kode="tahun")
    if not Pegawai.objects.filter(instansi=instansi, aktif=True).exists():
        raise GalatAplikasi(
            f"Belum ada pegawai aktif di {instansi}. Impor Data Utama pegawai dahulu, lalu petakan.",
            kode="tanpa-pegawai",
        )
    periode = _kunci_periode(instansi, tahun)
    baris = bekukan(skema=skema)
    Pemetaan.objects.filter(periode=periode, berlaku=True).update(berlaku=False)
    pemetaan = Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan=VERSI_ATURAN, dibuat_oleh=oleh)
    jalankan(pemetaan=pemetaan, cakupan=Cakupan(instansi, tahun, baris))
    return ringkas(pemetaan=pemetaan)


def _kunci_periode(instansi: Instansi, tahun: int) -> Periode:
    """Return the period, marked as mapped; the UPDATE locks its row until the transaction ends."""
    periode, _ = Periode.objects.get_or_create(instansi=instansi, tahun=tahun)
    terbuka = Periode.objects.filter(pk=periode.pk, status__in=BOLEH_DIPETAKAN)
    if terbuka.update(status=StatusPeriode.DIPETAKAN) != 1:
        periode.refresh_from_db()
        raise GalatAplikasi(
            f"Periode {tahun} sudah {periode.get_status_display().lower()} dan tidak dapat dipetakan ulang.",
            kode="periode-tertutup",
        )
    periode.refresh_from_db()
    return periode


def jalankan(*, pemetaan: Pemetaan, cakupan: Cakupan) -> int:
    """Store the placements of everybody in scope under a run and return how many rows there are; in a transaction."""
    sql, parameter = susun(cakupan, pemetaan_id=pemetaan.pk)
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            # Compiling the hundreds of expressions takes seconds, whatever the number of people.
            kursor.execute("SET LOCAL jit = off")
        kursor.execute(sql, parameter)
        return kursor.rowcount


def ringkas(*, pemetaan: Pemetaan) -> RingkasanPemetaan:
    """Return what a run gave, from its stored rows."""
    baris = Penempatan.objects.filter(pemetaan=pemetaan).values("kotak_akhir", "sebab").annotate(n=Count("pk"))
    kotak = dict.fromkeys(range(1, 10), 0)
    belum: dict[str, int] = {}
    for satu in baris.order_by("sebab"):
        if satu["kotak_akhir"] is None:
            belum[satu["sebab"]] = satu["n"]
        else:
            kotak[satu["kotak_akhir"]] += satu["n"]
    return RingkasanPemetaan(pemetaan, sum(kotak.values()), belum, kotak)
