"""Jabatan kritis and jabatan target: which posts they are, and how deep their bench is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from karier.aturan.suksesi import BarisCadangan, cadangan
from karier.models import StrategiAkuisisi, Suksesor
from karier.pilihan import Kesiapan, StatusKelompok
from karier.selectors.suksesi.lowongan import Kunci, dengan_lowongan, hari_lowong_pos
from pegawai.aturan.jenjang import JENJANG
from pegawai.izin import boleh_lihat_suksesi
from pegawai.models import Pengguna, PetaJabatan, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat
from talenta.umum.masukan import tanpa_nul

CAKRAWALA_BAWAAN, CAKRAWALA_MAKS = 5, 10
KRITIS, TARGET = "kritis", "target"
TANPA_SUKSESOR, TIPIS = "tanpa", "tipis"
_KATA_MAKS = 6
_URUT_KESIAPAN = {nilai: urut for urut, nilai in enumerate(Kesiapan.values)}


@dataclass(frozen=True, slots=True)
class SaringJabatan:
    """What the list of posts is narrowed down to. ``tahun``: years ahead; ``jenis``: kritis, target, both if empty."""

    tahun: int = CAKRAWALA_BAWAAN
    jenis: str = ""
    jenjang: str = ""
    unit: UnitKerja | None = None
    cadangan: str = ""
    q: str = ""

    @classmethod
    def dari(cls, bersih: Mapping[str, Any]) -> "SaringJabatan":
        """Return the filter of a form's cleaned data."""
        tahun = bersih.get("tahun")
        return cls(
            CAKRAWALA_BAWAAN if tahun is None else tahun,
            bersih.get("jenis") or "",
            bersih.get("jenjang") or "",
            bersih.get("unit"),
            bersih.get("cadangan") or "",
            bersih.get("q") or "",
        )


def pos_terlihat(pengguna: Pengguna) -> QuerySet[PetaJabatan]:
    """Return the posts in use in a user's scope; none for who may not see succession."""
    if not boleh_lihat_suksesi(pengguna) or pengguna.instansi_id is None:
        return PetaJabatan.objects.none()
    pos = PetaJabatan.objects.filter(jabatan__instansi=pengguna.instansi_id, jabatan__aktif=True, unit__aktif=True)
    return pos.filter(unit__in=unit_terlihat(pengguna).order_by().values("pk")) if pengguna.unit_id else pos


def _menanti() -> QuerySet[Suksesor]:
    """Return the successors who still wait: in active service, neither placed in the post nor holding it."""
    aktif = Suksesor.objects.filter(anggota__dikeluarkan="", anggota__pegawai__aktif=True, penempatan__isnull=True)
    return aktif.exclude(anggota__pegawai__jabatan=F("jabatan"), anggota__pegawai__unit=F("unit"))


def _suksesor(**syarat: Any) -> QuerySet[Suksesor]:
    return _menanti().filter(
        anggota__kelompok__status=StatusKelompok.DITETAPKAN,
        jabatan=OuterRef("jabatan"),
        unit=OuterRef("unit"),
        **syarat,
    )


def _tersaring(pos: QuerySet[PetaJabatan], isi: SaringJabatan) -> QuerySet[PetaJabatan]:
    if isi.jenjang:
        pos = pos.filter(jabatan__jenjang=isi.jenjang)
    if isi.unit:
        pos = pos.filter(unit__in=UnitKerja.objects.get_tree(isi.unit))
    for kata in tanpa_nul(isi.q).split()[:_KATA_MAKS]:
        pos = pos.filter(Q(jabatan__nama__icontains=kata) | Q(unit__nama__icontains=kata))
    if isi.cadangan == TANPA_SUKSESOR:
        pos = pos.filter(~Exists(_suksesor()))
    if isi.cadangan == TIPIS:
        pos = pos.filter(Exists(_suksesor()), ~Exists(_suksesor(kesiapan=Kesiapan.SEKARANG)))
    return pos


URUTAN_JABATAN = ("-kritis", "tingkat", "jabatan__nama", "unit__path", "pk")


def jabatan_suksesi(pengguna: Pengguna, isi: SaringJabatan, *, hari_ini: date) -> QuerySet[PetaJabatan]:
    """Return jabatan kritis and target in scope, filtered: critical ones first, then by rung from the top."""
    pos = dengan_lowongan(_tersaring(pos_terlihat(pengguna), isi), hari_ini=hari_ini, tahun=isi.tahun)
    jenis = {KRITIS: Q(kritis=True), TARGET: _TARGET}
    pos = pos.filter(jenis.get(isi.jenis) or jenis[KRITIS] | jenis[TARGET])
    tingkat = Case(
        *(When(jabatan__jenjang=kode, then=Value(nomor)) for nomor, kode in enumerate(JENJANG)),
        default=Value(len(JENJANG)),
        output_field=IntegerField(),
    )
    lengkap = pos.select_related("jabatan", "unit", "rumpun")
    return lengkap.annotate(tingkat=tingkat).order_by(*URUTAN_JABATAN)


