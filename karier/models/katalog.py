"""The agency's catalogue of developments."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from karier.pilihan import JenisBangkom
from pegawai.models import Instansi
from pegawai.pilihan import Kompetensi


class KatalogPengembangan(models.Model):
    """A development the agency offers, tied to the competency it raises; ``aktif`` false: no longer offered.

    Plans copy JP and cost when they point here, so that a change here changes no plan. Empty JP or cost is not known
    yet, 0 is none. ``revisi`` rises with every change.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="katalog_pengembangan")
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=11, choices=JenisBangkom)
    kompetensi = models.CharField("kompetensi", max_length=25, choices=Kompetensi, blank=True)
    jp = models.PositiveIntegerField("JP", null=True, blank=True)
    biaya = models.DecimalField("biaya (rupiah)", max_digits=14, decimal_places=2, null=True, blank=True)
    penyelenggara = models.CharField("penyelenggara", max_length=200, blank=True)
    aktif = models.BooleanField("aktif", default=True)
    revisi = models.PositiveIntegerField("revisi", default=1)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "katalog pengembangan"
        verbose_name_plural = "katalog pengembangan"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nama"],
                name="katalog_unik",
                violation_error_message="Pengembangan ini sudah ada dalam katalog.",
            ),
            models.CheckConstraint(
                name="katalog_biaya_wajar",
                condition=Q(biaya__gte=0),
                violation_error_message="Biaya tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
