"""Sealing what happened to plans and documents in the agency's hash chain; last in each transaction."""

from collections.abc import Sequence

from karier.models import (
    AspirasiKarier,
    Dokumen,
    KelompokSuksesi,
    PermintaanKoreksi,
    RealisasiLangkah,
    RiwayatPaket,
    RiwayatPersetujuan,
    Tanggapan,
)
from karier.selectors.rantai import (
    ASPIRASI,
    DOKUMEN,
    KOREKSI,
    KRS,
    PAKET,
    REALISASI,
    RIWAYAT_PAKET,
    RIWAYAT_RPK,
    RPK,
    TANGGAPAN,
)
from pegawai.models import Pengguna
from pegawai.services.rantai import Butir, ikat


def segel_riwayat(riwayat: Sequence[RiwayatPersetujuan], *, oleh: Pengguna | None) -> None:
    """Seal changes of state of plans of one agency, each with its plan as it is now."""
    butir = []
    for satu in riwayat:
        butir.append(Butir(RPK, satu.rpk_id, satu.ke, satu.rpk.nomor))
        butir.append(Butir(RIWAYAT_RPK, satu.pk, satu.ke, satu.rpk.nomor))
    if riwayat:
        ikat(instansi_id=riwayat[0].rpk.instansi_id, butir=butir, oleh=oleh)


def segel_dokumen(dokumen: Sequence[Dokumen], *, instansi_id: int, oleh: Pengguna | None) -> None:
    """Seal documents of one agency that were just issued, replaced or revoked."""
    ikat(instansi_id=instansi_id, butir=[Butir(DOKUMEN, s.pk, s.status, s.nomor) for s in dokumen], oleh=oleh)


def segel_realisasi(semua: Sequence[RealisasiLangkah], *, instansi_id: int, oleh: Pengguna | None) -> None:
    """Seal what was just recorded of steps of one agency, or carried over to the next version of a plan."""
    ikat(instansi_id=instansi_id, butir=[Butir(REALISASI, satu.pk, satu.status) for satu in semua], oleh=oleh)


def segel_paket(riwayat: RiwayatPaket, *, oleh: Pengguna | None) -> None:
    """Seal a change of state of a package for BKN, with the package as it is now."""
    paket = riwayat.paket
    butir = [
        Butir(PAKET, paket.pk, riwayat.ke, f"{paket.tahun_awal}–{paket.tahun_awal + 4}"),
        Butir(RIWAYAT_PAKET, riwayat.pk, riwayat.ke, paket.nomor_kirim),
    ]
    ikat(instansi_id=paket.instansi_id, butir=butir, oleh=oleh)


def segel_krs(kelompok: Sequence[KelompokSuksesi], *, oleh: Pengguna | None) -> None:
    """Seal succession groups of one agency that were just set, replaced or revoked."""
    butir = [Butir(KRS, satu.pk, satu.status, satu.nomor) for satu in kelompok]
    if kelompok:
        ikat(instansi_id=kelompok[0].instansi_id, butir=butir, oleh=oleh)


def segel_aspirasi(aspirasi: Sequence[AspirasiKarier], *, instansi_id: int, oleh: Pengguna) -> None:
    """Seal wishes of one agency that were just made, replaced or withdrawn."""
    butir = [Butir(ASPIRASI, satu.pk, satu.akhir or "disampaikan") for satu in aspirasi]
    ikat(instansi_id=instansi_id, butir=butir, oleh=oleh)


def segel_suara(satu: Tanggapan | PermintaanKoreksi, *, oleh: Pengguna) -> None:
    """Seal a response or a request for correction that was just made or answered."""
    jenis = TANGGAPAN if isinstance(satu, Tanggapan) else KOREKSI
    ikat(instansi_id=satu.pegawai.instansi_id, butir=[Butir(jenis, satu.pk, satu.status)], oleh=oleh)
