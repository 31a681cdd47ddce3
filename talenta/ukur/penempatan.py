"""``ukur penempatan``: placing an agency against a plain copy of the same rows into the same table."""

import resource
import statistics
import time
from typing import Any

from django.db import connection, transaction

from pemetaan.models import Pemetaan, Penempatan, Periode, RekapKotak, Skema
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.petakan import jalankan
from talenta.ukur.agensi_besar import buat_agensi
from talenta.ukur.basis_sementara import basis_sementara

BARIS = 50_000
PUTARAN = 3
TAHUN = 2025
SASARAN = 3.0
SUMBER = "ukur_penempatan"


def ukur(baris: int = BARIS) -> list[dict[str, Any]]:
    """Return, for each scheme that ships, seconds to reckon, rank and store ``baris`` placements with their frozen
    inputs and the counts of the grid, and the ratio to a plain INSERT … SELECT of the very same rows into the same
    table (its indexes and constraints checked in both).

    Medians of alternating rounds in a scratch database; ``memori_mb`` is the peak of this process, ``memori_awal_mb``
    what it was before the first person was reckoned.
    """
    with basis_sementara():
        instansi = buat_agensi(baris)
        periode = Periode.objects.create(instansi=instansi, tahun=TAHUN)
        return [_satu_skema(skema, periode, baris) for skema in Skema.objects.order_by("-kode")]


def _satu_skema(skema: Skema, periode: Periode, baris: int) -> dict[str, Any]:
    cakupan = Cakupan(periode.instansi, TAHUN, baris_skema(skema))
    pemetaan = Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan="ukur", berlaku=False)
    awal = _memori()
    jalankan(pemetaan=pemetaan, cakupan=cakupan)
    _simpan_sumber(pemetaan)
    kita, polos = [], []
    for _ in range(PUTARAN):
        polos.append(_waktu(_salin))
        kita.append(_waktu(lambda: jalankan(pemetaan=pemetaan, cakupan=cakupan)))
    detik, patokan = statistics.median(kita), statistics.median(polos)
    return {
        "nama": f"penempatan {skema.kode}",
        "basis_data": connection.vendor,
        "baris": baris,
        "detik": round(detik, 2),
        "patokan_detik": round(patokan, 2),
        "rasio": round(detik / patokan, 2),
        "sasaran": SASARAN,
        "tercapai": detik / patokan <= SASARAN,
        "memori_awal_mb": awal,
        "memori_mb": _memori(),
    }


def _memori() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _kolom() -> str:
    return ", ".join(str(f.column) for f in Penempatan._meta.concrete_fields if not f.primary_key)


def _simpan_sumber(pemetaan: Pemetaan) -> None:
    tabel = Penempatan._meta.db_table
    with connection.cursor() as kursor:
        kursor.execute(f"DROP TABLE IF EXISTS {SUMBER}")
        kursor.execute(f"CREATE TABLE {SUMBER} AS SELECT {_kolom()} FROM {tabel}")  # noqa: S608 - names of this module
        kursor.execute(f"DELETE FROM {tabel}")  # noqa: S608 - not by the ORM, which would load every row first
    RekapKotak.objects.filter(pemetaan=pemetaan).delete()


def _salin() -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {Penempatan._meta.db_table} ({_kolom()}) SELECT {_kolom()} FROM {SUMBER}"  # noqa: S608
        )


def _waktu(kerja: Any) -> float:
    """Return the seconds of one insertion with its constraints checked; then take it back."""
    with transaction.atomic():
        mulai = time.perf_counter()
        kerja()
        if connection.vendor == "postgresql":  # which defers its foreign keys; SQLite has checked them by now
            connection.check_constraints()
        lama = time.perf_counter() - mulai
        transaction.set_rollback(True)
    return lama
