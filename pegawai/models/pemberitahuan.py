"""Notices: what an account is told, on its page and by e-mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pegawai.models.organisasi import Instansi
from pegawai.pilihan import StatusSurel


class Pemberitahuan(models.Model):
    """One notice to one account; ``kunci`` names the event, so that it is told once however often it is announced.

    The row is also the outbox: ``surel`` says how far its e-mail has come, ``surel_pada`` since when.
    """

    penerima = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="penerima",
        on_delete=models.CASCADE,
        related_name="pemberitahuan",
        db_index=False,
    )
    instansi = models.ForeignKey(
        Instansi, verbose_name="instansi", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    judul = models.CharField("judul", max_length=150)
    isi = models.TextField("isi", blank=True)
    tautan = models.CharField("tautan", max_length=300, blank=True)
    kunci = models.CharField("kunci", max_length=150)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    surel = models.CharField("surel", max_length=8, choices=StatusSurel, default=StatusSurel.TIDAK)
    surel_pada = models.DateTimeField("surel pada", null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan surel", default=0)

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["penerima"], name="pemberitahuan_baru", condition=Q(dibaca_pada__isnull=True)),
            models.Index(fields=["surel"], name="pemberitahuan_surel", condition=Q(surel__in=["antre", "dikirim"])),
        ]
        constraints = [
            models.UniqueConstraint(
                name="pemberitahuan_sekali",
                fields=["penerima", "kunci"],
                violation_error_message="Penerima ini sudah diberi tahu tentang kejadian ini.",
            ),
            models.CheckConstraint(
                name="pemberitahuan_tautan_setempat",
                condition=Q(tautan="") | (Q(tautan__startswith="/") & ~Q(tautan__startswith="//")),
                violation_error_message="Tautan pemberitahuan harus alamat di dalam Talenta.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul
