"""What an agency sets for its documents: every saving is a new version, and a document names the one it has."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from pegawai.models import Instansi


class LogoInstansi(models.Model):
    """A logo as it is printed: a PNG that was read and written anew. Kept as long as a version of settings names it."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="logo")
    sha256 = models.CharField("sha256", max_length=64)
    data = models.BinaryField("isi PNG")
    lebar = models.PositiveSmallIntegerField("lebar (piksel)")
    tinggi = models.PositiveSmallIntegerField("tinggi (piksel)")
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)

    class Meta:
        verbose_name = "logo instansi"
        verbose_name_plural = "logo instansi"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "sha256"],
                name="logo_unik",
                violation_error_message="Logo ini sudah tersimpan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lebar} × {self.tinggi}"


class PengaturanDokumen(models.Model):
    """One version of an agency's document settings; the highest one holds, earlier ones are never changed.

    ``kop`` and ``alamat_kop`` are printed line by line. ``jabatan`` and the three after it are the PPK's, those with
    ``_pengelola`` the ones of the head of the personnel office, who signs talent cards and monitoring reports.
    ``pola`` holds a pattern of numbers per kind of document, ``tembusan`` the lines of its carbon copies.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pengaturan_dokumen")
    versi = models.PositiveIntegerField("versi")
    logo = models.ForeignKey(LogoInstansi, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kop = models.TextField("baris kop", max_length=500)
    alamat_kop = models.TextField("alamat pada kop", max_length=500, blank=True)
    tempat = models.CharField("tempat penetapan", max_length=80, blank=True)
    frasa_rahmat = models.BooleanField("cantumkan frasa “Dengan rahmat Tuhan Yang Maha Esa”", default=False)
    jabatan = models.CharField("jabatan PPK", max_length=150, blank=True)
    nama = models.CharField("nama PPK", max_length=150, blank=True)
    pangkat = models.CharField("pangkat PPK", max_length=80, blank=True)
    nip = models.CharField("NIP PPK", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$")])
    jabatan_pengelola = models.CharField("jabatan kepala pengelola kepegawaian", max_length=150, blank=True)
    nama_pengelola = models.CharField("nama kepala pengelola kepegawaian", max_length=150, blank=True)
    pangkat_pengelola = models.CharField("pangkat kepala pengelola kepegawaian", max_length=80, blank=True)
    nip_pengelola = models.CharField(
        "NIP kepala pengelola kepegawaian", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$")]
    )
    pola = models.JSONField("pola nomor", default=dict, blank=True)
    tembusan = models.JSONField("tembusan", default=dict, blank=True)
    dibuat_pada = models.DateTimeField("disimpan pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "pengaturan dokumen"
        verbose_name_plural = "pengaturan dokumen"
        ordering = ["-versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "versi"],
                name="pengaturan_dokumen_versi_unik",
                violation_error_message="Pengaturan ini baru saja disimpan orang lain.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pengaturan dokumen versi {self.versi}"
