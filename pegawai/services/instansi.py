"""The first step of an installation: an agency and the admins who keep its accounts."""

import secrets
from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.models import Instansi, Pengguna
from pegawai.pilihan import JenisInstansi, Peran
from talenta.umum.galat import GalatAplikasi

PANJANG_SANDI = 12


@transaction.atomic
def buat_instansi(
    *, kode: str, nama: str, admin: Iterable[str], jenis: str = JenisInstansi.KABKOTA
) -> tuple[Instansi, dict[str, str]]:
    """Make an agency with its first admins; return it and the temporary password of each account name.

    For the operator at the server, who is the second person here: the role takes effect at once, where one given in
    the browser waits for another admin. The passwords are kept nowhere else.

    Raises GalatAplikasi, and makes nothing, when the code or an account name is taken or not usable, or no admin named.
    """
    instansi = Instansi(kode=kode, nama=nama.strip(), jenis=jenis)
    _sah(instansi, "Instansi")
    instansi.save()
    sandi = {username: _buat_admin(username, instansi) for username in dict.fromkeys(admin)}
    if not sandi:
        raise GalatAplikasi("Sebutkan sedikitnya satu nama pengguna untuk admin pertama.")
    return instansi, sandi


def _buat_admin(username: str, instansi: Instansi) -> str:
    sandi = secrets.token_urlsafe(PANJANG_SANDI)
    akun = Pengguna(username=username, nama="", instansi=instansi, is_staff=True, sandi_sementara=True)
    akun.set_password(sandi)
    _sah(akun, f"Akun “{username}”")
    akun.save()
    akun.groups.add(Group.objects.get_or_create(name=Peran.ADMIN)[0])
    return sandi


def _sah(satu: Instansi | Pengguna, apa: str) -> None:
    try:
        satu.full_clean()
    except ValidationError as galat:
        raise GalatAplikasi(f"{apa} tidak dapat dibuat: {' '.join(galat.messages)}") from None
