"""The first stage of the statement: the inputs of everybody, built with the ORM so that it knows both databases.

Every column that a later stage reads is an integer, a date or a key. Decimals become integers of hundredths here,
because SQLite keeps them as floats: ``ROUND(x * 100)`` gives back the exact number of hundredths.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    CharField,
    Expression,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from pegawai.aturan.jenjang import JENJANG, TABEL_JENJANG
from pegawai.models import HasilAsesmen, Instansi, Jabatan, LevelDiminta, Pegawai, StandarKompetensi
from pegawai.pilihan import AspekPotensi, Kompetensi
from pemetaan.aturan.skor import BarisSkema
from pemetaan.services.mesin.rekam_jejak import kolom_rekam_jejak, tingkat_kini, urai
from pemetaan.services.mesin.ungkapan import BATAS, Sen, Ungkapan, menurut_kunci, ringkas


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Whom and when a run is about: the active people of an agency, the period's year, the scheme.

    ``jabatan``: the candidates for this position alone, judged by what it asks for.
    """

    instansi: Instansi
    tahun: int
    skema: BarisSkema
    jabatan: Jabatan | None = None

    @property
    def akhir(self) -> date:
        """The last day of the period, on which validity is judged."""
        return date(self.tahun, 12, 31)

    @property
    def asesmen_terlama(self) -> date:
        """The oldest assessment that still counts: exactly ``masa_asesmen`` years old on the last day."""
        return date(self.tahun - self.skema.masa_asesmen, 12, 31)


def _level_diminta(cakupan: Cakupan) -> Ungkapan:
    """Return the sum of levels required over the nine competencies.

    A position's own standard wins competency by competency over the level of its jenjang, and that is the agency's
    own where it departs from the table. Of candidates for a position what that position asks for is required.
    """
    milik_instansi = dict(LevelDiminta.objects.filter(instansi=cakupan.instansi).values_list("jenjang", "level"))
    level = {baris.kode: baris.level_diminta for baris in TABEL_JENJANG} | milik_instansi
    if cakupan.jabatan:
        standar = dict.fromkeys(Kompetensi.values, level[cakupan.jabatan.jenjang])
        standar |= dict(StandarKompetensi.objects.filter(jabatan=cakupan.jabatan).values_list("kompetensi", "level"))
        return Value(sum(standar.values()), output_field=IntegerField())
    diminta = menurut_kunci(F("jabatan__jenjang"), level)
    semua = Value(len(Kompetensi.values)) * diminta
    dijabat = Pegawai.objects.filter(instansi=cakupan.instansi, aktif=True).values("jabatan")
    if not StandarKompetensi.objects.filter(jabatan__in=dijabat).exists():
        return semua
    milik = StandarKompetensi.objects.filter(jabatan=OuterRef("jabatan"))
    return semua + Coalesce(ringkas(milik, "SUM", F("level") - diminta, IntegerField()), Value(0))


def _jumlah(kolom: list[Ungkapan]) -> Ungkapan:
    total = kolom[0]
    for satu in kolom[1:]:
        total = total + satu
    return total


def _asesmen_terbaru(cakupan: Cakupan) -> Subquery:
    berlaku = HasilAsesmen.objects.filter(
        pegawai=OuterRef("pk"), tanggal__range=(cakupan.asesmen_terlama, cakupan.akhir)
    )
    return Subquery(berlaku.order_by("-tanggal").values("pk")[:1])


def _skp(relasi: str, bidang: str) -> Expression:
    """Both years and both readings are frozen whatever the scheme reads, so that a what-if can ask for another."""
    return Coalesce(F(f"{relasi}__{bidang}"), Value("", output_field=CharField()))