@dataclass(frozen=True, slots=True)
class RingkasanJabatan:
    """Figures of the whole scope: critical posts, target posts, those vacant now, and those without a successor."""

    kritis: int
    kritis_tanpa: int
    target: int
    target_tanpa: int
    lowong: int


_TARGET = Q(akan_lowong__gt=0) | Q(diperkirakan=True)


def ringkas_jabatan(pengguna: Pengguna, *, hari_ini: date, tahun: int) -> RingkasanJabatan:
    """Return the figures of the posts in scope; one query."""
    tanpa, target = Q(ada_suksesor=False), _TARGET
    pos = dengan_lowongan(pos_terlihat(pengguna), hari_ini=hari_ini, tahun=tahun)
    hasil = pos.annotate(ada_suksesor=Exists(_suksesor())).aggregate(
        n_kritis=Count("pk", filter=Q(kritis=True)),
        n_kritis_tanpa=Count("pk", filter=Q(kritis=True) & tanpa),
        n_target=Count("pk", filter=target),
        n_target_tanpa=Count("pk", filter=target & tanpa),
        n_lowong=Count("pk", filter=Q(lowong__gt=0)),
    )
    return RingkasanJabatan(**{nama.removeprefix("n_"): isi for nama, isi in hasil.items()})


@dataclass(slots=True)
class Bangku:
    """The successors of a post in the group in force, by readiness, and how many more a draft names."""

    sekarang: int = 0
    satu_dua: int = 0
    tiga_lima: int = 0
    konsep: int = 0

    @property
    def semua(self) -> int:
        """Successors in the group in force."""
        return self.sekarang + self.satu_dua + self.tiga_lima

    @property
    def kekuatan(self) -> BarisCadangan:
        """Bench strength."""
        return cadangan(self.sekarang, self.semua)


def bangku_pos(pos: Iterable[PetaJabatan]) -> dict[Kunci, Bangku]:
    """Return the bench of each of these posts; people count once, whichever groups name them; one query.

    Who has been placed in the post, or holds it, is no longer waiting for it and does not count.
    """
    semua = list(pos)
    baris = _menanti().filter(
        jabatan__in={p.jabatan_id for p in semua},
        unit__in={p.unit_id for p in semua},
        anggota__kelompok__status__in=[StatusKelompok.DITETAPKAN, StatusKelompok.KONSEP],
    )
    kolom = ("jabatan_id", "unit_id", "anggota__pegawai_id", "anggota__kelompok__status", "kesiapan")
    terbaik: dict[tuple[int, int, int, str], int] = {}
    for jabatan, unit, orang, status, kesiapan in baris.values_list(*kolom):
        kunci, urut = (jabatan, unit, orang, status), _URUT_KESIAPAN[kesiapan]
        terbaik[kunci] = min(urut, terbaik.get(kunci, urut))
    hasil: dict[Kunci, Bangku] = defaultdict(Bangku)
    for (jabatan, unit, _, status), urut in terbaik.items():
        nama = "konsep" if status == StatusKelompok.KONSEP else Kesiapan.values[urut]
        setattr(hasil[jabatan, unit], nama, getattr(hasil[jabatan, unit], nama) + 1)
    return hasil


@dataclass(frozen=True, slots=True)
class BarisJabatan:
    """One post of the list: since or from when it is vacant, its bench, and the strategy chosen for it."""

    pos: Any
    kapan: date | None
    sudah_lowong: bool
    bangku: Bangku = field(default_factory=Bangku)
    strategi: StrategiAkuisisi | None = None


def baris_jabatan(pos: Iterable[PetaJabatan], *, hari_ini: date) -> Iterator[BarisJabatan]:
    """Yield these posts with what a row shows; four queries."""
    semua = list(pos)
    kapan, bangku = hari_lowong_pos(semua, hari_ini=hari_ini), bangku_pos(semua)
    strategi = {
        (s.jabatan_id, s.unit_id): s
        for s in StrategiAkuisisi.objects.filter(
            jabatan__in={p.jabatan_id for p in semua}, unit__in={p.unit_id for p in semua}
        )
    }
    for p in semua:
        kunci = (p.jabatan_id, p.unit_id)
        hari = kapan[kunci]
        yield BarisJabatan(
            p, hari, hari is not None and hari <= hari_ini, bangku.get(kunci, Bangku()), strategi.get(kunci)
        )
