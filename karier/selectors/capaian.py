"""Attainment of the plans in force: of each unit and year how many steps were done, late, replaced, dropped, open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from karier.aturan.realisasi import akhir_rencana
from karier.aturan.waktu import awal_triwulan, triwulan
from karier.models import LangkahRpk
from karier.models.rpk import STATUS_DITETAPKAN
from karier.pilihan import StatusLangkah
from pegawai.models import Pengguna, UnitKerja
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat, unit_terlihat
from talenta.umum.skema_ekspor import SkemaEkspor


@dataclass(slots=True)
class Capaian:
    """Steps of a year by what came of them; ``lewat`` of ``belum`` are past their time."""

    rencana: int = 0
    terlaksana: int = 0
    terlambat: int = 0
    diganti: int = 0
    batal: int = 0
    belum: int = 0
    lewat: int = 0

    def __add__(self, lain: "Capaian") -> "Capaian":
        return Capaian(*(getattr(self, nama) + getattr(lain, nama) for nama in _KOLOM))

    @property
    def persen(self) -> float | None:
        """Share of the steps done, on time or late, in per cent; None without steps."""
        return round(100 * (self.terlaksana + self.terlambat) / self.rencana, 1) if self.rencana else None


_KOLOM = tuple(b.name for b in fields(Capaian))


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """A unit with all below it; ``langsung``: the people of the unit above itself, without those below."""

    unit: UnitKerja
    capaian: Capaian
    langsung: bool = False


@dataclass(frozen=True, slots=True)
class RekapCapaian:
    """The units below the one looked at, and all of them together."""

    baris: list[BarisCapaian]
    jumlah: Capaian


def langkah_berlaku(pengguna: Pengguna, tahun: int, unit: UnitKerja | None = None) -> QuerySet[LangkahRpk]:
    """Return the steps of a year in plans that are set, of the people in scope, of a unit's subtree if given."""
    orang = pegawai_terlihat(pengguna).order_by()
    if unit is not None:
        orang = orang.filter(unit__in=UnitKerja.objects.get_tree(unit))
    return LangkahRpk.objects.filter(
        tahun=tahun, rpk__status__in=STATUS_DITETAPKAN, rpk__pegawai__in=orang.values("pk")
    )


def tahun_terencana(pengguna: Pengguna, kini: int) -> list[int]:
    """Return the years that plans in scope cover, newest first, this year always among them."""
    semua = LangkahRpk.objects.filter(
        rpk__status__in=STATUS_DITETAPKAN, rpk__pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk")
    )
    return sorted({kini, *semua.order_by().values_list("tahun", flat=True).distinct()}, reverse=True)


def lewat_waktu(tahun: int, hari_ini: date) -> Q:
    """Return the condition for a step of ``tahun`` without an outcome whose time is over."""
    belum = Q(status=StatusLangkah.DIRENCANAKAN)
    if tahun != hari_ini.year:
        return belum if tahun < hari_ini.year else Q(pk__in=[])
    lalu = [triwulan(h) for h in awal_triwulan(tahun) if akhir_rencana(triwulan(h), tahun) < hari_ini]
    return belum & Q(waktu__in=lalu)


def jatuh_tempo(hari_ini: date) -> Q:
    """Return the condition for a step without an outcome that is planned for the quarter of this day."""
    return Q(status=StatusLangkah.DIRENCANAKAN, tahun=hari_ini.year, waktu=triwulan(hari_ini))


def capaian_per_unit(langkah: QuerySet[LangkahRpk], tahun: int, hari_ini: date) -> dict[str, Capaian]:
    """Return the attainment by the path of the unit in which the people are; one query."""
    hitung: dict[str, Any] = {
        satu.value: Count("pk", filter=Q(status=satu)) for satu in StatusLangkah if satu != StatusLangkah.DIRENCANAKAN
    }
    hitung |= {
        "rencana": Count("pk"),
        "belum": Count("pk", filter=Q(status=StatusLangkah.DIRENCANAKAN)),
        "lewat": Count("pk", filter=lewat_waktu(tahun, hari_ini)),
    }
    baris = langkah.order_by().values("rpk__pegawai__unit__path").annotate(**hitung)
    return {path: Capaian(*isi) for path, *isi in baris.values_list("rpk__pegawai__unit__path", *_KOLOM)}


