"""``ukur jalur``: one path search in a big agency against merely reading its posts and people from the database."""

import gc
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db import connection

from karier.selectors.jalur import cari_jalur_karier
from pegawai.models import Instansi, Jabatan, Pegawai, PetaJabatan
from talenta.ukur.agensi_karier import buat_agensi_karier
from talenta.ukur.basis_sementara import basis_sementara

BARIS = 50_000
POS = 5_000
HARI_INI = date(2026, 11, 24)
SASARAN_MILIDETIK = 200
PASANGAN = (
    ("pelaksana", "administrator"),
    ("pengawas", "administrator"),
    ("pelaksana", "jpt_pratama"),
    ("ahli_muda", "jpt_pratama"),
    ("pemula", "pengawas"),
    ("terampil", "ahli_muda"),
)
ORANG = 5


def ukur(baris: int = BARIS) -> dict[str, Any]:
    """Return the milliseconds of a search (median, and the slowest of 30) and the ratio to the baseline.

    The baseline reads the agency's posts and the birthdays of their holders, nothing else, in the same process.
    """
    with basis_sementara():
        instansi = buat_agensi_karier(baris, POS)
        kasus = _kasus(instansi)
        gc.collect()
        gc.freeze()  # what built the agency is no part of a search
        cari = [_waktu(partial(cari_jalur_karier, p, j, hari_ini=HARI_INI)) for p, j in kasus]
        patokan = statistics.median(_waktu(lambda: _baca(instansi)) for _ in range(5))
        gc.unfreeze()
    tengah = statistics.median(cari)
    return {
        "basis_data": connection.vendor,
        "baris": baris,
        "pos": POS,
        "milidetik": round(1000 * tengah),
        "milidetik_terlama": round(1000 * max(cari)),
        "patokan_milidetik": round(1000 * patokan),
        "rasio": round(tengah / patokan, 2),
        "sasaran_milidetik": SASARAN_MILIDETIK,
        "tercapai": 1000 * tengah <= SASARAN_MILIDETIK,
    }


def _kasus(instansi: Instansi) -> list[tuple[Pegawai, Jabatan]]:
    """Return people with targets in their own rumpun, where most ways lead."""
    orang = Pegawai.objects.filter(instansi=instansi).select_related("jabatan", "unit", "instansi").order_by("pk")
    hasil = []
    for asal, tujuan in PASANGAN:
        semua = PetaJabatan.objects.filter(jabatan__instansi=instansi, jabatan__jenjang=tujuan).select_related(
            "jabatan"
        )
        for satu in orang.filter(jabatan__jenjang=asal)[: ORANG * 190 : 190]:
            peta = semua.filter(rumpun__peta__jabatan=satu.jabatan).order_by("pk").first() or semua.order_by("pk")[0]
            hasil.append((satu, peta.jabatan))
    return hasil


def _baca(instansi: Instansi) -> None:
    kolom = ("jabatan_id", "unit_id", "kebutuhan", "jabatan__nama", "jabatan__jenjang", "unit__path")
    list(PetaJabatan.objects.filter(jabatan__instansi=instansi).values_list(*kolom))
    list(Pegawai.objects.filter(instansi=instansi, aktif=True).values_list("jabatan_id", "unit_id", "tanggal_lahir"))


def _waktu(kerja: Callable[[], Any]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai
