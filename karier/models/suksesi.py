"""Succession: the groups (KRS) with their members, and the posts for which a member is being prepared."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from karier.pilihan import Kesiapan, LingkupSuksesi, StatusKelompok, StrategiTalenta
from pegawai.models import Instansi, Jabatan, Pegawai, UnitKerja
from pemetaan.models import Pemetaan, Penempatan

STATUS_BERAKHIR = (StatusKelompok.DIGANTI, StatusKelompok.DICABUT)


class KelompokSuksesi(models.Model):
    """A kelompok rencana suksesi of an agency, drawn from one run of the mapping.

    Its content changes only while it is a ``konsep``; ``revisi`` rises with every change. Setting it gives it the
    number and date of the decision and ends the one of the same ``lingkup`` before it. ``cakrawala``: the years ahead
    within which a post that falls vacant counts as jabatan target.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="kelompok_suksesi")
    lingkup = models.CharField("lingkup", max_length=8, choices=LingkupSuksesi)
    pemetaan = models.ForeignKey(Pemetaan, on_delete=models.PROTECT, related_name="kelompok_suksesi")
    cakrawala = models.PositiveSmallIntegerField(
        "jabatan lowong dalam (tahun)", default=5, validators=[MinValueValidator(0), MaxValueValidator(10)]
    )
    status = models.CharField("status", max_length=10, choices=StatusKelompok, default=StatusKelompok.KONSEP)
    revisi = models.PositiveIntegerField("revisi", default=1)
    nomor = models.CharField("nomor keputusan", max_length=100, blank=True)
    tanggal = models.DateField("tanggal keputusan", null=True, blank=True)
    menggantikan = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="digantikan_oleh"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    berakhir_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    alasan = models.CharField("alasan pencabutan", max_length=300, blank=True)

    class Meta:
        verbose_name = "kelompok rencana suksesi"
        verbose_name_plural = "kelompok rencana suksesi"
        ordering = ["-dibuat_pada", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "lingkup"],
                condition=Q(status=StatusKelompok.KONSEP),
                name="kelompok_satu_konsep",
                violation_error_message="Masih ada konsep kelompok rencana suksesi dengan lingkup ini.",
            ),
            models.UniqueConstraint(
                fields=["instansi", "lingkup"],
                condition=Q(status=StatusKelompok.DITETAPKAN),
                name="kelompok_satu_berlaku",
                violation_error_message="Sudah ada kelompok rencana suksesi yang berlaku dengan lingkup ini.",
            ),
            models.CheckConstraint(
                name="kelompok_ditetapkan_berpasangan",
                condition=Q(status=StatusKelompok.KONSEP, ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | (
                    ~Q(status=StatusKelompok.KONSEP)
                    & Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False, tanggal__isnull=False)
                    & ~Q(nomor="")
                ),
                violation_error_message="Kelompok yang ditetapkan harus mencatat nomor, tanggal, waktu, dan pelakunya.",
            ),
            models.CheckConstraint(
                name="kelompok_berakhir_berpasangan",
                condition=Q(status__in=STATUS_BERAKHIR, berakhir_pada__isnull=False, berakhir_oleh__isnull=False)
                | (~Q(status__in=STATUS_BERAKHIR) & Q(berakhir_pada__isnull=True, berakhir_oleh__isnull=True)),
                violation_error_message="Kelompok yang diganti atau dicabut harus mencatat waktu dan pelakunya.",
            ),
            models.CheckConstraint(
                name="kelompok_pencabutan_beralasan",
                condition=~Q(status=StatusKelompok.DICABUT) | ~Q(alasan=""),
                violation_error_message="Pencabutan harus menyebut alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"KRS {self.get_lingkup_display()} {self.nomor or '(konsep)'}"


class AnggotaSuksesi(models.Model):
    """A member of a group, with the box, rank, post and grade as they were at admission.

    ``urutan`` is the place in the lawful order (box 9, 8, 7, then rank); without gaps once the group is set.
    ``dikeluarkan`` is the reason for which a talent was left out of the group; empty for a member.
    """

    kelompok = models.ForeignKey(KelompokSuksesi, on_delete=models.CASCADE, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="keanggotaan_suksesi")
    penempatan = models.ForeignKey(Penempatan, on_delete=models.PROTECT, related_name="keanggotaan_suksesi")
    urutan = models.PositiveIntegerField("urutan")
    kotak = models.PositiveSmallIntegerField("kotak")
    peringkat = models.PositiveIntegerField("peringkat dalam kotak")
    nilai_talenta = models.DecimalField("nilai talenta", max_digits=5, decimal_places=2)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    golongan = models.CharField("golongan", max_length=5)
    dikeluarkan = models.CharField("alasan dikeluarkan", max_length=300, blank=True)

    class Meta:
        verbose_name = "anggota kelompok suksesi"
        verbose_name_plural = "anggota kelompok suksesi"
        ordering = ["urutan", "pk"]
        indexes = [models.Index(fields=["kelompok", "urutan"], name="anggota_suksesi_urutan")]
        constraints = [
            models.UniqueConstraint(
                fields=["kelompok", "pegawai"],
                name="anggota_suksesi_unik",
                violation_error_message="Pegawai ini sudah menjadi anggota kelompok tersebut.",
            ),
            models.CheckConstraint(
                name="anggota_suksesi_kotak",
                condition=Q(kotak__in=(7, 8, 9)),
                violation_error_message="Anggota kelompok rencana suksesi berasal dari kotak 9, 8, atau 7.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.pegawai}"


class Suksesor(models.Model):
    """A member projected onto a post: the day of the vacancy, of readiness, and the verdict they rest on.

    ``syarat`` holds every requirement as it was judged; renewed when the group is set, and frozen from then on.
    """

    anggota = models.ForeignKey(AnggotaSuksesi, on_delete=models.CASCADE, related_name="suksesi")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="suksesor")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="suksesor")
    urutan = models.PositiveIntegerField("urutan bagi jabatan ini", default=1)
    kritis = models.BooleanField("jabatan kritis")
    lowong = models.DateField("lowong mulai")
    siap = models.DateField("siap mulai")
    kesiapan = models.CharField("kesiapan", max_length=10, choices=Kesiapan)
    jalur = models.CharField("jalur", max_length=10)
    syarat = models.JSONField("syarat", default=list)
    diperiksa_pada = models.DateTimeField("diperiksa pada")

    class Meta:
        verbose_name = "suksesor"
        verbose_name_plural = "suksesor"
        ordering = ["jabatan", "unit", "urutan"]
        indexes = [models.Index(fields=["jabatan", "unit"], name="suksesor_pos")]
        constraints = [
            models.UniqueConstraint(
                fields=["anggota", "jabatan", "unit"],
                name="suksesor_unik",
                violation_error_message="Anggota ini sudah menjadi suksesor jabatan tersebut.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anggota.pegawai} → {self.jabatan}"


class RiwayatSuksesi(models.Model):
    """Append-only: what was done to a group, by whom; ``uraian`` says what and why."""

    kelompok = models.ForeignKey(KelompokSuksesi, on_delete=models.PROTECT, related_name="riwayat")
    aksi = models.CharField("aksi", max_length=40)
    uraian = models.CharField("uraian", max_length=500, blank=True)
    revisi = models.PositiveIntegerField("revisi")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "riwayat kelompok suksesi"
        verbose_name_plural = "riwayat kelompok suksesi"
        ordering = ["pada", "id"]

    def __str__(self) -> str:
        return f"{self.aksi} ({self.pada:%d-%m-%Y})"


class StrategiAkuisisi(models.Model):
    """How the talent that a post needs is to be found: grown here, brought in, or lent; one per post.

    ``perkiraan_lowong``: the day on which the team expects the post to fall vacant before its holder retires.
    """

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    strategi = models.CharField("strategi", max_length=8, choices=StrategiTalenta)
    perkiraan_lowong = models.DateField("perkiraan lowong", null=True, blank=True)
    uraian = models.CharField("uraian", max_length=300, blank=True)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True)
    diubah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "strategi akuisisi"
        verbose_name_plural = "strategi akuisisi"
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "unit"],
                name="strategi_akuisisi_unik",
                violation_error_message="Jabatan ini sudah punya strategi akuisisi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan}: {self.get_strategi_display()}"
