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
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least

from pegawai.aturan.jenjang import TABEL_JENJANG
from pegawai.models import (
    Diklat,
    HukumanDisiplin,
    Penghargaan,
    RiwayatJabatan,
    RiwayatPendidikan,
    TimKerja,
)
from pegawai.pilihan import JenisPenugasan, LingkupTim, PeranTim, TingkatHukuman, TingkatPendidikan, TingkatPenghargaan
from pemetaan.aturan.rubrik import BarisRubrik
from pemetaan.aturan.skor import BarisSkema
from pemetaan.services.mesin.ungkapan import (
    NomorHari,
    Sen,
    Ungkapan,
    bulan_penuh,
    kunci_bernomor,
    kunci_sql,
    menurut_kunci,
    nomor_hari,
    ringkas,
)

TAHUN_PENGHARGAAN = 5
PEGAWAI_INI = OuterRef("pk")
TIDAK_ADA = 9
"""Number of a key where no row fulfils any; there are fewer keys than that."""


def _menurut_nilai(rubrik: Iterable[BarisRubrik], *, terbaik: bool) -> list[str]:
    berkunci = [baris for baris in rubrik if baris.bawah is None]
    tanda = -1 if terbaik else 1
    return [baris.kunci for baris in sorted(berkunci, key=lambda baris: (tanda * baris.nilai, baris.kunci))]


def _nomor(syarat: Iterable[Q]) -> Case:
    cabang = (When(isi, then=Value(nomor)) for nomor, isi in enumerate(syarat))
    return Case(*cabang, default=Value(TIDAK_ADA), output_field=IntegerField())


def _kunci_pertama(
    baris: QuerySet[Any],
    syarat: Mapping[str, Q],
    rubrik: Iterable[BarisRubrik],
    *,
    terbaik: bool = True,
    kosong: str = "",
) -> Ungkapan:
    """Return the best (or worst) key of the rubric that a row of a person fulfils; ``kosong`` where none does."""
    urut = [kunci for kunci in _menurut_nilai(rubrik, terbaik=terbaik) if kunci in syarat]
    terkecil = ringkas(baris, "MIN", _nomor(syarat[kunci] for kunci in urut), IntegerField())
    return kunci_bernomor(terkecil, urut, kosong)


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


def bangkom(akhir: date) -> Ungkapan:
    """Jam pelajaran of all trainings of the period's year; empty where none is recorded."""
    baris = Diklat.objects.filter(pegawai=PEGAWAI_INI, tanggal__range=(akhir.replace(month=1, day=1), akhir))
    return ringkas(baris, "SUM", F("jp"), IntegerField())


def _mulai_berikutnya() -> Subquery:
    """Start of the definitive position that follows the row's own, of whatever jenjang."""
    berikut = RiwayatJabatan.objects.filter(
        pegawai=OuterRef("pegawai"), jenis=JenisPenugasan.DEFINITIF, mulai__gt=OuterRef("mulai")
    )
    return ringkas(berikut, "MIN", NomorHari(F("mulai")), IntegerField())


def _bulan_dulu(akhir: date) -> Case:
    """Whole months of an earlier definitive position of today's jenjang; 0 for any other row.

    From its start to its end (without one: to the start of the next) or today's TMT, so that no day counts twice.
    """
    hari_akhir = nomor_hari(akhir)
    selesai = Coalesce(NomorHari(F("selesai")), _mulai_berikutnya(), hari_akhir)
    tutup = Least(selesai, NomorHari(OuterRef("tmt_jabatan")), hari_akhir, output_field=IntegerField())
    sejenjang = Q(jabatan__jenjang=OuterRef("jabatan__jenjang"))
    dulu = Q(jenis=JenisPenugasan.DEFINITIF) & Q(mulai__lt=OuterRef("tmt_jabatan")) & sejenjang
    return Case(When(dulu, then=bulan_penuh(NomorHari(F("mulai")), tutup)), default=Value(0))


def lama_kini(akhir: date) -> Ungkapan:
    """Whole months in today's position, counted from its TMT."""
    return bulan_penuh(NomorHari(F("tmt_jabatan")), nomor_hari(akhir))


def _tingkat(jenjang: str) -> Func:
    return menurut_kunci(F(jenjang), {baris.kode: baris.tingkat for baris in TABEL_JENJANG})


def tingkat_kini() -> Func:
    """Rank of today's position among all groups (``aturan.jenjang``); ``tugas`` compares with it."""
    return _tingkat("jabatan__jenjang")


def _syarat_ragam() -> dict[str, Q]:
    """Whether definitive positions were held outside the agency or in another unit of it than today's."""
    definitif = Q(jenis=JenisPenugasan.DEFINITIF)
    return {
        "lintas_instansi": definitif & Q(unit__isnull=True, jabatan__isnull=True),
        "lintas_unit": definitif & Q(unit__isnull=False) & ~Q(unit=OuterRef("unit")),
    }


def _syarat_tugas() -> dict[str, Q]:
    """Acting assignments; Plt is higher where its position ranks above today's, otherwise equal."""
    plt = Q(jenis=JenisPenugasan.PLT)
    lebih_tinggi = Q(tingkat__gt=OuterRef("tingkat_kini"))
    return {
        "pj": Q(jenis=JenisPenugasan.PJ),
        "plh": Q(jenis=JenisPenugasan.PLH),
        "plt_lebih_tinggi": plt & lebih_tinggi,
        "plt_setara": plt & Q(tingkat__lte=OuterRef("tingkat_kini")),
    }


