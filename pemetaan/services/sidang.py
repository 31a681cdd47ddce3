"""Calibration sessions: opening, correcting and closing one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pegawai.izin import boleh_kalibrasi
from pegawai.models import Pengguna
from pegawai.services.pemberitahuan import beri_tahu
from pemetaan.models import AnggotaSidang, Pemetaan, Periode, Sidang
from pemetaan.pilihan import PeranSidang, StatusSidang
from pemetaan.services.kalibrasi import kunci_periode, kunci_sidang
from pemetaan.services.segel import segel_sidang
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

HARI_KE_DEPAN = 31


@dataclass(frozen=True, slots=True)
class OrangSidang:
    """A person in a session who needs no account."""

    nama: str
    jabatan: str = ""


@dataclass(frozen=True, slots=True)
class IsiSidang:
    """What is written down about a session. ``akun``: members of the team, who may move people in it.

    The leader is named; where the name is that of one of ``akun``, the seat is that account's.
    """

    nama: str
    forum: str
    tempat: str
    tanggal: date
    ketua: OrangSidang
    akun: Sequence[Pengguna] = ()
    lain: Sequence[OrangSidang] = field(default_factory=tuple)


@transaction.atomic
def buka(*, pemetaan: Pemetaan, isi: IsiSidang, oleh: Pengguna) -> Sidang:
    """Open a session over the run in force of a period; who opens it is a member.

    Raises:
        TidakBerhak: not of the talent team of this agency.
        GalatAplikasi: the period cannot be calibrated, the date or a member does not fit.
    """
    periode = kunci_periode(pemetaan_id=pemetaan.pk)
    _periksa(pemetaan, isi, periode, oleh)
    sidang = Sidang(pemetaan=pemetaan, dibuka_oleh=oleh)
    _isi(sidang, isi)
    akun = list(dict.fromkeys([oleh, *isi.akun]))
    _tulis_anggota(sidang, isi, akun)
    _kabari(sidang, periode, akun, oleh)
    return sidang


@transaction.atomic
def ubah(*, sidang: Sidang, isi: IsiSidang, oleh: Pengguna) -> None:
    """Correct an open session and who sits in it; any of the team may, so that nobody is locked out.

    Raises:
        TidakBerhak: not of the talent team of this agency.
        GalatAplikasi: the session is closed, a member who has moved somebody would go, or as ``buka``.
    """
    periode = kunci_periode(pemetaan_id=sidang.pemetaan_id)
    _periksa(sidang.pemetaan, isi, periode, oleh)
    if Sidang.objects.filter(pk=sidang.pk, status=StatusSidang.DIBUKA).count() != 1:
        raise GalatAplikasi(f"Sidang “{sidang}” sudah ditutup dan tidak dapat diubah.", kode="sidang-tertutup")
    bekerja = Pengguna.objects.filter(pk__in=sidang.perubahan.values("oleh"))
    for satu in bekerja:
        if satu not in isi.akun:
            raise GalatAplikasi(
                f"{satu} sudah memindahkan orang dalam sidang ini, jadi tetap tercatat sebagai anggotanya.",
                kode="anggota-bekerja",
            )
    sebelumnya = set(sidang.anggota.filter(pengguna__isnull=False).values_list("pengguna_id", flat=True))
    _isi(sidang, isi)
    sidang.anggota.all().delete()
    akun = list(dict.fromkeys(isi.akun))
    _tulis_anggota(sidang, isi, akun)
    _kabari(sidang, periode, [satu for satu in akun if satu.pk not in sebelumnya], oleh)


@transaction.atomic
def tutup(*, sidang: Sidang, oleh: Pengguna) -> None:
    """Close a session for good.

    Raises:
        TidakBerhak, GalatAplikasi: as ``kunci_sidang``; or the day of the session has not come.
    """
    kunci_sidang(sidang=sidang, oleh=oleh)
    if sidang.tanggal > timezone.localdate():
        raise GalatAplikasi(
            f"Sidang “{sidang}” bertanggal {tanggal_panjang(sidang.tanggal)}, jadi belum dapat ditutup. Perbaiki "
            "tanggalnya lewat Ubah sidang bila sudah berlangsung.",
            kode="sidang-belum-berlangsung",
        )
    terbuka = Sidang.objects.filter(pk=sidang.pk, status=StatusSidang.DIBUKA)
    terbuka.update(status=StatusSidang.DITUTUP, ditutup_pada=timezone.now(), ditutup_oleh=oleh)
    sidang.refresh_from_db()
    segel_sidang(sidang, oleh=oleh)


def tolak_bila_ada_terbuka(*, periode: Periode, untuk: str) -> None:
    """Refuse an act on a period while a session of its run in force is open. In a transaction with the period locked.

    Raises:
        GalatAplikasi: there is one; ``untuk`` says what it stands in the way of ("dipetakan ulang", "ditetapkan").
    """
    sidang = Sidang.objects.filter(
        pemetaan__periode=periode, pemetaan__berlaku=True, status=StatusSidang.DIBUKA
    ).first()
    if sidang is not None:
        raise GalatAplikasi(
            f"Sidang kalibrasi “{sidang}” ({tanggal_panjang(sidang.tanggal)}) masih dibuka. Tutup dahulu, lalu periode "
            f"{periode.tahun} dapat {untuk}.",
            kode="sidang-terbuka",
        )


def _periksa(pemetaan: Pemetaan, isi: IsiSidang, periode: Periode, oleh: Pengguna) -> None:
    if not boleh_kalibrasi(oleh) or oleh.instansi_id != periode.instansi_id:
        raise TidakBerhak("Hanya Tim Manajemen Talenta instansi ini yang membuka sidang kalibrasi.")
    dihitung = timezone.localdate(pemetaan.dibuat_pada)
    if isi.tanggal < dihitung:
        raise GalatAplikasi(
            f"Tanggal sidang ({tanggal_panjang(isi.tanggal)}) mendahului pemetaan yang dikalibrasi "
            f"({tanggal_panjang(dihitung)}).",
            kode="tanggal-sidang",
        )
    if isi.tanggal > timezone.localdate() + timedelta(days=HARI_KE_DEPAN):
        raise GalatAplikasi(f"Tanggal sidang paling lama {HARI_KE_DEPAN} hari dari hari ini.", kode="tanggal-sidang")
    for satu in isi.akun:
        if not boleh_kalibrasi(satu) or satu.instansi_id != periode.instansi_id:
            raise GalatAplikasi(f"{satu} bukan anggota Tim Manajemen Talenta instansi ini.", kode="anggota-sidang")


def _periksa_kembar(isi: IsiSidang, akun: Sequence[Pengguna]) -> None:
    """Refuse somebody named in words who sits in the session already: the minutes would count one person twice."""
    duduk = [isi.ketua.nama, *map(str, akun)]
    for satu in isi.lain:
        if any(_sama(satu.nama, nama) for nama in duduk):
            raise GalatAplikasi(
                f"{satu.nama} sudah menjadi ketua atau anggota sidang ini; hapus dari anggota lain.", kode="lain"
            )


def _isi(sidang: Sidang, isi: IsiSidang) -> None:
    sidang.nama, sidang.forum, sidang.tempat, sidang.tanggal = isi.nama, isi.forum, isi.tempat, isi.tanggal
    sidang.full_clean(exclude=["pemetaan", "dibuka_oleh"])
    sidang.save()


def _sama(satu: str, dua: str) -> bool:
    return " ".join(satu.split()).casefold() == " ".join(dua.split()).casefold()


def _tulis_anggota(sidang: Sidang, isi: IsiSidang, akun: Sequence[Pengguna]) -> None:
    _periksa_kembar(isi, akun)
    ketua = next((satu for satu in akun if _sama(str(satu), isi.ketua.nama)), None)
    baris = [
        AnggotaSidang(nama=isi.ketua.nama, jabatan=isi.ketua.jabatan, sebagai=PeranSidang.KETUA, pengguna=ketua),
        *(AnggotaSidang(nama=str(satu), jabatan=_jabatan(satu), pengguna=satu) for satu in akun if satu != ketua),
        *(AnggotaSidang(nama=satu.nama, jabatan=satu.jabatan) for satu in isi.lain),
    ]
    for urutan, satu in enumerate(baris):
        satu.sidang, satu.urutan = sidang, urutan
    AnggotaSidang.objects.bulk_create(baris)


def _jabatan(akun: Pengguna) -> str:
    return akun.pegawai.jabatan.nama if akun.pegawai else "Tim Manajemen Talenta"


def _kabari(sidang: Sidang, periode: Periode, akun: Sequence[Pengguna], oleh: Pengguna) -> None:
    beri_tahu(
        penerima=[satu for satu in akun if satu != oleh],
        judul="Anda anggota sidang kalibrasi talenta",
        isi=f"Sidang “{sidang}”, {tanggal_panjang(sidang.tanggal)}, {sidang.tempat}. Periode {periode.tahun}.",
        tautan=reverse("kalibrasi-sidang", args=[periode.tahun, sidang.pk]),
        kunci=f"sidang-{sidang.pk}-anggota",
    )
