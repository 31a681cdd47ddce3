"""Performance of a year as BKN's screen shows it: objektif × subjektif, and who has the highest and lowest predikat."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from pegawai.models import Pegawai, PenilaianKinerja
from pegawai.pilihan import Ekspektasi, Predikat

BANYAK_TERBAIK = 10


@dataclass(frozen=True, slots=True)
class KinerjaTahun:
    """Counts per (hasil kerja, perilaku kerja) and per predikat; ``jumlah`` people have an SKP of the year."""

    matriks: dict[tuple[str, str], int]
    predikat: dict[str, int]
    jumlah: int


def kinerja_tahun(orang: QuerySet[Pegawai], tahun: int) -> KinerjaTahun:
    """Return the counts of a year over these people; one query."""
    skp = PenilaianKinerja.objects.filter(tahun=tahun, pegawai__in=orang).order_by()
    matriks = {(hasil, perilaku): 0 for hasil in Ekspektasi.values for perilaku in Ekspektasi.values}
    predikat = dict.fromkeys(Predikat.values, 0)
    for satu in skp.values("hasil_kerja", "perilaku_kerja", "predikat").annotate(n=Count("pk")):
        matriks[satu["hasil_kerja"], satu["perilaku_kerja"]] += satu["n"]
        predikat[satu["predikat"]] += satu["n"]
    return KinerjaTahun(matriks, predikat, sum(predikat.values()))


def ujung_predikat(orang: QuerySet[Pegawai], tahun: int, *, tertinggi: bool) -> list[PenilaianKinerja]:
    """Return the SKP of the people with the highest (or lowest) predikat of a year, by name; at most ten."""
    urut = Case(
        *(When(predikat=nilai, then=Value(nomor)) for nomor, nilai in enumerate(Predikat.values)),
        output_field=IntegerField(),
    )
    skp = PenilaianKinerja.objects.filter(tahun=tahun, pegawai__in=orang).annotate(urut=urut)
    arah = "urut" if tertinggi else "-urut"
    kolom = ("pegawai__nama", "pegawai__nip")
    return list(skp.select_related("pegawai__jabatan", "pegawai__unit").order_by(arah, *kolom)[:BANYAK_TERBAIK])
