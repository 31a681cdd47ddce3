"""Who is to have a plan, where they are placed, and what has been promised already."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from karier.aturan.pengembangan import Penawaran
from karier.aturan.waktu import hari_triwulan
from karier.models import KatalogPengembangan, LangkahRpk, RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN, STATUS_TERBUKA
from karier.pilihan import StatusLangkah, StatusRpk
from karier.selectors.peta import PetaInstansi
from karier.selectors.profil import DIMUAT
from pegawai.aturan.nip import rapikan
from pegawai.models import Instansi, Pegawai, Pengguna, UnitKerja
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.models import Penempatan
from pemetaan.selectors.terbaru import pemetaan_terbaru

BERLAKU = (*STATUS_TERBUKA, *STATUS_DITETAPKAN)
_POTONGAN = 2000
_DAHULUKAN = (9, 8, 7, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Susunan:
    """The people of one run, and the NIPs that name nobody it may be drawn up for."""

    pegawai: QuerySet[Pegawai]
    gagal: tuple[tuple[str, str], ...]


def orang_disusun(instansi: Instansi, oleh: Pengguna | None, unit: UnitKerja | None, nip: list[str] | None) -> Susunan:
    """Return the people named by ``nip``, otherwise the active ones of a unit's subtree or of the agency, in scope.

    ``oleh`` None sees the whole agency.
    """
    terlihat = pegawai_terlihat(oleh) if oleh else Pegawai.objects.all()
    orang = terlihat.filter(instansi=instansi)
    if unit is not None:
        orang = orang.filter(unit__in=UnitKerja.objects.get_tree(unit))
    if nip is None:
        return Susunan(orang.filter(aktif=True), ())
    diminta = list(dict.fromkeys(rapikan(satu) for satu in nip))
    ada = set(orang.filter(nip__in=diminta).values_list("nip", flat=True))
    sebab = "NIP ini tidak ditemukan di instansi atau unit Anda."
    return Susunan(orang.filter(nip__in=diminta), tuple((satu, sebab) for satu in diminta if satu not in ada))


@dataclass(frozen=True, slots=True)
class Urutan:
    """A person with the newest placement, in the order in which posts are chosen."""

    pegawai: Pegawai
    penempatan: Penempatan | None


def penempatan_orang(instansi: Instansi, pegawai: QuerySet[Pegawai]) -> list[Urutan]:
    """Return the people by box 9, 8, 7, … and rank; those without a box last, by NIP."""
    pemetaan = pemetaan_terbaru(instansi.pk)
    milik: dict[int, Penempatan] = {}
    if pemetaan:
        baris = Penempatan.objects.filter(pemetaan=pemetaan, pegawai__in=pegawai.order_by().values("pk"))
        for satu in baris.select_related("pemetaan__periode"):
            milik[satu.pegawai_id] = satu
    lengkap = pegawai.select_related("jabatan", "unit", "instansi").prefetch_related(*DIMUAT)
    orang = [Urutan(satu, milik.get(satu.pk)) for satu in lengkap.iterator(chunk_size=_POTONGAN)]
    return sorted(orang, key=_kunci)


def _kunci(urutan: Urutan) -> tuple[int, int, str]:
    satu = urutan.penempatan
    if satu is None or satu.kotak_akhir is None:
        return len(_DAHULUKAN), 0, urutan.pegawai.nip
    return _DAHULUKAN.index(satu.kotak_akhir), satu.peringkat or 0, urutan.pegawai.nip


@dataclass(frozen=True, slots=True)
class RpkAda:
    """The newest version of a person's plan for a first year; ``terkunci``: it is open or set, so no other may be."""

    versi: int
    status: str
    terkunci: bool


