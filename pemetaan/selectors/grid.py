"""The grid: how many people are in each box, who they are, and who is not placed; always within what a user may see.

Filters read the columns that the placement froze, so a period shows its own units, Levels and job families.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Klaster, Pegawai, Pengguna, Rumpun, UnitKerja
from pegawai.selectors.daftar import cari_pk
from pegawai.selectors.lingkup import instansi_pengguna, pegawai_terlihat
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.selectors.kalibrasi import pasang_kalibrasi
from talenta.umum.hitung import LebihDari, hitung, sampai_batas

PANJANG_JALUR = 255
PER_HALAMAN = 25


@dataclass(frozen=True, slots=True)
class SaringGrid:
    """What the grid is narrowed down to; empty fields narrow nothing. ``unit`` stands for itself and all below it."""

    level: int | None = None
    rumpun: Rumpun | None = None
    klaster: Klaster | None = None
    unit: UnitKerja | None = None
    q: str = ""

    @classmethod
    def dari(cls, bersih: Mapping[str, Any]) -> "SaringGrid":
        """Return the filter of a valid form's cleaned data."""
        level = bersih.get("level")
        return cls(
            int(level) if level else None,
            bersih.get("rumpun"),
            bersih.get("klaster"),
            bersih.get("unit"),
            bersih.get("q") or "",
        )

    @property
    def aktif(self) -> bool:
        """Whether anything is narrowed down."""
        return any((self.level, self.rumpun, self.klaster, self.unit, self.q))

    @property
    def mencari(self) -> bool:
        """Whether a name or NIP is searched for, so that figures are counted up to a limit."""
        return bool(self.q.strip())


@dataclass(frozen=True, slots=True)
class JumlahGrid:
    """People per box (all nine) and, of those not placed, per reason."""

    kotak: dict[int, int]
    belum: dict[str, int] = field(default_factory=dict)

    @property
    def dipetakan(self) -> int:
        """How many people are in a box."""
        return sum(self.kotak.values())

    @property
    def tanpa_kotak(self) -> int:
        """How many people are not placed."""
        return sum(self.belum.values())

    def persen(self, kotak: int) -> float:
        """Return the share of a box in percent of all who are placed; 0 where nobody is."""
        return 100 * self.kotak[kotak] / self.dipetakan if self.dipetakan else 0.0


def rentang_jalur(path: str) -> tuple[str, str]:
    """Return the first and the last unit path of a subtree: one range condition that an index serves."""
    return path, path.ljust(PANJANG_JALUR, "Z")


def penempatan_terlihat(pengguna: Pengguna | AnonymousUser, pemetaan: Pemetaan) -> QuerySet[Penempatan]:
    """Return the placements of a run that a user may see: none of another agency, only those of people in scope.

    For an officer of the whole agency the run itself is the scope, without a join to the people.
    """
    instansi = instansi_pengguna(pengguna)
    semua = Penempatan.objects.filter(pemetaan=pemetaan)
    if instansi is None or pemetaan.periode.instansi_id != instansi.pk:
        return semua.none()
    if lihat_semua(pengguna, pemetaan):
        return semua
    return semua.filter(pegawai__in=pegawai_terlihat(pengguna))


def lihat_semua(pengguna: Pengguna | AnonymousUser, pemetaan: Pemetaan) -> bool:
    """Tell whether a user may see every placement of a run: an officer of the whole agency whose run it is."""
    instansi = instansi_pengguna(pengguna)
    if instansi is None or pemetaan.periode.instansi_id != instansi.pk or not isinstance(pengguna, Pengguna):
        return False
    return boleh_lihat_instansi(pengguna) and pengguna.unit_id is None


def saring(penempatan: QuerySet[Penempatan], isi: SaringGrid, pengguna: Pengguna) -> QuerySet[Penempatan]:
    """Return the placements that a filter leaves; every part of it must hold."""
    syarat = Q()
    if isi.level:
        syarat &= Q(level=isi.level)
    if isi.rumpun:
        syarat &= Q(rumpun=isi.rumpun)
    if isi.klaster:
        syarat &= Q(klaster=isi.klaster)
    if isi.unit:
        syarat &= Q(unit_path__range=rentang_jalur(isi.unit.path))
    if isi.mencari:
        syarat &= _ketemu(cari_pk(pegawai_terlihat(pengguna), isi.q))
    return penempatan.filter(syarat)


def _ketemu(siapa: list[int] | QuerySet[Pegawai]) -> Q:
    """Return the condition for placements of these people.

    By their ids where few match; otherwise asked of each placement in turn, so that a page or a count of the first ones
    stops when it is full: SQLite would read all who match before the first.
    """
    if isinstance(siapa, list):
        return Q(pegawai__in=siapa)
    return Q(Exists(siapa.order_by().filter(pk=OuterRef("pegawai"))))


