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
    Field,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least, Substr

from pegawai.aturan.jenjang import TABEL_JENJANG
from pegawai.models import (
    Diklat,
    HukumanDisiplin,
    Jabatan,
    Penghargaan,
    RiwayatJabatan,
    RiwayatPendidikan,
    TimKerja,
    UmpanBalik,
)
from pegawai.pilihan import JenisPenugasan, LingkupTim, PeranTim, TingkatHukuman, TingkatPendidikan, TingkatPenghargaan
from pemetaan.aturan.rubrik import BarisRubrik
from pemetaan.aturan.skor import BarisSkema
from pemetaan.services.mesin.rumus import teks_sql
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
TIDAK_ADA = 9
"""Number of a key where no row fulfils any; there are fewer keys than that."""


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


def _mulai_berikutnya() -> Subquery:
    """Start of the definitive position that follows the row's own, of whatever jenjang."""
    berikut = RiwayatJabatan.objects.filter(
        pegawai=OuterRef("pegawai"), jenis=JenisPenugasan.DEFINITIF, mulai__gt=OuterRef("mulai")
    )
    return ringkas(berikut, "MIN", F("mulai"), DateField())


def _bulan_dulu(akhir: date) -> Case:
    """Whole months of an earlier definitive position of today's jenjang; 0 for any other row.

    From its start to its end (without one: to the start of the next) or today's TMT, so that no day counts twice.
    """
    hari_akhir = Value(akhir, output_field=DateField())
    selesai = Coalesce(F("selesai"), _mulai_berikutnya(), hari_akhir)
    tutup = Least(selesai, OuterRef("tmt_jabatan"), hari_akhir, output_field=DateField())
    sejenjang = Q(jenjang=OuterRef("jabatan__jenjang"))
    dulu = Q(jenis=JenisPenugasan.DEFINITIF) & Q(mulai__lt=OuterRef("tmt_jabatan")) & sejenjang
    bulan = bulan_penuh(NomorHari(F("mulai")), NomorHariSekali(tutup))
    return Case(When(dulu, then=bulan), default=Value(0), output_field=IntegerField())


def lama_kini(akhir: date) -> Ungkapan:
    """Whole months in today's position, counted from its TMT."""
    return bulan_penuh(NomorHari(F("tmt_jabatan")), nomor_hari(akhir))


def _tingkat(jenjang: str) -> Case:
    return Case(
        *(When(**{jenjang: baris.kode}, then=Value(baris.tingkat)) for baris in TABEL_JENJANG),
        output_field=IntegerField(),
    )


def tingkat_kini() -> Case:
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


def _milik_jabatan(isi: Ungkapan, bidang: Field) -> Subquery:
    """Return something of the row's position, looked up where it is asked for.

    A join would be reckoned for every row, on PostgreSQL by reading all positions anew for every person.
    """
    jabatan = Jabatan.objects.filter(pk=OuterRef("jabatan")).annotate(isi=isi)
    return Subquery(jabatan.order_by().values("isi"), output_field=bidang)


def _tingkat_dulu() -> Coalesce:
    """Rank of the row's position; 0 where it lies outside the agency's lists, so that it is higher than none."""
    return Coalesce(_milik_jabatan(_tingkat("jenjang"), IntegerField()), Value(0))


def _kunci_tugas(rubrik: Iterable[BarisRubrik]) -> list[str]:
    return [kunci for kunci in _menurut_nilai(rubrik, terbaik=True) if kunci in _syarat_tugas()]


def _nomor(syarat: Iterable[Q]) -> Case:
    cabang = (When(isi, then=Value(nomor)) for nomor, isi in enumerate(syarat))
    return Case(*cabang, default=Value(TIDAK_ADA), output_field=IntegerField())


