"""Approval history and issued documents."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from karier.models.pengaturan import PengaturanDokumen
from karier.models.rpk import RencanaKarier
from karier.pilihan import JenisDokumen, StatusDokumen, StatusRpk


class RiwayatPersetujuan(models.Model):
    """Append-only: one row per change of a plan's state; ``oleh`` is empty only for commands run by an operator.

    ``sidik`` is the digest of what the plan said then and ``ringkasan`` its steps in words, so that a later reader sees
    what has changed since. ``bukti`` is the second factor that the act was confirmed with, ``pelimpahan`` what the
    actor acted under.
    """

    rpk = models.ForeignKey(RencanaKarier, on_delete=models.PROTECT, related_name="riwayat")
    dari = models.CharField("dari", max_length=11, choices=StatusRpk, blank=True)
    ke = models.CharField("ke", max_length=11, choices=StatusRpk)
    revisi = models.PositiveIntegerField("revisi")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pada = models.DateTimeField("pada", auto_now_add=True)
    catatan = models.TextField("catatan", blank=True)
    sidik = models.CharField("sidik isi", max_length=64, blank=True)
    ringkasan = models.JSONField("ringkasan isi", default=list, blank=True)
    bukti = models.ForeignKey(
        "pegawai.JejakFaktor", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pelimpahan = models.ForeignKey(
        "pegawai.Pelimpahan", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "riwayat persetujuan"
        verbose_name_plural = "riwayat persetujuan"
        ordering = ["pada", "id"]

    def __str__(self) -> str:
        return f"{self.get_ke_display()} ({self.pada:%d-%m-%Y})"


class UrutanNomor(models.Model):
    """Last running number given out per agency, kind of document and year."""

    instansi = models.ForeignKey("pegawai.Instansi", on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField("jenis dokumen", max_length=16, choices=JenisDokumen, default=JenisDokumen.RPK)
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("urut", default=0)

    class Meta:
        verbose_name = "urutan nomor"
        verbose_name_plural = "urutan nomor"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jenis", "tahun"],
                name="urutan_nomor_unik",
                violation_error_message="Urutan nomor tahun ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun}: {self.urut}"


class Dokumen(models.Model):
    """An issued PDF: its bytes, their sha256, and the code that its QR opens.

    ``subjek`` says what it is about ("rpk-12", "sidang-3", "unit-5-2027"): of one kind and subject one document is in
    force. ``unit`` is the unit whose people it names, empty: the whole agency. ``isi`` freezes the content that was
    printed and ``pengaturan`` the settings it was printed with, so that verification never shows today's signatory.
    ``berakhir_pada`` is when it was replaced or revoked; ``alasan`` says why it was revoked.
    """

    instansi = models.ForeignKey("pegawai.Instansi", on_delete=models.PROTECT, related_name="dokumen")
    jenis = models.CharField("jenis", max_length=16, choices=JenisDokumen, default=JenisDokumen.RPK)
    tahun = models.PositiveSmallIntegerField("tahun penomoran")
    subjek = models.CharField("perihal", max_length=60)
    judul = models.CharField("judul", max_length=300)
    rpk = models.ForeignKey(RencanaKarier, null=True, blank=True, on_delete=models.PROTECT, related_name="dokumen")
    pegawai = models.ForeignKey(
        "pegawai.Pegawai", null=True, blank=True, on_delete=models.PROTECT, related_name="dokumen"
    )
    unit = models.ForeignKey("pegawai.UnitKerja", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pengaturan = models.ForeignKey(
        PengaturanDokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="dokumen"
    )
    kode = models.CharField("kode verifikasi", max_length=24, unique=True)
    nomor = models.CharField("nomor", max_length=100)
    berkas = models.FileField("berkas", upload_to="dokumen/%Y")
    sha256 = models.CharField("sha256", max_length=64, unique=True)
    isi = models.JSONField("isi", default=dict)
    status = models.CharField("status", max_length=8, choices=StatusDokumen, default=StatusDokumen.BERLAKU)
    diterbitkan_pada = models.DateTimeField("diterbitkan pada", auto_now_add=True)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    berakhir_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    alasan = models.CharField("alasan pencabutan", max_length=300, blank=True)

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["-diterbitkan_pada"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jenis", "subjek"],
                condition=Q(status=StatusDokumen.BERLAKU),
                name="dokumen_satu_berlaku",
                violation_error_message="Perihal ini sudah punya dokumen yang berlaku.",
            ),
            models.UniqueConstraint(
                fields=["instansi", "jenis", "tahun", "nomor"],
                condition=~Q(status=StatusDokumen.DICABUT),
                name="dokumen_nomor_unik",
                violation_error_message="Nomor ini sudah dipakai dokumen lain yang sejenis.",
            ),
            models.CheckConstraint(
                name="dokumen_rpk_menunjuk_rencana",
                condition=Q(jenis=JenisDokumen.RPK, rpk__isnull=False)
                | (~Q(jenis=JenisDokumen.RPK) & Q(rpk__isnull=True)),
                violation_error_message="Dokumen RPK, dan hanya itu, menunjuk satu rencana.",
            ),
            models.CheckConstraint(
                name="dokumen_kartu_menunjuk_pegawai",
                condition=Q(jenis=JenisDokumen.KARTU_TALENTA, pegawai__isnull=False)
                | (~Q(jenis=JenisDokumen.KARTU_TALENTA) & Q(pegawai__isnull=True)),
                violation_error_message="Kartu talenta, dan hanya itu, menunjuk satu pegawai.",
            ),
            models.CheckConstraint(
                name="dokumen_berakhir_tercatat",
                condition=Q(status=StatusDokumen.BERLAKU, berakhir_pada__isnull=True, berakhir_oleh__isnull=True)
                | Q(
                    status__in=[StatusDokumen.DIGANTI, StatusDokumen.DICABUT],
                    berakhir_pada__isnull=False,
                    berakhir_oleh__isnull=False,
                ),
                violation_error_message="Dokumen yang diganti atau dicabut harus mencatat waktu dan pelakunya.",
            ),
            models.CheckConstraint(
                name="dokumen_pencabutan_beralasan",
                condition=~Q(status=StatusDokumen.DICABUT) | ~Q(alasan=""),
                violation_error_message="Pencabutan dokumen harus menyebut alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor
