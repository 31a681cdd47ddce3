"""The agency and its tree of units."""

from django.db import models
from treebeard.mp_tree import MP_Node

from pegawai.pilihan import JenisInstansi


class Instansi(models.Model):
    """A government agency; the kop and signatory of its documents are its own settings."""

    kode = models.SlugField("kode", max_length=60, unique=True)
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=10, choices=JenisInstansi, default=JenisInstansi.KABKOTA)
    alamat = models.CharField("alamat pada kop", max_length=300, blank=True)
    tempat = models.CharField("tempat penetapan", max_length=80, blank=True)
    jabatan_ppk = models.CharField("jabatan PPK", max_length=120, blank=True)
    nama_ppk = models.CharField("nama PPK", max_length=150, blank=True)
    pola_nomor = models.CharField(
        "pola nomor dokumen",
        max_length=80,
        default="800.1.3/{urut:04d}/RPK/{tahun}",
        help_text="Memakai {urut} dan {tahun}.",
    )

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class UnitKerja(MP_Node):
    """A unit of the organisation (SIASN: UNOR). ``path`` makes a subtree one indexed range condition."""

    node_order_by: list[str] = []
    instansi = models.ForeignKey(Instansi, verbose_name="instansi", on_delete=models.PROTECT, related_name="unit_kerja")
    siasn_id = models.CharField("ID UNOR", max_length=36)
    nama = models.CharField("nama", max_length=255)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "siasn_id"],
                name="unit_id_unik",
                violation_error_message="ID UNOR ini sudah dipakai unit lain di instansi yang sama.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
