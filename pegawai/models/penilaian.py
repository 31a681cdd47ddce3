"""Yearly performance (SKP) and assessments."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from pegawai.models.orang import Pegawai
from pegawai.pilihan import AspekPotensi, Ekspektasi, Kompetensi, Predikat


class PenilaianKinerja(models.Model):
    """One year's SKP of a person: two ratings and the predikat that follows from them (Permenpan RB 6/2022)."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="penilaian_kinerja")
    tahun = models.PositiveSmallIntegerField("tahun")
    hasil_kerja = models.CharField("rating hasil kerja", max_length=8, choices=Ekspektasi)
    perilaku_kerja = models.CharField("rating perilaku kerja", max_length=8, choices=Ekspektasi)
    predikat = models.CharField("predikat", max_length=15, choices=Predikat)
    hasil_kerja_nilai = models.DecimalField("nilai hasil kerja", max_digits=6, decimal_places=2, null=True, blank=True)
    perilaku_kerja_nilai = models.DecimalField(
        "nilai perilaku kerja", max_digits=6, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = "penilaian kinerja"
        verbose_name_plural = "penilaian kinerja"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun"],
                name="kinerja_unik",
                violation_error_message="SKP pegawai ini untuk tahun tersebut sudah ada.",
            ),
            models.CheckConstraint(
                name="kinerja_tahun_wajar",
                condition=Q(tahun__range=(2000, 2100)),
                violation_error_message="Tahun SKP harus antara 2000 dan 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.get_predikat_display()}"


def _skor(label: str) -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )


def _level(label: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(1), MaxValueValidator(5)])


class HasilAsesmen(models.Model):
    """One assessment of a person: eight aspects of potensi (0–100), nine competencies (level 1–5), teknis (0–100)."""

    # Without an index of its own: the unique constraint below begins with the person.
    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="asesmen", db_index=False)
    tanggal = models.DateField("tanggal asesmen")
    metode = models.CharField("metode", max_length=100, blank=True)
    penyelenggara = models.CharField("penyelenggara", max_length=200, blank=True)
    intelektual = _skor("kemampuan intelektual")
    interpersonal = _skor("kemampuan interpersonal")
    kesadaran_diri = _skor("kesadaran diri")
    berpikir_kritis = _skor("berpikir kritis dan strategis")
    pemecahan_masalah = _skor("pemecahan masalah")
    kecerdasan_emosional = _skor("kecerdasan emosional")
    belajar_cepat = _skor("belajar cepat dan mengembangkan diri")
    motivasi_komitmen = _skor("motivasi dan komitmen")
    integritas = _level("integritas")
    kerja_sama = _level("kerja sama")
    komunikasi = _level("komunikasi")
    orientasi_hasil = _level("orientasi pada hasil")
    pelayanan_publik = _level("pelayanan publik")
    pengembangan_diri = _level("pengembangan diri dan orang lain")
    mengelola_perubahan = _level("mengelola perubahan")
    pengambilan_keputusan = _level("pengambilan keputusan")
    perekat_bangsa = _level("perekat bangsa")
    teknis = models.DecimalField(
        "kompetensi teknis",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    class Meta:
        verbose_name = "hasil asesmen"
        verbose_name_plural = "hasil asesmen"
        ordering = ["-tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tanggal"],
                name="asesmen_unik",
                violation_error_message="Hasil asesmen pegawai ini pada tanggal tersebut sudah ada.",
            ),
            models.CheckConstraint(
                name="asesmen_potensi_0_100",
                condition=Q(**{f"{aspek}__range": (0, 100) for aspek in AspekPotensi.values}),
                violation_error_message="Skor potensi harus 0 sampai 100.",
            ),
            models.CheckConstraint(
                name="asesmen_level_1_5",
                condition=Q(**{f"{kompetensi}__range": (1, 5) for kompetensi in Kompetensi.values}),
                violation_error_message="Level kompetensi harus 1 sampai 5.",
            ),
            models.CheckConstraint(
                name="asesmen_teknis_0_100",
                condition=Q(teknis__isnull=True) | Q(teknis__range=(0, 100)),
                violation_error_message="Skor teknis harus 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Asesmen {self.tanggal:%d-%m-%Y}"
