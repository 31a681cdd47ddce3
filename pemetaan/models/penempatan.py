"""Periods, runs of a mapping, and the placements they froze."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from pegawai.models import Instansi, Jabatan, Klaster, Pegawai, Rumpun, UnitKerja
from pegawai.pilihan import Ekspektasi, Jenjang, Predikat
from pemetaan.models.skema import Skema
from pemetaan.pilihan import KelasKinerja, KelasPotensial, StatusPeriode

if TYPE_CHECKING:
    from pemetaan.models.kalibrasi import PerubahanKotak


class Periode(models.Model):
    """One year of talent mapping of one agency."""

    instansi = models.ForeignKey(Instansi, verbose_name="instansi", on_delete=models.PROTECT, related_name="periode")
    tahun = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    status = models.CharField("status", max_length=12, choices=StatusPeriode, default=StatusPeriode.DIBUKA)
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    nomor_keputusan = models.CharField("nomor keputusan", max_length=100, blank=True)
    tanggal_keputusan = models.DateField("tanggal keputusan", null=True, blank=True)

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "periode"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                name="periode_unik",
                violation_error_message="Periode tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                name="periode_ditetapkan_berpasangan",
                condition=Q(ditetapkan_pada__isnull=True, ditetapkan_oleh__isnull=True)
                | Q(ditetapkan_pada__isnull=False, ditetapkan_oleh__isnull=False),
                violation_error_message="Waktu dan pelaku penetapan harus tercatat bersama.",
            ),
            models.CheckConstraint(
                name="periode_penetapan_lengkap",
                condition=Q(
                    status__in=[StatusPeriode.DIBUKA, StatusPeriode.DIPETAKAN, StatusPeriode.DIKALIBRASI],
                    ditetapkan_pada__isnull=True,
                    nomor_keputusan="",
                    tanggal_keputusan__isnull=True,
                )
                | (
                    Q(
                        status__in=[StatusPeriode.DITETAPKAN, StatusPeriode.DIARSIPKAN],
                        ditetapkan_pada__isnull=False,
                        tanggal_keputusan__isnull=False,
                    )
                    & ~Q(nomor_keputusan="")
                ),
                violation_error_message="Periode yang ditetapkan harus punya nomor dan tanggal keputusan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instansi} {self.tahun}"


class RiwayatPeriode(models.Model):
    """A change of a period's state, or a run that left it as it was; ``oleh`` empty: from the command line."""

    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, related_name="riwayat")
    dari = models.CharField("dari", max_length=12, choices=StatusPeriode, blank=True)
    ke = models.CharField("ke", max_length=12, choices=StatusPeriode)
    catatan = models.CharField("catatan", max_length=300, blank=True)
    pada = models.DateTimeField("pada", auto_now_add=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "riwayat periode"
        verbose_name_plural = "riwayat periode"
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return f"{self.periode}: {self.get_ke_display()}"


class Pemetaan(models.Model):
    """One run of the mapping of a period. Earlier runs stay; exactly one run of a period is ``berlaku``.

    ``jabatan`` set: the candidates for that position were judged by its own scheme. Such a run stands beside the
    period's mapping and is never ``berlaku``; the newest one of a position counts.
    """

    periode = models.ForeignKey(Periode, verbose_name="periode", on_delete=models.PROTECT, related_name="pemetaan")
    skema = models.ForeignKey(Skema, verbose_name="skema", on_delete=models.PROTECT, related_name="pemetaan")
    jabatan = models.ForeignKey(
        Jabatan, verbose_name="jabatan target", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    versi_aturan = models.CharField("versi aturan", max_length=20)
    berlaku = models.BooleanField("berlaku", default=True)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "pemetaan"
        verbose_name_plural = "pemetaan"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode"],
                condition=Q(berlaku=True),
                name="pemetaan_satu_berlaku",
                violation_error_message="Periode ini sudah punya pemetaan yang berlaku.",
            ),
            models.CheckConstraint(
                name="pemetaan_target_tidak_berlaku",
                condition=Q(jabatan__isnull=True) | Q(berlaku=False),
                violation_error_message="Pemetaan untuk jabatan target tidak menggantikan pemetaan periode.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pemetaan {self.periode} ({self.dibuat_pada:%d-%m-%Y %H:%M})"


def _nilai(label: str) -> models.DecimalField:
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True)


def _kunci(label: str) -> models.CharField:
    return models.CharField(f"kunci rubrik {label}", max_length=20, blank=True)


class Penempatan(models.Model):
    """One row per person of the agency and run, frozen with its inputs.

    Either the person is placed (``kotak`` 1–9 with both scores, classes, Nilai Talenta and rank) or ``sebab`` says why
    not. The inputs are exact: predikat, ``potensi_jumlah``, the sums of levels, ``bangkom_jp``, ``lama_bulan`` and the
    ``k_…`` columns, which hold the rubric key read. Each ``n_…`` column is the value 0–100 of the indicator that reads
    that source, to two decimals (empty: no data); the page shows these, never a recomputation. ``kotak_akhir`` is the
    calibrated box where the team has moved the person, otherwise the computed one. ``peringkat`` is the rank in the
    box in force (``kotak_akhir``), ``peringkat_hitung`` the one in the computed box.
    """

    pemetaan = models.ForeignKey(Pemetaan, on_delete=models.CASCADE, related_name="penempatan")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penempatan")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    unit_path = models.CharField("jalur unit", max_length=255)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    jenjang = models.CharField("jenjang", max_length=15, choices=Jenjang)
    level = models.PositiveSmallIntegerField("level")
    rumpun = models.ForeignKey(Rumpun, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    klaster = models.ForeignKey(Klaster, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    golongan = models.CharField("golongan", max_length=5)
    golongan_urut = models.PositiveSmallIntegerField("urutan golongan")
    tmt_golongan = models.DateField("TMT golongan", null=True, blank=True)

    predikat_ini = models.CharField("predikat tahun periode", max_length=15, choices=Predikat, blank=True)
    predikat_lalu = models.CharField("predikat tahun sebelumnya", max_length=15, choices=Predikat, blank=True)
    hasil_ini = models.CharField("rating hasil kerja tahun periode", max_length=8, choices=Ekspektasi, blank=True)
    hasil_lalu = models.CharField("rating hasil kerja tahun sebelumnya", max_length=8, choices=Ekspektasi, blank=True)
    asesmen_tanggal = models.DateField("tanggal asesmen", null=True, blank=True)
    potensi_jumlah = models.DecimalField("jumlah delapan aspek", max_digits=6, decimal_places=2, null=True, blank=True)
    level_dicapai = models.PositiveSmallIntegerField("jumlah level dicapai", null=True, blank=True)
    level_diminta = models.PositiveSmallIntegerField("jumlah level diminta", null=True, blank=True)

    bangkom_jp = models.PositiveIntegerField("JP pengembangan kompetensi", null=True, blank=True)
    lama_bulan = models.PositiveIntegerField("lama dalam jenjang (bulan)", null=True, blank=True)
    k_penghargaan = _kunci("penghargaan")
    k_tim_kerja = _kunci("tim kerja")
    k_ragam = _kunci("keragaman jabatan")
    k_tugas = _kunci("tugas non-definitif")
    k_pendidikan = _kunci("pendidikan")
    k_kesesuaian_ilmu = _kunci("kesesuaian ilmu")
    k_disiplin = _kunci("hukuman disiplin")

    n_skp = _nilai("SKP")
    n_penghargaan = _nilai("penghargaan")
    n_tim_kerja = _nilai("tim kerja")
    n_umpan_balik = _nilai("umpan balik")
    n_jpm = _nilai("JPM")
    n_teknis = _nilai("teknis")
    n_bangkom = _nilai("pengembangan kompetensi")
    n_pengalaman = _nilai("pengalaman jabatan")
    n_potensi = _nilai("potensi")
    n_pendidikan = _nilai("pendidikan")
    n_kesesuaian_ilmu = _nilai("kesesuaian ilmu")
    n_disiplin = _nilai("disiplin")

    skor_kinerja = _nilai("skor kinerja")
    kinerja = models.CharField("kinerja", max_length=8, choices=KelasKinerja, blank=True)
    skor_potensial = _nilai("skor potensial")
    potensial = models.CharField("potensial", max_length=8, choices=KelasPotensial, blank=True)
    nilai_talenta = _nilai("nilai talenta")
    kotak = models.PositiveSmallIntegerField("kotak", null=True, blank=True)
    kotak_akhir = models.PositiveSmallIntegerField("kotak setelah kalibrasi", null=True, blank=True)
    peringkat = models.PositiveIntegerField("peringkat dalam kotak", null=True, blank=True)
    peringkat_hitung = models.PositiveIntegerField("peringkat dalam kotak hitungan", null=True, blank=True)
    sebab = models.CharField("sebab belum dipetakan", max_length=60, blank=True)

    kalibrasi: "PerubahanKotak | None" = None
    """The change in force, where ``selectors.kalibrasi.pasang_kalibrasi`` has put it."""

    class Meta:
        verbose_name = "penempatan"
        verbose_name_plural = "penempatan"
        indexes = [
            models.Index(fields=["pemetaan", "unit_path", "kotak_akhir"], name="penempatan_unit"),
            models.Index(fields=["pemetaan", "kotak_akhir", "peringkat"], name="penempatan_kotak"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "pemetaan"],
                name="penempatan_unik",
                violation_error_message="Pegawai ini sudah punya penempatan dalam pemetaan tersebut.",
            ),
            models.CheckConstraint(
                name="penempatan_lengkap",
                condition=Q(
                    kotak__range=(1, 9),
                    kotak_akhir__range=(1, 9),
                    skor_kinerja__isnull=False,
                    skor_potensial__isnull=False,
                    nilai_talenta__isnull=False,
                    peringkat__gte=1,
                    sebab="",
                )
                | (Q(kotak__isnull=True, kotak_akhir__isnull=True, peringkat__isnull=True) & ~Q(sebab="")),
                violation_error_message="Penempatan harus lengkap, atau menyebut sebab belum dipetakan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: kotak {self.kotak_akhir or '–'}"
