"""Approval history and issued documents."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from karier.models.rpk import RencanaKarier
from karier.pilihan import StatusDokumen, StatusRpk


class RiwayatPersetujuan(models.Model):
    """Append-only: one row per change of a plan's state; ``oleh`` is empty only for commands run by an operator."""

    rpk = models.ForeignKey(RencanaKarier, on_delete=models.PROTECT, related_name="riwayat")
    dari = models.CharField("dari", max_length=11, choices=StatusRpk, blank=True)
    ke = models.CharField("ke", max_length=11, choices=StatusRpk)
    revisi = models.PositiveIntegerField("revisi")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pada = models.DateTimeField("pada", auto_now_add=True)
    catatan = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "riwayat persetujuan"
        verbose_name_plural = "riwayat persetujuan"
        ordering = ["pada", "id"]

    def __str__(self) -> str:
        return f"{self.get_ke_display()} ({self.pada:%d-%m-%Y})"


class UrutanNomor(models.Model):
    """Last running number given out per agency and year."""

    instansi = models.ForeignKey("pegawai.Instansi", on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("urut", default=0)

    class Meta:
        verbose_name = "urutan nomor"
        verbose_name_plural = "urutan nomor"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                name="urutan_nomor_unik",
                violation_error_message="Urutan nomor tahun ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.urut}"


class Dokumen(models.Model):
    """An issued PDF: its bytes, their sha256, and the code that its QR opens.

    ``isi`` freezes the content that was printed, so that verification never shows today's signatory or position.
    ``berakhir_pada`` is when it was replaced or revoked; ``alasan`` says why it was revoked.
    """

    rpk = models.ForeignKey(RencanaKarier, on_delete=models.PROTECT, related_name="dokumen")
    kode = models.CharField("kode verifikasi", max_length=24, unique=True)
    nomor = models.CharField("nomor", max_length=100)
    berkas = models.FileField("berkas", upload_to="dokumen/%Y")
    sha256 = models.CharField("sha256", max_length=64, unique=True)
    isi = models.JSONField("isi", default=dict)
    status = models.CharField("status", max_length=8, choices=StatusDokumen, default=StatusDokumen.BERLAKU)
    diterbitkan_pada = models.DateTimeField("diterbitkan pada", auto_now_add=True)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    berakhir_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    alasan = models.CharField("alasan pencabutan", max_length=300, blank=True)

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["-diterbitkan_pada"]
        constraints = [
            models.UniqueConstraint(
                fields=["rpk"],
                condition=Q(status=StatusDokumen.BERLAKU),
                name="dokumen_satu_berlaku",
                violation_error_message="RPK ini sudah punya dokumen yang berlaku.",
            ),
            models.CheckConstraint(
                name="dokumen_berakhir_tercatat",
                condition=Q(status=StatusDokumen.BERLAKU, berakhir_pada__isnull=True, berakhir_oleh__isnull=True)
                | Q(
                    status__in=[StatusDokumen.DIGANTI, StatusDokumen.DICABUT],
                    berakhir_pada__isnull=False,
                    berakhir_oleh__isnull=False,
                ),
                violation_error_message="Dokumen yang diganti atau dicabut harus mencatat waktu dan pelakunya.",
            ),
            models.CheckConstraint(
                name="dokumen_pencabutan_beralasan",
                condition=~Q(status=StatusDokumen.DICABUT) | ~Q(alasan=""),
                violation_error_message="Pencabutan dokumen harus menyebut alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor
