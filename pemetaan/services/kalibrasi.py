"""Moving people between boxes in a calibration session, and taking a move back.

Whoever writes here first locks the period, as mapping and setting do: changes of one period come one after the other,
and each says which version of the placement its author saw.
"""

from dataclasses import dataclass

from django.db import transaction

from pegawai.izin import boleh_kalibrasi
from pegawai.models import Pengguna
from pemetaan.aturan.kalibrasi import KALIBRASI, keberatan_alasan, rapikan_alasan
from pemetaan.aturan.kotak import KOTAK
from pemetaan.models import Penempatan, Periode, PerubahanKotak, Sidang
from pemetaan.pilihan import StatusPeriode, StatusSidang
from pemetaan.services.mesin.peringkat import urutkan_ulang
from pemetaan.services.segel import segel_kotak
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_jam

BOLEH_DIKALIBRASI = (StatusPeriode.DIPETAKAN, StatusPeriode.DIKALIBRASI)


class SudahDiubah(GalatAplikasi):
    """Somebody else changed the box after this member had looked at it."""


@dataclass(frozen=True, slots=True)
class Perpindahan:
    """A move as it is asked for: to which box, why, and which version of the placement (0: never moved) was seen."""

    kotak: int
    alasan: str
    versi: int


def kunci_periode(*, pemetaan_id: int) -> Periode:
    """Lock the period of a run until the transaction ends and return it.

    Raises:
        GalatAplikasi: the period is set or archived, or has been mapped anew since.
    """
    periode = Periode.objects.select_for_update(of=("self",)).get(pemetaan=pemetaan_id)
    if periode.status not in BOLEH_DIKALIBRASI:
        raise GalatAplikasi(
            f"Periode {periode.tahun} berstatus {periode.get_status_display().lower()}, jadi kotaknya tidak dapat "
            "dikalibrasi.",
            kode="kalibrasi-periode",
        )
    if not periode.pemetaan.filter(pk=pemetaan_id, berlaku=True).exists():
        raise GalatAplikasi(
            f"Periode {periode.tahun} sudah dipetakan ulang sesudah sidang ini dibuka. Buka sidang baru untuk "
            "pemetaan yang berlaku.",
            kode="kalibrasi-pemetaan-lama",
        )
    return periode


def kunci_sidang(*, sidang: Sidang, oleh: Pengguna) -> Periode:
    """Lock the period for a member who changes something in an open session of it; return the period.

    Raises:
        TidakBerhak: not of the talent team of this agency.
        GalatAplikasi: the session is closed, the actor no member of it, or as ``kunci_periode``.
    """
    periode = kunci_periode(pemetaan_id=sidang.pemetaan_id)
    if not boleh_kalibrasi(oleh) or oleh.instansi_id != periode.instansi_id:
        raise TidakBerhak("Hanya Tim Manajemen Talenta instansi ini yang mengkalibrasi kotak.")
    sidang.refresh_from_db(fields=["status", "ditutup_pada", "ditutup_oleh"])
    if sidang.status != StatusSidang.DIBUKA:
        pada = tanggal_jam(sidang.ditutup_pada) if sidang.ditutup_pada else "waktu yang tidak tercatat"
        raise GalatAplikasi(
            f"Sidang “{sidang}” sudah ditutup oleh {sidang.ditutup_oleh} pada {pada}; tidak ada lagi yang dapat "
            "diubah di dalamnya. Buka sidang baru bila perlu.",
            kode="sidang-tertutup",
        )
    if not sidang.anggota.filter(pengguna=oleh).exists():
        raise GalatAplikasi(
            f"Anda bukan anggota sidang “{sidang}”. Tambahkan diri Anda lewat Ubah sidang, atau minta anggotanya.",
            kode="bukan-anggota",
        )
    return periode


@transaction.atomic
def pindahkan(*, sidang: Sidang, penempatan: Penempatan, pindah: Perpindahan, oleh: Pengguna) -> PerubahanKotak:
    """Move a person to another box and return the row of the log.

    Raises:
        SudahDiubah: another member moved the person after ``pindah.versi``; the sentence says who, when, whereto, why.
        TidakBerhak: as ``kunci_sidang``.
        GalatAplikasi: the person has no box, is of another run or agency, is the actor, stands in that box already,
            the reason says too little, or as ``kunci_sidang``.
    """
    periode = kunci_sidang(sidang=sidang, oleh=oleh)
    kini = _periksa_orang(sidang, penempatan, periode, oleh)
    terakhir = kini.perubahan.order_by("-ke").select_related("oleh").first()
    if (terakhir.ke if terakhir else 0) != pindah.versi:
        raise _sudah_diubah(kini, terakhir)
    _periksa_pindah(kini, pindah)
    return _catat(sidang=sidang, penempatan=kini, pindah=pindah, oleh=oleh)


