"""The agency's posts: how many there are, who leaves when, what each asks for; few queries, however many posts."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Count, DateField, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from karier.aturan.fakta import SyaratJabatan
from karier.selectors.syarat import PetaRumpun, PetaStandar, muat_standar, syarat_jabatan
from pegawai.aturan.jenjang import TABEL_JENJANG, tmt_pensiun
from pegawai.models import Jabatan, Pegawai, PetaJabatan, UnitKerja

_BUP_TERMUDA, _BUP_TERTUA = 50, 75
"""What the database allows as a position's own retirement age."""


@dataclass(eq=False, slots=True)
class Pos:
    """A position in a unit. ``pensiun``: the days on which holders leave, earliest first; ``terisi``: all of them.

    A holder leaves on the TMT pensiun, or on the day of the planned move where that is earlier and plans were read.
    """

    jabatan: Jabatan
    unit: UnitKerja
    kebutuhan: int
    kritis: bool
    kelas: int | None
    syarat: SyaratJabatan
    terisi: int = 0
    pensiun: list[date] = field(default_factory=list)
    terjanji: list[date] = field(default_factory=list)
    dini: list[tuple[date, date]] = field(default_factory=list)
    """Who leaves by plan before retiring: the day of the move, and the TMT pensiun."""

    def lowongan(self, pada: date) -> int:
        """Return the vacant posts on a day: needed, less the holders who have not left by then (never below 0)."""
        return max(self.kebutuhan - self.terisi + bisect_right(self.pensiun, pada), 0)

    def tinggalkan(self, lahir: date, usia: int, pada: date) -> None:
        """Note that a holder born on a day, with this retirement age, is planned to move on."""
        keluar = tmt_pensiun(lahir, usia)
        if pada < keluar and keluar in self.pensiun:
            self.pensiun.remove(keluar)
            insort(self.pensiun, pada)
            self.dini.append((pada, keluar))

    def menunggu(self, pada: date) -> bool:
        """Tell whether one more promise on ``pada`` rests on somebody's planned move."""
        dini = sum(1 for pergi, keluar in self.dini if pergi <= pada < keluar)
        return self.lowongan(pada) - dini <= sum(1 for t in self.terjanji if t <= pada)

    def lowong_pertama(self) -> date | None:
        """Return the day on which a post falls vacant, or None where one is vacant now or none will be."""
        lebih = self.terisi - self.kebutuhan
        return self.pensiun[lebih] if 0 <= lebih < len(self.pensiun) else None

    def bebas(self, pada: date) -> int:
        """Return how many more people can be promised a post on ``pada`` without breaking any promise made before."""
        titik = {pada, *(h for h in self.terjanji if h > pada)}
        return min(self.lowongan(h) - sum(1 for t in self.terjanji if t <= h) for h in titik)

    def dapat_dijanjikan(self, pada: date) -> bool:
        """Tell whether one more person can be promised a post on ``pada``."""
        return self.bebas(pada) > 0


class BarisPeta(NamedTuple):
    """A row of the map of posts; ``tetap``: holders left on the day by which only retirements are counted."""

    jabatan: Jabatan
    unit: UnitKerja
    kebutuhan: int
    kritis: bool
    kelas: int | None
    rumpun: str | None
    tetap: int = 0


class Pemangku(NamedTuple):
    """Who holds a post: the person, the position, the unit, and the birthday."""

    pk: int
    jabatan: int
    unit: int
    lahir: date


@dataclass(frozen=True, slots=True)
class MuatanPeta:
    """What a map of posts is made of."""

    baris: Iterable[BarisPeta]
    standar: PetaStandar
    pemangku: Iterable[Pemangku]


