"""What earlier plans and evaluations teach those who draw up the next plan."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from karier.models import EvaluasiTahunan, LangkahRpk, RiwayatPersetujuan
from karier.models.rpk import STATUS_DITETAPKAN
from karier.pilihan import StatusEvaluasi, StatusLangkah, StatusRpk
from pegawai.models import Instansi, Pegawai, UnitKerja

_BANYAK_LANGKAH = 10
_BANYAK_EVALUASI = 4


@dataclass(frozen=True, slots=True)
class Pelajaran:
    """Steps of earlier plans that were not simply done, what was written when those were closed, and evaluations."""

    langkah: list[LangkahRpk] = field(default_factory=list)
    catatan: list[RiwayatPersetujuan] = field(default_factory=list)
    evaluasi: list[EvaluasiTahunan] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.langkah or self.catatan or self.evaluasi)


def pelajaran_pegawai(pegawai: Pegawai, sebelum: int) -> Pelajaran:
    """Return what to know before a plan of this person that begins in ``sebelum`` is drawn up or checked.

    Each step has its records as ``tercatat``, a list in the order in which they were made.
    """
    milik = Q(rpk__pegawai=pegawai, rpk__status__in=STATUS_DITETAPKAN, rpk__tahun_awal__lt=sebelum)
    belum = Q(status=StatusLangkah.DIRENCANAKAN, tahun__lt=sebelum)
    tidak_mulus = Q(status__in=[StatusLangkah.BATAL, StatusLangkah.DIGANTI, StatusLangkah.TERLAMBAT])
    langkah = LangkahRpk.objects.filter(milik, belum | tidak_mulus).select_related("jabatan", "rpk")
    catatan = RiwayatPersetujuan.objects.filter(milik, ke=StatusRpk.DIEVALUASI).select_related("rpk")
    tercatat = Prefetch("realisasi", to_attr="tercatat")
    return Pelajaran(
        list(langkah.prefetch_related(tercatat).order_by("-tahun", "urutan")[:_BANYAK_LANGKAH]),
        list(catatan.order_by("-pada")[:2]),
        evaluasi_unit(pegawai.instansi, pegawai.unit),
    )


def evaluasi_unit(instansi: Instansi, unit: UnitKerja | None) -> list[EvaluasiTahunan]:
    """Return the newest closed evaluations of the agency and of a unit and those above it that taught something."""
    return list(_evaluasi(instansi, unit).order_by("-tahun", "unit__path")[:_BANYAK_EVALUASI])


def _evaluasi(instansi: Instansi, unit: UnitKerja | None) -> QuerySet[EvaluasiTahunan]:
    milik = Q(unit__isnull=True)
    if unit is not None:
        atas = [unit.path[:n] for n in range(UnitKerja.steplen, len(unit.path) + 1, UnitKerja.steplen)]
        milik |= Q(unit__path__in=atas)
    semua = EvaluasiTahunan.objects.filter(milik, instansi=instansi, status=StatusEvaluasi.SELESAI)
    return semua.exclude(pelajaran="").select_related("unit", "instansi")