@transaction.atomic
def batalkan(*, perubahan: PerubahanKotak, alasan: str, oleh: Pengguna) -> PerubahanKotak:
    """Take back the last change of a person, as a new row of the same session; return that row.

    Raises:
        SudahDiubah: the person has been moved again since.
        TidakBerhak, GalatAplikasi: as ``pindahkan``.
    """
    sidang = perubahan.sidang
    periode = kunci_sidang(sidang=sidang, oleh=oleh)
    kini = _periksa_orang(sidang, perubahan.penempatan, periode, oleh)
    terakhir = kini.perubahan.order_by("-ke").select_related("oleh").first()
    if terakhir is None or terakhir.pk != perubahan.pk:
        raise _sudah_diubah(kini, terakhir)
    pindah = Perpindahan(perubahan.kotak_asal, alasan, perubahan.ke)
    _periksa_pindah(kini, pindah)
    return _catat(sidang=sidang, penempatan=kini, pindah=pindah, oleh=oleh, membatalkan=perubahan)


def _periksa_orang(sidang: Sidang, penempatan: Penempatan, periode: Periode, oleh: Pengguna) -> Penempatan:
    kini = Penempatan.objects.select_related("pegawai").filter(pk=penempatan.pk, pemetaan=sidang.pemetaan_id).first()
    if kini is None or kini.pegawai.instansi_id != periode.instansi_id:
        raise GalatAplikasi(
            "Pegawai ini tidak termasuk dalam pemetaan instansi yang disidangkan.", kode="kalibrasi-luar"
        )
    if kini.kotak_akhir is None:
        raise GalatAplikasi(
            f"{kini.pegawai.nama_lengkap} belum punya kotak ({kini.sebab}), jadi tidak dapat dipindahkan. Lengkapi "
            "datanya, lalu petakan ulang.",
            kode="kalibrasi-tanpa-kotak",
        )
    if oleh.pegawai_id == kini.pegawai_id:
        syarat = KALIBRASI["kalibrasi-benturan"]
        raise GalatAplikasi(
            f"Anda tidak dapat memindahkan kotak Anda sendiri. {syarat.teks} Dasar: {syarat.dasar}.", kode=syarat.kode
        )
    return kini


def _sudah_diubah(kini: Penempatan, terakhir: PerubahanKotak | None) -> SudahDiubah:
    if terakhir is None:
        return SudahDiubah("Halaman Anda tidak cocok dengan catatan. Muat ulang, lalu coba lagi.", kode="bersamaan")
    return SudahDiubah(
        f"{kini.pegawai.nama_lengkap} sudah dipindahkan oleh {terakhir.oleh} dari kotak {terakhir.kotak_asal} ke kotak "
        f"{terakhir.kotak_baru} pada {tanggal_jam(terakhir.pada)}: “{terakhir.alasan.rstrip('.')}”. Perubahan Anda "
        "belum disimpan; periksa kotaknya sekarang, lalu putuskan lagi.",
        kode="bersamaan",
    )


def _periksa_pindah(kini: Penempatan, pindah: Perpindahan) -> None:
    if pindah.kotak not in KOTAK:
        raise GalatAplikasi("Pilih kotak tujuan 1 sampai 9.", kode="kalibrasi-kotak")
    if pindah.kotak == kini.kotak_akhir:
        raise GalatAplikasi(
            f"{kini.pegawai.nama_lengkap} sudah di kotak {pindah.kotak}. Pilih kotak lain.", kode="kalibrasi-kotak"
        )
    if salah := keberatan_alasan(pindah.alasan):
        raise GalatAplikasi(salah, kode="kalibrasi-alasan")


def _catat(
    *,
    sidang: Sidang,
    penempatan: Penempatan,
    pindah: Perpindahan,
    oleh: Pengguna,
    membatalkan: PerubahanKotak | None = None,
) -> PerubahanKotak:
    asal = penempatan.kotak_akhir
    assert asal is not None
    if Penempatan.objects.filter(pk=penempatan.pk, kotak_akhir=asal).update(kotak_akhir=pindah.kotak) != 1:
        raise SudahDiubah("Kotak pegawai ini baru saja berubah. Muat ulang, lalu coba lagi.", kode="bersamaan")
    baris = PerubahanKotak.objects.create(
        sidang=sidang,
        penempatan=penempatan,
        ke=pindah.versi + 1,
        kotak_asal=asal,
        kotak_baru=pindah.kotak,
        alasan=rapikan_alasan(pindah.alasan),
        membatalkan=membatalkan,
        oleh=oleh,
    )
    urutkan_ulang(pemetaan_id=sidang.pemetaan_id, kotak=(asal, pindah.kotak))
    segel_kotak([baris], sidang=sidang, oleh=oleh)
    return baris
