"""When an approver last looked at the queue."""

from django.conf import settings
from django.db import models


class KunjunganAntrean(models.Model):
    """One row per account: the present visit to the queue, and the one before it, since which cards count as new."""

    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kunjungan_antrean"
    )
    pada = models.DateTimeField("terakhir dilihat")
    sebelumnya = models.DateTimeField("kunjungan sebelumnya", null=True, blank=True)

    class Meta:
        verbose_name = "kunjungan antrean"
        verbose_name_plural = "kunjungan antrean"

    def __str__(self) -> str:
        return f"{self.pengguna} {self.pada:%d-%m-%Y}"
