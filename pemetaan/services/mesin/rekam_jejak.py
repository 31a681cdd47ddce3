"""Inputs from a person's record: the rubric key or the number that each source reads (Keputusan Kepala BKN 411/2025).

"Best" and "worst" mean the value of the scheme's rubric. Records after the last day of the period are not read.
docs/algoritma/penempatan.md says what is counted and why.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Least, Substr

from pegawai.aturan.jenjang import TABEL_JENJANG
from pegawai.models import Diklat, HukumanDisiplin, Penghargaan, RiwayatJabatan, RiwayatPendidikan, TimKerja, UmpanBalik
from pegawai.pilihan import JenisPenugasan, LingkupTim, PeranTim, TingkatHukuman, TingkatPendidikan, TingkatPenghargaan
from pemetaan.aturan.rubrik import BarisRubrik
from pemetaan.aturan.skor import BarisSkema
from pemetaan.services.mesin.ungkapan import (
    NomorHari,
    NomorHariSekali,
    Sen,
    Ungkapan,
    bulan_penuh,
    nomor_hari,
    ringkas,
)

TAHUN_PENGHARGAAN = 5
PEGAWAI_INI = OuterRef("pk")


def _teks(isi: str) -> Value:
    return Value(isi, output_field=CharField())


def _menurut_nilai(rubrik: Iterable[BarisRubrik], *, terbaik: bool) -> list[str]:
    berkunci = [baris for baris in rubrik if baris.bawah is None]
    tanda = -1 if terbaik else 1
    return [baris.kunci for baris in sorted(berkunci, key=lambda baris: (tanda * baris.nilai, baris.kunci))]


def _pertama(baris: QuerySet[Any], syarat: Mapping[str, Q], kosong: str) -> Ungkapan:
    """Return the first of these keys (at most ten) whose condition a row fulfils; ``kosong`` where none does.

    One look at the rows of a person: each gives its first key with its place before it, and the least of them is cut.
    """
    if not syarat:
        return _teks(kosong)
    cabang = (When(isi, then=_teks(f"{tempat}{kunci}")) for tempat, (kunci, isi) in enumerate(syarat.items()))
    terkecil = ringkas(baris, "MIN", Case(*cabang, output_field=CharField()), CharField())
    return Coalesce(Substr(terkecil, 2), _teks(kosong))


def _kunci_pertama(
    baris: QuerySet[Any],
    syarat: Mapping[str, Q],
    rubrik: Iterable[BarisRubrik],
    *,
    terbaik: bool = True,
    kosong: str = "",
) -> Ungkapan:
    """Return the best (or worst) key of the rubric that a row fulfils; ``kosong`` where none does."""
    urut = [kunci for kunci in _menurut_nilai(rubrik, terbaik=terbaik) if kunci in syarat]
    return _pertama(baris, {kunci: syarat[kunci] for kunci in urut}, kosong)


def penghargaan(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """Best award of the last five years; one exactly five years old on the last day still counts."""
    terlama = akhir.replace(year=akhir.year - TAHUN_PENGHARGAAN)
    baris = Penghargaan.objects.filter(pegawai=PEGAWAI_INI, tanggal__range=(terlama, akhir))
    return _kunci_pertama(baris, {kunci: Q(tingkat=kunci) for kunci in TingkatPenghargaan.values}, rubrik)


def tim_kerja(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """Best part in a working team whose SK is of the period's year."""
    baris = TimKerja.objects.filter(pegawai=PEGAWAI_INI, tanggal__range=(akhir.replace(month=1, day=1), akhir))
    syarat = {
        f"{peran}_{lingkup}": Q(peran=peran, lingkup=lingkup)
        for peran in PeranTim.values
        for lingkup in LingkupTim.values
    }
    return _kunci_pertama(baris, syarat, rubrik)


def umpan_balik(akhir: date) -> Ungkapan:
    """Feedback of the period's year, in hundredths."""
    baris = UmpanBalik.objects.filter(pegawai=PEGAWAI_INI, tahun=akhir.year)
    return Subquery(baris.annotate(sen=Sen(F("nilai"))).values("sen")[:1])


def bangkom(akhir: date) -> Ungkapan:
    """Jam pelajaran of all trainings of the period's year; empty where none is recorded."""
    baris = Diklat.objects.filter(pegawai=PEGAWAI_INI, tanggal__range=(akhir.replace(month=1, day=1), akhir))
    return ringkas(baris, "SUM", F("jp"), IntegerField())


def _riwayat(akhir: date, *jenis: str) -> QuerySet[RiwayatJabatan]:
    return RiwayatJabatan.objects.filter(pegawai=PEGAWAI_INI, mulai__lte=akhir, jenis__in=jenis)


def _mulai_berikutnya() -> Subquery:
    """Start of the definitive position that follows the row's own, of whatever jenjang."""
    berikut = RiwayatJabatan.objects.filter(
        pegawai=OuterRef("pegawai"), jenis=JenisPenugasan.DEFINITIF, mulai__gt=OuterRef("mulai")
    )
    return ringkas(berikut, "MIN", F("mulai"), DateField())


