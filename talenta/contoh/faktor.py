"""The second factor of the demo's approver: a device whose code the demo itself shows. Refused in production."""

import hashlib
import hmac
from time import time

from django.conf import settings
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from pegawai.models import Pengguna
from pegawai.selectors.faktor import NAMA_CONTOH, punya_faktor
from talenta.contoh.acuan import KODE

BERFAKTOR = ("ppk",)


def pasang_faktor_contoh(akun: list[Pengguna], sandi: str) -> None:
    """Give the demo accounts that set plans a device made from the demo password; one of their own stays."""
    for satu in akun:
        if satu.username in BERFAKTOR:
            kunci = hmac.new(sandi.encode(), f"talenta-contoh-{satu.username}".encode(), hashlib.sha1).hexdigest()
            if not punya_faktor(satu):
                TOTPDevice.objects.create(user=satu, name=NAMA_CONTOH, key=kunci)
            else:
                TOTPDevice.objects.filter(user=satu, name=NAMA_CONTOH).exclude(key=kunci).update(key=kunci, last_t=-1)


def kode_contoh(pengguna: Pengguna) -> str:
    """Return the code that the device of a demo account takes now; empty for every other account, and in production.

    A code serves once, so while the present one is spent this is the next one, which is taken already.
    """
    if settings.PRODUKSI or pengguna.username not in BERFAKTOR:
        return ""
    satu = TOTPDevice.objects.filter(user=pengguna, user__instansi__kode=KODE, name=NAMA_CONTOH, confirmed=True).first()
    if satu is None:
        return ""
    hitung = TOTP(satu.bin_key, satu.step, satu.t0, satu.digits, satu.drift)
    hitung.time = time()
    if satu.last_t >= hitung.t():
        hitung.time += (min(satu.last_t, hitung.t()) + 1 - hitung.t()) * satu.step
    return f"{hitung.token():0{satu.digits}d}"