def kolom_dibaca(cakupan: Cakupan) -> dict[str, Ungkapan]:
    """Return what is read of the records, by name, in order; some of it holds several inputs in one number."""
    kolom: dict[str, Ungkapan] = {
        "pegawai_id": F("pk"),
        "nip": F("nip"),
        "unit_id": F("unit_id"),
        "unit_path": F("unit__path"),
        "jabatan_id": F("jabatan_id"),
        "jenjang": F("jabatan__jenjang"),
        "rumpun_id": F("peta__rumpun_id"),
        "klaster_id": F("peta__klaster_id"),
        "golongan": F("golongan"),
        "golongan_urut": F("golongan_urut"),
        "tmt_golongan": F("tmt_golongan"),
        "predikat_ini": _skp("skp_ini", "predikat"),
        "predikat_lalu": _skp("skp_lalu", "predikat"),
        "hasil_ini": _skp("skp_ini", "hasil_kerja"),
        "hasil_lalu": _skp("skp_lalu", "hasil_kerja"),
        "asesmen_tanggal": F("terbaru__tanggal"),
        "potensi_jumlah": Sen(*(F(f"terbaru__{aspek}") for aspek in AspekPotensi.values)),
        "level_dicapai": _jumlah([F(f"terbaru__{kompetensi}") for kompetensi in Kompetensi.values]),
        "level": menurut_kunci(F("jabatan__jenjang"), {baris.kode: baris.level for baris in TABEL_JENJANG}),
        "level_diminta": _level_diminta(cakupan),
        "teknis": Sen(F("terbaru__teknis")),
    }
    return kolom | kolom_rekam_jejak(cakupan.skema, cakupan.akhir)


def calon(jabatan: Jabatan) -> Q:
    """Return who is a candidate for a position: of its tingkat (mutasi) or the one below (promosi), not its holder."""
    tingkat = JENJANG[jabatan.jenjang].tingkat
    jenjang = [baris.kode for baris in TABEL_JENJANG if baris.tingkat in (tingkat, tingkat - 1)]
    return Q(jabatan__jenjang__in=jenjang) & ~Q(jabatan=jabatan)


def orang(cakupan: Cakupan, kolom: Mapping[str, Ungkapan]) -> QuerySet[Pegawai, tuple[object, ...]]:
    """Return one row per active person of the agency with these columns."""
    tahun_ini, tahun_lalu = cakupan.tahun, cakupan.tahun - 1
    pegawai = Pegawai.objects.filter(instansi=cakupan.instansi, aktif=True).annotate(
        skp_ini=FilteredRelation("penilaian_kinerja", condition=Q(penilaian_kinerja__tahun=tahun_ini)),
        skp_lalu=FilteredRelation("penilaian_kinerja", condition=Q(penilaian_kinerja__tahun=tahun_lalu)),
        umpan=FilteredRelation("umpan_balik", condition=Q(umpan_balik__tahun=tahun_ini)),
        tingkat_kini=tingkat_kini(),
        pk_terbaru=_asesmen_terbaru(cakupan),
        terbaru=FilteredRelation("asesmen", condition=Q(asesmen__pk=F("pk_terbaru"))),
        peta=FilteredRelation("jabatan__peta", condition=Q(jabatan__peta__unit=F("unit"))),
    )
    if cakupan.jabatan:
        pegawai = pegawai.filter(calon(cakupan.jabatan))
    return (
        pegawai.annotate(**{f"m_{nama}": isi for nama, isi in kolom.items()})
        .order_by()
        .values_list(*(f"m_{nama}" for nama in kolom))
    )


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What is read of the records of everybody in scope: a statement with its parameters and the names of its columns.

    ``masukan`` are the inputs by name, as SQL over those columns; each placement freezes what it needs of them.
    """

    sql: str
    parameter: tuple[Any, ...]
    kolom: tuple[str, ...]
    masukan: Mapping[str, str]

    def masukan_dari(self, sumber: str) -> str:
        """Return the statement of the inputs over a stage or table that has these columns."""
        return f"SELECT {', '.join(self.masukan.values())} FROM {sumber}"  # noqa: S608 - names, keys of closed lists

    def sekaligus(self, vendor: str) -> str:
        """Return the statement that reads and gives the inputs; behind a fence, so that each number is read once."""
        isi = f"{self.sql} {BATAS[vendor]}"
        dibaca = f"(WITH dibaca({', '.join(self.kolom)}) AS ({isi}) SELECT * FROM dibaca) AS dibaca"  # noqa: S608
        return self.masukan_dari(dibaca)


def susun_bacaan(cakupan: Cakupan, using: str = "default") -> Bacaan:
    """Return how the records of everybody in scope are read."""
    kolom = kolom_dibaca(cakupan)
    sql, parameter = orang(cakupan, kolom).query.get_compiler(using=using).as_sql()
    return Bacaan(sql, tuple(parameter), tuple(kolom), {nama: nama for nama in kolom} | urai(cakupan.skema))
