"""The second factor: enrol, use for one act, renew the recovery codes, remove.

Failed codes must stay counted although the act they were for is refused. So ``gunakan`` gives a refusal back instead of
raising it: whoever calls it lets the transaction end, and raises then (``atau_tolak``).
"""

from collections.abc import Iterable
from datetime import timedelta
from math import ceil
from secrets import randbelow, token_bytes
from time import time

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.models import ThrottlingMixin
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from pegawai.models import Autentikator, JejakFaktor, Pengguna
from pegawai.models.faktor import kunci_autentikator, terikat
from pegawai.pilihan import CaraFaktor, PeristiwaFaktor
from pegawai.selectors.faktor import kuasa, perangkat, punya_faktor
from pegawai.services.pemberitahuan import beri_tahu
from talenta.umum.brankas import RahasiaTerkunci, nomor_kunci, nomor_kunci_kini
from talenta.umum.galat import GalatAplikasi

BANYAK_PEMULIHAN = 10
_ANGKA = 6
_PANJANG_RAHASIA = 20
MASA_TUNGGU = timedelta(minutes=30)
BELUM_ADA = "Pasang faktor kedua dulu; tanpa itu tidak ada yang dapat ditetapkan."
KOSONG = "Isi kode 6 angka dari aplikasi autentikator, atau satu kode pemulihan."
SALAH = (
    "Kode ini tidak cocok. Isi kode yang sedang tampil di aplikasi autentikator untuk Talenta; "
    "bila tetap ditolak, setel jam ponsel ke otomatis."
)
SANDI_SALAH = "Kata sandi Anda tidak cocok. Faktor kedua yang pertama dipasang dengan kata sandi akun ini."
BERKUASA = (
    "Selama akun ini memegang peran {kuasa}, faktor keduanya tidak dapat dilepas, hanya diganti. "
    "Pilih “Ganti perangkat”, atau minta admin mencabut perannya dulu."
)
TERPAKAI = "Kode ini sudah dipakai. Tunggu kode berikutnya di aplikasi autentikator (paling lama 30 detik)."


class FaktorDitolak(GalatAplikasi):
    """No second factor was shown; ``kode`` is "faktor-belum" while none is enrolled, otherwise "faktor"."""


def atau_tolak(hasil: JejakFaktor | FaktorDitolak) -> JejakFaktor:
    """Return the trace, or raise the refusal: outside the transaction in which the code was tried."""
    if isinstance(hasil, FaktorDitolak):
        raise hasil
    return hasil


def gunakan(*, oleh: Pengguna, kode: str, untuk: str) -> JejakFaktor | FaktorDitolak:
    """Take a code for one act, within the caller's transaction; a code serves once. See above on refusals.

    Six digits are a code of the authenticator, twelve a recovery code. ``untuk`` says in the trace what the code
    was given for. Whoever tries again too soon after failures is told how long to wait.
    """
    bersih = "".join(kode.split()).replace("-", "")
    if not punya_faktor(oleh):
        return FaktorDitolak(BELUM_ADA, kode="faktor-belum")
    if not bersih:
        return FaktorDitolak(KOSONG, kode="faktor")
    totp = len(bersih) == _ANGKA and bersih.isascii() and bersih.isdigit()
    sebab = _coba_totp(oleh, bersih) if totp else _coba_pemulihan(oleh, bersih)
    if sebab:
        return FaktorDitolak(sebab, kode="faktor")
    cara = CaraFaktor.TOTP if totp else CaraFaktor.PEMULIHAN
    return _catat(oleh, PeristiwaFaktor.DIPAKAI, oleh=oleh, cara=cara, keterangan=untuk)


def _catat(pengguna: Pengguna, peristiwa: str, *, oleh: Pengguna | None, **lain: str) -> JejakFaktor:
    return JejakFaktor.objects.create(pengguna=pengguna, peristiwa=peristiwa, oleh=oleh, **lain)


def _coba_totp(oleh: Pengguna, kode: str) -> str:
    """Return why the code is refused, or nothing: then its time step is spent, and all failures are forgotten."""
    semua = list(perangkat(oleh).select_for_update())
    for satu in semua:
        if _sudah_terpakai(satu, kode):
            return TERPAKAI
    terbuka = [satu for satu in semua if satu.verify_is_allowed()[0]]
    if not terbuka:
        return _tunggu(semua)
    if not any(satu.verify_token(kode) for satu in terbuka):
        return SALAH
    _lupakan_kegagalan(semua)
    return ""


