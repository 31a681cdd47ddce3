"""The hash chain of an agency: changes of state and issued documents, each link sealed to the one before it."""

from django.conf import settings
from django.db import models

from pegawai.aturan.rantai import AWAL
from pegawai.models.organisasi import Instansi


class MataRantai(models.Model):
    """One link. Only ever added; on PostgreSQL a trigger refuses to change or delete one."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="rantai")
    nomor = models.PositiveBigIntegerField("nomor")
    pada = models.DateTimeField("pada")
    jenis = models.CharField("jenis objek", max_length=30)
    objek = models.BigIntegerField("id objek")
    peristiwa = models.CharField("peristiwa", max_length=30)
    keterangan = models.CharField("keterangan", max_length=200, blank=True)
    sidik_isi = models.CharField("sidik isi", max_length=64)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sebelum = models.CharField("sidik sebelumnya", max_length=64)
    sidik = models.CharField("sidik", max_length=64)

    class Meta:
        verbose_name = "mata rantai"
        verbose_name_plural = "mata rantai"
        ordering = ["instansi", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nomor"],
                name="mata_rantai_unik",
                violation_error_message="Nomor mata rantai ini sudah terpakai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}: {self.jenis} {self.objek} {self.peristiwa}"


class KepalaRantai(models.Model):
    """The last link of an agency's chain; whoever adds a link holds this row."""

    instansi = models.OneToOneField(Instansi, on_delete=models.PROTECT, related_name="kepala_rantai")
    nomor = models.PositiveBigIntegerField("nomor", default=0)
    sidik = models.CharField("sidik", max_length=64, default=AWAL)

    class Meta:
        verbose_name = "kepala rantai"
        verbose_name_plural = "kepala rantai"

    def __str__(self) -> str:
        return f"{self.nomor}: {self.sidik[:16]}"
