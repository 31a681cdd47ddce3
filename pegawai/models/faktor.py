"""What stands behind an approver: the trace of second factors, and roles that a second person must confirm."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_totp.models import TOTPDevice

from pegawai.pilihan import CaraFaktor, Peran, PeristiwaFaktor, SebabPengajuan, StatusPengajuan
from talenta.umum.brankas import buka, sandikan


def kunci_autentikator(pengguna_id: int, rahasia: bytes) -> str:
    """Return the secret of an account's authenticator as its row holds it: sealed for this account alone."""
    return sandikan(rahasia, _konteks(pengguna_id))


def terikat(pengguna_id: int, sidik: str) -> str:
    """Return the digest of a recovery code (16 hexadecimal digits) bound to its account: of no use in another's row."""
    return salted_hmac("talenta.faktor.pemulihan.akun", f"{pengguna_id}:{sidik}", algorithm="sha256").hexdigest()[:16]


def _konteks(pengguna_id: int) -> str:
    return f"autentikator.{pengguna_id}"


class Autentikator(TOTPDevice):
    """An authenticator whose ``key`` is sealed (``kunci_autentikator``); a row made past the system opens nothing."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "autentikator"
        verbose_name_plural = "autentikator"

    @property
    def bin_key(self) -> bytes:
        """Return the secret. Raises RahasiaTerkunci where it is not sealed for this account."""
        return buka(self.key, _konteks(self.user_id))


class JejakFaktor(models.Model):
    """Append-only: what happened to the second factor of an account, and each act that it was used for.

    ``oleh`` is the account itself, or the admin who reset the factor; empty for an operator at the server.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jejak_faktor")
    peristiwa = models.CharField("peristiwa", max_length=12, choices=PeristiwaFaktor)
    cara = models.CharField("cara", max_length=9, choices=CaraFaktor, blank=True)
    keterangan = models.CharField("keterangan", max_length=200, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "jejak faktor kedua"
        verbose_name_plural = "jejak faktor kedua"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_peristiwa_display()} ({self.pada:%d-%m-%Y})"


class PengajuanPeran(models.Model):
    """A role with power over others (``pilihan.PERAN_DISAHKAN``) that an admin gave: it waits for a second person.

    ``diputus_oleh`` is empty where an operator decided at the server.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pengajuan_peran")
    peran = models.CharField("peran", max_length=10, choices=Peran)
    sebab = models.CharField("sebab", max_length=9, choices=SebabPengajuan)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    diajukan_pada = models.DateTimeField("diajukan pada", auto_now_add=True)
    status = models.CharField("status", max_length=8, choices=StatusPengajuan, default=StatusPengajuan.MENUNGGU)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)

    class Meta:
        verbose_name = "pengajuan peran"
        verbose_name_plural = "pengajuan peran"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="pengajuan_peran_satu_menunggu",
                fields=["pengguna", "peran"],
                condition=Q(status=StatusPengajuan.MENUNGGU),
                violation_error_message="Peran ini sudah menunggu pengesahan untuk akun tersebut.",
            ),
            models.CheckConstraint(
                name="pengajuan_peran_diputus_tercatat",
                condition=Q(status=StatusPengajuan.MENUNGGU, diputus_pada__isnull=True, diputus_oleh__isnull=True)
                | (~Q(status=StatusPengajuan.MENUNGGU) & Q(diputus_pada__isnull=False)),
                violation_error_message="Keputusan atas pengajuan peran harus mencatat waktunya.",
            ),
            models.CheckConstraint(
                name="pengajuan_peran_dua_orang",
                condition=Q(diputus_oleh__isnull=True)
                | ~Q(status=StatusPengajuan.DISAHKAN)
                | (~Q(diputus_oleh=F("diajukan_oleh")) & ~Q(diputus_oleh=F("pengguna"))),
                violation_error_message="Peran disahkan oleh orang lain dari yang mengajukan dan yang menerimanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.pengguna}"
