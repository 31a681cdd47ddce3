"""Puts the demo agency into the database, or says why not."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from pegawai.models import Instansi, Pegawai, Pengguna
from talenta.contoh import akun, bangun, katalog, rencana, sidang, simata
from talenta.contoh.acuan import KODE
from talenta.contoh.bangun import Lapor
from talenta.umum.galat import GalatAplikasi


@dataclass(frozen=True, slots=True)
class Hasil:
    """What was done. ``baru`` is false where the demo agency was there already and nothing was changed."""

    instansi: str
    baru: bool
    pegawai: int
    akun: list[str]


@transaction.atomic
def muat(*, sandi: str, jumlah: int, lapor: Lapor) -> Hasil:
    """Load the demo agency of ``jumlah`` people with accounts that share the password ``sandi``.

    Raises:
        GalatAplikasi: in production, beside a real agency, or (kode ``argumen``) for too few people.
    """
    if settings.PRODUKSI:
        raise GalatAplikasi("Data contoh tidak dapat dimuat pada pemasangan produksi (TALENTA_PRODUKSI=1).")
    lain = Instansi.objects.exclude(kode=KODE).first()
    if lain:
        raise GalatAplikasi(
            f"Basis data sudah memuat {lain.nama}. Data contoh hanya dimuat ke basis data yang kosong; "
            "pakai DATABASE_URL lain untuk mencobanya."
        )
    bentrok = (
        Pengguna.objects.exclude(instansi__kode=KODE).filter(username__in=akun.AKUN).values_list("username", flat=True)
    )
    if bentrok:
        raise GalatAplikasi(f"Nama akun ini sudah dipakai: {', '.join(bentrok)}. Hapus atau ganti dulu namanya.")
    ada = Instansi.objects.filter(kode=KODE).first()
    if ada:
        return Hasil(ada.nama, False, Pegawai.objects.filter(instansi=ada).count(), [])
    return _muat_baru(sandi, jumlah, lapor)


def _muat_baru(sandi: str, jumlah: int, lapor: Lapor) -> Hasil:
    try:
        contoh = bangun.susun(jumlah)
    except ValueError as galat:
        raise GalatAplikasi(str(galat), kode="argumen") from None
    bangun.simpan(contoh, lapor)
    daftar_akun = akun.buat(contoh.instansi, sandi)
    lapor(f"katalog pengembangan: {katalog.buat(contoh.instansi)}")
    rencana.petakan_semua(contoh.instansi, daftar_akun["sdm"], lapor)
    sidang.buat(contoh.instansi, daftar_akun, lapor)
    simata.buat(contoh.instansi, daftar_akun["admin"], lapor)
    rencana.buat(contoh.instansi, daftar_akun, lapor)
    return Hasil(contoh.instansi.nama, True, len(contoh.sosok), list(daftar_akun))
