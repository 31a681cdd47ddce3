"""``ukur rpk``: drawing up everybody's plan against drawing up the same plans without giving out a single post."""

import io
import resource
import statistics
import time
from typing import Any
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection, transaction

from karier.models import LangkahRpk, RencanaKarier
from karier.services.penjatahan import Penjatah
from pegawai.models import Instansi
from pemetaan.models import Pemetaan, Periode, Skema
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.petakan import jalankan
from talenta.ukur.agensi_karier import buat_agensi_karier
from talenta.ukur.basis_sementara import basis_sementara

BARIS = 2_000
POS = 1_500
PETA, AWAL = 2025, 2027
PUTARAN = 3
SASARAN_DETIK = 30


def ukur(baris: int = BARIS) -> dict[str, Any]:
    """Return the seconds of the whole command ``rpk susun`` for an agency and the ratio to the baseline.

    The baseline runs the same command with the assignment taken out: it reads, words and stores the same plans.
    Medians of alternating rounds.
    """
    with basis_sementara():
        instansi = buat_agensi_karier(baris, POS)
        _petakan(instansi)
        kita, polos, rencana, pindah = [], [], 0, 0
        for _ in range(PUTARAN):
            with patch.object(Penjatah, "jatah", lambda self, peserta: {}):
                polos.append(_susun()[0])
            lama, rencana, pindah = _susun()
            kita.append(lama)
    detik, patokan = statistics.median(kita), statistics.median(polos)
    return {
        "basis_data": connection.vendor,
        "baris": baris,
        "rencana": rencana,
        "perpindahan": pindah,
        "detik": round(detik, 2),
        "patokan_detik": round(patokan, 2),
        "rasio": round(detik / patokan, 2),
        "sasaran_detik": SASARAN_DETIK,
        "tercapai": detik <= SASARAN_DETIK,
        "memori_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _petakan(instansi: Instansi) -> None:
    periode = Periode.objects.create(instansi=instansi, tahun=PETA)
    skema = Skema.objects.order_by("-kode")[0]
    pemetaan = Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan="ukur", berlaku=True)
    jalankan(pemetaan=pemetaan, cakupan=Cakupan(instansi, PETA, baris_skema(skema)))


def _susun() -> tuple[float, int, int]:
    """Return the seconds of the command, its plans and its moves; then take them back."""
    with transaction.atomic():
        mulai = time.perf_counter()
        call_command("rpk", "susun", str(AWAL), "--json", stdout=io.StringIO())
        lama = time.perf_counter() - mulai
        hasil = (RencanaKarier.objects.count(), LangkahRpk.objects.filter(jabatan__isnull=False).count())
        transaction.set_rollback(True)
    return lama, *hasil