def _sudah_terpakai(satu: Autentikator, kode: str) -> bool:
    """Tell whether a code is right but its time step has been spent: a second click, not an attack."""
    hitung = TOTP(satu.bin_key, satu.step, satu.t0, satu.digits, satu.drift)
    hitung.time = time()
    cocok = hitung.verify(int(kode), satu.tolerance)
    return cocok and not hitung.verify(int(kode), satu.tolerance, satu.last_t + 1)


def _lupakan_kegagalan(semua: list[Autentikator]) -> None:
    Autentikator.objects.filter(pk__in=[satu.pk for satu in semua]).update(
        throttling_failure_count=0, throttling_failure_timestamp=None
    )


def _tunggu(semua: Iterable[ThrottlingMixin]) -> str:
    sampai = min(satu.verify_is_allowed()[1]["locked_until"] for satu in semua)
    detik = max(1, ceil((sampai - timezone.now()).total_seconds()))
    return f"Baru saja ada kode yang salah. Tunggu {detik} detik, lalu coba lagi dengan kode yang baru."


def _coba_pemulihan(oleh: Pengguna, kode: str) -> str:
    tempat = StaticDevice.objects.select_for_update().filter(user=oleh, confirmed=True).first()
    if tempat is None:
        return SALAH
    if not tempat.verify_is_allowed()[0]:
        return _tunggu([tempat])
    return "" if tempat.verify_token(_sidik(oleh.pk, kode)) else SALAH


def _sidik(pengguna_id: int, kode: str) -> str:
    """Return what is stored of a recovery code of an account: who reads the database cannot use it, nor move it.

    The inner digest alone was stored before codes were bound to their account (migration 0016).
    """
    return terikat(pengguna_id, salted_hmac("talenta.faktor.pemulihan", kode, algorithm="sha256").hexdigest()[:16])


@transaction.atomic
def siapkan(*, oleh: Pengguna) -> Autentikator:
    """Return the authenticator that waits to be confirmed by a code.

    The same one while the page is open; another one after half an hour, and after every sign-in, so that nobody who had
    the account before knows the secret that is confirmed later.
    """
    Pengguna.objects.select_for_update().get(pk=oleh.pk)  # two pages opened at once make one
    menunggu = Autentikator.objects.filter(user=oleh, confirmed=False)
    satu = menunggu.order_by("pk").first()
    if satu is not None and _masih_menunggu(satu, oleh):
        return satu
    menunggu.delete()
    kunci = kunci_autentikator(oleh.pk, token_bytes(_PANJANG_RAHASIA))
    return Autentikator.objects.create(user=oleh, confirmed=False, name="autentikator", key=kunci)


def _masih_menunggu(satu: Autentikator, oleh: Pengguna) -> bool:
    sejak = satu.created_at
    if sejak is None or sejak < timezone.now() - MASA_TUNGGU or (oleh.last_login and sejak < oleh.last_login):
        return False
    try:
        return bool(satu.bin_key)
    except RahasiaTerkunci:
        return False


def pasang(*, oleh: Pengguna, kode: str, kode_lama: str = "", sandi: str = "") -> list[str]:
    """Confirm the waiting authenticator by one of its codes; return the recovery codes, which are never shown again.

    Where a factor is enrolled already, ``kode_lama`` must be one of its codes; the first one takes the password of the
    account, so that a screen left open is not enough. Raises FaktorDitolak, with kode "sandi" for the password.
    """
    with transaction.atomic():
        hasil = _pasang(oleh, kode, kode_lama, sandi)
    if isinstance(hasil, FaktorDitolak):
        raise hasil
    return hasil


def _pasang(oleh: Pengguna, kode: str, kode_lama: str, sandi: str) -> list[str] | FaktorDitolak:
    baru = Autentikator.objects.select_for_update().filter(user=oleh, confirmed=False).first()
    angka = "".join(kode.split())
    if baru is None or not angka:
        return FaktorDitolak(KOSONG, kode="faktor")
    if tolak := _bukan_pemegang(oleh, kode_lama, sandi):
        return tolak
    if not baru.verify_is_allowed()[0]:
        return FaktorDitolak(_tunggu([baru]), kode="faktor")
    if not baru.verify_token(angka):
        return FaktorDitolak(SALAH, kode="faktor")
    Autentikator.objects.filter(user=oleh).exclude(pk=baru.pk).delete()
    # The code has shown that the device works; it has been used for no act, and may still be.
    Autentikator.objects.filter(pk=baru.pk).update(confirmed=True, last_t=-1)
    _kabari(oleh, _catat(oleh, PeristiwaFaktor.DIPASANG, oleh=oleh))
    return _kode_baru(oleh)


