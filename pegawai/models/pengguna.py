"""Accounts: who may come in, in which roles, for which agency and unit."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q, Value
from django.utils.functional import cached_property

from pegawai.models.organisasi import Instansi, UnitKerja
from pegawai.models.pelimpahan import Pelimpahan, PelimpahanQuerySet
from pegawai.pilihan import Peran


class Pengguna(AbstractUser):
    """A user of Talenta. Roles are Django groups named after ``pilihan.Peran``.

    ``unit`` limits an HR officer to that unit and all below it; empty means the whole agency.
    ``pegawai`` ties an account to the person it belongs to.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField("nama", max_length=150, blank=True)
    instansi = models.ForeignKey(
        Instansi, verbose_name="instansi", null=True, blank=True, on_delete=models.PROTECT, related_name="pengguna"
    )
    unit = models.ForeignKey(
        UnitKerja, verbose_name="unit kerja", null=True, blank=True, on_delete=models.PROTECT, related_name="pengguna"
    )
    pegawai = models.OneToOneField(
        "pegawai.Pegawai", verbose_name="pegawai", null=True, blank=True, on_delete=models.PROTECT, related_name="akun"
    )

    sandi_sementara = models.BooleanField("kata sandi dari admin, belum diganti", default=False, editable=False)
    surel_pemberitahuan = models.BooleanField("kirim pemberitahuan lewat surel", default=True)

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.CheckConstraint(
                name="pengguna_unit_perlu_instansi",
                condition=Q(unit__isnull=True) | Q(instansi__isnull=False),
                violation_error_message="Pengguna yang dibatasi pada unit harus punya instansi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        """Return the name shown in headers and the admin."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the account name."""
        return self.username

    @cached_property
    def peran(self) -> frozenset[str]:
        """Return the values of ``pilihan.Peran`` that this user holds; read once per instance.

        Whoever acts for the PPK under a delegation holds that role as long as it lasts.
        """
        if not self.pk or not self.is_active:
            return frozenset()
        dilimpahi = self._pelimpahan().order_by().annotate(peran=Value(Peran.PPK.value)).values_list("peran", flat=True)
        return frozenset(self.groups.values_list("name", flat=True).union(dilimpahi))

    def _pelimpahan(self) -> "PelimpahanQuerySet":
        return Pelimpahan.objects.filter(penerima=self, instansi=self.instansi_id).berlaku()

    @cached_property
    def pelimpahan_berlaku(self) -> "Pelimpahan | None":
        """Return the delegation under which this user acts for the PPK; None for the PPK, and for everybody else."""
        if Peran.PPK not in self.peran or self.groups.filter(name=Peran.PPK).exists():
            return None
        return self._pelimpahan().order_by("pk").first()