def rekap_capaian(pengguna: Pengguna, tahun: int, hari_ini: date, unit: UnitKerja | None = None) -> RekapCapaian:
    """Return the units one below ``unit`` (or the topmost in scope), each with all below it; two queries."""
    per_unit = capaian_per_unit(langkah_berlaku(pengguna, tahun, unit), tahun, hari_ini)
    terlihat = list(unit_terlihat(pengguna))
    if unit is not None:
        terlihat = [satu for satu in terlihat if satu.path.startswith(unit.path)]
    return RekapCapaian(_baris(terlihat, per_unit), _jumlah(per_unit.values()))


def _baris(terlihat: list[UnitKerja], per_unit: dict[str, Capaian]) -> list[BarisCapaian]:
    """Return the units below the topmost one, or the topmost ones, that have any step this year."""
    puncak = [satu for satu in terlihat if not any(satu.path.startswith(u.path) for u in terlihat if u is not satu)]
    if len(puncak) != 1:
        return [b for b in (_bawahan(satu, per_unit) for satu in puncak) if b.capaian.rencana]
    akar = puncak[0]
    langsung = BarisCapaian(akar, per_unit.get(akar.path, Capaian()), langsung=True)
    anak = [_bawahan(u, per_unit) for u in terlihat if u.depth == akar.depth + 1]
    return [satu for satu in (langsung, *anak) if satu.capaian.rencana]


def _bawahan(unit: UnitKerja, per_unit: dict[str, Capaian]) -> BarisCapaian:
    return BarisCapaian(unit, _jumlah(c for path, c in per_unit.items() if path.startswith(unit.path)))


def _jumlah(semua: Iterable[Capaian]) -> Capaian:
    return sum(semua, Capaian())


def semua_unit(pengguna: Pengguna, tahun: int, hari_ini: date, unit: UnitKerja | None) -> Iterator[list[Any]]:
    """Yield a row per unit in scope with its attainment (all below it), for export."""
    per_unit = capaian_per_unit(langkah_berlaku(pengguna, tahun, unit), tahun, hari_ini)
    for satu in unit_terlihat(pengguna):
        if unit is None or satu.path.startswith(unit.path):
            capaian = _bawahan(satu, per_unit).capaian
            if capaian.rencana:
                yield [satu.nama, satu.siasn_id, *(getattr(capaian, nama) for nama in _KOLOM), capaian.persen]


SKEMA_UNIT = SkemaEkspor(
    "capaian-rpk",
    1,
    (
        "Unit beserta bawahannya",
        "ID unit",
        "Langkah direncanakan",
        "Terlaksana tepat waktu",
        "Terlambat",
        "Diganti",
        "Batal",
        "Belum dicatat",
        "Lewat waktu",
        "Capaian (%)",
    ),
)


URUTAN_LANGKAH = ("waktu", "rpk__pegawai__nama", "rpk__pegawai__nip", "urutan", "pk")


def daftar_langkah(
    pengguna: Pengguna, tahun: int, hari_ini: date, *, unit: UnitKerja | None = None, keadaan: str = "", q: str = ""
) -> QuerySet[LangkahRpk]:
    """Return the steps of a year for the list, in order of time; ``keadaan`` as the filter of the page names it."""
    langkah = langkah_berlaku(pengguna, tahun, unit)
    if keadaan == "jatuh-tempo":
        langkah = langkah.filter(jatuh_tempo(hari_ini))
    elif keadaan == "lewat":
        langkah = langkah.filter(lewat_waktu(tahun, hari_ini))
    elif keadaan:
        langkah = langkah.filter(status=keadaan)
    if q:
        langkah = langkah.filter(rpk__pegawai__in=cari(pegawai_terlihat(pengguna).order_by(), q).values("pk"))
    lengkap = langkah.select_related("jabatan", "unit", "rpk__pegawai__unit", "rpk__pegawai__jabatan")
    return lengkap.order_by(*URUTAN_LANGKAH).prefetch_related("realisasi")
