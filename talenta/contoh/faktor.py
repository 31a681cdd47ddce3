"""The second factor of the demo's approver: a device whose code the demo itself shows. Refused in production."""

import hashlib
import hmac
from time import time

from django.conf import settings
from django_otp.oath import TOTP

from pegawai.models import Autentikator, Pengguna
from pegawai.models.faktor import kunci_autentikator
from pegawai.selectors.faktor import NAMA_CONTOH, punya_faktor
from talenta.contoh.acuan import KODE
from talenta.umum.brankas import RahasiaTerkunci

BERFAKTOR = ("ppk",)


def pasang_faktor_contoh(akun: list[Pengguna], sandi: str) -> None:
    """Give the demo accounts that set plans a device made from the demo password; one of their own stays."""
    for satu in akun:
        if satu.username in BERFAKTOR:
            benih = f"talenta-contoh-{satu.username}".encode()
            _pasang(satu, hmac.new(sandi.encode(), benih, hashlib.sha1).digest())


def _pasang(satu: Pengguna, rahasia: bytes) -> None:
    ada = Autentikator.objects.filter(user=satu, name=NAMA_CONTOH).first()
    if ada is None and not punya_faktor(satu):
        kunci = kunci_autentikator(satu.pk, rahasia)
        Autentikator.objects.create(user=satu, name=NAMA_CONTOH, key=kunci)
    elif ada is not None and _rahasia(ada) != rahasia:
        Autentikator.objects.filter(pk=ada.pk).update(key=kunci_autentikator(satu.pk, rahasia), last_t=-1)


def _rahasia(satu: Autentikator) -> bytes:
    """Return the secret; nothing where it cannot be opened, as in a demo database without its folder of keys."""
    try:
        return satu.bin_key
    except RahasiaTerkunci:
        return b""


def kode_contoh(pengguna: Pengguna) -> str:
    """Return the code that the device of a demo account takes now; empty for every other account, and in production.

    A code serves once, so while the present one is spent this is the next one, which is taken already.
    """
    if settings.PRODUKSI or pengguna.username not in BERFAKTOR:
        return ""
    milik = Autentikator.objects.filter(user=pengguna, user__instansi__kode=KODE, name=NAMA_CONTOH, confirmed=True)
    satu = milik.first()
    rahasia = _rahasia(satu) if satu else b""
    if satu is None or not rahasia:
        return ""
    hitung = TOTP(rahasia, satu.step, satu.t0, satu.digits, satu.drift)
    hitung.time = time()
    if satu.last_t >= hitung.t():
        hitung.time += (min(satu.last_t, hitung.t()) + 1 - hitung.t()) * satu.step
    return f"{hitung.token():0{satu.digits}d}"
