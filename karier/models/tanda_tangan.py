"""Electronic signatures on issued documents."""

from django.conf import settings
from django.db import models

from karier.models.persetujuan import Dokumen
from karier.pilihan import CaraTandaTangan


class TandaTangan(models.Model):
    """The signed version of an issued document: its bytes, which begin with the issued ones, and what was found in it.

    ``hasil`` is the validation at the moment it was taken in, one entry per signature; ``penanda_tangan`` is the name
    in the newest signature's certificate. A document is signed once: a wrong one is revoked and issued anew.
    """

    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT, related_name="tanda_tangan")
    cara = models.CharField("cara", max_length=6, choices=CaraTandaTangan)
    berkas = models.FileField("berkas", upload_to="tanda-tangan/%Y")
    sha256 = models.CharField("sha256", max_length=64, unique=True)
    penanda_tangan = models.CharField("penanda tangan", max_length=200)
    hasil = models.JSONField("hasil pemeriksaan", default=list)
    pada = models.DateTimeField("pada", auto_now_add=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tanda tangan elektronik"
        verbose_name_plural = "tanda tangan elektronik"
        ordering = ["-pada"]

    def __str__(self) -> str:
        return f"{self.penanda_tangan} ({self.get_cara_display()})"
