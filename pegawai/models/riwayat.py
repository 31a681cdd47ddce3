"""What a person has done: positions, education, training, awards, teams, feedback, sanctions."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from pegawai.models.jabatan import Jabatan
from pegawai.models.orang import Pegawai
from pegawai.models.organisasi import UnitKerja
from pegawai.pilihan import (
    JenisPenugasan,
    LingkupTim,
    PeranTim,
    TingkatHukuman,
    TingkatPendidikan,
    TingkatPenghargaan,
)


class RiwayatJabatan(models.Model):
    """A position held. ``selesai`` is the day it ended (exclusive), empty while it is held.

    ``jabatan`` and ``unit`` are empty where the post is outside the agency's lists; ``nama_jabatan`` always says it.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="riwayat_jabatan")
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="riwayat")
    nama_jabatan = models.CharField("nama jabatan", max_length=255)
    unit = models.ForeignKey(UnitKerja, null=True, blank=True, on_delete=models.PROTECT, related_name="riwayat")
    mulai = models.DateField("TMT mulai")
    selesai = models.DateField("TMT selesai", null=True, blank=True)
    jenis = models.CharField("jenis", max_length=9, choices=JenisPenugasan, default=JenisPenugasan.DEFINITIF)

    class Meta:
        verbose_name = "riwayat jabatan"
        verbose_name_plural = "riwayat jabatan"
        ordering = ["-mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "mulai", "jenis", "nama_jabatan"],
                name="riwayat_jabatan_unik",
                violation_error_message="Riwayat jabatan ini sudah ada.",
            ),
            models.CheckConstraint(
                name="riwayat_jabatan_urut",
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="TMT selesai tidak boleh mendahului TMT mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama_jabatan} ({self.mulai:%Y})"


class RiwayatPendidikan(models.Model):
    """A degree. ``sesuai`` says whether its field fits the person's job family."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="riwayat_pendidikan")
    tingkat = models.CharField("tingkat", max_length=4, choices=TingkatPendidikan)
    jurusan = models.CharField("jurusan", max_length=150, blank=True)
    tahun_lulus = models.PositiveSmallIntegerField("tahun lulus", null=True, blank=True)
    sesuai = models.BooleanField("sesuai bidang", null=True, blank=True)

    class Meta:
        verbose_name = "riwayat pendidikan"
        verbose_name_plural = "riwayat pendidikan"
        ordering = ["-tahun_lulus"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tingkat", "jurusan"],
                name="riwayat_pendidikan_unik",
                violation_error_message="Riwayat pendidikan ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()} {self.jurusan}".strip()


class Diklat(models.Model):
    """A training; ``jp`` is its length in jam pelajaran (two of one name on one day may differ in it alone)."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="diklat")
    nama = models.CharField("nama", max_length=255)
    jp = models.PositiveIntegerField("JP", null=True, blank=True)
    tanggal = models.DateField("tanggal")
    relevan = models.BooleanField("relevan", null=True, blank=True)

    class Meta:
        verbose_name = "diklat"
        verbose_name_plural = "diklat"
        ordering = ["-tanggal"]
        constraints = [
            models.UniqueConstraint(
                "pegawai",
                "nama",
                "tanggal",
                Coalesce("jp", 0),
                name="diklat_unik",
                violation_error_message="Diklat ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Penghargaan(models.Model):
    """An award."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="penghargaan")
    nama = models.CharField("nama", max_length=255)
    tingkat = models.CharField("tingkat", max_length=13, choices=TingkatPenghargaan)
    tanggal = models.DateField("tanggal")

    class Meta:
        verbose_name = "penghargaan"
        verbose_name_plural = "penghargaan"
        ordering = ["-tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "nama", "tanggal"],
                name="penghargaan_unik",
                violation_error_message="Penghargaan ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class TimKerja(models.Model):
    """A part in a working team, set by an SK."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="tim_kerja")
    nama = models.CharField("nama", max_length=255)
    peran = models.CharField("peran", max_length=7, choices=PeranTim)
    lingkup = models.CharField("lingkup", max_length=8, choices=LingkupTim)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal = models.DateField("tanggal")

    class Meta:
        verbose_name = "tim kerja"
        verbose_name_plural = "tim kerja"
        ordering = ["-tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "nama", "tanggal"],
                name="tim_kerja_unik",
                violation_error_message="Penugasan tim kerja ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} {self.nama}"


class UmpanBalik(models.Model):
    """Yearly 360° feedback on behaviour, 0–100."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="umpan_balik")
    tahun = models.PositiveSmallIntegerField("tahun")
    nilai = models.DecimalField(
        "nilai", max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = "umpan balik"
        verbose_name_plural = "umpan balik"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun"],
                name="umpan_balik_unik",
                violation_error_message="Umpan balik tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                name="umpan_balik_0_100",
                condition=Q(nilai__range=(0, 100)),
                violation_error_message="Nilai umpan balik harus 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.nilai}"


class HukumanDisiplin(models.Model):
    """A disciplinary sanction; ``selesai`` is empty while it is being served."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="hukuman_disiplin")
    tingkat = models.CharField("tingkat", max_length=6, choices=TingkatHukuman)
    mulai = models.DateField("TMT mulai")
    selesai = models.DateField("TMT selesai", null=True, blank=True)

    class Meta:
        verbose_name = "hukuman disiplin"
        verbose_name_plural = "hukuman disiplin"
        ordering = ["-mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "mulai", "tingkat"],
                name="hukuman_unik",
                violation_error_message="Hukuman disiplin ini sudah ada.",
            ),
            models.CheckConstraint(
                name="hukuman_urut",
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="TMT selesai tidak boleh mendahului TMT mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()} ({self.mulai:%Y})"
