"""``ukur andaian``: a what-if over an agency against a bare SELECT of the same inputs, and a comparison of runs."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from pegawai.models import Pengguna
from pegawai.pilihan import Peran
from pemetaan.models import Pemetaan, Penempatan, Periode, Skema
from pemetaan.selectors.banding import bandingkan
from pemetaan.selectors.grid import SaringGrid
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.andaian import andaikan
from pemetaan.services.mesin.andaian import kolom_dibaca
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.petakan import jalankan
from talenta.ukur.agensi_besar import buat_agensi
from talenta.ukur.basis_sementara import basis_sementara, segarkan

BARIS = 50_000
PUTARAN = 3
TAHUN = 2025
SASARAN_DETIK = 1.0
PANJANG_UNIT = 8


def ukur(baris: int = BARIS) -> list[dict[str, Any]]:
    """Return seconds of a what-if for each scheme that ships, and of a comparison of two runs.

    The baseline of a what-if is a SELECT that fetches the same input columns of the same rows; of the comparison, a
    count of the rows of both runs.
    """
    with basis_sementara():
        instansi = buat_agensi(baris)
        periode = Periode.objects.create(instansi=instansi, tahun=TAHUN)
        hasil, semua = [], []
        for skema in Skema.objects.order_by("-kode"):
            pemetaan = Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan="ukur", berlaku=False)
            jalankan(pemetaan=pemetaan, cakupan=Cakupan(instansi, TAHUN, baris_skema(skema)))
            segarkan()
            semua.append(pemetaan)
            hasil.append(_andaian(pemetaan, skema, baris))
        pengguna = Pengguna.objects.create(username="ukur", instansi=instansi)
        pengguna.peran = frozenset({Peran.TIM})
        return [*hasil, _banding(pengguna, semua, baris)]


def _andaian(pemetaan: Pemetaan, skema: Skema, baris: int) -> dict[str, Any]:
    isi = baris_skema(skema)
    orang = Penempatan.objects.filter(pemetaan=pemetaan)
    kolom = [nama if nama not in ("teknis", "umpan_balik") else f"n_{nama}" for nama in kolom_dibaca(isi)]
    kita, polos = [], []
    for _ in range(PUTARAN):
        polos.append(_waktu(lambda: list(orang.values_list("pegawai_id", "level", "unit_path", "kotak", *kolom))))
        kita.append(_waktu(lambda: andaikan(penempatan=orang, skema=isi, panjang_unit=PANJANG_UNIT, orang=25)))
    return _baris(f"andaian {skema.kode}", baris, kita, polos)


def _banding(pengguna: Pengguna, semua: list[Pemetaan], baris: int) -> dict[str, Any]:
    dari, ke = (Pemetaan.objects.select_related("periode").get(pk=satu.pk) for satu in semua[:2])
    kita, polos = [], []
    for _ in range(PUTARAN):
        polos.append(_waktu(lambda: Penempatan.objects.filter(pemetaan__in=[dari, ke], level__gt=0).count()))
        kita.append(_waktu(lambda: bandingkan(pengguna, dari, ke, SaringGrid(), panjang_unit=PANJANG_UNIT)))
    return _baris("banding dua pemetaan", baris, kita, polos)


def _baris(nama: str, baris: int, kita: list[float], polos: list[float]) -> dict[str, Any]:
    detik, patokan = statistics.median(kita), statistics.median(polos)
    return {
        "nama": nama,
        "basis_data": connection.vendor,
        "baris": baris,
        "detik": round(detik, 3),
        "patokan_detik": round(patokan, 3),
        "rasio": round(detik / patokan, 2),
        "sasaran_detik": SASARAN_DETIK,
        "tercapai": detik <= SASARAN_DETIK,
    }


def _waktu(kerja: Callable[[], Any]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai
