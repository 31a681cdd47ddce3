"""``ukur penempatan``: placing an agency against a plain copy of the same rows into the same table."""

import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from pemetaan.models import Pemetaan, Penempatan, Periode, RekapKotak, Skema
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.petakan import jalankan
from talenta.ukur.agensi_besar import buat_agensi
from talenta.ukur.basis_sementara import basis_sementara
from talenta.ukur.prosesor import prosesor

BARIS = 50_000
PUTARAN = 3
BESAR = 1_000_000
"""From here on one round is enough: each takes minutes, and no row is still in memory from the round before."""
TAHUN = 2025
SASARAN = 3.0
SUMBER = "ukur_penempatan"
Lama = tuple[float, float | None]
"""Seconds by the clock and of processor time."""


def ukur(baris: int = BARIS) -> list[dict[str, Any]]:
    """Return, for each scheme that ships, seconds to reckon, rank and store ``baris`` placements with their frozen
    inputs and the counts of the grid, and the ratio to a plain INSERT … SELECT of the very same rows into the same
    table (its indexes and constraints checked in both).

    ``detik`` are medians of alternating rounds in a scratch database (from a million people on there is one),
    ``prosesor_detik`` the least processor time of whoever does the database's work (left out where it cannot be read),
    with its own ratio; ``memori_mb`` is the peak of this process, ``memori_awal_mb`` what it was before the first
    person was reckoned.
    """
    with basis_sementara():
        instansi = buat_agensi(baris)
        periode = Periode.objects.create(instansi=instansi, tahun=TAHUN)
        return [_satu_skema(skema, periode, baris) for skema in Skema.objects.order_by("-kode")]


def _satu_skema(skema: Skema, periode: Periode, baris: int) -> dict[str, Any]:
    cakupan = Cakupan(periode.instansi, TAHUN, baris_skema(skema))
    pemetaan = Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan="ukur", berlaku=False)
    awal = _memori()
    kita, polos = _putaran(pemetaan, cakupan, PUTARAN if baris < BESAR else 1)
    detik, patokan = (statistics.median(lama for lama, _ in semua) for semua in (kita, polos))
    return {
        "nama": f"penempatan {skema.kode}",
        "basis_data": connection.vendor,
        "baris": baris,
        "detik": round(detik, 2),
        "patokan_detik": round(patokan, 2),
        "rasio": round(detik / patokan, 2),
        **_menurut_prosesor(kita, polos),
        "sasaran": SASARAN,
        "tercapai": detik / patokan <= SASARAN,
        "memori_awal_mb": awal,
        "memori_mb": _memori(),
    }


def _putaran(pemetaan: Pemetaan, cakupan: Cakupan, banyak: int) -> tuple[list[Lama], list[Lama]]:
    """Return what a run and the baseline took, round by round; the run that fills the source of the baseline, which
    finds nothing in memory, counts only if it is to be the only one.
    """

    def petakan() -> int:
        return jalankan(pemetaan=pemetaan, cakupan=cakupan)

    pertama = _waktu(petakan, tetap=True)
    _simpan_sumber()
    RekapKotak.objects.filter(pemetaan=pemetaan).delete()
    if banyak == 1:
        return [pertama], [_waktu(_salin)]
    polos, kita = zip(*((_waktu(_salin), _waktu(petakan)) for _ in range(banyak)), strict=True)
    return list(kita), list(polos)


def _memori() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _kolom() -> str:
    return ", ".join(str(f.column) for f in Penempatan._meta.concrete_fields if not f.primary_key)


def _simpan_sumber() -> None:
    with connection.cursor() as kursor:
        kursor.execute(f"DROP TABLE IF EXISTS {SUMBER}")
        kursor.execute(
            f"CREATE TABLE {SUMBER} AS SELECT {_kolom()} FROM {Penempatan._meta.db_table}"  # noqa: S608 - own names
        )
    _kosongkan()


def _kosongkan() -> None:
    """Empty the table of placements, on PostgreSQL with the room that rows taken back would leave in its indexes."""
    # Not by the ORM, which would load every row first.
    kosongkan = "TRUNCATE {} CASCADE" if connection.vendor == "postgresql" else "DELETE FROM {}"
    with connection.cursor() as kursor:
        kursor.execute(kosongkan.format(Penempatan._meta.db_table))


def _salin() -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {Penempatan._meta.db_table} ({_kolom()}) SELECT {_kolom()} FROM {SUMBER}"  # noqa: S608
        )


def _menurut_prosesor(kita: list[Lama], polos: list[Lama]) -> dict[str, float]:
    """Return the same by processor time, the least of the rounds each; nothing where it was not read."""
    terbaik = [min((satu for _, satu in semua if satu is not None), default=0.0) for semua in (kita, polos)]
    if not all(terbaik):
        return {}
    detik, patokan = terbaik
    return {
        "prosesor_detik": round(detik, 2),
        "patokan_prosesor_detik": round(patokan, 2),
        "rasio_prosesor": round(detik / patokan, 2),
    }


def _waktu(kerja: Callable[[], object], *, tetap: bool = False) -> Lama:
    """Return the seconds of one insertion with its constraints checked, by the clock and of processor time; take it
    back unless it is to stay.
    """
    with transaction.atomic():
        awal, mulai = prosesor(), time.perf_counter()
        kerja()
        if connection.vendor == "postgresql":  # which defers its foreign keys; SQLite has checked them by now
            connection.check_constraints()
        lama, akhir = time.perf_counter() - mulai, prosesor()
        transaction.set_rollback(not tetap)
    if not tetap and connection.vendor == "postgresql":
        _kosongkan()
    return lama, None if awal is None or akhir is None else akhir - awal
