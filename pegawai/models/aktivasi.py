"""One-time codes by which an employee takes the own account in hand."""

from django.conf import settings
from django.db import models


class KodeAktivasi(models.Model):
    """The code that waits for its account; only its fingerprint is kept, and a new one takes the place of the old."""

    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kode_aktivasi", primary_key=True
    )
    sidik = models.CharField("sidik kode", max_length=64)
    kedaluwarsa = models.DateTimeField("berlaku sampai")
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dibuat_pada = models.DateTimeField("dibuat pada")

    class Meta:
        verbose_name = "kode aktivasi"
        verbose_name_plural = "kode aktivasi"

    def __str__(self) -> str:
        return f"Kode aktivasi {self.pengguna_id}"
