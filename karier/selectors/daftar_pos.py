"""Lists on eligibility: the posts of an agency, the people for one of them, the posts for one person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from karier.selectors.kelayakan_banyak import Kandidat, PosOrang
from pegawai.models import Pegawai, PetaJabatan
from pegawai.selectors.daftar import cari
from pemetaan.models import Pemetaan, Penempatan
from talenta.umum.skema_ekspor import SkemaEkspor

SKEMA_POS = SkemaEkspor(
    "peta-jabatan",
    1,
    ("Jabatan", "ID jabatan", "Jenjang", "Unit kerja", "Rumpun", "Kelas", "Kebutuhan", "Terisi", "Lowong"),
)
SKEMA_KANDIDAT = SkemaEkspor(
    "kandidat-jabatan",
    1,
    ("Nama", "NIP", "Jabatan sekarang", "Unit kerja", "Kotak", "Jalur", "Layak", "Syarat yang belum"),
)
SKEMA_POS_ORANG = SkemaEkspor(
    "jabatan-pegawai",
    1,
    ("Jabatan", "ID jabatan", "Unit kerja", "Jenjang", "Jalur", "Lowong", "Layak", "Syarat yang belum"),
)
URUTAN_POS = ("jabatan__nama", "jabatan__siasn_id", "unit__path", "pk")
_POTONGAN = 2000


def daftar_pos(instansi_id: int, saringan: dict[str, Any]) -> QuerySet[PetaJabatan]:
    """Return the posts in use with ``terisi`` and ``lowong``, filtered, by position and unit."""
    orang = Pegawai.objects.filter(jabatan=OuterRef("jabatan"), unit=OuterRef("unit"), aktif__in=[True])
    banyak = orang.order_by().values("jabatan").annotate(banyak=Count("pk")).values("banyak")
    peta = (
        PetaJabatan.objects.filter(jabatan__instansi=instansi_id, jabatan__aktif=True, unit__aktif=True)
        .select_related("jabatan", "unit", "rumpun")
        .annotate(terisi=Coalesce(Subquery(banyak), 0))
        .annotate(lowong=F("kebutuhan") - F("terisi"))
    )
    for kata in (saringan.get("q") or "").split()[:6]:
        peta = peta.filter(Q(jabatan__nama__icontains=kata) | Q(unit__nama__icontains=kata))
    if jenjang := saringan.get("jenjang"):
        peta = peta.filter(jabatan__jenjang=jenjang)
    if lowong := saringan.get("lowong"):
        peta = peta.filter(lowong__gt=0) if lowong == "ya" else peta.filter(lowong__lte=0)
    return peta.order_by(*URUTAN_POS)


def baris_pos(peta: QuerySet[PetaJabatan]) -> Iterator[Sequence[Any]]:
    """Yield the rows of the exported list of posts."""
    for p in peta.iterator(chunk_size=_POTONGAN):
        rumpun = p.rumpun.nama if p.rumpun else ""
        lowong = max(getattr(p, "lowong", 0), 0)
        jabatan = p.jabatan
        isi = (jabatan.nama, jabatan.siasn_id, jabatan.get_jenjang_display(), p.unit.nama, rumpun, p.kelas)
        yield (*isi, p.kebutuhan, getattr(p, "terisi", 0), lowong)


def pilah(kurang: int, tampil: str) -> bool:
    """Tell whether a row with so many requirements missing belongs to what is shown: layak, nyaris or lain."""
    return {"layak": kurang == 0, "nyaris": kurang == 1}.get(tampil, kurang > 1)


def urut_kandidat(
    kandidat: Iterable[Kandidat], pemetaan: Pemetaan | None, orang: QuerySet[Pegawai], teks: str
) -> list[Kandidat]:
    """Return the candidates by box (9, 8, 7, …) and rank, those without a box last; ``teks`` keeps a name or NIP."""
    letak = {
        pk: (-(kotak or 0), peringkat or 0)
        for pk, kotak, peringkat in Penempatan.objects.filter(pemetaan=pemetaan).values_list(
            "pegawai_id", "kotak_akhir", "peringkat"
        )
    }
    if teks:
        cocok = set(cari(orang, teks).order_by().values_list("pk", flat=True))
        kandidat = [satu for satu in kandidat if satu.pegawai_id in cocok]
    return sorted(kandidat, key=lambda k: (*letak.get(k.pegawai_id, (0, 0)), k.pegawai_id))


@dataclass(frozen=True, slots=True)
class BarisKandidat:
    """A row of the list: the person, the box, and the verdict."""

    orang: Pegawai
    kotak: int | None
    kandidat: Kandidat


def lengkapi(kandidat: Sequence[Kandidat], pemetaan: Pemetaan | None, orang: QuerySet[Pegawai]) -> list[BarisKandidat]:
    """Return these candidates with what a row shows, in the order given; two queries."""
    pk = [satu.pegawai_id for satu in kandidat]
    milik = orang.select_related("jabatan", "unit").in_bulk(pk)
    letak = Penempatan.objects.filter(pemetaan=pemetaan, pegawai__in=pk)
    kotak = dict(letak.values_list("pegawai_id", "kotak_akhir"))
    return [
        BarisKandidat(milik[satu.pegawai_id], kotak.get(satu.pegawai_id), satu)
        for satu in kandidat
        if satu.pegawai_id in milik
    ]


def baris_kandidat(
    kandidat: Sequence[Kandidat], pemetaan: Pemetaan | None, orang: QuerySet[Pegawai]
) -> Iterator[Sequence[Any]]:
    """Yield the rows of the exported list of candidates."""
    for mulai in range(0, len(kandidat), _POTONGAN):
        for b in lengkapi(kandidat[mulai : mulai + _POTONGAN], pemetaan, orang):
            syarat = "; ".join(map(str, b.kandidat.kurang))
            isi = (b.orang.nama_lengkap, b.orang.nip, b.orang.jabatan.nama, b.orang.unit.nama, b.kotak)
            yield (*isi, b.kandidat.jalur, b.kandidat.layak, syarat)


def saring_pos_orang(pos: Iterable[PosOrang], saringan: dict[str, Any]) -> list[PosOrang]:
    """Return the posts that pass the filters: vacant ones first, then by name."""
    kata = (saringan.get("q") or "").lower().split()

    def cocok(satu: PosOrang) -> bool:
        nama = f"{satu.pos.jabatan.nama} {satu.pos.unit.nama}".lower()
        return all(k in nama for k in kata) and (not saringan.get("lowong") or satu.lowong > 0)

    dipilih = [p for p in pos if pilah(len(p.kurang), saringan["tampil"]) and cocok(p)]
    return sorted(dipilih, key=lambda p: (p.lowong == 0, p.pos.jabatan.nama, p.pos.unit.path))


def baris_pos_orang(pos: Iterable[PosOrang]) -> Iterator[Sequence[Any]]:
    """Yield the rows of the exported list of a person's posts."""
    for p in pos:
        jabatan, syarat = p.pos.jabatan, "; ".join(map(str, p.kurang))
        isi = (jabatan.nama, jabatan.siasn_id, p.pos.unit.nama, jabatan.get_jenjang_display())
        yield (*isi, p.jalur, p.lowong, p.layak, syarat)


def hari(saringan: dict[str, Any], hari_ini: date) -> date:
    """Return the day asked for, otherwise today."""
    pada: date | None = saringan.get("pada")
    return pada or hari_ini
