"""Programmes of pengembangan and retensi: what is planned for a person in a year, by whom, and what came of it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from pegawai.models import Instansi, Pegawai
from pemetaan.pilihan import BentukProgram, StatusProgram, TahapProgram


class ProgramTalenta(models.Model):
    """One form of pengembangan or retensi for one person in one year.

    ``kotak`` is the box the person was in when it was planned. ``penanggung_jawab`` is the account that sees it
    through. ``revisi`` rises with every change, so that nobody overwrites what another has written.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="program")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="program")
    kotak = models.PositiveSmallIntegerField("kotak", null=True, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    tahap = models.CharField("tahap", max_length=12, choices=TahapProgram)
    bentuk = models.CharField("bentuk", max_length=16, choices=BentukProgram)
    uraian = models.CharField("uraian", max_length=300, blank=True)
    penanggung_jawab = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="penanggung jawab", on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField("status", max_length=8, choices=StatusProgram, default=StatusProgram.RENCANA)
    mulai = models.DateField("tanggal mulai", null=True, blank=True)
    selesai = models.DateField("tanggal selesai", null=True, blank=True)
    bukti = models.CharField("bukti", max_length=300, blank=True)
    alasan = models.CharField("alasan batal", max_length=300, blank=True)
    revisi = models.PositiveIntegerField("revisi", default=1)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "program talenta"
        verbose_name_plural = "program talenta"
        ordering = ["-tahun", "pegawai", "pk"]
        indexes = [models.Index(fields=["instansi", "tahun", "tahap", "status"], name="program_tahap")]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun", "bentuk"],
                condition=~Q(status=StatusProgram.BATAL),
                name="program_satu_per_bentuk",
                violation_error_message="Pegawai ini sudah punya program dengan bentuk yang sama pada tahun tersebut.",
            ),
            models.CheckConstraint(
                name="program_kotak_1_9",
                condition=Q(kotak__isnull=True) | Q(kotak__range=(1, 9)),
                violation_error_message="Kotak harus 1 sampai 9.",
            ),
            models.CheckConstraint(
                name="program_selesai_berbukti",
                condition=~Q(status=StatusProgram.SELESAI) | (Q(selesai__isnull=False) & ~Q(bukti="")),
                violation_error_message="Program yang selesai harus menyebut tanggal selesai dan buktinya.",
            ),
            models.CheckConstraint(
                name="program_batal_beralasan",
                condition=~Q(status=StatusProgram.BATAL) | ~Q(alasan=""),
                violation_error_message="Pembatalan program harus menyebut alasannya.",
            ),
            models.CheckConstraint(
                name="program_tanggal_urut",
                condition=Q(mulai__isnull=True) | Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Tanggal selesai tidak boleh mendahului tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_bentuk_display()} {self.tahun}"


class RiwayatProgram(models.Model):
    """Append-only: one row per change of a programme."""

    program = models.ForeignKey(ProgramTalenta, on_delete=models.CASCADE, related_name="riwayat")
    dari = models.CharField("dari", max_length=8, choices=StatusProgram, blank=True)
    ke = models.CharField("ke", max_length=8, choices=StatusProgram)
    catatan = models.CharField("catatan", max_length=400, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "riwayat program"
        verbose_name_plural = "riwayat program"
        ordering = ["pada", "id"]

    def __str__(self) -> str:
        return f"{self.get_ke_display()} ({self.pada:%d-%m-%Y})"
