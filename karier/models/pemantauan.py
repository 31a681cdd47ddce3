"""Successors who have been placed: the decision, three yearly evaluations in a jabatan kritis, and the outcome."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from karier.models.suksesi import Suksesor
from karier.pilihan import CaraPenempatan, HasilPemantauan, StatusPemantauan
from pegawai.models import Instansi, Jabatan, Pegawai, UnitKerja
from pegawai.pilihan import Ekspektasi


class PenempatanSuksesor(models.Model):
    """A talent placed in a post by a decision: out of the rencana suksesi, or directly out of box 9.

    It moves nobody: the person's position changes with the next import from SIASN. ``syarat`` is the verdict on the
    day of the appointment. Only placements in a jabatan kritis are ``dipantau``.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="penempatan_suksesor")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penempatan_suksesor")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    suksesor = models.OneToOneField(
        Suksesor, null=True, blank=True, on_delete=models.PROTECT, related_name="penempatan"
    )
    cara = models.CharField("cara", max_length=8, choices=CaraPenempatan)
    kritis = models.BooleanField("jabatan kritis")
    kotak = models.PositiveSmallIntegerField("kotak")
    tmt = models.DateField("TMT pengangkatan")
    nomor = models.CharField("nomor keputusan", max_length=100)
    tanggal = models.DateField("tanggal keputusan")
    syarat = models.JSONField("syarat", default=list)
    status = models.CharField("status", max_length=11, choices=StatusPemantauan)
    hasil = models.CharField("hasil pemantauan", max_length=8, choices=HasilPemantauan, blank=True)
    catatan = models.CharField("catatan hasil", max_length=500, blank=True)
    hasil_pada = models.DateTimeField("hasil ditentukan pada", null=True, blank=True)
    hasil_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dicatat_pada = models.DateTimeField("dicatat pada", auto_now_add=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penempatan suksesor"
        verbose_name_plural = "penempatan suksesor"
        ordering = ["-tmt", "pk"]
        indexes = [models.Index(fields=["instansi", "status"], name="penempatan_suksesor_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=Q(status=StatusPemantauan.DIPANTAU),
                name="penempatan_satu_dipantau",
                violation_error_message="Pegawai ini masih dipantau dalam penempatan lain.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "jabatan", "unit", "tmt"],
                name="penempatan_suksesor_unik",
                violation_error_message="Penempatan ini sudah dicatat.",
            ),
            models.CheckConstraint(
                name="penempatan_hasil_berpasangan",
                condition=Q(
                    status__in=[StatusPemantauan.SELESAI, StatusPemantauan.DIHENTIKAN],
                    hasil_pada__isnull=False,
                    hasil_oleh__isnull=False,
                )
                | Q(
                    status__in=[StatusPemantauan.DIPANTAU, StatusPemantauan.DITEMPATKAN],
                    hasil="",
                    hasil_pada__isnull=True,
                    hasil_oleh__isnull=True,
                ),
                violation_error_message="Hasil pemantauan harus mencatat waktu dan pelakunya.",
            ),
            models.CheckConstraint(
                name="penempatan_selesai_berhasil",
                condition=(~Q(status=StatusPemantauan.SELESAI) | ~Q(hasil=""))
                & (~Q(status=StatusPemantauan.DIHENTIKAN) | ~Q(catatan="")),
                violation_error_message="Pemantauan yang selesai harus menyebut hasilnya; yang dihentikan, alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} → {self.jabatan} ({self.tmt:%d-%m-%Y})"


class EvaluasiSuksesor(models.Model):
    """One of the three yearly evaluations: due after ``ke`` years, written by ``penilai``."""

    penempatan = models.ForeignKey(PenempatanSuksesor, on_delete=models.CASCADE, related_name="evaluasi")
    ke = models.PositiveSmallIntegerField("evaluasi ke")
    jatuh_tempo = models.DateField("jatuh tempo")
    penilai = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evaluasi_suksesor")
    tanggal = models.DateField("tanggal evaluasi", null=True, blank=True)
    hasil = models.CharField("hasil", max_length=8, choices=Ekspektasi, blank=True)
    catatan = models.CharField("catatan", max_length=1000, blank=True)
    diisi_pada = models.DateTimeField("diisi pada", null=True, blank=True)
    diisi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "evaluasi suksesor"
        verbose_name_plural = "evaluasi suksesor"
        ordering = ["ke"]
        indexes = [models.Index(fields=["jatuh_tempo"], name="evaluasi_menunggu", condition=Q(diisi_pada__isnull=True))]
        constraints = [
            models.UniqueConstraint(
                fields=["penempatan", "ke"],
                name="evaluasi_unik",
                violation_error_message="Evaluasi tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                name="evaluasi_ke_1_3",
                condition=Q(ke__range=(1, 3)),
                violation_error_message="Evaluasi dilakukan tiga kali.",
            ),
            models.CheckConstraint(
                name="evaluasi_diisi_berpasangan",
                condition=Q(diisi_pada__isnull=True, diisi_oleh__isnull=True, hasil="", tanggal__isnull=True)
                | (Q(diisi_pada__isnull=False, diisi_oleh__isnull=False, tanggal__isnull=False) & ~Q(hasil="")),
                violation_error_message="Evaluasi yang diisi harus mencatat hasil, tanggal, waktu, dan pelakunya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluasi {self.ke} {self.penempatan}"
