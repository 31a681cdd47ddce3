"""Packages of set plans for the Kepala BKN."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from karier.models.persetujuan import Dokumen
from karier.models.rpk import RencanaKarier
from karier.pilihan import CaraKirim, StatusPaket
from pegawai.models import Instansi, Pekerjaan

PAKET_AKTIF = (StatusPaket.DISUSUN, StatusPaket.DISIAPKAN, StatusPaket.DIKIRIM, StatusPaket.DITERIMA)
PAKET_TERKIRIM = (StatusPaket.DIKIRIM, StatusPaket.DITERIMA, StatusPaket.DIKEMBALIKAN)


class PaketBkn(models.Model):
    """One zip for the Kepala BKN: the tables, the issued PDFs, and the sha256 of each.

    A package that BKN has returned stays as it was; what is sent again is a new one that names it (``menggantikan``).
    Who moved it on, and when, is in ``riwayat``.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="paket_bkn")
    tahun_awal = models.PositiveSmallIntegerField("tahun awal rencana")
    menggantikan = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="kiriman_ulang"
    )
    status = models.CharField("status", max_length=12, choices=StatusPaket, default=StatusPaket.DISUSUN)
    pekerjaan = models.ForeignKey(Pekerjaan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    berkas = models.FileField("berkas", upload_to="paket/%Y", blank=True)
    sha256 = models.CharField("sha256", max_length=64, blank=True)
    ukuran = models.PositiveBigIntegerField("ukuran (byte)", default=0)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tanggal_kirim = models.DateField("tanggal kirim", null=True, blank=True)
    cara_kirim = models.CharField("cara kirim", max_length=8, choices=CaraKirim, blank=True)
    nomor_kirim = models.CharField("nomor surat pengantar", max_length=100, blank=True)
    tanggal_terima = models.DateField("tanggal tanda terima", null=True, blank=True)
    nomor_terima = models.CharField("nomor tanda terima", max_length=100, blank=True)
    tanggal_kembali = models.DateField("tanggal dikembalikan", null=True, blank=True)
    alasan_kembali = models.CharField("alasan dikembalikan", max_length=500, blank=True)

    class Meta:
        verbose_name = "paket BKN"
        verbose_name_plural = "paket BKN"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["menggantikan"],
                condition=~Q(status=StatusPaket.DIBATALKAN),
                name="paket_satu_kiriman_ulang",
                violation_error_message="Paket ini sudah punya kiriman ulang.",
            ),
            models.CheckConstraint(
                name="paket_siap_berberkas",
                condition=Q(status__in=[StatusPaket.DISUSUN, StatusPaket.DIBATALKAN]) | (~Q(berkas="") & ~Q(sha256="")),
                violation_error_message="Paket yang siap dikirim harus punya berkas dan sha256-nya.",
            ),
            models.CheckConstraint(
                name="paket_kirim_tercatat",
                condition=~Q(status__in=PAKET_TERKIRIM)
                | (Q(tanggal_kirim__isnull=False) & ~Q(cara_kirim="") & ~Q(nomor_kirim="")),
                violation_error_message="Paket yang dikirim mencatat tanggal, cara, dan nomor pengantarnya.",
            ),
            models.CheckConstraint(
                name="paket_terima_tercatat",
                condition=~Q(status=StatusPaket.DITERIMA) | (Q(tanggal_terima__isnull=False) & ~Q(nomor_terima="")),
                violation_error_message="Paket yang diterima mencatat tanggal dan nomor tanda terimanya.",
            ),
            models.CheckConstraint(
                name="paket_kembali_beralasan",
                condition=~Q(status=StatusPaket.DIKEMBALIKAN)
                | (Q(tanggal_kembali__isnull=False) & ~Q(alasan_kembali="")),
                violation_error_message="Paket yang dikembalikan mencatat tanggal dan alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Paket {self.pk}: RPK {self.tahun_awal}–{self.tahun_awal + 4}"


class ButirPaket(models.Model):
    """One plan in a package with the document that went along.

    ``aktif`` is true while the package is on its way or there, so that no plan is in two such packages.
    """

    paket = models.ForeignKey(PaketBkn, on_delete=models.CASCADE, related_name="butir")
    rpk = models.ForeignKey(RencanaKarier, on_delete=models.PROTECT, related_name="butir_paket")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="+")
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "butir paket"
        verbose_name_plural = "butir paket"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["paket", "rpk"],
                name="butir_paket_unik",
                violation_error_message="RPK ini sudah ada dalam paket.",
            ),
            models.UniqueConstraint(
                fields=["rpk"],
                condition=Q(aktif=True),
                name="butir_satu_paket_aktif",
                violation_error_message="RPK ini sudah ada dalam paket lain yang belum dikembalikan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rpk_id} dalam paket {self.paket_id}"


class RiwayatPaket(models.Model):
    """Append-only: one row per change of a package's state; ``oleh`` is empty only for commands run by an operator."""

    paket = models.ForeignKey(PaketBkn, on_delete=models.PROTECT, related_name="riwayat")
    dari = models.CharField("dari", max_length=12, choices=StatusPaket, blank=True)
    ke = models.CharField("ke", max_length=12, choices=StatusPaket)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pada = models.DateTimeField("pada", auto_now_add=True)
    catatan = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "riwayat paket"
        verbose_name_plural = "riwayat paket"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_ke_display()} ({self.pada:%d-%m-%Y})"
