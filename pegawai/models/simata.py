"""Boxes that SIMATA computed, as its workbook hands them over."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from pegawai.models.orang import Pegawai
from pegawai.models.organisasi import Instansi


class HasilSimata(models.Model):
    """SIMATA's box of one NIP in one year, with what it says of its scores and inputs.

    The NIP need not be one of ours, since whom SIMATA alone knows is a finding too; so ``orang`` joins by the number,
    without a constraint in the database, and leads nowhere for a NIP that is not on record.
    """

    instansi = models.ForeignKey(
        Instansi, verbose_name="instansi", on_delete=models.PROTECT, related_name="hasil_simata", db_index=False
    )
    nip = models.CharField("NIP", max_length=18, validators=[RegexValidator(r"^\d{18}$", "NIP harus 18 angka.")])
    orang = models.ForeignObject(
        Pegawai,
        on_delete=models.DO_NOTHING,
        from_fields=["nip"],
        to_fields=["nip"],
        null=True,
        related_name="hasil_simata",
        editable=False,
        serialize=False,  # no column of its own, and nobody there for a NIP that the agency does not have
    )
    nama = models.CharField("nama menurut SIMATA", max_length=150, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun periode")
    kotak = models.PositiveSmallIntegerField("kotak")
    skor_kinerja = models.DecimalField("skor kinerja", max_digits=5, decimal_places=2, null=True, blank=True)
    skor_potensial = models.DecimalField("skor potensial", max_digits=5, decimal_places=2, null=True, blank=True)
    tahun_skp = models.PositiveSmallIntegerField("tahun SKP yang dibaca", null=True, blank=True)
    tanggal_asesmen = models.DateField("tanggal asesmen yang dibaca", null=True, blank=True)

    class Meta:
        verbose_name = "hasil SIMATA"
        verbose_name_plural = "hasil SIMATA"
        ordering = ["-tahun", "nip"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun", "nip"],
                name="simata_unik",
                violation_error_message="Hasil SIMATA untuk NIP ini pada tahun tersebut sudah ada.",
            ),
            models.CheckConstraint(
                name="simata_kotak_1_9",
                condition=Q(kotak__range=(1, 9)),
                violation_error_message="Kotak SIMATA harus 1 sampai 9.",
            ),
            models.CheckConstraint(
                name="simata_skor_0_100",
                condition=(Q(skor_kinerja__isnull=True) | Q(skor_kinerja__range=(0, 100)))
                & (Q(skor_potensial__isnull=True) | Q(skor_potensial__range=(0, 100))),
                violation_error_message="Skor SIMATA harus 0 sampai 100.",
            ),
        ]
        indexes = [models.Index(fields=["nip", "tahun"], name="simata_nip")]

    def __str__(self) -> str:
        return f"SIMATA {self.tahun}: {self.nip} kotak {self.kotak}"
