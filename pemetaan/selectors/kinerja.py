"""Performance of a year as BKN's screen shows it: objektif × subjektif, and who has the highest and lowest predikat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from pegawai.models import Klaster, Pegawai, PenilaianKinerja, Rumpun
from pegawai.pilihan import Ekspektasi, Predikat
from pegawai.selectors.daftar import cari, pada_level, pada_peta

BANYAK_UJUNG = 10
BANYAK_PILIHAN = 20


@dataclass(frozen=True, slots=True)
class KinerjaTahun:
    """Counts per (hasil kerja, perilaku kerja) and per predikat; ``jumlah`` people have an SKP of the year."""

    matriks: dict[tuple[str, str], int]
    predikat: dict[str, int]
    jumlah: int


@dataclass(frozen=True, slots=True)
class UjungPredikat:
    """The highest or the lowest predikat that anybody has, how many have it, and the first ten of them."""

    predikat: str
    jumlah: int
    orang: list[PenilaianKinerja]

    @property
    def label(self) -> str:
        """Return the predikat in words."""
        return str(Predikat(self.predikat).label)


def orang_layar(
    orang: QuerySet[Pegawai], *, level: int | None, rumpun: Rumpun | None, klaster: Klaster | None
) -> QuerySet[Pegawai]:
    """Return the active people of a Level and of a rumpun or klaster."""
    aktif = pada_peta(orang.filter(aktif=True), rumpun=rumpun, klaster=klaster)
    return aktif if level is None else pada_level(aktif, level)


def kinerja_tahun(orang: QuerySet[Pegawai], tahun: int) -> KinerjaTahun:
    """Return the counts of a year over these people; one query."""
    skp = PenilaianKinerja.objects.filter(tahun=tahun, pegawai__in=orang).order_by()
    matriks = {(hasil, perilaku): 0 for hasil in Ekspektasi.values for perilaku in Ekspektasi.values}
    predikat = dict.fromkeys(Predikat.values, 0)
    for satu in skp.values("hasil_kerja", "perilaku_kerja", "predikat").annotate(n=Count("pk")):
        matriks[satu["hasil_kerja"], satu["perilaku_kerja"]] += satu["n"]
        predikat[satu["predikat"]] += satu["n"]
    return KinerjaTahun(matriks, predikat, sum(predikat.values()))


def ujung_predikat(
    orang: QuerySet[Pegawai], tahun: int, jumlah: Mapping[str, int], *, tertinggi: bool
) -> UjungPredikat | None:
    """Return who has the highest (or lowest) predikat of a year; None where nobody has an SKP.

    ``jumlah`` are the counts of ``kinerja_tahun``. Inside a predikat the values of hasil and perilaku kerja decide,
    where the workbook brought them, then the name.
    """
    ada = [satu for satu in Predikat.values if jumlah[satu]]
    if not ada:
        return None
    predikat = ada[0 if tertinggi else -1]
    skp = PenilaianKinerja.objects.filter(tahun=tahun, predikat=predikat, pegawai__in=orang)
    nilai = F("hasil_kerja_nilai") + F("perilaku_kerja_nilai")
    urut = nilai.desc(nulls_last=True) if tertinggi else nilai.asc(nulls_last=True)
    lengkap = skp.select_related("pegawai__jabatan", "pegawai__unit")
    return UjungPredikat(
        predikat, jumlah[predikat], list(lengkap.order_by(urut, "pegawai__nama", "pegawai__nip")[:BANYAK_UJUNG])
    )


def saring_kinerja(
    orang: QuerySet[Pegawai], tahun: int, *, q: str = "", hasil: str = "", perilaku: str = "", predikat: str = ""
) -> QuerySet[Pegawai]:
    """Return those of these people who have an SKP of the year with these ratings, found by name or NIP."""
    isi = {"hasil_kerja": hasil, "perilaku_kerja": perilaku, "predikat": predikat}
    skp = PenilaianKinerja.objects.filter(tahun=tahun, **{nama: nilai for nama, nilai in isi.items() if nilai})
    orang = orang.filter(pk__in=skp.values("pegawai"))
    return cari(orang, q) if q.strip() else orang


def kinerja_orang(orang: Sequence[Pegawai], tahun: int) -> dict[int, PenilaianKinerja]:
    """Return the SKP of a year of these people by the id of the person; one query."""
    skp = PenilaianKinerja.objects.filter(tahun=tahun, pegawai__in=[satu.pk for satu in orang])
    return {satu.pegawai_id: satu for satu in skp}


def orang_terpilih(orang: QuerySet[Pegawai], nip: Sequence[str]) -> list[Pegawai]:
    """Return the people picked by NIP, within these people; at most twenty."""
    pilihan = list(dict.fromkeys(nip))[:BANYAK_PILIHAN]
    return list(orang.filter(nip__in=pilihan).select_related("jabatan", "unit").order_by("nama", "nip"))
