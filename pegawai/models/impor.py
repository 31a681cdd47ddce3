"""Imports and what they changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pegawai.models.organisasi import Instansi
from pegawai.pilihan import JenisImpor, StatusImpor


class Impor(models.Model):
    """One file: who brought it, what it is, what the check found and what was applied.

    ``laporan`` is the report of the check in the shape of ``impor --json``. ``sidik`` is the sha256 of what the
    preview promised, so that applying can tell whether the database has changed since.
    """

    instansi = models.ForeignKey(
        Instansi, verbose_name="instansi", null=True, blank=True, on_delete=models.PROTECT, related_name="impor"
    )
    jenis = models.CharField("jenis", max_length=20, choices=JenisImpor)
    berkas = models.FileField("berkas", upload_to="impor/%Y/%m", blank=True)
    nama_berkas = models.CharField("nama berkas", max_length=255)
    sha256 = models.CharField("sha256", max_length=64)
    ukuran = models.PositiveBigIntegerField("ukuran (byte)")
    status = models.CharField("status", max_length=10, choices=StatusImpor, default=StatusImpor.DIUNGGAH)
    sebagian = models.BooleanField("terapkan baris yang benar saja", default=False)
    nonaktifkan = models.BooleanField("jadikan nonaktif yang tidak tercantum", default=False)
    laporan = models.JSONField("laporan", default=dict, blank=True)
    sidik = models.CharField("sidik pratinjau", max_length=64, blank=True)
    pesan = models.TextField("pesan", blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    diterapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    diurungkan_pada = models.DateTimeField("diurungkan pada", null=True, blank=True)
    diurungkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ["-dibuat_pada"]
        constraints = [
            models.CheckConstraint(
                name="impor_selesai_berwaktu",
                condition=~Q(status=StatusImpor.SELESAI) | Q(diterapkan_pada__isnull=False),
                violation_error_message="Impor yang selesai harus mencatat waktu penerapannya.",
            ),
            models.CheckConstraint(
                name="impor_penerap_berwaktu",
                condition=Q(diterapkan_oleh__isnull=True) | Q(diterapkan_pada__isnull=False),
                violation_error_message="Impor yang mencatat penerapnya harus mencatat waktunya juga.",
            ),
            models.CheckConstraint(
                name="impor_urung_lengkap",
                condition=Q(
                    status=StatusImpor.DIURUNGKAN,
                    diterapkan_pada__isnull=False,
                    diurungkan_pada__isnull=False,
                    diurungkan_oleh__isnull=False,
                )
                | Q(~Q(status=StatusImpor.DIURUNGKAN), diurungkan_pada__isnull=True, diurungkan_oleh__isnull=True),
                violation_error_message="Impor yang diurungkan, dan hanya itu, harus mencatat kapan dan oleh siapa.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.nama_berkas}"


class JejakPerubahan(models.Model):
    """Append-only trace: one row per object changed, with the fields as ``{field: [old, new]}``.

    A new object has ``baru`` true, a deleted one ``dihapus``; both have an empty ``bidang``. The rows that an undo
    writes belong to the import that was undone.
    """

    impor = models.ForeignKey(Impor, null=True, blank=True, on_delete=models.PROTECT, related_name="jejak")
    model = models.CharField("model", max_length=40)
    objek = models.BigIntegerField("id objek")
    kunci = models.CharField("kunci", max_length=80, help_text="NIP atau ID SIASN")
    baru = models.BooleanField("baru", default=False)
    dihapus = models.BooleanField("dihapus", db_default=False)
    bidang = models.JSONField("bidang", default=dict)
    pada = models.DateTimeField("pada", auto_now_add=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "jejak perubahan"
        verbose_name_plural = "jejak perubahan"
        ordering = ["-pada", "-id"]
        indexes = [
            # Of the object alone: keys of different tables that are the same are few, and an import writes many rows.
            models.Index(fields=["objek"], name="jejak_objek"),
            models.Index(fields=["kunci", "-pada"], name="jejak_kunci"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.kunci}"
