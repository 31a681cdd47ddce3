"""Carrying calibrations of an earlier run over to the run in force, in a session and by somebody who answers for it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction

from pegawai.models import Pengguna
from pemetaan.aturan.kalibrasi import ALASAN_TERPANJANG
from pemetaan.models import Penempatan, PerubahanKotak, Sidang
from pemetaan.selectors.kalibrasi import Bawaan, bawaan
from pemetaan.services.kalibrasi import kunci_sidang
from pemetaan.services.mesin.peringkat import urutkan_ulang
from pemetaan.services.segel import segel_kotak
from talenta.umum.galat import GalatAplikasi
from talenta.umum.tanggal import tanggal_pendek


@dataclass(frozen=True, slots=True)
class HasilBawa:
    """How many calibrations were carried over, and how many were not."""

    dibawa: int
    tidak: int


@transaction.atomic
def bawa(*, sidang: Sidang, oleh: Pengguna) -> HasilBawa:
    """Repeat each calibration of the last calibrated run whose reckoned box is the same in this one.

    A person whose reckoned box has changed, who has been calibrated already or who is the actor is left as reckoned.

    Raises:
        TidakBerhak, GalatAplikasi: as ``kunci_sidang``; or there is nothing to carry over.
    """
    kunci_sidang(sidang=sidang, oleh=oleh)
    semua = bawaan(sidang.pemetaan)
    boleh = [
        (satu, satu.baru) for satu in semua if not satu.sebab and satu.baru and satu.baru.pegawai_id != oleh.pegawai_id
    ]
    if not boleh:
        raise GalatAplikasi("Tidak ada kalibrasi pemetaan sebelumnya yang dapat dibawa.", kode="bawa-kosong")
    perubahan = [_baris(sidang, satu, baru, oleh) for satu, baru in boleh]
    PerubahanKotak.objects.bulk_create(perubahan, batch_size=500)
    per_kotak: dict[int, list[int]] = defaultdict(list)
    for satu, baru in boleh:
        per_kotak[satu.lama.kotak_baru].append(baru.pk)
    for kotak, siapa in per_kotak.items():
        Penempatan.objects.filter(pk__in=siapa).update(kotak_akhir=kotak)
    urutkan_ulang(pemetaan_id=sidang.pemetaan_id, kotak=range(1, 10))
    segel_kotak(perubahan, sidang=sidang, oleh=oleh)
    return HasilBawa(len(boleh), len(semua) - len(boleh))


def _baris(sidang: Sidang, satu: Bawaan, baru: Penempatan, oleh: Pengguna) -> PerubahanKotak:
    lama = satu.lama
    assert baru.kotak is not None
    asal = f"Dibawa dari sidang “{lama.sidang}” ({tanggal_pendek(lama.sidang.tanggal)}): "
    if lama.dibawa_dari_id:  # the sentence names its first session already
        asal = ""
    return PerubahanKotak(
        sidang=sidang,
        penempatan=baru,
        ke=1,
        kotak_asal=baru.kotak,
        kotak_baru=lama.kotak_baru,
        alasan=(asal + lama.alasan)[:ALASAN_TERPANJANG],
        dibawa_dari=lama,
        oleh=oleh,
    )
