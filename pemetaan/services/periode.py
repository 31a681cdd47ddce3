"""Periods: opening one, and the steps to its decision and to the archive.

Each step is one conditional UPDATE that names the state it leaves; it also locks the period's row, on which mapping and
calibration wait too.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pegawai.izin import boleh_kalibrasi
from pegawai.models import Instansi, JejakFaktor, Pengguna
from pegawai.pilihan import Peran
from pegawai.services.faktor import FaktorDitolak, atau_tolak, gunakan
from pegawai.services.pemberitahuan import beri_tahu
from pemetaan.aturan.periode import TRANSISI
from pemetaan.izin import boleh_kelola_skema, boleh_tetapkan_periode
from pemetaan.models import Periode, RiwayatPeriode
from pemetaan.pilihan import StatusPeriode
from pemetaan.services.segel import segel_periode
from pemetaan.services.sidang import tolak_bila_ada_terbuka
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100


@transaction.atomic
def buka(*, instansi: Instansi, tahun: int, oleh: Pengguna) -> Periode:
    """Open the period of a year.

    Raises:
        TidakBerhak: not the admin of this agency.
        GalatAplikasi: the year is out of range, or its period is there already.
    """
    if not boleh_kelola_skema(oleh) or oleh.instansi_id != instansi.pk:
        raise TidakBerhak("Hanya admin instansi ini yang membuka periode.")
    if not TAHUN_TERAWAL <= tahun <= TAHUN_TERAKHIR:
        raise GalatAplikasi(f"Tahun harus {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}, bukan {tahun}.", kode="tahun")
    periode, baru = Periode.objects.get_or_create(instansi=instansi, tahun=tahun)
    if not baru:
        raise GalatAplikasi(f"Periode {tahun} sudah ada, {periode.get_status_display().lower()}.", kode="periode-ada")
    catat(periode=periode, dari="", oleh=oleh)
    return periode


@transaction.atomic
def nyatakan_dikalibrasi(*, periode: Periode, oleh: Pengguna) -> None:
    """Say that calibration is over, with or without a change: only then can the period be set.

    Raises:
        TidakBerhak: not of the talent team of this agency.
        GalatAplikasi: a session is still open, or the period is in another state.
    """
    if not boleh_kalibrasi(oleh) or oleh.instansi_id != periode.instansi_id:
        raise TidakBerhak("Hanya Tim Manajemen Talenta instansi ini yang menyatakan kalibrasi selesai.")
    _pindah(periode, "tutup-kalibrasi", oleh)
    tolak_bila_ada_terbuka(periode=periode, untuk="dinyatakan selesai dikalibrasi")
    _kabari(periode, (Peran.PPK,), f"Hasil pemetaan {periode.tahun} menunggu penetapan", "Kalibrasi sudah selesai.")


def tetapkan(*, periode: Periode, nomor: str, tanggal: date, kode: str, oleh: Pengguna) -> None:
    """Set the result of a period with its decision; from now on it is neither mapped nor calibrated again.

    ``kode`` is the second factor of the PPK.

    Raises:
        TidakBerhak: not the PPK of this agency.
        FaktorDitolak: no second factor, or the code does not fit.
        GalatAplikasi: number or date do not fit, a session is open, nothing is mapped, or another state.
    """
    if not boleh_tetapkan_periode(oleh) or oleh.instansi_id != periode.instansi_id:
        raise TidakBerhak("Hanya PPK instansi ini yang menetapkan hasil pemetaan.")
    nomor = " ".join(nomor.split())
    _periksa_keputusan(periode, nomor, tanggal)
    atau_tolak(_tetapkan(periode, nomor, tanggal, kode, oleh))


def _periksa_keputusan(periode: Periode, nomor: str, tanggal: date) -> None:
    if not nomor or len(nomor) > 100:
        raise GalatAplikasi("Nomor keputusan harus diisi, paling panjang 100 huruf.", kode="nomor-keputusan")
    if tanggal > timezone.localdate():
        raise GalatAplikasi("Tanggal keputusan belum tiba; isi tanggal hari ini atau sebelumnya.", kode="tanggal")
    if tanggal.year < periode.tahun:
        raise GalatAplikasi(f"Tanggal keputusan mendahului periode {periode.tahun}; periksa tahunnya.", kode="tanggal")


@transaction.atomic
def _tetapkan(periode: Periode, nomor: str, tanggal: date, kode: str, oleh: Pengguna) -> JejakFaktor | FaktorDitolak:
    faktor = gunakan(oleh=oleh, kode=kode, untuk=f"Menetapkan hasil pemetaan {periode.tahun}")
    if isinstance(faktor, FaktorDitolak):
        return faktor
    _pindah(
        periode,
        "tetapkan",
        oleh,
        catatan=f"Keputusan {nomor}",
        nomor_keputusan=nomor,
        tanggal_keputusan=tanggal,
        ditetapkan_pada=timezone.now(),
        ditetapkan_oleh=oleh,
    )
    tolak_bila_ada_terbuka(periode=periode, untuk="ditetapkan")
    if not periode.pemetaan.filter(berlaku=True).exists():
        raise GalatAplikasi(f"Periode {periode.tahun} belum punya pemetaan yang berlaku.", kode="tanpa-pemetaan")
    isi = f"Keputusan {nomor}, {tanggal_panjang(tanggal)}."
    _kabari(periode, (Peran.SDM, Peran.TIM), f"Hasil pemetaan {periode.tahun} ditetapkan", isi)
    return faktor


@transaction.atomic
def arsipkan(*, periode: Periode, oleh: Pengguna) -> None:
    """Put a period that is set into the archive.

    Raises:
        TidakBerhak: not the admin of this agency.
        GalatAplikasi: the period is in another state.
    """
    if not boleh_kelola_skema(oleh) or oleh.instansi_id != periode.instansi_id:
        raise TidakBerhak("Hanya admin instansi ini yang mengarsipkan periode.")
    _pindah(periode, "arsipkan", oleh)


def catat(*, periode: Periode, dari: str, oleh: Pengguna | None, catatan: str = "") -> None:
    """Add a row to the history of a period, in the transaction that changed it; ``periode.status`` is the new state."""
    baris = RiwayatPeriode.objects.create(periode=periode, dari=dari, ke=periode.status, oleh=oleh, catatan=catatan)
    segel_periode(baris, oleh=oleh)


def _kabari(periode: Periode, peran: tuple[str, ...], judul: str, isi: str) -> None:
    penerima = Pengguna.objects.filter(
        instansi=periode.instansi_id, unit__isnull=True, is_active=True, groups__name__in=peran
    ).distinct()
    kunci = f"periode-{periode.pk}-{periode.status}-{periode.riwayat.count()}"
    beri_tahu(
        penerima=penerima,
        judul=judul,
        isi=isi,
        tautan=reverse("pemetaan-periode-rincian", args=[periode.tahun]),
        kunci=kunci,
    )


def _pindah(periode: Periode, aksi: str, oleh: Pengguna, *, catatan: str = "", **isi: Any) -> None:
    baris = TRANSISI[aksi]
    (dari,) = baris.dari
    berubah = Periode.objects.filter(pk=periode.pk, status=dari).update(status=baris.ke, **isi)
    periode.refresh_from_db()
    if berubah != 1:
        raise GalatAplikasi(_terlambat(periode, baris.label), kode="status-periode")
    catat(periode=periode, dari=dari, oleh=oleh, catatan=catatan)


def _terlambat(periode: Periode, label: str) -> str:
    terakhir = periode.riwayat.select_related("oleh").first()
    siapa = f" oleh {terakhir.oleh}" if terakhir and terakhir.oleh and terakhir.ke == periode.status else ""
    kini = StatusPeriode(periode.status).label.lower()
    return (
        f"Periode {periode.tahun} kini {kini}{siapa}, jadi langkah “{label}” tidak dapat dilakukan. Muat ulang halaman."
    )
