"""The one password of the demo accounts, and keeping the accounts to it."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password

from pegawai.models import Pengguna
from talenta.contoh.acuan import KODE
from talenta.contoh.akun import AKUN
from talenta.contoh.faktor import pasang_faktor_contoh


def sandi_contoh() -> str:
    """Return TALENTA_SANDI_CONTOH, or the password kept for the owner alone under TALENTA_VAR, made on first use."""
    if settings.TALENTA_SANDI_CONTOH:
        return settings.TALENTA_SANDI_CONTOH
    berkas = Path(settings.VAR) / "sandi-contoh"
    if not berkas.exists():
        with open(os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as tulisan:
            tulisan.write(secrets.token_urlsafe(9))
    return berkas.read_text(encoding="utf-8").strip()


def samakan_sandi(*, sandi: str) -> list[Pengguna]:
    """Give the demo accounts this password where theirs is another one; return them in the order of the roles.

    Only accounts of the demo agency are touched; without one the list is empty.
    """
    akun = {satu.username: satu for satu in Pengguna.objects.filter(instansi__kode=KODE, username__in=AKUN)}
    urut = [akun[username] for username in AKUN if username in akun]
    satu_sidik = len({satu.password for satu in urut}) == 1
    if urut and not (satu_sidik and urut[0].check_password(sandi)):
        Pengguna.objects.filter(pk__in=[satu.pk for satu in urut]).update(password=make_password(sandi))
    pasang_faktor_contoh(urut, sandi)
    return urut
