"""Five-year career development plans (RPK) with their yearly steps and competence alignment."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from karier.models.katalog import KatalogPengembangan
from karier.pilihan import (
    BentukPengembangan,
    Jalur,
    Mekanisme,
    Prosedur,
    RekomendasiPengembangan,
    StatusLangkah,
    StatusRpk,
)
from pegawai.models import Instansi, Jabatan, Pegawai, UnitKerja
from pemetaan.models import Penempatan

STATUS_TERBUKA = (StatusRpk.DISUSUN, StatusRpk.DIAJUKAN, StatusRpk.DIPERIKSA)
STATUS_DITETAPKAN = (StatusRpk.DITETAPKAN, StatusRpk.DISAMPAIKAN, StatusRpk.BERJALAN, StatusRpk.DIEVALUASI)


class RencanaKarier(models.Model):
    """The RPK of one person for ``tahun_awal`` to ``tahun_awal + 4``.

    ``profil`` freezes table 1 (position, unit, golongan, box, SKP, assessment) as it was when the plan was drawn up.
    ``versi`` rises with each amendment; ``menggantikan`` names the plan that an amendment replaces, of which one
    amendment at most is not given up, and ``alasan_perubahan`` says why. ``pelimpahan`` is the delegation under which
    the plan was set, empty where the PPK set it.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="rpk")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="rpk")
    penempatan = models.ForeignKey(Penempatan, null=True, blank=True, on_delete=models.PROTECT, related_name="rpk")
    tahun_awal = models.PositiveSmallIntegerField(
        "tahun awal", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    versi = models.PositiveSmallIntegerField("versi", default=1)
    menggantikan = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="perubahan", verbose_name="menggantikan"
    )
    alasan_perubahan = models.TextField("alasan perubahan", blank=True)
    status = models.CharField("status", max_length=11, choices=StatusRpk, default=StatusRpk.DISUSUN)
    revisi = models.PositiveIntegerField("revisi", default=1, help_text="Naik setiap kali isi berubah.")
    rekomendasi = models.CharField("rekomendasi pengembangan", max_length=10, choices=RekomendasiPengembangan)
    profil = models.JSONField("profil pegawai (tabel 1)", default=dict)
    catatan = models.TextField("catatan", blank=True)
    nomor = models.CharField("nomor", max_length=100, blank=True)
    dibuat_pada = models.DateTimeField("disusun pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pelimpahan = models.ForeignKey(
        "pegawai.Pelimpahan", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "rencana pengembangan karier"
        verbose_name_plural = "rencana pengembangan karier"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [models.Index(fields=["instansi", "status"], name="rpk_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun_awal", "versi"],
                name="rpk_versi_unik",
                violation_error_message="Versi RPK ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "tahun_awal"],
                condition=Q(status__in=STATUS_TERBUKA),
                name="rpk_satu_terbuka",
                violation_error_message="Pegawai ini masih punya RPK yang belum ditetapkan untuk tahun awal tersebut.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "tahun_awal"],
                condition=Q(status__in=STATUS_DITETAPKAN),
                name="rpk_satu_berlaku",
                violation_error_message="Pegawai ini sudah punya RPK yang ditetapkan untuk tahun awal tersebut.",
            ),
            models.UniqueConstraint(
                fields=["menggantikan"],
                condition=~Q(status=StatusRpk.DIBATALKAN),
                name="rpk_satu_perubahan",
                violation_error_message="RPK ini sudah punya versi yang menggantikannya.",
            ),
            models.CheckConstraint(
                name="rpk_perubahan_beralasan",
                condition=Q(menggantikan__isnull=True) | (Q(versi__gt=1) & ~Q(alasan_perubahan="")),
                violation_error_message="Versi yang menggantikan RPK lain harus menyebut alasan perubahannya.",
            ),
            models.CheckConstraint(
                name="rpk_ditetapkan_berpasangan",
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False),
                violation_error_message="Waktu dan pelaku penetapan harus tercatat bersama.",
            ),
            models.CheckConstraint(
                name="rpk_ditetapkan_bernomor",
                condition=~Q(status__in=STATUS_DITETAPKAN) | (Q(ditetapkan_pada__isnull=False) & ~Q(nomor="")),
                violation_error_message="RPK yang ditetapkan harus bernomor dan mencatat waktu penetapannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"RPK {self.tahun_awal}–{self.tahun_akhir} {self.pegawai}"

    @property
    def tahun_akhir(self) -> int:
        """Last year of the plan."""
        return self.tahun_awal + 4


class LangkahRpk(models.Model):
    """One step of a plan (a row of table 3). ``jabatan`` is empty for steps that move nobody.

    ``status`` is that of the newest of its ``realisasi``, of which there are ``realisasi_ke``. ``asal`` is the step
    it was copied from, in the version that an amendment replaces. ``katalog``: the development of a step that moves
    nobody, with its JP and cost as they were when the step was written
    (empty: not known then).
    """

    rpk = models.ForeignKey(RencanaKarier, on_delete=models.CASCADE, related_name="langkah")
    tahun = models.PositiveSmallIntegerField("tahun")
    urutan = models.PositiveSmallIntegerField("urutan", default=1)
    bentuk = models.CharField("bentuk", max_length=16, choices=BentukPengembangan)
    jalur = models.CharField("jalur", max_length=10, choices=Jalur, blank=True)
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mekanisme = models.CharField("mekanisme pengisian", max_length=16, choices=Mekanisme, blank=True)
    prosedur = models.CharField("prosedur pengisian", max_length=16, choices=Prosedur, blank=True)
    waktu = models.CharField("waktu pelaksanaan", max_length=40, blank=True)
    uraian = models.CharField("uraian", max_length=300, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    status = models.CharField("realisasi", max_length=12, choices=StatusLangkah, default=StatusLangkah.DIRENCANAKAN)
    katalog = models.ForeignKey(
        KatalogPengembangan, null=True, blank=True, on_delete=models.PROTECT, related_name="langkah"
    )
    jp = models.PositiveIntegerField("JP", null=True, blank=True)
    biaya = models.DecimalField("biaya (rupiah)", max_digits=14, decimal_places=2, null=True, blank=True)
    realisasi_ke = models.PositiveSmallIntegerField("realisasi ke", default=0, editable=False)
    asal = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="salinan")

    class Meta:
        verbose_name = "langkah RPK"
        verbose_name_plural = "langkah RPK"
        ordering = ["tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["rpk", "tahun", "urutan"],
                name="langkah_unik",
                violation_error_message="Urutan langkah ini sudah terpakai pada tahun tersebut.",
            ),
            models.CheckConstraint(
                name="langkah_pindah_berjabatan",
                condition=Q(bentuk=BentukPengembangan.PENGEMBANGAN, jabatan__isnull=True)
                | Q(bentuk=BentukPengembangan.PENUGASAN_KHUSUS)
                | Q(jabatan__isnull=False, unit__isnull=False),
                violation_error_message="Mutasi dan promosi harus menyebut jabatan dan unit tujuan.",
            ),
            models.CheckConstraint(
                name="langkah_katalog_berbiaya",
                condition=Q(katalog__isnull=True, jp__isnull=True, biaya__isnull=True)
                | Q(katalog__isnull=False, jabatan__isnull=True),
                violation_error_message="JP dan biaya dicatat bersama pengembangan dari katalog, tanpa perpindahan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.get_bentuk_display()}"
