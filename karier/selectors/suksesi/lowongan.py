"""When posts are or fall vacant.

Vacancies of many are reckoned in the database: a holder retires by a day when born before the first of that day's
month, so many years earlier as the position's retirement age has (pegawai.aturan.jenjang.tmt_pensiun turned round).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from karier.aturan.waktu import tambah_tahun
from karier.models import PenempatanSuksesor, StrategiAkuisisi
from karier.pilihan import StatusPemantauan
from pegawai.aturan.jenjang import JENJANG, bup, tmt_pensiun
from pegawai.models import Pegawai, PetaJabatan

_USIA = range(50, 76)
Kunci = tuple[int, int]


def _lahir_sebelum(pada: date, usia: int) -> date:
    return date(pada.year - usia, pada.month, 1)


def _usia() -> Coalesce:
    menurut_jenjang = Case(
        *(When(jabatan__jenjang=kode, then=Value(baris.bup)) for kode, baris in JENJANG.items()),
        output_field=IntegerField(),
    )
    return Coalesce(F("jabatan__bup"), menurut_jenjang, output_field=IntegerField())


def _pemangku(**syarat: Any) -> Coalesce:
    orang = Pegawai.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit"), aktif=True, **syarat)
    banyak = orang.order_by().values("jabatan", "unit").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(banyak, output_field=IntegerField()), 0)


def dengan_lowongan(pos: QuerySet[PetaJabatan], *, hari_ini: date, tahun: int) -> QuerySet[PetaJabatan]:
    """Return the posts with ``terisi``, ``lowong`` (now) and ``akan_lowong`` (now and by BUP within so many years)."""
    sampai = tambah_tahun(hari_ini, tahun)
    batas = Case(
        *(When(usia=usia, then=Value(_lahir_sebelum(sampai, usia))) for usia in _USIA), output_field=DateField()
    )
    return (
        pos.annotate(usia=_usia())
        .annotate(lahir_batas=batas)
        .annotate(terisi=_pemangku(), pensiun=_pemangku(tanggal_lahir__lt=OuterRef("lahir_batas")))
        .annotate(lowong=F("kebutuhan") - F("terisi"))
        .annotate(akan_lowong=F("lowong") + F("pensiun"))
        .annotate(diperkirakan=Exists(_perkiraan(hari_ini, perkiraan_lowong__lte=sampai)))
    )


def _perkiraan(hari_ini: date, **syarat: Any) -> QuerySet[StrategiAkuisisi]:
    """Return what the team expects of a post; a day that has passed is no expectation any more."""
    return StrategiAkuisisi.objects.filter(
        jabatan=OuterRef("jabatan"), unit=OuterRef("unit"), perkiraan_lowong__gte=hari_ini, **syarat
    )


def hari_lowong(pensiun: list[date], kebutuhan: int, hari_ini: date) -> date | None:
    """Return the first day from today on which a post is vacant, from the TMT pensiun of its holders, earliest first.

    None where there is none to fill: no need by ABK, or more holders than will have left.
    """
    if kebutuhan == 0:
        return None
    lebih = len(pensiun) - kebutuhan
    return hari_ini if lebih < 0 else max(pensiun[lebih], hari_ini)


def hari_lowong_pos(pos: Iterable[PetaJabatan], *, hari_ini: date) -> dict[Kunci, date | None]:
    """Return when each of these posts falls vacant: by retirement, or before that as the team expects; two queries."""
    semua = list(pos)
    orang = Pegawai.objects.filter(
        aktif=True, jabatan__in={p.jabatan_id for p in semua}, unit__in={p.unit_id for p in semua}
    )
    pensiun: dict[Kunci, list[date]] = defaultdict(list)
    kolom = ("jabatan_id", "unit_id", "tanggal_lahir", "jabatan__jenjang", "jabatan__bup")
    for jabatan, unit, lahir, jenjang, usia in orang.order_by("tanggal_lahir").values_list(*kolom):
        pensiun[jabatan, unit].append(tmt_pensiun(lahir, bup(jenjang, usia)))
    dugaan = perkiraan_pos(semua, hari_ini=hari_ini)
    hasil: dict[Kunci, date | None] = {}
    for p in semua:
        kunci = (p.jabatan_id, p.unit_id)
        hari = [h for h in (hari_lowong(pensiun[kunci], p.kebutuhan, hari_ini), dugaan.get(kunci)) if h]
        hasil[kunci] = min(hari) if hari and p.kebutuhan else None
    return hasil


def perkiraan_pos(pos: Iterable[PetaJabatan], *, hari_ini: date) -> dict[Kunci, date]:
    """Return the days, still to come, on which the team expects these posts to fall vacant; one query."""
    semua = list(pos)
    baris = StrategiAkuisisi.objects.filter(
        jabatan__in={p.jabatan_id for p in semua},
        unit__in={p.unit_id for p in semua},
        perkiraan_lowong__gte=hari_ini,
    )
    return {(j, u): hari for j, u, hari in baris.values_list("jabatan_id", "unit_id", "perkiraan_lowong") if hari}


def formasi_kosong(pos: PetaJabatan, pada: date) -> int:
    """Return the posts free on a day: needed, less holders who stay and placements that are recorded but not made."""
    milik = {"jabatan": pos.jabatan_id, "unit": pos.unit_id}
    orang = Pegawai.objects.filter(aktif=True, **milik).values_list("tanggal_lahir", "tmt_jabatan")
    usia = bup(pos.jabatan.jenjang, pos.jabatan.bup)
    tinggal = [sejak for lahir, sejak in orang if tmt_pensiun(lahir, usia) > pada]
    dugaan = StrategiAkuisisi.objects.filter(**milik, perkiraan_lowong__lte=pada)
    pergi = dugaan.values_list("perkiraan_lowong", flat=True).first()
    if pergi and any(sejak < pergi for sejak in tinggal):
        tinggal.pop()  # the team knows of one holder who leaves
    dijanjikan = PenempatanSuksesor.objects.filter(**milik).exclude(status=StatusPemantauan.DIHENTIKAN)
    # Whom Data Utama has in a position since that day or later has come and gone: the promise is kept.
    menunggu = dijanjikan.filter(pegawai__aktif=True, pegawai__tmt_jabatan__lt=F("tmt"))
    belum_pindah = menunggu.exclude(pegawai__jabatan=pos.jabatan_id, pegawai__unit=pos.unit_id).count()
    return PetaJabatan.objects.values_list("kebutuhan", flat=True).get(pk=pos.pk) - len(tinggal) - belum_pindah
