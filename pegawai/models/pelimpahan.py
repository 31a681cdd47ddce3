"""Delegation: who acts for the PPK, in which form, for how long, by which letter."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from pegawai.models.organisasi import Instansi
from pegawai.pilihan import JenisPelimpahan


class PelimpahanQuerySet(models.QuerySet["Pelimpahan"]):
    """Delegations by whether they hold."""

    def berlaku(self) -> "PelimpahanQuerySet":
        """Return those under which somebody may act today."""
        hari = timezone.localdate()
        return self.filter(mulai__lte=hari, selesai__gte=hari, disahkan_pada__isnull=False, dicabut_pada__isnull=True)


class Pelimpahan(models.Model):
    """One account acts for the PPK from ``mulai`` to ``selesai`` inclusive: once ``disahkan``, until ``dicabut``.

    The PPK confirms by naming; what an admin names waits for the PPK or for another admin. ``jabatan`` is the office
    of the delegate, as it stands below the signatory line.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pelimpahan")
    jenis = models.CharField("jenis", max_length=3, choices=JenisPelimpahan)
    penerima = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="penerima", on_delete=models.PROTECT, related_name="pelimpahan"
    )
    jabatan = models.CharField("jabatan penerima", max_length=200)
    nomor_surat = models.CharField("nomor surat", max_length=100)
    tanggal_surat = models.DateField("tanggal surat")
    mulai = models.DateField("mulai")
    selesai = models.DateField("sampai dengan")
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    disahkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    disahkan_pada = models.DateTimeField("disahkan pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)

    objects = PelimpahanQuerySet.as_manager()

    class Meta:
        verbose_name = "pelimpahan wewenang"
        verbose_name_plural = "pelimpahan wewenang"
        ordering = ["-mulai", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="pelimpahan_masa_wajar",
                condition=Q(selesai__gte=F("mulai")),
                violation_error_message="Pelimpahan berakhir sebelum dimulai. Perbaiki tanggalnya.",
            ),
            models.CheckConstraint(
                name="pelimpahan_disahkan_tercatat",
                condition=Q(disahkan_pada__isnull=True, disahkan_oleh__isnull=True)
                | Q(disahkan_pada__isnull=False, disahkan_oleh__isnull=False),
                violation_error_message="Waktu dan pelaku pengesahan pelimpahan harus tercatat bersama.",
            ),
            models.CheckConstraint(
                name="pelimpahan_dicabut_tercatat",
                condition=Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
                violation_error_message="Waktu dan pelaku pencabutan pelimpahan harus tercatat bersama.",
            ),
            models.CheckConstraint(
                name="pelimpahan_bukan_untuk_diri",
                condition=~Q(penerima=F("dibuat_oleh"))
                & (Q(disahkan_oleh__isnull=True) | ~Q(penerima=F("disahkan_oleh"))),
                violation_error_message="Pelimpahan tidak dapat dibuat atau disahkan oleh penerimanya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sebutan} {self.penerima}"

    @property
    def sebutan(self) -> str:
        """What stands before the office on the signatory line."""
        return {"plh": "Plh.", "plt": "Plt.", "an": "a.n."}[self.jenis]

    @property
    def keterangan(self) -> str:
        """The form and the letter in one phrase."""
        return f"{self.sebutan} berdasarkan {self.nomor_surat}"
