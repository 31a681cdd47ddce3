"""The catalogue of developments, and what plans take from it in JP and cost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from karier.aturan.pengembangan import BUKAN_KATALOG
from karier.models import KatalogPengembangan, LangkahRpk, Penyelarasan, RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN, STATUS_TERBUKA
from karier.pilihan import BentukPengembangan
from pegawai.izin import boleh_lihat_instansi
from pegawai.models import Instansi, Pengguna, UnitKerja
from pegawai.selectors.lingkup import pegawai_terlihat, unit_terlihat
from talenta.umum.skema_ekspor import SkemaEkspor

_PLAN = "rpk__pegawai__unit__path"


def katalog_terlihat(pengguna: Pengguna) -> QuerySet[KatalogPengembangan]:
    """Return the catalogue of the user's agency for those who see more than themselves."""
    if not boleh_lihat_instansi(pengguna):
        return KatalogPengembangan.objects.none()
    return KatalogPengembangan.objects.filter(instansi=pengguna.instansi_id)


def daftar_katalog(
    pengguna: Pengguna, *, q: str = "", jenis: str = "", kompetensi: str = "", keadaan: str = "aktif"
) -> QuerySet[KatalogPengembangan]:
    """Return the catalogue for the list, by name, with how many steps and alignments point at each entry."""
    semua = katalog_terlihat(pengguna)
    if q:
        semua = semua.filter(Q(nama__icontains=q) | Q(penyelenggara__icontains=q))
    if jenis:
        semua = semua.filter(jenis=jenis)
    if kompetensi:
        semua = semua.filter(kompetensi=kompetensi)
    if keadaan:
        semua = semua.filter(aktif=keadaan == "aktif")
    dipakai = Count("penyelarasan", distinct=True) + Count("langkah", distinct=True)
    return semua.annotate(dipakai=dipakai).order_by("nama", "pk")


@dataclass(frozen=True, slots=True)
class Harga:
    """An entry of the catalogue with its JP and cost of today."""

    katalog: int
    jp: int | None
    biaya: Decimal | None


def harga_katalog(instansi: Instansi) -> dict[str, Harga]:
    """Return JP and cost of what the agency offers, by name."""
    semua = KatalogPengembangan.objects.filter(instansi=instansi, aktif=True)
    baris = semua.values_list("nama", "pk", "jp", "biaya")
    return {nama: Harga(katalog, jp, biaya) for nama, katalog, jp, biaya in baris}


def bekukan(harga: dict[str, Harga], nama: str) -> dict[str, Any]:
    """Return the fields by which an alignment points at the entry of this name and keeps its JP and cost."""
    satu = harga.get(nama)
    return {"katalog_id": satu.katalog, "jp": satu.jp, "biaya": satu.biaya} if satu else {}


@dataclass(slots=True)
class Rekap:
    """JP and cost of a year: of how many plans and developments.

    ``tanpa_harga``: how many of these have no JP or no cost on record, so that the sums lack them; ``tanpa_katalog``:
    how many more are planned that the catalogue does not have.
    """

    orang: int = 0
    kegiatan: int = 0
    jp: int = 0
    biaya: Decimal = field(default_factory=Decimal)
    tanpa_katalog: int = 0
    tanpa_harga: int = 0

    def __add__(self, lain: "Rekap") -> "Rekap":
        return Rekap(
            self.orang + lain.orang,
            self.kegiatan + lain.kegiatan,
            self.jp + lain.jp,
            self.biaya + lain.biaya,
            self.tanpa_katalog + lain.tanpa_katalog,
            self.tanpa_harga + lain.tanpa_harga,
        )

    @property
    def jp_per_orang(self) -> float | None:
        """Mean JP of those who have a development, or None."""
        return round(self.jp / self.orang, 1) if self.orang else None


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """A unit with all below it."""

    unit: UnitKerja
    rekap: Rekap


def _rencana(pengguna: Pengguna, unit: UnitKerja | None, draf: bool) -> Q:
    orang = pegawai_terlihat(pengguna).order_by()
    if unit is not None:
        orang = orang.filter(unit__in=UnitKerja.objects.get_tree(unit))
    dihitung = Q(status__in=STATUS_DITETAPKAN)
    if draf:  # an open amendment is not counted beside the plan it is to replace
        dihitung |= Q(status__in=STATUS_TERBUKA, menggantikan__isnull=True)
    milik = RencanaKarier.objects.filter(dihitung, pegawai__in=orang.values("pk"))
    return Q(rpk__in=milik.values("pk"))


