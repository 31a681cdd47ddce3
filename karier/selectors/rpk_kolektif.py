"""Set plans of an agency or a unit together, with all that a document about them prints."""

from django.db.models import Count, Prefetch, QuerySet

from karier.models import LangkahRpk, RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN
from pegawai.models import Instansi, UnitKerja
from pegawai.pilihan import JenisAsn


def _ditetapkan(instansi: Instansi, tahun_awal: int, unit: UnitKerja | None) -> QuerySet[RencanaKarier]:
    rpk = RencanaKarier.objects.filter(instansi=instansi, tahun_awal=tahun_awal, status__in=STATUS_DITETAPKAN)
    return rpk.filter(pegawai__unit__in=UnitKerja.objects.get_tree(unit)) if unit else rpk


def rpk_ditetapkan(instansi: Instansi, tahun_awal: int, unit: UnitKerja | None = None) -> list[RencanaKarier]:
    """Return the set plans that begin in a year, by unit and name, with steps and alignments; a fixed query count."""
    langkah = LangkahRpk.objects.select_related("jabatan", "unit").prefetch_related("penyelarasan")
    rpk = _ditetapkan(instansi, tahun_awal, unit).select_related("pegawai__unit", "instansi")
    return list(
        rpk.prefetch_related(Prefetch("langkah", queryset=langkah)).order_by(
            "pegawai__unit__path", "pegawai__nama", "pegawai__nip", "pk"
        )
    )


def banyak_ditetapkan(instansi: Instansi, tahun_awal: int, unit: UnitKerja | None = None) -> int:
    """Return how many plans ``rpk_ditetapkan`` would give."""
    return _ditetapkan(instansi, tahun_awal, unit).count()


def tahun_ditetapkan(instansi: Instansi) -> list[tuple[int, int]]:
    """Return the first years of set plans, newest first, each with how many there are."""
    semua = RencanaKarier.objects.filter(instansi=instansi, status__in=STATUS_DITETAPKAN)
    return list(semua.values_list("tahun_awal").annotate(banyak=Count("pk")).order_by("-tahun_awal"))


def sebutan_asn(rpk: list[RencanaKarier]) -> str:
    """Return how the people of these plans are called together."""
    jenis = {satu.profil.get("jenis_asn") for satu in rpk}
    if jenis == {JenisAsn.PPPK}:
        return "Pegawai Pemerintah dengan Perjanjian Kerja"
    return "Aparatur Sipil Negara" if JenisAsn.PPPK in jenis else "Pegawai Negeri Sipil"
