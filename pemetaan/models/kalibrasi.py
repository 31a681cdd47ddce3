"""Calibration: sessions of the talent team, who sits in them, and every box that was changed there."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pemetaan.models.penempatan import Pemetaan, Penempatan
from pemetaan.pilihan import PeranSidang, StatusSidang
from talenta.umum.galat import GalatAplikasi

_TAMBAH_SAJA = "Catatan kalibrasi tidak dapat diubah atau dihapus. Pembatalan dicatat sebagai baris baru."


class Sidang(models.Model):
    """A recorded session in which the team calibrates the placements of one run; closed for good when it ends."""

    pemetaan = models.ForeignKey(Pemetaan, verbose_name="pemetaan", on_delete=models.PROTECT, related_name="sidang")
    nama = models.CharField("nama sidang", max_length=150)
    forum = models.CharField("forum", max_length=150)
    tempat = models.CharField("tempat", max_length=150)
    tanggal = models.DateField("tanggal")
    status = models.CharField("status", max_length=8, choices=StatusSidang, default=StatusSidang.DIBUKA)
    dibuka_pada = models.DateTimeField("dibuka pada", auto_now_add=True)
    dibuka_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "sidang kalibrasi"
        verbose_name_plural = "sidang kalibrasi"
        ordering = ["-tanggal", "-id"]
        constraints = [
            models.CheckConstraint(
                name="sidang_ditutup_tercatat",
                condition=Q(status=StatusSidang.DIBUKA, ditutup_pada__isnull=True, ditutup_oleh__isnull=True)
                | Q(status=StatusSidang.DITUTUP, ditutup_pada__isnull=False, ditutup_oleh__isnull=False),
                violation_error_message="Sidang yang ditutup harus mencatat waktu dan pelakunya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class AnggotaSidang(models.Model):
    """Who sits in a session: an account of the team, which may move people there, or a person named in words."""

    sidang = models.ForeignKey(Sidang, on_delete=models.CASCADE, related_name="anggota")
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="keanggotaan_sidang"
    )
    nama = models.CharField("nama", max_length=150)
    jabatan = models.CharField("jabatan", max_length=200, blank=True)
    sebagai = models.CharField("kedudukan", max_length=10, choices=PeranSidang, default=PeranSidang.ANGGOTA)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "anggota sidang"
        verbose_name_plural = "anggota sidang"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sidang"],
                condition=Q(sebagai=PeranSidang.KETUA),
                name="sidang_satu_ketua",
                violation_error_message="Satu sidang dipimpin oleh satu ketua.",
            ),
            models.UniqueConstraint(
                fields=["sidang", "pengguna"],
                condition=Q(pengguna__isnull=False),
                name="anggota_sidang_unik",
                violation_error_message="Akun ini sudah menjadi anggota sidang.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class PerubahanKotak(models.Model):
    """Append-only: one row per change of one person's box, in a session, with a reason and who answers for it.

    ``ke`` counts the changes of a placement from 1 and is its version: two members who saw the same box cannot both
    write the next number. ``membatalkan`` is the change that this one takes back, ``dibawa_dari`` the one of an
    earlier run that it repeats.
    """

    sidang = models.ForeignKey(Sidang, on_delete=models.PROTECT, related_name="perubahan")
    # No index of its own: the one of perubahan_kotak_berurutan begins with it.
    penempatan = models.ForeignKey(Penempatan, on_delete=models.PROTECT, related_name="perubahan", db_index=False)
    ke = models.PositiveSmallIntegerField("perubahan ke-")
    kotak_asal = models.PositiveSmallIntegerField("kotak asal")
    kotak_baru = models.PositiveSmallIntegerField("kotak baru")
    alasan = models.CharField("alasan", max_length=1000)
    membatalkan = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="dibatalkan_oleh"
    )
    dibawa_dari = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "perubahan kotak"
        verbose_name_plural = "perubahan kotak"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["penempatan", "ke"],
                name="perubahan_kotak_berurutan",
                violation_error_message="Kotak pegawai ini baru saja diubah oleh anggota lain.",
            ),
            models.CheckConstraint(
                name="perubahan_kotak_sah",
                condition=Q(ke__gte=1, kotak_asal__range=(1, 9), kotak_baru__range=(1, 9))
                & ~Q(kotak_asal=F("kotak_baru")),
                violation_error_message="Kotak asal dan kotak baru harus 1 sampai 9 dan berbeda.",
            ),
            models.CheckConstraint(
                name="perubahan_kotak_beralasan",
                condition=~Q(alasan=""),
                violation_error_message="Perubahan kotak harus menyebut alasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kotak_asal} → {self.kotak_baru}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add a new row; an old one is never changed.

        Raises:
            GalatAplikasi: the row is already in the log.
        """
        if not self._state.adding:
            raise GalatAplikasi(_TAMBAH_SAJA, kode="kalibrasi-tambah-saja")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never delete.

        Raises:
            GalatAplikasi: always.
        """
        raise GalatAplikasi(_TAMBAH_SAJA, kode="kalibrasi-tambah-saja")