def lama(akhir: date) -> Ungkapan:
    """Whole months in definitive positions of today's jenjang.

    Today's position counts from its TMT; an earlier one from its start to its end (without one: to the start of the
    next) or today's TMT, so that no day counts twice.
    """
    hari_akhir = Value(akhir, output_field=DateField())
    selesai = Coalesce(F("selesai"), _mulai_berikutnya(), hari_akhir)
    tutup = Least(selesai, OuterRef("tmt_jabatan"), hari_akhir, output_field=DateField())
    dulu = _riwayat(akhir, JenisPenugasan.DEFINITIF).filter(
        jabatan__jenjang=OuterRef("jabatan__jenjang"), mulai__lt=OuterRef("tmt_jabatan")
    )
    bulan = bulan_penuh(NomorHari(F("mulai")), NomorHariSekali(tutup))
    kini = bulan_penuh(NomorHari(F("tmt_jabatan")), nomor_hari(akhir))
    return Coalesce(ringkas(dulu, "SUM", bulan, IntegerField()), Value(0)) + kini


def ragam(akhir: date) -> Ungkapan:
    """Whether definitive positions were held outside the agency, in another unit of it, or in today's unit only."""
    syarat = {
        "lintas_instansi": Q(unit__isnull=True, jabatan__isnull=True),
        "lintas_unit": Q(unit__isnull=False) & ~Q(unit=OuterRef("unit")),
    }
    return _pertama(_riwayat(akhir, JenisPenugasan.DEFINITIF), syarat, "satu_unit")


def _tingkat(jenjang: str) -> Case:
    return Case(
        *(When(**{jenjang: baris.kode}, then=Value(baris.tingkat)) for baris in TABEL_JENJANG),
        output_field=IntegerField(),
    )


def tingkat_kini() -> Case:
    """Rank of today's position among all groups (``aturan.jenjang``); ``tugas`` compares with it."""
    return _tingkat("jabatan__jenjang")


def tugas(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """Best acting assignment; Plt is higher where its position ranks above today's, otherwise equal."""
    bertugas = _riwayat(akhir, JenisPenugasan.PJ, JenisPenugasan.PLH, JenisPenugasan.PLT)
    plt = Q(jenis=JenisPenugasan.PLT)
    syarat = {
        "pj": Q(jenis=JenisPenugasan.PJ),
        "plh": Q(jenis=JenisPenugasan.PLH),
        "plt_lebih_tinggi": plt & Q(tingkat__gt=OuterRef("tingkat_kini")),
        "plt_setara": plt & (Q(tingkat__lte=OuterRef("tingkat_kini")) | Q(tingkat__isnull=True)),
    }
    baris = bertugas.annotate(tingkat=_tingkat("jabatan__jenjang"))
    return _kunci_pertama(baris, syarat, rubrik, kosong="tidak_ada")


def kesesuaian_ilmu() -> Ungkapan:
    """Whether the highest degree on record fits the job family; of several of that level a fitting one counts."""
    tinggi = (When(tingkat=tingkat, then=_teks(f"{nomor}")) for nomor, tingkat in enumerate(TingkatPendidikan.values))
    sesuai = Case(When(sesuai=True, then=_teks("ya")), When(sesuai=False, then=_teks("tidak")), default=_teks(""))
    urut = Concat(Case(*tinggi, output_field=CharField()), sesuai, output_field=CharField())
    tertinggi = ringkas(RiwayatPendidikan.objects.filter(pegawai=PEGAWAI_INI), "MAX", urut, CharField())
    return Coalesce(Substr(tertinggi, 2), _teks(""))


def disiplin(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """Worst sanction; one not ended on the last day is being served. Without any: never sanctioned."""
    dijatuhi = HukumanDisiplin.objects.filter(pegawai=PEGAWAI_INI, mulai__lte=akhir)
    syarat = {tingkat: Q(tingkat=tingkat, selesai__lte=akhir) for tingkat in TingkatHukuman.values}
    syarat["menjalani"] = Q(selesai__isnull=True) | Q(selesai__gt=akhir)
    return _kunci_pertama(dijatuhi, syarat, rubrik, terbaik=False, kosong="tidak_pernah")


def kolom_rekam_jejak(skema: BarisSkema, akhir: date) -> dict[str, Ungkapan]:
    """Return the columns of the record sources; those that the scheme does not read are constant and cost nothing."""
    rubrik = {baris.sumber: baris.rubrik for baris in skema.indikator}
    angka_kosong = Cast(Value(None), output_field=IntegerField())
    teks_kosong = _teks("")

    def bila(sumber: str, ungkapan: Ungkapan, kosong: Ungkapan = teks_kosong) -> Ungkapan:
        return ungkapan if sumber in rubrik else kosong

    def milik(sumber: str) -> tuple[BarisRubrik, ...]:
        return rubrik.get(sumber, ())

    return {
        "umpan_balik": bila("umpan_balik", umpan_balik(akhir), angka_kosong),
        "bangkom_jp": bila("bangkom", bangkom(akhir), angka_kosong),
        "lama_bulan": bila("pengalaman", lama(akhir), angka_kosong),
        "k_penghargaan": bila("penghargaan", penghargaan(milik("penghargaan"), akhir)),
        "k_tim_kerja": bila("tim_kerja", tim_kerja(milik("tim_kerja"), akhir)),
        "k_ragam": bila("pengalaman", ragam(akhir)),
        "k_tugas": bila("pengalaman", tugas(milik("pengalaman"), akhir)),
        "k_pendidikan": bila("pendidikan", F("pendidikan")),
        "k_kesesuaian_ilmu": bila("kesesuaian_ilmu", kesesuaian_ilmu()),
        "k_disiplin": bila("disiplin", disiplin(milik("disiplin"), akhir)),
    }