def hitung_kotak(penempatan: QuerySet[Penempatan]) -> JumlahGrid:
    """Return how many people are in each box and how many are not placed, by reason; one query."""
    return susun_jumlah(penempatan.order_by("sebab").values_list("kotak_akhir", "sebab").annotate(n=Count("pk")))


def hitung_sedikit(penempatan: QuerySet[Penempatan]) -> JumlahGrid | LebihDari:
    """Return the same of what a search finds; where that is more than 2,000, only that it is more. One query."""
    ada = sampai_batas(penempatan.values_list("sebab", "kotak_akhir"))
    if isinstance(ada, LebihDari):
        return ada
    return susun_jumlah((kotak, sebab, n) for (sebab, kotak), n in sorted(Counter(ada).items(), key=lambda b: b[0][0]))


def susun_jumlah(baris: Iterable[tuple[int | None, str, int]]) -> JumlahGrid:
    """Return the figures of rows (box or nothing, why not placed, people)."""
    kotak = dict.fromkeys(range(1, 10), 0)
    belum: dict[str, int] = {}
    for nomor, sebab, n in baris:
        if nomor:
            kotak[nomor] += n
        else:
            belum[sebab] = belum.get(sebab, 0) + n
    return JumlahGrid(kotak, belum)


def _lengkap(penempatan: QuerySet[Penempatan]) -> QuerySet[Penempatan]:
    return penempatan.select_related("pegawai", "jabatan", "unit")


def urutan_suksesi(pemetaan: Pemetaan) -> QuerySet[Penempatan]:
    """Return everybody who is placed, in the lawful order: box 9, 8, 7, … and in each box by rank."""
    semua = _lengkap(Penempatan.objects.filter(pemetaan=pemetaan, kotak_akhir__isnull=False))
    return semua.order_by("-kotak_akhir", "peringkat", "pk")


@dataclass(frozen=True, slots=True)
class HalamanPenempatan:
    """One page of placements; ``sesudah`` and ``sebelum`` are the NIPs that the neighbouring pages start from."""

    isi: list[Penempatan]
    jumlah: int
    sesudah: str = ""
    sebelum: str = ""


def halaman_penempatan(
    penempatan: QuerySet[Penempatan],
    *,
    urutan: tuple[str, ...],
    sesudah: str = "",
    sebelum: str = "",
    banyak: int = PER_HALAMAN,
    jumlah: int | None = None,
    terbatas: bool = False,
) -> HalamanPenempatan:
    """Return the page after one person or before another, by NIP; an unknown NIP gives the first page.

    ``urutan`` are two ascending keys that no two placements share. A page by key costs the same however deep it is.
    ``jumlah`` is the number of placements, where it is known already; None: they are counted, up to a limit where a
    search narrows them down (``terbatas``).
    """
    mundur = bool(sebelum) and not sesudah
    batas = None
    if sesudah or sebelum:
        batas = penempatan.filter(pegawai__nip=sesudah or sebelum).values_list(*urutan).first()
    if batas is None:
        mundur = False
    tanda = "-" if mundur else ""
    baris = list(
        _lewat(_lengkap(penempatan), urutan, batas, mundur).order_by(*(tanda + k for k in urutan))[: banyak + 1]
    )
    ada_lagi, baris = len(baris) > banyak, baris[:banyak]
    if mundur:
        baris.reverse()
    pasang_kalibrasi(baris)
    ke_depan = baris and (mundur or ada_lagi)
    ke_belakang = baris and (ada_lagi if mundur else batas is not None)
    return HalamanPenempatan(
        baris,
        hitung(penempatan, terbatas=terbatas) if jumlah is None else jumlah,
        sesudah=baris[-1].pegawai.nip if ke_depan else "",
        sebelum=baris[0].pegawai.nip if ke_belakang else "",
    )


def _lewat(
    penempatan: QuerySet[Penempatan], urutan: tuple[str, ...], batas: tuple[Any, ...] | None, mundur: bool
) -> QuerySet[Penempatan]:
    if batas is None:
        return penempatan
    # The first condition alone is implied by the second; it is what lets the index start at the right place.
    arah = "lt" if mundur else "gt"
    pertama, kedua = urutan
    return penempatan.filter(
        Q(**{f"{pertama}__{arah}e": batas[0]}),
        Q(**{f"{pertama}__{arah}": batas[0]}) | Q(**{f"{kedua}__{arah}": batas[1]}),
    )