class PetaInstansi:
    """Posts in use of an agency, grouped by what they ask for: all, those of some positions, or of some rungs.

    ``lowong_sampai`` keeps only the posts that fall vacant by that day, and of their holders only those who retire by
    then. ``pergi`` names the days on which people leave by plan (see ``selectors.penyusunan.muat_pergi``).
    ``muatan`` brings what was read elsewhere; nothing more is read then.
    """

    def __init__(
        self,
        instansi_id: int,
        jabatan: Iterable[int] | None = None,
        jenjang: Iterable[str] | None = None,
        *,
        lowong_sampai: date | None = None,
        pergi: Mapping[int, date] | None = None,
        muatan: "MuatanPeta | None" = None,
    ) -> None:
        muatan = muatan or muat_peta(instansi_id, jabatan, jenjang, lowong_sampai)
        baris = sorted(muatan.baris, key=lambda b: (b.jabatan.siasn_id, b.unit.path))
        self.rumpun = PetaRumpun((b.jabatan.pk, b.unit.pk, b.rumpun) for b in baris)
        self.standar = muatan.standar
        self.pos: dict[tuple[int, int], Pos] = {}
        self.menurut_syarat: dict[SyaratJabatan, list[Pos]] = defaultdict(list)
        self._sama: dict[tuple[int, str | None], SyaratJabatan] = {}
        for b in baris:
            if b.jabatan.aktif and b.unit.aktif:
                self._tambah(b)
        self._isi_pemangku(muatan.pemangku, lowong_sampai, pergi or {})

    def _tambah(self, baris: BarisPeta) -> None:
        kunci = (baris.jabatan.pk, baris.rumpun)
        if kunci not in self._sama:
            self._sama[kunci] = syarat_jabatan(baris.jabatan, baris.rumpun, self.standar)
        syarat = self._sama[kunci]
        pos = Pos(baris.jabatan, baris.unit, baris.kebutuhan, baris.kritis, baris.kelas, syarat, baris.tetap)
        self.pos[baris.jabatan.pk, baris.unit.pk] = pos
        self.menurut_syarat[syarat].append(pos)

    def _isi_pemangku(self, pemangku: Iterable[Pemangku], sampai: date | None, pergi: Mapping[int, date]) -> None:
        for pk, jabatan, unit, lahir in pemangku:
            pos = self.pos.get((jabatan, unit))
            if pos is None:
                continue
            keluar = tmt_pensiun(lahir, pos.syarat.bup)
            if sampai is None or keluar <= sampai:
                pos.terisi += 1
                pindah = pergi.get(pk, keluar)
                pos.pensiun.append(min(keluar, pindah))
                if pindah < keluar:
                    pos.dini.append((pindah, keluar))
        for pos in self.pos.values():
            pos.pensiun.sort()

    def syarat(self, jabatan: Jabatan, unit_id: int | None = None) -> SyaratJabatan:
        """Return what a position asks for, in the map of posts or not."""
        return syarat_jabatan(jabatan, self.rumpun.rumpun(jabatan.pk, unit_id or jabatan.unit_id), self.standar)

    def lowong(self, syarat: SyaratJabatan, pada: date) -> bool:
        """Tell whether any post that asks for just this is vacant on a day."""
        return any(pos.lowongan(pada) for pos in self.menurut_syarat.get(syarat, ()))


def _lahir_terakhir(sampai: date, usia: int) -> date:
    """Return the day before which one is born who has retired, at ``usia``, by ``sampai``: see ``tmt_pensiun``."""
    return date(sampai.year - usia, sampai.month, 1)


def _batas_lahir(sampai: date, awalan: str = "") -> Case:
    """Return, for a query on positions, the day before which their holders are born who have retired by ``sampai``."""
    sendiri = (
        When(**{f"{awalan}bup": usia}, then=Value(_lahir_terakhir(sampai, usia)))
        for usia in range(_BUP_TERMUDA, _BUP_TERTUA + 1)
    )
    umum = (
        When(**{f"{awalan}jenjang": baris.kode}, then=Value(_lahir_terakhir(sampai, baris.bup)))
        for baris in TABEL_JENJANG
    )
    return Case(*sendiri, *umum, output_field=DateField())


def dengan_tetap(peta: QuerySet[PetaJabatan], sampai: date) -> QuerySet[PetaJabatan]:
    """Add ``tetap``, how many holders of a post are left on a day."""
    orang = Pegawai.objects.filter(
        jabatan=OuterRef("jabatan"), unit=OuterRef("unit"), aktif__in=[True], tanggal_lahir__gte=OuterRef("batas")
    )
    banyak = orang.order_by().values("jabatan").annotate(banyak=Count("pk")).values("banyak")
    tetap = Coalesce(Subquery(banyak, output_field=IntegerField()), 0)
    return peta.annotate(batas=_batas_lahir(sampai, "jabatan__")).annotate(tetap=tetap)


def pemangku_pensiun(pemangku: QuerySet[Pegawai], sampai: date) -> QuerySet[Pegawai]:
    """Keep the holders who have retired by a day."""
    return pemangku.filter(tanggal_lahir__lt=_batas_lahir(sampai, "jabatan__"))


def muat_peta(
    instansi_id: int,
    jabatan: Iterable[int] | None = None,
    jenjang: Iterable[str] | None = None,
    lowong_sampai: date | None = None,
) -> MuatanPeta:
    """Return what ``PetaInstansi`` is made of; its parameters say which posts."""
    milik = PetaJabatan.objects.filter(jabatan__instansi=instansi_id)
    orang = Pegawai.objects.filter(instansi=instansi_id, aktif__in=[True]).order_by()
    for nama, pilihan in (("jabatan", jabatan), ("jabatan__jenjang", jenjang)):
        if pilihan is not None:
            saring = {f"{nama}__in": set(pilihan)}
            milik, orang = milik.filter(**saring), orang.filter(**saring)
    if lowong_sampai is not None:
        milik = dengan_tetap(milik, lowong_sampai).filter(kebutuhan__gt=F("tetap"))
        orang = pemangku_pensiun(orang, lowong_sampai)
    semua = orang.values_list("pk", "jabatan_id", "unit_id", "tanggal_lahir").iterator(chunk_size=5000)
    return MuatanPeta(_baris(milik), muat_standar(instansi_id, jabatan, jenjang), (Pemangku(*satu) for satu in semua))


def _baris(peta: QuerySet[PetaJabatan]) -> Iterator[BarisPeta]:
    for b in peta.select_related("jabatan", "unit", "rumpun"):
        nama = b.rumpun.nama if b.rumpun else None
        yield BarisPeta(b.jabatan, b.unit, b.kebutuhan, b.kritis, b.kelas, nama, getattr(b, "tetap", 0))
