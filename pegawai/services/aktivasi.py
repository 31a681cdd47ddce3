"""Accounts of employees: made for many at once, taken in hand by each with a one-time code and an own password.

No password is made or seen by anybody else. A code is for accounts that hold no role but ``pegawai``: whoever holds
another one gets a password from an admin, which a second person must confirm (``services.pengesahan``).
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from pegawai.izin import boleh_kelola_rujukan
from pegawai.models import KodeAktivasi, Pegawai, Pengguna, UnitKerja
from pegawai.pilihan import Peran, StatusPengajuan
from pegawai.selectors.aktivasi import menunggu_kode
from pegawai.selectors.pelimpahan import pelimpahan_hidup
from pegawai.services.pemberitahuan import beri_tahu
from talenta.umum.galat import GalatAplikasi, TidakBerhak

MASA_KODE = timedelta(days=30)
# Without what a hand confuses on paper: 0 and O, 1 and I and L.
_ABJAD = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_PANJANG = 12
SALAH = (
    "NIP atau kode aktivasi tidak cocok, atau kodenya sudah dipakai atau lewat waktunya. "
    "Periksa lembar kode Anda; bila tetap ditolak, minta kode baru kepada pengelola kepegawaian."
)


@dataclass(frozen=True, slots=True)
class Kode:
    """One line of the list that is handed out: a person, the unit, the code, the last day on which it opens."""

    nip: str
    nama: str
    unit: str
    kode: str
    sampai: date


@transaction.atomic
def terbitkan_kode(*, oleh: Pengguna, unit: UnitKerja | None = None) -> list[Kode]:
    """Give every active employee (of a unit and below) who has not come in yet an account and a new code.

    Earlier codes of these people end. The codes are shown in what is returned and nowhere else.

    Raises TidakBerhak for anybody but an admin; GalatAplikasi when nobody waits for a code.
    """
    if not boleh_kelola_rujukan(oleh) or oleh.instansi_id is None:
        raise TidakBerhak("Hanya admin instansi yang menerbitkan kode aktivasi.")
    orang = list(menunggu_kode(oleh, unit).select_related("unit", "akun"))
    if not orang:
        raise GalatAplikasi("Tidak ada pegawai yang menunggu kode di sini: semua sudah mengaktifkan akunnya.")
    _buat_akun([satu for satu in orang if not _akun(satu)])
    return _beri_kode(orang, oleh)


def _akun(orang: Pegawai) -> Pengguna | None:
    return getattr(orang, "akun", None)


def _buat_akun(orang: Iterable[Pegawai]) -> None:
    akun = [
        Pengguna(
            username=satu.nip,
            nama=satu.nama_lengkap[:150],
            instansi_id=satu.instansi_id,
            pegawai=satu,
            password=make_password(None),
        )
        for satu in orang
    ]
    Pengguna.objects.bulk_create(akun, batch_size=1000)
    grup, lewat = Group.objects.get_or_create(name=Peran.PEGAWAI)[0], Pengguna.groups.through
    lewat.objects.bulk_create((lewat(pengguna_id=satu.pk, group_id=grup.pk) for satu in akun), batch_size=1000)


def _beri_kode(orang: list[Pegawai], oleh: Pengguna) -> list[Kode]:
    kini = timezone.now()
    batas = kini + MASA_KODE
    akun = dict(Pengguna.objects.filter(pegawai__in=orang).values_list("pegawai_id", "pk"))
    hasil = {akun[satu.pk]: _satu_kode(satu, batas) for satu in orang}
    KodeAktivasi.objects.bulk_create(
        (
            KodeAktivasi(pengguna_id=pk, sidik=_sidik(isi.kode), kedaluwarsa=batas, dibuat_oleh=oleh, dibuat_pada=kini)
            for pk, isi in hasil.items()
        ),
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["pengguna"],
        update_fields=["sidik", "kedaluwarsa", "dibuat_oleh", "dibuat_pada"],
    )
    return list(hasil.values())


def _satu_kode(orang: Pegawai, batas: datetime) -> Kode:
    huruf = "".join(secrets.choice(_ABJAD) for _ in range(_PANJANG))
    kode = "-".join((huruf[:4], huruf[4:8], huruf[8:]))
    return Kode(orang.nip, orang.nama_lengkap, str(orang.unit or ""), kode, timezone.localdate(batas))


def _sidik(kode: str) -> str:
    """Return what is stored of a code, however it was typed: who reads the database cannot use it."""
    bersih = "".join(huruf for huruf in kode.upper() if huruf in _ABJAD)
    return salted_hmac("talenta.kode-aktivasi", bersih, algorithm="sha256").hexdigest()


@transaction.atomic
def terbitkan_ulang(*, oleh: Pengguna, nip: str) -> Kode:
    """Give one employee a new code, also one who has come in before and forgot the password; tell the account.

    The old password stays until the code is used. Raises TidakBerhak, and GalatAplikasi when there is no such active
    employee in the agency or the account holds other roles.
    """
    if not boleh_kelola_rujukan(oleh) or oleh.instansi_id is None:
        raise TidakBerhak("Hanya admin instansi yang menerbitkan kode aktivasi.")
    orang = Pegawai.objects.filter(instansi=oleh.instansi_id, nip=nip, aktif=True).select_related("unit", "akun")
    satu = orang.first()
    if satu is None:
        raise GalatAplikasi(f"Tidak ada pegawai aktif ber-NIP {nip or '(kosong)'} di instansi Anda. Periksa NIP-nya.")
    _siapkan_akun(satu, oleh)
    return _beri_kode([satu], oleh)[0]


def _siapkan_akun(orang: Pegawai, oleh: Pengguna) -> None:
    akun, di_admin = _akun(orang), "di halaman Admin."
    if akun is not None:
        if not _boleh_dikodekan(akun):
            sebab = "memegang peran lain atau dinonaktifkan"
            raise GalatAplikasi(f"Akun {orang.nama} {sebab}: atur kata sandinya {di_admin}")
        _kabari(akun, "Kode aktivasi baru diterbitkan untuk akun Anda", f"oleh {oleh}")
    elif Pengguna.objects.filter(username=orang.nip).exists():
        raise GalatAplikasi(f"Nama akun {orang.nip} dipakai akun lain. Hubungkan dengan orangnya {di_admin}")
    else:
        _buat_akun([orang])


def _boleh_dikodekan(akun: Pengguna) -> bool:
    menunggu = akun.pengajuan_peran.filter(status=StatusPengajuan.MENUNGGU)
    berkuasa = menunggu.exists() or pelimpahan_hidup(akun).exists()
    return akun.is_active and not akun.is_staff and akun.peran <= {Peran.PEGAWAI} and not berkuasa


@transaction.atomic
def aktifkan(*, nip: str, kode: str, sandi: str) -> Pengguna:
    """Spend a code: the account gets this password. Raises GalatAplikasi, for every cause with the same sentence."""
    milik = KodeAktivasi.objects.select_for_update().filter(pengguna__username=nip, kedaluwarsa__gt=timezone.now())
    catatan = milik.first()
    if not constant_time_compare(catatan.sidik if catatan else "", _sidik(kode)) or catatan is None:
        raise GalatAplikasi(SALAH)
    akun = Pengguna.objects.get(pk=catatan.pengguna_id)
    if not _boleh_dikodekan(akun):
        raise GalatAplikasi(SALAH)
    akun.set_password(sandi)
    akun.save(update_fields=["password"])
    catatan.delete()
    _kabari(akun, "Akun Anda diaktifkan", "dengan kode dari pengelola kepegawaian")
    return akun


def _kabari(akun: Pengguna, judul: str, oleh: str) -> None:
    beri_tahu(
        penerima=[akun],
        judul=judul,
        isi=f"Terjadi {oleh}. Bila Anda tidak memintanya, hubungi admin sekarang juga.",
        tautan="/",
        kunci=f"aktivasi-{akun.pk}-{timezone.now():%Y%m%d%H%M%S%f}",
    )
