"""What an employee says: the wish for a career, the response to a placement or plan, the request for a correction."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from karier.models.rpk import RencanaKarier
from karier.pilihan import AkhirAspirasi, BagianData, JenisTanggapan, StatusTanggapan
from pegawai.models import Jabatan, Pegawai, UnitKerja
from pemetaan.models import Penempatan

_TERJAWAB = (StatusTanggapan.DITERIMA, StatusTanggapan.DITOLAK)


def _jawaban(nama: str) -> models.CheckConstraint:
    """Return the constraint that an answer has its words, its time and its author, and that nothing else has."""
    return models.CheckConstraint(
        name=nama,
        condition=(Q(status__in=_TERJAWAB, dijawab_pada__isnull=False, dijawab_oleh__isnull=False) & ~Q(jawaban=""))
        | (~Q(status__in=_TERJAWAB) & Q(jawaban="", dijawab_pada__isnull=True, dijawab_oleh__isnull=True)),
        violation_error_message="Jawaban harus mencatat isi, waktu, dan pelakunya.",
    )


class AspirasiKarier(models.Model):
    """Where a person wishes to go: a position, a unit, or free words. One holds at a time; earlier ones are kept."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="aspirasi")
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    uraian = models.CharField("uraian", max_length=300, blank=True)
    alasan = models.CharField("alasan", max_length=1000)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    akhir = models.CharField("sebab berakhir", max_length=8, choices=AkhirAspirasi, blank=True)

    class Meta:
        verbose_name = "aspirasi karier"
        verbose_name_plural = "aspirasi karier"
        ordering = ["-dibuat_pada", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=Q(berakhir_pada__isnull=True),
                name="aspirasi_satu_berlaku",
                violation_error_message="Aspirasi karier baru saja disimpan dari tempat lain.",
            ),
            models.CheckConstraint(
                name="aspirasi_menyebut_tujuan",
                condition=Q(jabatan__isnull=False) | Q(unit__isnull=False) | ~Q(uraian=""),
                violation_error_message="Aspirasi harus menyebut jabatan, unit, atau uraian.",
            ),
            models.CheckConstraint(
                name="aspirasi_berakhir_berpasangan",
                condition=Q(berakhir_pada__isnull=True, akhir="") | (Q(berakhir_pada__isnull=False) & ~Q(akhir="")),
                violation_error_message="Aspirasi yang berakhir harus mencatat waktu dan sebabnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Aspirasi {self.pegawai}"


class Tanggapan(models.Model):
    """What a person said to the own placement or plan, within ``batas``; answered once where it is an objection.

    ``kotak`` is the box that was shown: a box moved after that may be responded to anew.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="tanggapan")
    penempatan = models.ForeignKey(
        Penempatan, null=True, blank=True, on_delete=models.PROTECT, related_name="tanggapan"
    )
    kotak = models.PositiveSmallIntegerField("kotak", null=True, blank=True)
    rpk = models.ForeignKey(RencanaKarier, null=True, blank=True, on_delete=models.PROTECT, related_name="tanggapan")
    jenis = models.CharField("jenis", max_length=10, choices=JenisTanggapan)
    alasan = models.CharField("alasan", max_length=2000, blank=True)
    batas = models.DateField("batas waktu")
    pada = models.DateTimeField("pada", auto_now_add=True)
    status = models.CharField("status", max_length=8, choices=StatusTanggapan)
    jawaban = models.CharField("jawaban", max_length=2000, blank=True)
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "tanggapan"
        verbose_name_plural = "tanggapan"
        ordering = ["-pada", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["penempatan", "kotak"],
                condition=Q(penempatan__isnull=False),
                name="tanggapan_penempatan_sekali",
                violation_error_message="Kotak ini sudah ditanggapi.",
            ),
            models.UniqueConstraint(
                fields=["rpk"],
                condition=Q(rpk__isnull=False),
                name="tanggapan_rpk_sekali",
                violation_error_message="Rencana ini sudah ditanggapi.",
            ),
            models.CheckConstraint(
                name="tanggapan_satu_sasaran",
                condition=Q(penempatan__isnull=False, kotak__range=(1, 9), rpk__isnull=True)
                | Q(penempatan__isnull=True, kotak__isnull=True, rpk__isnull=False),
                violation_error_message="Tanggapan ditujukan pada satu penempatan atau satu rencana.",
            ),
            models.CheckConstraint(
                name="tanggapan_sanggahan_beralasan",
                condition=Q(jenis=JenisTanggapan.MENERIMA, status=StatusTanggapan.TERCATAT)
                | (Q(jenis=JenisTanggapan.SANGGAHAN) & ~Q(status=StatusTanggapan.TERCATAT) & ~Q(alasan="")),
                violation_error_message="Sanggahan harus beralasan.",
            ),
            _jawaban("tanggapan_jawaban_lengkap"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pegawai}"


class PermintaanKoreksi(models.Model):
    """A person's request to have something in the record put right; answered once."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="permintaan_koreksi")
    bagian = models.CharField("bagian data", max_length=12, choices=BagianData)
    rincian = models.CharField("yang keliru", max_length=300)
    seharusnya = models.CharField("yang benar", max_length=500)
    bukti = models.CharField("bukti", max_length=500)
    pada = models.DateTimeField("pada", auto_now_add=True)
    status = models.CharField("status", max_length=8, choices=StatusTanggapan, default=StatusTanggapan.MENUNGGU)
    jawaban = models.CharField("jawaban", max_length=2000, blank=True)
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "permintaan koreksi data"
        verbose_name_plural = "permintaan koreksi data"
        ordering = ["-pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="koreksi_tidak_tercatat",
                condition=~Q(status=StatusTanggapan.TERCATAT),
                violation_error_message="Permintaan koreksi menunggu jawaban atau sudah dijawab.",
            ),
            _jawaban("koreksi_jawaban_lengkap"),
        ]

    def __str__(self) -> str:
        return f"Koreksi {self.get_bagian_display()}"
