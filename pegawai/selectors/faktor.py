"""The second factor of an account: what is enrolled, and how a new one is handed over."""

from base64 import b32encode
from dataclasses import dataclass

import segno
from django.conf import settings
from django.db.models import QuerySet
from django_otp.plugins.otp_static.models import StaticToken

from pegawai.models import Autentikator, JejakFaktor, Pengguna
from pegawai.pilihan import PERAN_DISAHKAN, Peran
from pegawai.selectors.pelimpahan import pelimpahan_hidup

NAMA_CONTOH = "contoh"  # a demo account's device, whose code the demo itself shows; refused in production


def perangkat(pengguna: Pengguna) -> QuerySet[Autentikator]:
    """Return the enrolled authenticators of an account."""
    semua = Autentikator.objects.filter(user=pengguna, confirmed=True).order_by("pk")
    return semua.exclude(name=NAMA_CONTOH) if settings.PRODUKSI else semua


def punya_faktor(pengguna: Pengguna) -> bool:
    """Tell whether this account has a second factor."""
    return perangkat(pengguna).exists()


def kuasa(pengguna: Pengguna) -> list[str]:
    """Return the names of the roles with power over others that an account holds, or will hold by a delegation."""
    nama = {Peran(satu).label for satu in PERAN_DISAHKAN & pengguna.peran}
    if pelimpahan_hidup(pengguna).exists():
        nama.add(Peran.PPK.label)
    return sorted(nama)


@dataclass(frozen=True, slots=True)
class KeadaanFaktor:
    """What the page of the second factor shows; ``perangkat`` is None while nothing is enrolled.

    ``kuasa``: the roles for which the factor may be replaced but not removed.
    """

    perangkat: Autentikator | None
    sisa_pemulihan: int
    jejak: list[JejakFaktor]
    kuasa: list[str]


def keadaan_faktor(pengguna: Pengguna) -> KeadaanFaktor:
    """Return what is enrolled, how many recovery codes are left, and the last ten events."""
    sisa = StaticToken.objects.filter(device__user=pengguna, device__confirmed=True).count()
    jejak = list(pengguna.jejak_faktor.select_related("oleh")[:10])
    return KeadaanFaktor(perangkat(pengguna).first(), sisa, jejak, kuasa(pengguna))


@dataclass(frozen=True, slots=True)
class Serahan:
    """The secret of an authenticator as a QR code (data URI), as an address to tap, and to be typed."""

    qr: str
    alamat: str
    rahasia: str


def serahan(satu: Autentikator) -> Serahan:
    """Return the ways in which a person brings the secret into the authenticator."""
    rahasia = b32encode(satu.bin_key).decode().rstrip("=")
    gambar = segno.make(satu.config_url, error="m", micro=False)
    return Serahan(
        gambar.svg_data_uri(border=3, dark="#000", light="#fff", unit=""),
        satu.config_url,
        " ".join(rahasia[awal : awal + 4] for awal in range(0, len(rahasia), 4)),
    )
