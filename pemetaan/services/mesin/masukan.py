"""The first stage of the statement: the inputs of everybody, built with the ORM so that it knows both databases.

Every column that a later stage reads is an integer, a date or a key. Decimals become integers of hundredths here,
because SQLite keeps them as floats: ``ROUND(x * 100)`` gives back the exact number of hundredths.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections
from django.db.models import (
    Case,
    CharField,
    DateField,
    Expression,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from pegawai.aturan.jenjang import JENJANG, TABEL_JENJANG
from pegawai.models import HasilAsesmen, Instansi, Jabatan, LevelDiminta, Pegawai, StandarKompetensi
from pegawai.pilihan import AspekPotensi, Kompetensi
from pemetaan.aturan.skor import BarisSkema
from pemetaan.services.mesin.rekam_jejak import kolom_rekam_jejak, tingkat_kini, urai
from pemetaan.services.mesin.ungkapan import BATAS, Sen, Ungkapan, ringkas


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


def _menurut_jenjang(angka: Mapping[str, int]) -> Case:
    cabang = (When(jabatan__jenjang=jenjang, then=Value(isi)) for jenjang, isi in angka.items())
    return Case(*cabang, output_field=IntegerField())


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
    milik = StandarKompetensi.objects.filter(jabatan=OuterRef("jabatan"))
    beda = ringkas(milik, "SUM", F("level") - _menurut_jenjang(level), IntegerField())
    return Coalesce(beda, Value(0)) + Value(len(Kompetensi.values)) * _menurut_jenjang(level)


def _jumlah(kolom: list[Ungkapan]) -> Ungkapan:
    total = kolom[0]
    for satu in kolom[1:]:
        total = total + satu
    return total


def _tanggal_asesmen(cakupan: Cakupan) -> Subquery:
    berlaku = HasilAsesmen.objects.filter(
        pegawai=OuterRef("pk"), tanggal__range=(cakupan.asesmen_terlama, cakupan.akhir)
    )
    return Subquery(berlaku.order_by("-tanggal").values("tanggal")[:1], output_field=DateField())


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
        "level": _menurut_jenjang({baris.kode: baris.level for baris in TABEL_JENJANG}),
        "level_diminta": _level_diminta(cakupan),
        "teknis": Sen(F("terbaru__teknis")),
    }
    return kolom | kolom_rekam_jejak(cakupan.skema, cakupan.akhir)


def calon(jabatan: Jabatan) -> Q:
    """Return who is a candidate for a position: of its tingkat (mutasi) or the one below (promosi), not its holder."""
    tingkat = JENJANG[jabatan.jenjang].tingkat
    jenjang = [baris.kode for baris in TABEL_JENJANG if baris.tingkat in (tingkat, tingkat - 1)]
    return Q(jabatan__jenjang__in=jenjang) & ~Q(jabatan=jabatan)


def orang(cakupan: Cakupan) -> QuerySet[Pegawai, tuple[object, ...]]:
    """Return one row per active person of the agency with the columns of ``kolom_dibaca``."""
    pegawai = Pegawai.objects.filter(instansi=cakupan.instansi, aktif=True).annotate(
        skp_ini=FilteredRelation("penilaian_kinerja", condition=Q(penilaian_kinerja__tahun=cakupan.tahun)),
        skp_lalu=FilteredRelation("penilaian_kinerja", condition=Q(penilaian_kinerja__tahun=cakupan.tahun - 1)),
        tingkat_kini=tingkat_kini(),
        tanggal_terbaru=_tanggal_asesmen(cakupan),
        terbaru=FilteredRelation("asesmen", condition=Q(asesmen__tanggal=F("tanggal_terbaru"))),
        peta=FilteredRelation("jabatan__peta", condition=Q(jabatan__peta__unit=F("unit"))),
    )
    if cakupan.jabatan:
        pegawai = pegawai.filter(calon(cakupan.jabatan))
    kolom = kolom_dibaca(cakupan)
    return (
        pegawai.annotate(**{f"m_{nama}": isi for nama, isi in kolom.items()})
        .order_by()
        .values_list(*(f"m_{nama}" for nama in kolom))
    )


def kolom_masukan(cakupan: Cakupan) -> dict[str, str]:
    """Return the inputs by name, as SQL over what is read; each placement freezes what it needs of them."""
    return {nama: nama for nama in kolom_dibaca(cakupan)} | urai(cakupan.skema)


def susun_masukan(cakupan: Cakupan, using: str = "default") -> tuple[str, tuple[Any, ...]]:
    """Return the statement of the inputs of everybody in scope, with its parameters."""
    sql, parameter = orang(cakupan).query.get_compiler(using=using).as_sql()
    isi = ", ".join(kolom_masukan(cakupan).values())
    dibaca = ", ".join(kolom_dibaca(cakupan))
    batas = BATAS[connections[using].vendor]
    # Names of columns and keys of closed lists only; the fence keeps each number from being read once per input in it.
    return (
        f"SELECT {isi} FROM (WITH dibaca({dibaca}) AS ({sql} {batas}) SELECT * FROM dibaca) AS dibaca",  # noqa: S608
        tuple(parameter),
    )