def _kunci_tugas(rubrik: Iterable[BarisRubrik]) -> list[str]:
    return [kunci for kunci in _menurut_nilai(rubrik, terbaik=True) if kunci in _syarat_tugas()]


def riwayat(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """All that the history of positions tells, in one number, so that its rows are read once.

    ``urai_riwayat`` takes it apart: months in earlier positions × 100 + number of the first ragam × 10 + number of the
    best acting assignment.
    """
    tugas = _syarat_tugas()
    baris = RiwayatJabatan.objects.filter(pegawai=PEGAWAI_INI, mulai__lte=akhir)
    # Outside the agency's lists a position ranks below all others, so that it is higher than none.
    baris = baris.annotate(tingkat=Coalesce(_tingkat("jabatan__jenjang"), Value(0)))
    nomor_ragam, nomor_tugas = _nomor(_syarat_ragam().values()), _nomor(tugas[k] for k in _kunci_tugas(rubrik))
    angka = _gabung("SUM", _bulan_dulu(akhir), 0) * Value(100)
    angka += _gabung("MIN", nomor_ragam, TIDAK_ADA) * Value(10)
    angka += _gabung("MIN", nomor_tugas, TIDAK_ADA)
    return Subquery(baris.order_by().annotate(angka=angka).values("angka"), output_field=IntegerField())


def _gabung(fungsi: str, isi: Ungkapan, kosong: int) -> Coalesce:
    return Coalesce(Func(isi, function=fungsi, output_field=IntegerField()), Value(kosong))


def urai_riwayat(rubrik: Iterable[BarisRubrik]) -> dict[str, str]:
    """Return the columns that the number of ``riwayat`` holds, as SQL."""
    return {
        "lama_bulan": "riwayat / 100 + lama_kini",
        "k_ragam": kunci_sql("riwayat / 10 - riwayat / 100 * 10", _syarat_ragam(), "satu_unit"),
        "k_tugas": kunci_sql("riwayat - riwayat / 10 * 10", _kunci_tugas(rubrik), "tidak_ada"),
    }


def kesesuaian_ilmu() -> Ungkapan:
    """Whether the highest degree on record fits the job family; of several of that level a fitting one counts."""
    tinggi = menurut_kunci(F("tingkat"), {kode: 10 * n for n, kode in enumerate(TingkatPendidikan.values)})
    sesuai = Case(When(sesuai=True, then=Value(2)), When(sesuai=False, then=Value(1)), default=Value(0))
    baris = RiwayatPendidikan.objects.filter(pegawai=PEGAWAI_INI)
    return kunci_bernomor(ringkas(baris, "MAX", tinggi + sesuai, IntegerField()) % Value(10), ("", "tidak", "ya"))


def disiplin(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """Worst sanction; one not ended on the last day is being served. Without any: never sanctioned."""
    dijatuhi = HukumanDisiplin.objects.filter(pegawai=PEGAWAI_INI, mulai__lte=akhir)
    syarat = {tingkat: Q(tingkat=tingkat, selesai__lte=akhir) for tingkat in TingkatHukuman.values}
    syarat["menjalani"] = Q(selesai__isnull=True) | Q(selesai__gt=akhir)
    return _kunci_pertama(dijatuhi, syarat, rubrik, terbaik=False, kosong="tidak_pernah")


def kolom_rekam_jejak(skema: BarisSkema, akhir: date) -> dict[str, Ungkapan]:
    """Return what is read of the record sources; those that the scheme does not read are constant and cost nothing."""
    rubrik = {baris.sumber: baris.rubrik for baris in skema.indikator}
    tanpa_angka = Cast(Value(None), output_field=IntegerField())
    tanpa_kunci = Value("", output_field=CharField())

    def bila(sumber: str, ungkapan: Ungkapan, kosong: Ungkapan = tanpa_kunci) -> Ungkapan:
        return ungkapan if sumber in rubrik else kosong

    def milik(sumber: str) -> tuple[BarisRubrik, ...]:
        return rubrik.get(sumber, ())

    return {
        "umpan_balik": bila("umpan_balik", Sen(F("umpan__nilai")), tanpa_angka),
        "bangkom_jp": bila("bangkom", bangkom(akhir), tanpa_angka),
        "lama_kini": bila("pengalaman", lama_kini(akhir), tanpa_angka),
        "riwayat": bila("pengalaman", riwayat(milik("pengalaman"), akhir), tanpa_angka),
        "k_penghargaan": bila("penghargaan", penghargaan(milik("penghargaan"), akhir)),
        "k_tim_kerja": bila("tim_kerja", tim_kerja(milik("tim_kerja"), akhir)),
        "k_pendidikan": bila("pendidikan", F("pendidikan")),
        "k_kesesuaian_ilmu": bila("kesesuaian_ilmu", kesesuaian_ilmu()),
        "k_disiplin": bila("disiplin", disiplin(milik("disiplin"), akhir)),
    }


def urai(skema: BarisSkema) -> dict[str, str]:
    """Return the inputs that stand in one number together, by name, as SQL over the columns read."""
    rubrik = {baris.sumber: baris.rubrik for baris in skema.indikator}
    if "pengalaman" in rubrik:
        return urai_riwayat(rubrik["pengalaman"])
    return {"lama_bulan": "lama_kini", "k_ragam": "''", "k_tugas": "''"}
