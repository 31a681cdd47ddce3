"""Sealing what happened to periods and boxes in the agency's hash chain; last in each transaction."""

from collections.abc import Sequence

from pegawai.models import Pengguna
from pegawai.services.rantai import Butir, ikat
from pemetaan.models import PerubahanKotak, RiwayatPeriode, Sidang
from pemetaan.selectors.rantai import KOTAK, PERIODE, RIWAYAT_PERIODE, SIDANG


def segel_kotak(perubahan: Sequence[PerubahanKotak], *, sidang: Sidang, oleh: Pengguna) -> None:
    """Seal boxes changed in a session."""
    butir = [Butir(KOTAK, satu.pk, "dipindah", f"Kotak {satu.kotak_asal} ke {satu.kotak_baru}") for satu in perubahan]
    ikat(instansi_id=sidang.pemetaan.periode.instansi_id, butir=butir, oleh=oleh)


def segel_sidang(sidang: Sidang, *, oleh: Pengguna) -> None:
    """Seal a session that was just closed."""
    butir = [Butir(SIDANG, sidang.pk, sidang.status, sidang.nama)]
    ikat(instansi_id=sidang.pemetaan.periode.instansi_id, butir=butir, oleh=oleh)


def segel_periode(riwayat: RiwayatPeriode, *, oleh: Pengguna | None) -> None:
    """Seal a change of a period's state, with the period as it is now."""
    periode, tahun = riwayat.periode, str(riwayat.periode.tahun)
    butir = [Butir(PERIODE, periode.pk, riwayat.ke, tahun), Butir(RIWAYAT_PERIODE, riwayat.pk, riwayat.ke, tahun)]
    ikat(instansi_id=periode.instansi_id, butir=butir, oleh=oleh)