def riwayat(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """All that the history of positions tells, in one number, so that its rows are read once.

    ``urai_riwayat`` takes it apart: months in earlier positions × 100 + number of the first ragam × 10 + number of the
    best acting assignment.
    """
    tugas = _syarat_tugas()
    baris = RiwayatJabatan.objects.filter(pegawai=PEGAWAI_INI, mulai__lte=akhir)
    baris = baris.annotate(jenjang=_milik_jabatan(F("jenjang"), CharField()), tingkat=_tingkat_dulu())
    nomor_ragam, nomor_tugas = _nomor(_syarat_ragam().values()), _nomor(tugas[k] for k in _kunci_tugas(rubrik))
    angka = _gabung("SUM", _bulan_dulu(akhir), 0) * Value(100)
    angka += _gabung("MIN", nomor_ragam, TIDAK_ADA) * Value(10)
    angka += _gabung("MIN", nomor_tugas, TIDAK_ADA)
    return Subquery(baris.order_by().annotate(angka=angka).values("angka"), output_field=IntegerField())


def _gabung(fungsi: str, isi: Ungkapan, kosong: int) -> Coalesce:
    return Coalesce(Func(isi, function=fungsi, output_field=IntegerField()), Value(kosong))


def urai_riwayat(rubrik: Iterable[BarisRubrik]) -> dict[str, str]:
    """Return the columns that the number of ``riwayat`` holds, as SQL."""
    ragam = {f"{nomor}": kunci for nomor, kunci in enumerate(_syarat_ragam())}
    tugas = {f"{nomor}": kunci for nomor, kunci in enumerate(_kunci_tugas(rubrik))}
    return {
        "lama_bulan": "riwayat / 100 + lama_kini",
        "k_ragam": _kunci_sql("riwayat / 10 - riwayat / 100 * 10", ragam, "satu_unit"),
        "k_tugas": _kunci_sql("riwayat - riwayat / 10 * 10", tugas, "tidak_ada"),
    }


def _kunci_sql(nomor: str, kunci: Mapping[str, str], lain: str) -> str:
    cabang = " ".join(f"WHEN {satu} THEN {teks_sql(isi)}" for satu, isi in kunci.items())
    return f"CASE {nomor} {cabang} ELSE {teks_sql(lain)} END" if cabang else teks_sql(lain)


def kesesuaian_ilmu() -> Ungkapan:
    """Whether the highest degree on record fits the job family; of several of that level a fitting one counts.

    As a number: level × 10 + 2 (fits), 1 (does not) or 0 (not known).
    """
    tinggi = (When(tingkat=tingkat, then=Value(10 * n)) for n, tingkat in enumerate(TingkatPendidikan.values))
    sesuai = Case(When(sesuai=True, then=Value(2)), When(sesuai=False, then=Value(1)), default=Value(0))
    angka = Case(*tinggi, output_field=IntegerField()) + sesuai
    return ringkas(RiwayatPendidikan.objects.filter(pegawai=PEGAWAI_INI), "MAX", angka, IntegerField())


KESESUAIAN = {"2": "ya", "1": "tidak"}


def disiplin(rubrik: Iterable[BarisRubrik], akhir: date) -> Ungkapan:
    """Worst sanction; one not ended on the last day is being served. Without any: never sanctioned."""
    dijatuhi = HukumanDisiplin.objects.filter(pegawai=PEGAWAI_INI, mulai__lte=akhir)
    syarat = {tingkat: Q(tingkat=tingkat, selesai__lte=akhir) for tingkat in TingkatHukuman.values}
    syarat["menjalani"] = Q(selesai__isnull=True) | Q(selesai__gt=akhir)
    return _kunci_pertama(dijatuhi, syarat, rubrik, terbaik=False, kosong="tidak_pernah")


def kolom_rekam_jejak(skema: BarisSkema, akhir: date) -> dict[str, Ungkapan]:
    """Return what is read of the record sources; those that the scheme does not read are constant and cost nothing."""
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
        "lama_kini": bila("pengalaman", lama_kini(akhir), angka_kosong),
        "riwayat": bila("pengalaman", riwayat(milik("pengalaman"), akhir), angka_kosong),
        "k_penghargaan": bila("penghargaan", penghargaan(milik("penghargaan"), akhir)),
        "k_tim_kerja": bila("tim_kerja", tim_kerja(milik("tim_kerja"), akhir)),
        "k_pendidikan": bila("pendidikan", F("pendidikan")),
        "kesesuaian": bila("kesesuaian_ilmu", kesesuaian_ilmu(), angka_kosong),
        "k_disiplin": bila("disiplin", disiplin(milik("disiplin"), akhir)),
    }


def urai(skema: BarisSkema) -> dict[str, str]:
    """Return the inputs that stand in a number together, by name, as SQL over the columns read."""
    rubrik = {baris.sumber: baris.rubrik for baris in skema.indikator}
    pengalaman = urai_riwayat(rubrik.get("pengalaman", ()))
    if "pengalaman" not in rubrik:
        pengalaman = {"lama_bulan": "lama_kini", "k_ragam": "''", "k_tugas": "''"}
    return {**pengalaman, "k_kesesuaian_ilmu": _kunci_sql("kesesuaian - kesesuaian / 10 * 10", KESESUAIAN, "")}
