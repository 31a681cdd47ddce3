"""Failed sign-ins, counted so that passwords cannot be tried out."""

from django.db import models


class PercobaanMasuk(models.Model):
    """Failures of one account name from one address since ``sejak``.

    ``kunci`` is a sha256 of both, so that a password typed into the wrong field is not kept here.
    """

    kunci = models.CharField("kunci", max_length=64, unique=True)
    gagal = models.PositiveSmallIntegerField("jumlah gagal", default=0)
    sejak = models.DateTimeField("sejak")

    class Meta:
        verbose_name = "percobaan masuk"
        verbose_name_plural = "percobaan masuk"
        indexes = [models.Index(fields=["sejak"], name="percobaan_masuk_sejak")]

    def __str__(self) -> str:
        return f"{self.gagal} kali gagal sejak {self.sejak:%d-%m-%Y %H.%M}"