def rpk_ada(pegawai: QuerySet[Pegawai], tahun_awal: int) -> dict[int, RpkAda]:
    """Return per person what plans there are for this first year."""
    hasil: dict[int, RpkAda] = {}
    baris = RencanaKarier.objects.filter(pegawai__in=pegawai.order_by().values("pk"), tahun_awal=tahun_awal)
    for pk, versi, status in baris.order_by("versi").values_list("pegawai_id", "versi", "status"):
        lama = hasil.get(pk)
        if status in BERLAKU:
            hasil[pk] = RpkAda(versi, StatusRpk(status).label, True)
        elif lama is None or not lama.terkunci:
            hasil[pk] = RpkAda(versi, StatusRpk(status).label, False)
        else:
            hasil[pk] = RpkAda(versi, lama.status, True)
    return hasil


Janji = tuple[int, int, int, date]


def muat_janji(instansi_id: int) -> list[Janji]:
    """Return what plans that are open or set have promised: (plan, jabatan, unit, day), one query.

    A step that an open amendment has taken over as it was is promised once, by the amendment.
    """
    sama = {nama: OuterRef(nama) for nama in ("jabatan", "unit", "tahun", "waktu")}
    terbawa = LangkahRpk.objects.filter(asal=OuterRef("pk"), rpk__status__in=STATUS_TERBUKA, **sama)
    langkah = LangkahRpk.objects.filter(
        ~Exists(terbawa),
        rpk__instansi=instansi_id,
        rpk__status__in=BERLAKU,
        status=StatusLangkah.DIRENCANAKAN,
        jabatan__isnull=False,
        unit__isnull=False,
    )
    return [
        (rpk, jabatan or 0, unit or 0, hari_triwulan(waktu) or date(tahun, 1, 1))
        for rpk, jabatan, unit, tahun, waktu in langkah.values_list("rpk_id", "jabatan_id", "unit_id", "tahun", "waktu")
    ]


def muat_pergi(instansi_id: int, hari_ini: date) -> dict[int, date]:
    """Return, by the id of the person, the day on which plans in force have them leave their post; one query.

    The latest where several plans say different days; ``date.max`` where the day has passed without the move.
    """
    langkah = LangkahRpk.objects.filter(
        rpk__instansi=instansi_id,
        rpk__status__in=BERLAKU,
        status=StatusLangkah.DIRENCANAKAN,
        jabatan__isnull=False,
        unit__isnull=False,
    )
    pertama: dict[tuple[int, int], date] = {}
    for pegawai, rpk, tahun, waktu in langkah.values_list("rpk__pegawai_id", "rpk_id", "tahun", "waktu"):
        hari = hari_triwulan(waktu) or date(tahun, 1, 1)
        pertama[pegawai, rpk] = min(hari, pertama.get((pegawai, rpk), hari))
    hasil: dict[int, date] = {}
    for (pegawai, _), hari in pertama.items():
        pergi = hari if hari > hari_ini else date.max
        hasil[pegawai] = max(pergi, hasil.get(pegawai, pergi))
    return hasil


def pasang_janji(peta: PetaInstansi, janji: list[Janji], kecuali: Collection[int | None] = ()) -> None:
    """Put the promises into the map of posts in place of any there; ``kecuali`` leaves those of some plans out."""
    for pos in peta.pos.values():
        pos.terjanji.clear()
    for rpk, jabatan, unit, hari in janji:
        if rpk not in kecuali and (tujuan := peta.pos.get((jabatan, unit))):
            tujuan.terjanji.append(hari)


def muat_penawaran(instansi: Instansi) -> Penawaran:
    """Return what the agency's catalogue offers: classical developments first, then by name; one query."""
    per_kompetensi: dict[str, str] = {}
    katalog = KatalogPengembangan.objects.filter(instansi=instansi, aktif=True).order_by("jenis", "nama")
    baris = list(katalog.values_list("kompetensi", "nama"))
    for kompetensi, nama in baris:
        if kompetensi:
            per_kompetensi.setdefault(kompetensi, nama)
    return Penawaran(per_kompetensi, tuple(nama for _, nama in baris))
