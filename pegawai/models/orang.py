"""A person of the agency.

What the work does not need (NIK, agama, status kawin, alamat, NPWP, BPJS, phone numbers) has no column.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from pegawai.models.jabatan import Jabatan
from pegawai.models.organisasi import Instansi, UnitKerja
from pegawai.pilihan import JenisAsn, JenisKelamin, TingkatPendidikan


class Pegawai(models.Model):
    """An ASN. ``golongan`` is I/a–IV/e for PNS and CPNS, I–XVII for PPPK; ``golongan_urut`` sorts it (1 is lowest).

    ``aktif`` is false for those who have left (pensiun, meninggal, pindah, diberhentikan); they stay for history.
    """

    instansi = models.ForeignKey(Instansi, verbose_name="instansi", on_delete=models.PROTECT, related_name="pegawai")
    nip = models.CharField(
        "NIP", max_length=18, unique=True, validators=[RegexValidator(r"^\d{18}$", "NIP harus 18 angka.")]
    )
    siasn_id = models.CharField("PNS ID", max_length=36, blank=True)
    nama = models.CharField("nama", max_length=150)
    gelar_depan = models.CharField("gelar depan", max_length=50, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=80, blank=True)
    tempat_lahir = models.CharField("tempat lahir", max_length=100, blank=True)
    tanggal_lahir = models.DateField("tanggal lahir")
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin, blank=True)
    jenis_asn = models.CharField("jenis ASN", max_length=4, choices=JenisAsn, default=JenisAsn.PNS)
    kedudukan_hukum = models.CharField("kedudukan hukum", max_length=100, blank=True)
    aktif = models.BooleanField("aktif", default=True)
    tmt_cpns = models.DateField("TMT CPNS")
    tmt_pns = models.DateField("TMT PNS", null=True, blank=True)
    golongan = models.CharField("golongan", max_length=5)
    golongan_urut = models.PositiveSmallIntegerField("urutan golongan")
    tmt_golongan = models.DateField("TMT golongan", null=True, blank=True)
    mk_tahun = models.PositiveSmallIntegerField("masa kerja (tahun)", null=True, blank=True)
    mk_bulan = models.PositiveSmallIntegerField("masa kerja (bulan)", null=True, blank=True)
    jabatan = models.ForeignKey(Jabatan, verbose_name="jabatan", on_delete=models.PROTECT, related_name="pemangku")
    tmt_jabatan = models.DateField("TMT jabatan")
    unit = models.ForeignKey(UnitKerja, verbose_name="unit kerja", on_delete=models.PROTECT, related_name="pegawai")
    pendidikan = models.CharField("tingkat pendidikan", max_length=4, choices=TingkatPendidikan)
    jurusan = models.CharField("jurusan", max_length=150, blank=True)
    tahun_lulus = models.PositiveSmallIntegerField("tahun lulus", null=True, blank=True)

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ["nama", "nip"]
        indexes = [
            models.Index(fields=["instansi", "aktif", "nama", "nip"], name="pegawai_daftar"),
            models.Index(fields=["jabatan", "unit"], name="pegawai_peta"),
        ]
        constraints = [
            models.CheckConstraint(
                name="pegawai_nip_18_angka",
                condition=Exact(Length("nip"), 18),
                violation_error_message="NIP harus 18 angka.",
            ),
            models.CheckConstraint(
                name="pegawai_mk_bulan_0_11",
                condition=Q(mk_bulan__isnull=True) | Q(mk_bulan__lte=11),
                violation_error_message="Masa kerja bulan harus 0 sampai 11.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """Name with titles."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"