def _bukan_pemegang(oleh: Pengguna, kode_lama: str, sandi: str) -> FaktorDitolak | None:
    if not punya_faktor(oleh):
        return None if oleh.check_password(sandi) else FaktorDitolak(SANDI_SALAH, kode="sandi")
    lama = gunakan(oleh=oleh, kode=kode_lama, untuk="Mengganti perangkat")
    return FaktorDitolak(f"Perangkat lama: {lama.pesan}", kode="lama") if isinstance(lama, FaktorDitolak) else None


def _kode_baru(oleh: Pengguna) -> list[str]:
    StaticDevice.objects.filter(user=oleh).delete()
    tempat = StaticDevice.objects.create(user=oleh, name="pemulihan", confirmed=True)
    # Digits alone, so that a phone shows its keypad for both kinds of codes.
    kode = [f"{randbelow(10**12):012d}" for _ in range(BANYAK_PEMULIHAN)]
    StaticToken.objects.bulk_create(StaticToken(device=tempat, token=_sidik(oleh.pk, satu)) for satu in kode)
    return ["-".join((satu[:4], satu[4:8], satu[8:])) for satu in kode]


def kode_pemulihan_baru(*, oleh: Pengguna, kode: str) -> list[str]:
    """Replace all recovery codes; needs the factor. Raises FaktorDitolak."""
    with transaction.atomic():
        hasil = gunakan(oleh=oleh, kode=kode, untuk="Membuat ulang kode pemulihan")
        if isinstance(hasil, JejakFaktor):
            _kabari(oleh, _catat(oleh, PeristiwaFaktor.KODE_BARU, oleh=oleh))
            return _kode_baru(oleh)
    raise hasil


def lepas(*, oleh: Pengguna, kode: str) -> None:
    """Remove one's own factor; needs the factor. Raises FaktorDitolak.

    GalatAplikasi for who has power over others: without a factor the next one who has the password would enrol theirs.
    """
    if dipegang := kuasa(oleh):
        raise GalatAplikasi(BERKUASA.format(kuasa=", ".join(dipegang)))
    with transaction.atomic():
        hasil = gunakan(oleh=oleh, kode=kode, untuk="Melepas faktor kedua")
        if isinstance(hasil, JejakFaktor):
            hapus_faktor(pengguna=oleh, oleh=oleh, peristiwa=PeristiwaFaktor.DILEPAS)
    atau_tolak(hasil)


def hapus_faktor(*, pengguna: Pengguna, oleh: Pengguna, peristiwa: str, keterangan: str = "") -> None:
    """Take every authenticator and recovery code off an account, with its trace and a notice to the account."""
    Autentikator.objects.filter(user=pengguna).delete()
    StaticDevice.objects.filter(user=pengguna).delete()
    _kabari(pengguna, _catat(pengguna, peristiwa, oleh=oleh, keterangan=keterangan))


def _kabari(pengguna: Pengguna, jejak: JejakFaktor) -> None:
    beri_tahu(
        penerima=[pengguna],
        judul="Faktor kedua akun Anda berubah",
        isi=f"{jejak.get_peristiwa_display()}. Bila bukan Anda yang melakukannya, hubungi admin sekarang juga.",
        tautan="/akun/faktor-kedua/",
        kunci=f"faktor-{jejak.pk}",
    )


def segel_ulang() -> int:
    """Seal the secrets of all authenticators with the newest key; return how many were not yet.

    For the operator, after a new key was made. Also what was stored unsealed, from an old copy, is taken as it is.
    """
    kini, banyak = nomor_kunci_kini(), 0
    for satu in Autentikator.objects.order_by("pk").iterator(chunk_size=500):
        nomor = nomor_kunci(satu.key)
        if nomor == kini and nomor:
            continue
        rahasia = satu.bin_key if nomor is not None else bytes.fromhex(satu.key)
        sama = Autentikator.objects.filter(pk=satu.pk, key=satu.key)
        banyak += sama.update(key=kunci_autentikator(satu.user_id, rahasia))
    return banyak