def rekap_per_unit(
    pengguna: Pengguna, tahun: int, unit: UnitKerja | None = None, *, draf: bool = False
) -> dict[str, Rekap]:
    """Return JP and cost of a year by the path of the unit; a development that closes several gaps counts once."""
    milik = _rencana(pengguna, unit, draf)
    langkah = LangkahRpk.objects.filter(milik)
    selaras = Penyelarasan.objects.filter(langkah__in=langkah.values("pk"), tahun=tahun).exclude(pengembangan="")
    semua: dict[tuple[int, int], tuple[str, int | None, Decimal | None]] = {}
    kolom = ("langkah__rpk", "katalog", f"langkah__{_PLAN}")
    baris = selaras.filter(katalog__isnull=False).order_by().values_list(*kolom).annotate(Max("jp"), Max("biaya"))
    for rpk, katalog, path, jp, biaya in baris.iterator(chunk_size=5000):
        semua[rpk, katalog] = (path, jp, biaya)
    berharga = langkah.filter(tahun=tahun, katalog__isnull=False).order_by()
    for rpk, katalog, path, jp, biaya in berharga.values_list("rpk", "katalog", _PLAN, "jp", "biaya"):
        semua[rpk, katalog] = (path, jp, biaya)
    hasil = _jumlahkan(semua)
    tanpa = selaras.filter(katalog__isnull=True).order_by().values_list(f"langkah__{_PLAN}")
    luar = langkah_tanpa_katalog(langkah.filter(tahun=tahun)).order_by().values_list(_PLAN)
    for path, banyak in (*tanpa.annotate(Count("pk")), *luar.annotate(Count("pk"))):
        hasil.setdefault(path, Rekap()).tanpa_katalog += banyak
    return hasil


def langkah_tanpa_katalog(langkah: QuerySet[LangkahRpk]) -> QuerySet[LangkahRpk]:
    """Return the developments among steps that point at no entry of the catalogue though one could be there."""
    kegiatan = langkah.filter(bentuk=BentukPengembangan.PENGEMBANGAN, katalog__isnull=True)
    return kegiatan.exclude(dasar__in=BUKAN_KATALOG)


def tanpa_katalog(langkah: LangkahRpk) -> bool:
    """Say the same of one step."""
    kegiatan = langkah.bentuk == BentukPengembangan.PENGEMBANGAN and langkah.katalog_id is None
    return kegiatan and langkah.dasar not in BUKAN_KATALOG


def _jumlahkan(semua: dict[tuple[int, int], tuple[str, int | None, Decimal | None]]) -> dict[str, Rekap]:
    hasil: dict[str, Rekap] = {}
    orang: set[int] = set()
    for (rpk, _), (path, jp, biaya) in semua.items():
        satu = hasil.setdefault(path, Rekap())
        satu.kegiatan += 1
        satu.jp += jp or 0
        satu.biaya += biaya or Decimal(0)
        satu.tanpa_harga += jp is None or biaya is None
        if rpk not in orang:
            orang.add(rpk)
            satu.orang += 1
    return hasil


def rekap_unit(
    pengguna: Pengguna, tahun: int, unit: UnitKerja | None = None, *, draf: bool = False
) -> tuple[list[BarisRekap], Rekap]:
    """Return each unit in scope that has any development in a year, with all below it, and the sum of all."""
    per_unit = rekap_per_unit(pengguna, tahun, unit, draf=draf)
    baris = []
    for satu in unit_terlihat(pengguna):
        if unit is None or satu.path.startswith(unit.path):
            rekap = _jumlah(r for path, r in per_unit.items() if path.startswith(satu.path))
            if rekap.kegiatan or rekap.tanpa_katalog:
                baris.append(BarisRekap(satu, rekap))
    return baris, _jumlah(per_unit.values())


def _jumlah(semua: Iterable[Rekap]) -> Rekap:
    return sum(semua, Rekap())


SKEMA_REKAP = SkemaEkspor(
    "jp-biaya",
    1,
    (
        "Unit beserta bawahannya",
        "ID unit",
        "Tahun",
        "RPK dengan pengembangan",
        "Kegiatan",
        "JP",
        "JP per orang",
        "Biaya (rupiah)",
        "Pengembangan tanpa katalog",
        "Kegiatan yang JP atau biayanya belum diketahui",
    ),
)


def baris_rekap(baris: list[BarisRekap], tahun: int) -> Iterator[list[Any]]:
    """Yield the rows for export."""
    for satu in baris:
        r = satu.rekap
        yield [
            satu.unit.nama,
            satu.unit.siasn_id,
            tahun,
            r.orang,
            r.kegiatan,
            r.jp,
            r.jp_per_orang,
            r.biaya,
            r.tanpa_katalog,
            r.tanpa_harga,
        ]
