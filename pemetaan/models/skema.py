"""Assessment schemes: weights, rubrics and cut-offs with a version."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, QuerySet

from pegawai.models import Instansi, Jabatan
from pemetaan.pilihan import AksiSkema, BilaKosong, PraktikSkp, StatusSkema, Sumber, Sumbu
from talenta.umum.galat import GalatAplikasi

_PERSEN = [MinValueValidator(0), MaxValueValidator(100)]
_BEKU = "Skema ini sudah dipakai sebuah periode dan tidak dapat diubah. Buat versi baru, lalu ubah versi baru itu."


def _tolak_bila_beku(skema: QuerySet["Skema"]) -> None:
    if skema.filter(dibekukan_pada__isnull=False).exists():
        raise GalatAplikasi(_BEKU, kode="skema-beku")


class BagianSkema(models.Model):
    """A part of a scheme: it cannot be added, changed or taken out once the scheme is frozen."""

    class Meta:
        abstract = True

    def skema_induk(self) -> QuerySet["Skema"]:
        """Return the scheme that the part belongs to, and the one it belonged to before."""
        raise NotImplementedError

    def clean(self) -> None:
        """Refuse a change of a frozen scheme in a form."""
        if self.skema_induk().filter(dibekukan_pada__isnull=False).exists():
            raise ValidationError(_BEKU, code="skema-beku")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save unless the scheme is frozen.

        Raises:
            GalatAplikasi: the scheme is frozen.
        """
        _tolak_bila_beku(self.skema_induk())
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete unless the scheme is frozen.

        Raises:
            GalatAplikasi: the scheme is frozen.
        """
        _tolak_bila_beku(self.skema_induk())
        return super().delete(*args, **kwargs)


class Skema(models.Model):
    """A scheme version. ``instansi`` empty: it ships with Talenta. Frozen (``dibekukan_pada``) once a period used it.

    ``jabatan`` set: it judges candidates for that position only, and never the agency's own mapping. ``revisi`` counts
    the edits, so that two editors cannot overwrite each other.
    ``potong_y_atas`` and so on are the lower bounds of the upper two classes of each axis, half-open [bound, next).
    """

    kode = models.SlugField("kode", max_length=40)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    nama = models.CharField("nama", max_length=150)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    instansi = models.ForeignKey(
        Instansi, verbose_name="instansi", null=True, blank=True, on_delete=models.PROTECT, related_name="skema"
    )
    jabatan = models.ForeignKey(
        Jabatan, verbose_name="jabatan target", null=True, blank=True, on_delete=models.PROTECT, related_name="skema"
    )
    status = models.CharField("status", max_length=6, choices=StatusSkema, default=StatusSkema.KONSEP)
    bobot_y = models.PositiveSmallIntegerField("bobot kinerja dalam Nilai Talenta (%)", default=50, validators=_PERSEN)
    bobot_x = models.PositiveSmallIntegerField(
        "bobot potensial dalam Nilai Talenta (%)", default=50, validators=_PERSEN
    )
    potong_y_atas = models.DecimalField("batas di atas ekspektasi", max_digits=5, decimal_places=2)
    potong_y_sesuai = models.DecimalField("batas sesuai ekspektasi", max_digits=5, decimal_places=2)
    potong_x_tinggi = models.DecimalField("batas tinggi", max_digits=5, decimal_places=2)
    potong_x_menengah = models.DecimalField("batas menengah", max_digits=5, decimal_places=2)
    bobot_skp_lalu = models.PositiveSmallIntegerField(
        "bobot SKP tahun sebelumnya (%)", default=0, validators=_PERSEN, help_text="Sisanya untuk SKP tahun periode."
    )
    praktik_skp = models.CharField(
        "praktik penilaian SKP", max_length=11, choices=PraktikSkp, default=PraktikSkp.PREDIKAT
    )
    poin_skp = models.JSONField("poin predikat", default=dict, help_text="predikat → poin")
    poin_rating = models.JSONField("poin rating hasil kerja", default=dict, blank=True, help_text="rating → poin")
    masa_asesmen = models.PositiveSmallIntegerField("masa berlaku asesmen (tahun)", default=3)
    dibekukan_pada = models.DateTimeField("dibekukan pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    disalin_dari = models.ForeignKey(
        "self", verbose_name="disalin dari", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revisi = models.PositiveIntegerField("revisi", default=1)

    class Meta:
        verbose_name = "skema penilaian"
        verbose_name_plural = "skema penilaian"
        ordering = ["kode", "-versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["kode", "versi"],
                condition=Q(instansi__isnull=True),
                name="skema_versi_unik",
                violation_error_message="Versi skema ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["instansi", "kode", "versi"],
                name="skema_instansi_versi_unik",
                violation_error_message="Versi skema ini sudah ada.",
            ),
            models.CheckConstraint(
                name="skema_jabatan_milik_instansi",
                condition=Q(jabatan__isnull=True) | Q(instansi__isnull=False),
                violation_error_message="Skema untuk satu jabatan target harus milik satu instansi.",
            ),
            models.CheckConstraint(
                name="skema_potong_turun",
                condition=Q(
                    potong_y_atas__gt=models.F("potong_y_sesuai"),
                    potong_x_tinggi__gt=models.F("potong_x_menengah"),
                    potong_y_sesuai__gt=0,
                    potong_x_menengah__gt=0,
                    potong_y_atas__lte=100,
                    potong_x_tinggi__lte=100,
                ),
                violation_error_message="Batas kelas harus menurun dan berada di antara 0 dan 100.",
            ),
            models.CheckConstraint(
                name="skema_bobot_nilai_talenta",
                condition=Q(bobot_y=100 - models.F("bobot_x")),
                violation_error_message="Bobot kinerja dan potensial harus berjumlah 100%.",
            ),
        ]

    BOLEH_BERUBAH = frozenset({"status"})

    def __str__(self) -> str:
        return f"{self.nama} (v{self.versi})"

    def _berubah(self) -> bool:
        lama = Skema.objects.filter(pk=self.pk, dibekukan_pada__isnull=False).values().first()
        if lama is None:
            return False
        return any(getattr(self, kolom) != isi for kolom, isi in lama.items() if kolom not in self.BOLEH_BERUBAH)

    def clean(self) -> None:
        """Refuse a change of a frozen scheme in a form."""
        if self._berubah():
            raise ValidationError(_BEKU, code="skema-beku")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; of a frozen scheme only the status may change.

        Raises:
            GalatAplikasi: the scheme is frozen and something else would change.
        """
        if self._berubah():
            raise GalatAplikasi(_BEKU, kode="skema-beku")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete unless frozen.

        Raises:
            GalatAplikasi: the scheme is frozen.
        """
        _tolak_bila_beku(Skema.objects.filter(pk=self.pk))
        return super().delete(*args, **kwargs)


class Komponen(BagianSkema):
    """A component of one axis; the weights of an axis add up to 100 %."""

    skema = models.ForeignKey(Skema, on_delete=models.CASCADE, related_name="komponen")
    sumbu = models.CharField("sumbu", max_length=1, choices=Sumbu)
    nama = models.CharField("nama", max_length=100)
    bobot = models.DecimalField("bobot (%)", max_digits=5, decimal_places=2, validators=_PERSEN)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "komponen"
        verbose_name_plural = "komponen"
        ordering = ["sumbu", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["skema", "nama"],
                name="komponen_unik",
                violation_error_message="Komponen ini sudah ada dalam skema.",
            ),
            models.CheckConstraint(
                name="komponen_bobot_0_100",
                condition=Q(bobot__range=(0, 100)),
                violation_error_message="Bobot komponen harus 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def skema_induk(self) -> QuerySet[Skema]:
        """Return the scheme of the komponen, as it would be and as it is stored."""
        return Skema.objects.filter(Q(pk=self.skema_id) | Q(komponen=self.pk))


class Indikator(BagianSkema):
    """An indicator: what it reads, its weight in the axis (%), and what follows where data are missing."""

    komponen = models.ForeignKey(Komponen, on_delete=models.CASCADE, related_name="indikator")
    sumber = models.CharField("sumber", max_length=20, choices=Sumber)
    nama = models.CharField("nama", max_length=100)
    bobot = models.DecimalField("bobot dalam sumbu (%)", max_digits=5, decimal_places=2, validators=_PERSEN)
    bila_kosong = models.CharField("bila data kosong", max_length=7, choices=BilaKosong)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["komponen", "sumber"],
                name="indikator_unik",
                violation_error_message="Sumber ini sudah dipakai dalam komponen tersebut.",
            ),
            models.CheckConstraint(
                name="indikator_bobot_0_100",
                condition=Q(bobot__range=(0, 100)),
                violation_error_message="Bobot indikator harus 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def skema_induk(self) -> QuerySet[Skema]:
        """Return the scheme of the indikator, as it would be and as it is stored."""
        return Skema.objects.filter(Q(pk=self.komponen.skema_id) | Q(komponen__indikator=self.pk))


class Rubrik(BagianSkema):
    """One line of an indicator's rubric: a label or a half-open range [bawah, atas) that gives ``nilai`` (0–100)."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="rubrik")
    kunci = models.CharField("kunci", max_length=40, blank=True, help_text="Nilai pilihan, bila rubrik berlabel.")
    label = models.CharField("label", max_length=100)
    bawah = models.DecimalField("dari", max_digits=7, decimal_places=2, null=True, blank=True)
    atas = models.DecimalField("sampai sebelum", max_digits=7, decimal_places=2, null=True, blank=True)
    nilai = models.DecimalField("nilai", max_digits=5, decimal_places=2, validators=[MinValueValidator(0)])

    class Meta:
        verbose_name = "rubrik"
        verbose_name_plural = "rubrik"
        ordering = ["-nilai"]
        constraints = [
            models.CheckConstraint(
                name="rubrik_nilai_0_120",
                condition=Q(nilai__range=(0, 120)),
                violation_error_message="Nilai rubrik harus 0 sampai 120.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.nilai}"

    def skema_induk(self) -> QuerySet[Skema]:
        """Return the scheme of the rubrik, as it would be and as it is stored."""
        return Skema.objects.filter(Q(pk=self.indikator.komponen.skema_id) | Q(komponen__indikator__rubrik=self.pk))


class RiwayatSkema(models.Model):
    """What was done to a scheme version, when and by whom; rows are only ever added."""

    skema = models.ForeignKey(Skema, on_delete=models.CASCADE, related_name="riwayat")
    aksi = models.CharField("aksi", max_length=11, choices=AksiSkema)
    catatan = models.CharField("catatan", max_length=300, blank=True)
    pada = models.DateTimeField("pada", auto_now_add=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "riwayat skema"
        verbose_name_plural = "riwayat skema"
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return f"{self.skema}: {self.get_aksi_display()}"
