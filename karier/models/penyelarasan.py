"""Competence alignment of the steps of a plan."""

from django.db import models
from django.db.models import F, Q

from karier.models.katalog import KatalogPengembangan
from karier.models.rpk import LangkahRpk
from pegawai.pilihan import Kompetensi


class Penyelarasan(models.Model):
    """Competence alignment: result now against the standard of a step's position, and what closes the gap.

    ``katalog``: the development, where the catalogue has it, with its JP and cost as they were then (empty: not known).
    """

    langkah = models.ForeignKey(LangkahRpk, on_delete=models.CASCADE, related_name="penyelarasan")
    kompetensi = models.CharField("kompetensi", max_length=25, choices=Kompetensi)
    hasil = models.PositiveSmallIntegerField("hasil", null=True, blank=True)
    standar = models.PositiveSmallIntegerField("standar")
    pengembangan = models.CharField("pengembangan", max_length=255, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun pelaksanaan", null=True, blank=True)
    katalog = models.ForeignKey(
        KatalogPengembangan, null=True, blank=True, on_delete=models.PROTECT, related_name="penyelarasan"
    )
    jp = models.PositiveIntegerField("JP", null=True, blank=True)
    biaya = models.DecimalField("biaya (rupiah)", max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "penyelarasan kompetensi"
        verbose_name_plural = "penyelarasan kompetensi"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["langkah", "kompetensi"],
                name="penyelarasan_unik",
                violation_error_message="Kompetensi ini sudah diselaraskan pada langkah tersebut.",
            ),
            models.CheckConstraint(
                name="penyelarasan_level_1_5",
                condition=Q(standar__range=(1, 5)) & (Q(hasil__isnull=True) | Q(hasil__range=(1, 5))),
                violation_error_message="Level kompetensi harus 1 sampai 5.",
            ),
            models.CheckConstraint(
                name="penyelarasan_kesenjangan_ditutup",
                condition=Q(hasil__gte=F("standar")) | ~Q(pengembangan=""),
                violation_error_message="Kesenjangan kompetensi harus punya pengembangan yang menutupnya.",
            ),
            models.CheckConstraint(
                name="penyelarasan_katalog_berbiaya",
                condition=Q(katalog__isnull=True, jp__isnull=True, biaya__isnull=True) | Q(katalog__isnull=False),
                violation_error_message="JP dan biaya dicatat bersama pengembangan dari katalog.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kompetensi_display()

    @property
    def kesenjangan(self) -> int | None:
        """Levels missing (0 and above), or None without a result."""
        return None if self.hasil is None else max(self.standar - self.hasil, 0)
