"""Yearly monitoring: what came of each step, what a unit makes of its year, and what follows from it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from karier.models.rpk import LangkahRpk
from karier.pilihan import StatusEvaluasi, StatusLangkah
from pegawai.models import Instansi, UnitKerja

TERJADI = (StatusLangkah.TERLAKSANA, StatusLangkah.TERLAMBAT, StatusLangkah.DIGANTI)


class RealisasiLangkah(models.Model):
    """Append-only: what came of a step, as somebody recorded it; the newest one holds.

    ``tanggal`` is the day it was done, ``alasan`` why it was late, replaced, dropped or recorded anew, ``pengganti``
    what was done instead. The file of evidence lies outside the web root and is handed out in scope only.
    """

    langkah = models.ForeignKey(LangkahRpk, on_delete=models.PROTECT, related_name="realisasi")
    status = models.CharField("realisasi", max_length=12, choices=StatusLangkah)
    tanggal = models.DateField("tanggal pelaksanaan", null=True, blank=True)
    bukti = models.CharField("bukti", max_length=300, blank=True)
    pengganti = models.CharField("diganti dengan", max_length=300, blank=True)
    alasan = models.CharField("alasan", max_length=500, blank=True)
    berkas = models.FileField("berkas bukti", upload_to="bukti/%Y", blank=True)
    nama_berkas = models.CharField("nama berkas", max_length=150, blank=True)
    sha256 = models.CharField("sha256", max_length=64, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("dicatat pada", default=timezone.now)

    class Meta:
        verbose_name = "realisasi langkah"
        verbose_name_plural = "realisasi langkah"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="realisasi_bertanggal",
                condition=Q(status__in=TERJADI, tanggal__isnull=False)
                | (~Q(status__in=TERJADI) & Q(tanggal__isnull=True)),
                violation_error_message="Langkah yang terlaksana atau diganti mencatat tanggal pelaksanaannya.",
            ),
            models.CheckConstraint(
                name="realisasi_beralasan",
                condition=Q(status=StatusLangkah.TERLAKSANA) | ~Q(alasan=""),
                violation_error_message="Langkah yang tidak terlaksana tepat waktu mencatat alasannya.",
            ),
            models.CheckConstraint(
                name="realisasi_berbukti",
                condition=~Q(status__in=TERJADI) | ~Q(bukti=""),
                violation_error_message="Langkah yang terlaksana atau diganti mencatat buktinya.",
            ),
            models.CheckConstraint(
                name="realisasi_pengganti",
                condition=Q(status=StatusLangkah.DIGANTI) & ~Q(pengganti="")
                | ~Q(status=StatusLangkah.DIGANTI) & Q(pengganti=""),
                violation_error_message="Langkah yang diganti menyebut penggantinya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.pada:%d-%m-%Y})"


class EvaluasiTahunan(models.Model):
    """The evaluation of the plans of a unit and all below it, or of the agency (``unit`` empty), for one year.

    ``angka`` freezes the attainment as it was when the evaluation was closed.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="evaluasi_rpk")
    unit = models.ForeignKey(UnitKerja, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    analisis = models.TextField("analisis", blank=True)
    rekomendasi = models.TextField("rekomendasi", blank=True)
    pelajaran = models.TextField("pelajaran untuk rencana berikutnya", blank=True)
    status = models.CharField("status", max_length=7, choices=StatusEvaluasi, default=StatusEvaluasi.DISUSUN)
    revisi = models.PositiveIntegerField("revisi", default=1)
    angka = models.JSONField("capaian saat ditutup", default=dict, blank=True)
    dibuat_pada = models.DateTimeField("disusun pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "evaluasi tahunan"
        verbose_name_plural = "evaluasi tahunan"
        ordering = ["-tahun", "unit__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "unit", "tahun"],
                condition=Q(unit__isnull=False),
                name="evaluasi_unit_sekali",
                violation_error_message="Evaluasi unit ini untuk tahun tersebut sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                condition=Q(unit__isnull=True),
                name="evaluasi_instansi_sekali",
                violation_error_message="Evaluasi instansi untuk tahun tersebut sudah ada.",
            ),
            models.CheckConstraint(
                name="evaluasi_selesai_lengkap",
                condition=Q(status=StatusEvaluasi.DISUSUN, selesai_pada__isnull=True, selesai_oleh__isnull=True)
                | (
                    Q(status=StatusEvaluasi.SELESAI, selesai_pada__isnull=False, selesai_oleh__isnull=False)
                    & ~Q(analisis="")
                    & ~Q(rekomendasi="")
                ),
                violation_error_message="Evaluasi yang selesai memuat analisis dan rekomendasi serta pelakunya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluasi RPK {self.tahun} {self.unit or self.instansi}"


class PembukaanEvaluasi(models.Model):
    """That a closed evaluation was opened again: by whom and why, and how it had been closed.

    ``isi`` keeps what the closing had frozen: analysis, recommendations, lessons and attainment.
    """

    evaluasi = models.ForeignKey(EvaluasiTahunan, on_delete=models.PROTECT, related_name="pembukaan")
    alasan = models.CharField("alasan", max_length=500)
    pada = models.DateTimeField("dibuka pada", auto_now_add=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditutup_pada = models.DateTimeField("sebelumnya ditutup pada")
    ditutup_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    isi = models.JSONField("isi saat ditutup", default=dict)

    class Meta:
        verbose_name = "pembukaan kembali evaluasi"
        verbose_name_plural = "pembukaan kembali evaluasi"
        ordering = ["-pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="pembukaan_evaluasi_beralasan",
                condition=~Q(alasan=""),
                violation_error_message="Evaluasi dibuka kembali dengan alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluasi} dibuka kembali"


class TindakLanjut(models.Model):
    """Something that follows from an evaluation: who is to do it, by when, and what came of it."""

    evaluasi = models.ForeignKey(EvaluasiTahunan, on_delete=models.PROTECT, related_name="tindak_lanjut")
    uraian = models.CharField("tindak lanjut", max_length=500)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=200)
    tenggat = models.DateField("tenggat")
    hasil = models.CharField("hasil", max_length=500, blank=True)
    dibuat_pada = models.DateTimeField("dicatat pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["tenggat", "id"]
        constraints = [
            models.CheckConstraint(
                name="tindak_lanjut_selesai_tercatat",
                condition=Q(selesai_pada__isnull=True, selesai_oleh__isnull=True, hasil="")
                | (Q(selesai_pada__isnull=False, selesai_oleh__isnull=False) & ~Q(hasil="")),
                violation_error_message="Tindak lanjut yang selesai mencatat hasil, waktu, dan pelakunya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian
