"""Background jobs as a person sees them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pegawai.pilihan import StatusPekerjaan


class Pekerjaan(models.Model):
    """A job: this row, not the broker's message, is the truth about it.

    ``denyut`` is renewed while it runs; a running job whose pulse has stopped belongs to a dead worker and is put
    back into the queue. ``percobaan`` counts how often it was started.
    """

    jenis = models.CharField("jenis", max_length=40)
    argumen = models.JSONField("argumen", default=dict)
    judul = models.CharField("judul", max_length=200)
    tujuan = models.CharField("alamat hasil", max_length=200, blank=True)
    status = models.CharField("status", max_length=8, choices=StatusPekerjaan, default=StatusPekerjaan.ANTRE)
    selesai_bagian = models.PositiveIntegerField("bagian selesai", default=0)
    jumlah_bagian = models.PositiveIntegerField("jumlah bagian", default=0)
    pesan = models.TextField("pesan", blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    denyut = models.DateTimeField("denyut terakhir", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        ordering = ["-dibuat_pada"]
        indexes = [models.Index(fields=["status", "denyut"], name="pekerjaan_status")]
        constraints = [
            models.CheckConstraint(
                name="pekerjaan_bagian_wajar",
                condition=Q(selesai_bagian__lte=models.F("jumlah_bagian")) | Q(jumlah_bagian=0),
                violation_error_message="Bagian yang selesai melebihi jumlahnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def persen(self) -> int | None:
        """Progress 0–100, or None while its size is not known."""
        return self.selesai_bagian * 100 // self.jumlah_bagian if self.jumlah_bagian else None
