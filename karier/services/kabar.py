"""Notices about plans: to who is waited for, and to who waits.

A queue rings once: whoever has not yet opened the last notice about it gets no second one, however many plans follow.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from karier.models import RencanaKarier, RiwayatPersetujuan
from karier.pilihan import StatusRpk
from pegawai.models import Pelimpahan, Pengguna, UnitKerja
from pegawai.pilihan import Peran
from pegawai.services.pemberitahuan import beri_tahu

ANTREAN = "antrean-"
_MENUNGGU = {
    "ajukan": (Peran.PYB, "RPK menunggu pemeriksaan Anda"),
    "periksa": (Peran.PPK, "RPK menunggu penetapan Anda"),
}
_HASIL = {
    "periksa": "RPK yang Anda ajukan diteruskan kepada PPK",
    "kembalikan": "Satu RPK dikembalikan kepada Anda",
    "tetapkan": "RPK yang Anda susun sudah ditetapkan",
}


def kabari(aksi: str, riwayat: RiwayatPersetujuan, oleh: Pengguna | None) -> None:
    """Tell who is waited for now, and who has waited for this; the actor is told nothing."""
    rpk = riwayat.rpk
    if aksi in _MENUNGGU:
        peran, judul = _MENUNGGU[aksi]
        siapa = [satu for satu in _pemegang(peran, rpk) if satu != oleh]
        _sekali(siapa, f"{ANTREAN}{peran}", judul, reverse("persetujuan"), riwayat)
    if aksi in _HASIL:
        _kabari_penyusun(aksi, riwayat, oleh)
    if aksi == "tetapkan":
        _kabari_pegawai(riwayat)


def _pemegang(peran: str, rpk: RencanaKarier) -> QuerySet[Pengguna]:
    """Return the accounts that may act on this plan in a role, delegates included."""
    pemegang = Q(groups__name=peran)
    if peran == Peran.PPK:
        pemegang |= Q(pk__in=Pelimpahan.objects.filter(instansi=rpk.instansi_id).berlaku().values("penerima"))
    unit = rpk.pegawai.unit
    di_atas = UnitKerja.objects.get_ancestors(unit)
    lingkup = Q(unit__isnull=True) | Q(unit=unit) | Q(unit__in=[satu.pk for satu in di_atas])
    semua = Pengguna.objects.filter(pemegang, lingkup, instansi=rpk.instansi_id, is_active=True)
    return semua.exclude(pk__in=Pengguna.objects.filter(pegawai=rpk.pegawai_id)).distinct()


def _sekali(penerima: Iterable[Pengguna], awalan: str, judul: str, tautan: str, riwayat: RiwayatPersetujuan) -> None:
    """Tell those who have nothing unread about this."""
    baru = list(penerima)
    sudah = set(
        Pengguna.objects.filter(
            pk__in=[satu.pk for satu in baru],
            pemberitahuan__kunci__startswith=awalan,
            pemberitahuan__dibaca_pada__isnull=True,
        ).values_list("pk", flat=True)
    )
    beri_tahu(
        penerima=[satu for satu in baru if satu.pk not in sudah],
        judul=judul,
        isi=f"Mulai dengan RPK {_masa(riwayat.rpk)}; yang menyusul tampil di halaman yang sama.",
        tautan=tautan,
        kunci=f"{awalan}-{riwayat.pk}",
    )


def _masa(rpk: RencanaKarier) -> str:
    return f"{rpk.tahun_awal}–{rpk.tahun_akhir} {rpk.pegawai.nama}"


def _kabari_penyusun(aksi: str, riwayat: RiwayatPersetujuan, oleh: Pengguna | None) -> None:
    rpk = riwayat.rpk
    pengaju = rpk.riwayat.filter(ke=StatusRpk.DIAJUKAN, oleh__isnull=False).values("oleh")
    semua = Pengguna.objects.filter(Q(pk=rpk.dibuat_oleh_id) | Q(pk__in=pengaju), is_active=True)
    siapa = [satu for satu in semua if satu != oleh]
    if aksi == "kembalikan":
        beri_tahu(
            penerima=siapa,
            judul=_HASIL[aksi],
            isi=f"RPK {_masa(rpk)}, dikembalikan oleh {oleh}; alasannya ada pada halaman rencananya.",
            tautan=reverse("rpk-rincian", args=[rpk.pk]),
            kunci=f"rpk-{rpk.pk}-kembali-{riwayat.pk}",
        )
        return
    tautan = f"{reverse('rpk-daftar')}?status={riwayat.ke}"
    _sekali(siapa, f"rpk-{riwayat.ke}", _HASIL[aksi], tautan, riwayat)


def _kabari_pegawai(riwayat: RiwayatPersetujuan) -> None:
    rpk = riwayat.rpk
    beri_tahu(
        penerima=Pengguna.objects.filter(pegawai=rpk.pegawai_id, is_active=True),
        judul="Rencana karier Anda sudah ditetapkan",
        isi=f"RPK {rpk.tahun_awal}–{rpk.tahun_akhir} ditetapkan {timezone.localdate(riwayat.pada):%d-%m-%Y}.",
        tautan=reverse("rpk-rincian", args=[rpk.pk]),
        kunci=f"rpk-{rpk.pk}-ditetapkan",
    )
