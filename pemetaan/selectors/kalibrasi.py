"""Calibrations as they stand: the change in force of each placement, sessions, and what an earlier run has left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, QuerySet

from pegawai.izin import boleh_lihat_kalibrasi
from pegawai.models import Pengguna
from pegawai.selectors.lingkup import instansi_pengguna
from pemetaan.models import Pemetaan, Penempatan, PerubahanKotak, Sidang
from pemetaan.pilihan import StatusSidang
from talenta.umum.hitung import LebihDari, sampai_batas


def sidang_terlihat(pengguna: Pengguna | AnonymousUser) -> QuerySet[Sidang]:
    """Return the sessions a user may see: those of the own agency, for roles that may read them; none for others."""
    instansi = instansi_pengguna(pengguna)
    if instansi is None or not boleh_lihat_kalibrasi(pengguna):
        return Sidang.objects.none()
    milik = Sidang.objects.filter(pemetaan__periode__instansi=instansi)
    return milik.select_related("pemetaan__periode__instansi", "dibuka_oleh", "ditutup_oleh")


def daftar_sidang(pengguna: Pengguna, tahun: int) -> QuerySet[Sidang]:
    """Return the sessions of a year, newest first, with the number of changes as ``banyak`` and the seats."""
    semua = sidang_terlihat(pengguna).filter(pemetaan__periode__tahun=tahun)
    return semua.annotate(banyak=Count("perubahan")).prefetch_related("anggota").order_by("-tanggal", "-pk")


def ada_sidang_terbuka(pemetaan: Pemetaan) -> bool:
    """Tell whether a session over this run is open."""
    return pemetaan.sidang.filter(status=StatusSidang.DIBUKA).exists()


def log_sidang(sidang: Sidang) -> QuerySet[PerubahanKotak]:
    """Return every change of a session in its order, with the person, position and unit as the run froze them."""
    return sidang.perubahan.select_related(
        "oleh", "penempatan__pegawai", "penempatan__jabatan", "penempatan__unit", "membatalkan"
    ).order_by("pk")


def versi_pemetaan(pemetaan: Pemetaan) -> int:
    """Return the newest change of a run: as long as it stays, nothing has moved. 0 before the first."""
    terakhir = PerubahanKotak.objects.filter(sidang__pemetaan=pemetaan).order_by("-pk").values_list("pk", flat=True)
    return terakhir.first() or 0


def kalibrasi_berlaku(penempatan: Iterable[Penempatan]) -> dict[int, PerubahanKotak]:
    """Return the last change of each of these placements that has any, by the id of the placement; one query."""
    baris = PerubahanKotak.objects.filter(penempatan__in=[satu.pk for satu in penempatan])
    return {satu.penempatan_id: satu for satu in baris.select_related("sidang", "oleh").order_by("ke")}


def perubahan_terakhir(pemetaan: Pemetaan) -> dict[int, PerubahanKotak]:
    """Return the last change of everybody whom a run's sessions have touched, by the id of the placement; one query."""
    baris = PerubahanKotak.objects.filter(sidang__pemetaan=pemetaan).select_related("sidang", "oleh")
    return {satu.penempatan_id: satu for satu in baris.order_by("ke")}


def riwayat_kalibrasi(penempatan: Penempatan) -> QuerySet[PerubahanKotak]:
    """Return every change of one placement, oldest first."""
    return penempatan.perubahan.select_related("sidang", "oleh").order_by("ke")


def terkalibrasi(penempatan: QuerySet[Penempatan], pemetaan: Pemetaan) -> QuerySet[Penempatan]:
    """Return those of these placements whose box in force is not the reckoned one.

    Starts from the log, which is short, however many people the run has.
    """
    tersentuh = PerubahanKotak.objects.filter(sidang__pemetaan=pemetaan).values("penempatan")
    return penempatan.filter(pk__in=tersentuh).exclude(kotak_akhir=F("kotak"))


def masuk_kotak(penempatan: QuerySet[Penempatan], pemetaan: Pemetaan) -> dict[int, int]:
    """Return how many of these people calibration has brought into each box; boxes without any are left out.

    Asks for the people of the log first: in one query SQLite reads the whole run.
    """
    tersentuh = PerubahanKotak.objects.filter(sidang__pemetaan=pemetaan).order_by()
    orang = sampai_batas(tersentuh.values_list("penempatan__pegawai", flat=True).distinct())
    if isinstance(orang, LebihDari):
        pindah = terkalibrasi(penempatan, pemetaan)
    else:
        pindah = penempatan.filter(pemetaan=pemetaan, pegawai__in=orang).exclude(kotak_akhir=F("kotak"))
    tiap = pindah.order_by().values("kotak_akhir").annotate(n=Count("pk"))
    return {int(satu["kotak_akhir"] or 0): satu["n"] for satu in tiap.order_by("-kotak_akhir")}


def pasang_kalibrasi(penempatan: Sequence[Penempatan]) -> None:
    """Give each placement that calibration has moved its last change, as ``kalibrasi``; at most one query."""
    pindah = [satu for satu in penempatan if satu.kotak != satu.kotak_akhir]
    if pindah:
        milik = kalibrasi_berlaku(pindah)
        for satu in pindah:
            satu.kalibrasi = milik.get(satu.pk)


@dataclass(frozen=True, slots=True)
class Bawaan:
    """A calibration of an earlier run beside the person's placement in the run in force.

    ``sebab`` says why it cannot be carried over; empty: it can.
    """

    lama: PerubahanKotak
    baru: Penempatan | None
    sebab: str = ""


def bawaan(pemetaan: Pemetaan) -> list[Bawaan]:
    """Return the calibrations of the last calibrated run before this one, in box order; none without such a run.

    A person comes only where the box in force there differed from the reckoned one. Three queries.
    """
    lalu = (
        Pemetaan.objects.filter(periode=pemetaan.periode_id, pk__lt=pemetaan.pk, sidang__perubahan__isnull=False)
        .order_by("-pk")
        .first()
    )
    if lalu is None:
        return []
    pindah = terkalibrasi(Penempatan.objects.filter(pemetaan=lalu), lalu)
    terakhir = {
        satu.penempatan_id: satu
        for satu in PerubahanKotak.objects.filter(penempatan__in=pindah)
        .select_related("penempatan__pegawai", "sidang", "oleh")
        .order_by("ke")
    }
    baris = Penempatan.objects.filter(pemetaan=pemetaan, pegawai__in=pindah.values("pegawai"))
    baru = {satu.pegawai_id: satu for satu in baris.annotate(banyak=Count("perubahan"))}
    urut = sorted(terakhir.values(), key=lambda satu: (-satu.kotak_baru, satu.penempatan.pegawai.nip))
    return [_bawaan(satu, baru.get(satu.penempatan.pegawai_id)) for satu in urut]


def _bawaan(lama: PerubahanKotak, baru: Penempatan | None) -> Bawaan:
    if baru is None:
        return Bawaan(lama, None, "tidak ikut dalam pemetaan ini")
    if baru.kotak is None:
        return Bawaan(lama, baru, f"tidak punya kotak dalam pemetaan ini: {baru.sebab}")
    if getattr(baru, "banyak", 0):
        return Bawaan(lama, baru, "sudah dikalibrasi dalam pemetaan ini")
    if baru.kotak != lama.penempatan.kotak:
        return Bawaan(lama, baru, f"kotak hitungannya berubah dari {lama.penempatan.kotak} menjadi {baru.kotak}")
    return Bawaan(lama, baru)
