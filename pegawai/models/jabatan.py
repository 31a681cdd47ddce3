"""Positions: the reference, the map of posts (peta jabatan) and what a position asks for."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from pegawai.models.organisasi import Instansi, UnitKerja
from pegawai.pilihan import Eselon, JenisJabatan, Jenjang, Kompetensi, TingkatPendidikan


class Rumpun(models.Model):
    """Job family (rumpun jabatan)."""

    nama = models.CharField("nama", max_length=100, unique=True)

    class Meta:
        verbose_name = "rumpun"
        verbose_name_plural = "rumpun"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class Klaster(models.Model):
    """Cluster of positions (klaster jabatan), a second grouping beside rumpun."""

    nama = models.CharField("nama", max_length=100, unique=True)

    class Meta:
        verbose_name = "klaster"
        verbose_name_plural = "klaster"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class Jabatan(models.Model):
    """A position of the agency's reference list (SIASN).

    ``bup`` is the position's own retirement age where its regulation sets one (JF), otherwise empty: the table in
    ``aturan.jenjang`` holds. ``unit`` is set for structural positions, which exist once in one unit.
    The ``*_min`` columns are requirements beyond the general ones; empty means none of its own.
    """

    instansi = models.ForeignKey(Instansi, verbose_name="instansi", on_delete=models.PROTECT, related_name="jabatan")
    siasn_id = models.CharField("ID jabatan", max_length=36)
    nama = models.CharField("nama", max_length=255)
    jenis = models.CharField("jenis", max_length=1, choices=JenisJabatan)
    jenjang = models.CharField("jenjang", max_length=15, choices=Jenjang)
    eselon = models.CharField("eselon", max_length=2, choices=Eselon, blank=True)
    bup = models.PositiveSmallIntegerField(
        "BUP", null=True, blank=True, validators=[MinValueValidator(50), MaxValueValidator(75)]
    )
    nama_unit = models.CharField("nama unit (SIASN)", max_length=255, blank=True)
    unit = models.ForeignKey(
        UnitKerja, verbose_name="unit kerja", null=True, blank=True, on_delete=models.PROTECT, related_name="jabatan"
    )
    pendidikan_min = models.CharField("pendidikan minimum", max_length=4, choices=TingkatPendidikan, blank=True)
    golongan_min = models.CharField("golongan minimum", max_length=5, blank=True)
    pengalaman_min = models.PositiveSmallIntegerField("pengalaman minimum (tahun)", null=True, blank=True)
    usia_maks = models.PositiveSmallIntegerField("usia maksimum saat diangkat", null=True, blank=True)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["nama"]
        indexes = [models.Index(fields=["instansi", "jenjang"], name="jabatan_jenjang")]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "siasn_id"],
                name="jabatan_id_unik",
                violation_error_message="ID jabatan ini sudah dipakai jabatan lain di instansi yang sama.",
            ),
            models.CheckConstraint(
                name="jabatan_bup_wajar",
                condition=Q(bup__isnull=True) | Q(bup__range=(50, 75)),
                violation_error_message="BUP harus antara 50 dan 75 tahun.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class PetaJabatan(models.Model):
    """One row per position in a unit: how many posts ABK asks for, its class, family and whether it is critical."""

    jabatan = models.ForeignKey(Jabatan, verbose_name="jabatan", on_delete=models.PROTECT, related_name="peta")
    unit = models.ForeignKey(UnitKerja, verbose_name="unit kerja", on_delete=models.PROTECT, related_name="peta")
    kebutuhan = models.PositiveIntegerField("kebutuhan (ABK)")
    kelas = models.PositiveSmallIntegerField(
        "kelas jabatan", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    rumpun = models.ForeignKey(
        Rumpun, verbose_name="rumpun", null=True, blank=True, on_delete=models.PROTECT, related_name="peta"
    )
    klaster = models.ForeignKey(
        Klaster, verbose_name="klaster", null=True, blank=True, on_delete=models.PROTECT, related_name="peta"
    )
    kritis = models.BooleanField("jabatan kritis", default=False)

    class Meta:
        verbose_name = "peta jabatan"
        verbose_name_plural = "peta jabatan"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "unit"],
                name="peta_jabatan_unik",
                violation_error_message="Jabatan ini sudah ada di peta jabatan unit tersebut.",
            ),
            models.CheckConstraint(
                name="peta_kelas_1_17",
                condition=Q(kelas__isnull=True) | Q(kelas__range=(1, 17)),
                violation_error_message="Kelas jabatan harus antara 1 dan 17.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} · {self.unit}"


class StandarKompetensi(models.Model):
    """Level that a position asks for in one competency; it wins over the level of the position's jenjang."""

    jabatan = models.ForeignKey(Jabatan, verbose_name="jabatan", on_delete=models.CASCADE, related_name="standar")
    kompetensi = models.CharField("kompetensi", max_length=25, choices=Kompetensi)
    level = models.PositiveSmallIntegerField("level", validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        verbose_name = "standar kompetensi"
        verbose_name_plural = "standar kompetensi"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "kompetensi"],
                name="standar_unik",
                violation_error_message="Standar kompetensi ini sudah ada pada jabatan tersebut.",
            ),
            models.CheckConstraint(
                name="standar_level_1_5",
                condition=Q(level__range=(1, 5)),
                violation_error_message="Level kompetensi harus 1 sampai 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kompetensi_display()} level {self.level}"


class LevelDiminta(models.Model):
    """The agency's own level per jenjang where it departs from the table in ``aturan.jenjang``."""

    instansi = models.ForeignKey(
        Instansi, verbose_name="instansi", on_delete=models.CASCADE, related_name="level_diminta"
    )
    jenjang = models.CharField("jenjang", max_length=15, choices=Jenjang)
    level = models.PositiveSmallIntegerField("level", validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        verbose_name = "level kompetensi yang diminta"
        verbose_name_plural = "level kompetensi yang diminta"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jenjang"],
                name="level_diminta_unik",
                violation_error_message="Jenjang ini sudah punya level yang diminta.",
            ),
            models.CheckConstraint(
                name="level_diminta_1_5",
                condition=Q(level__range=(1, 5)),
                violation_error_message="Level kompetensi harus 1 sampai 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenjang_display()}: level {self.level}"
