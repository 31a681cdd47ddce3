"""Candidates for a post, from boxes 9, 8 and 7 in the lawful order, each judged for readiness and eligibility."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db.models import QuerySet

from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.kesiapan import Penilaian, Siap, hari_siap, nilai
from karier.aturan.suksesi import LINGKUP
from karier.models import Suksesor
from karier.pilihan import Kesiapan, StatusKelompok
from karier.selectors.bacaan import bacaan
from karier.selectors.fakta import SumberFakta
from karier.selectors.kelayakan_banyak import jenjang_asal
from karier.selectors.suksesi.lowongan import Kunci as KunciPos
from karier.selectors.suksesi.lowongan import hari_lowong_pos
from karier.selectors.suksesi.pemetaan import pemetaan_suksesi
from karier.selectors.syarat import PetaRumpun, muat_rumpun, muat_standar, syarat_jabatan
from pegawai.models import Pegawai, Pengguna, PetaJabatan
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.selectors.grid import penempatan_terlihat
from talenta.umum.halaman import AWAL, Kunci, halaman_kunci
from talenta.umum.hitung import hitung

SEKALI_NILAI = 500
SIAP, BELUM = "siap", "belum"
URUTAN = ("-kotak_akhir", "peringkat", "pk")


@dataclass(frozen=True, slots=True)
class SaringKandidat:
    """What the candidates are narrowed down to: a box, a readiness (or ``siap``: any, ``belum``: none), a name."""

    kotak: int | None = None
    kesiapan: str = ""
    q: str = ""


@dataclass(frozen=True, slots=True)
class PosDinilai:
    """A post as candidates are judged for it: what it asks for, and the day from which it is vacant (None: never)."""

    pos: PetaJabatan
    syarat: SyaratJabatan
    lowong: date | None
    rumpun: PetaRumpun

    def hari(self, hari_ini: date) -> date:
        """Return the day from which the post can be filled; today where it is not known to fall vacant."""
        return self.lowong or hari_ini


def pos_dinilai(pos: PetaJabatan, *, hari_ini: date) -> PosDinilai:
    """Return a post with what it asks for; the number of queries is fixed."""
    instansi = pos.jabatan.instansi_id
    rumpun = muat_rumpun(instansi)
    syarat = syarat_jabatan(
        pos.jabatan, rumpun.rumpun(pos.jabatan_id, pos.unit_id), muat_standar(instansi, [pos.jabatan_id])
    )
    lowong = hari_lowong_pos([pos], hari_ini=hari_ini)[pos.jabatan_id, pos.unit_id]
    return PosDinilai(pos, syarat, lowong, rumpun)


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A candidate: the placement, the judgement, whether named for this post already, and for how many in all."""

    penempatan: Penempatan
    penilaian: Penilaian
    disebut: int = 0
    suksesor_di: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HalamanKandidat:
    """A page of candidates. ``jumlah``: how many there are before readiness is asked; ``cocok``: after that."""

    pemetaan: Pemetaan | None
    isi: list[Kandidat] = field(default_factory=list)
    jumlah: int = 0
    cocok: int | None = None
    sesudah: str = ""
    sebelum: str = ""


def kandidat_terlihat(pengguna: Pengguna, pemetaan: Pemetaan, pos: PetaJabatan) -> QuerySet[Penempatan]:
    """Return the placements in boxes 9, 8, 7 of people in scope who stand a cell of the tables away from the post.

    Their order is the lawful one. Who holds the post already is left out.
    """
    return (
        penempatan_terlihat(pengguna, pemetaan)
        .filter(
            kotak_akhir__in=LINGKUP["instansi"].kotak,
            pegawai__aktif=True,
            pegawai__jabatan__jenjang__in=jenjang_asal(pos.jabatan.jenjang),
        )
        .exclude(pegawai__jabatan=pos.jabatan_id, pegawai__unit=pos.unit_id)
        .order_by(*URUTAN)
    )


def _tersaring(kandidat: QuerySet[Penempatan], isi: SaringKandidat, pengguna: Pengguna) -> QuerySet[Penempatan]:
    if isi.kotak:
        kandidat = kandidat.filter(kotak_akhir=isi.kotak)
    if isi.q.strip():
        kandidat = kandidat.filter(pegawai__in=cari(pegawai_terlihat(pengguna), isi.q).order_by().values("pk"))
    return kandidat


def fakta_orang(pegawai_id: Iterable[int], hari_ini: date, rumpun: PetaRumpun) -> dict[int, FaktaPegawai]:
    """Return the facts about these people by id; the number of queries is fixed."""
    sumber = SumberFakta(Pegawai.objects.filter(pk__in=list(pegawai_id)), hari_ini, rumpun)
    return {orang.pk: fakta for orang, fakta in sumber.semua()}


def halaman_kandidat(
    pengguna: Pengguna, pos: PosDinilai, isi: SaringKandidat, *, hari_ini: date, kunci: Kunci = AWAL
) -> HalamanKandidat:
    """Return a page of candidates in the lawful order; asked for a readiness, everybody is judged first."""
    pemetaan = pemetaan_suksesi(pengguna.instansi_id)
    if pemetaan is None:
        return HalamanKandidat(None)
    semua = _tersaring(kandidat_terlihat(pengguna, pemetaan, pos.pos), isi, pengguna)
    jumlah, cocok = None, None
    if isi.kesiapan:
        jumlah = hitung(semua, terbatas=bool(isi.q.strip()))
        terpilih = _dengan_kesiapan(semua, pos, isi.kesiapan, hari_ini)
        cocok, semua = len(terpilih), semua.filter(pk__in=terpilih)
    lengkap = semua.select_related("pegawai__jabatan", "pegawai__unit")
    lembar = halaman_kunci(lengkap, urutan=URUTAN, terbatas=bool(isi.q.strip()), **kunci)
    baris = _nilai(lembar.isi, pos, hari_ini)
    return HalamanKandidat(
        pemetaan, baris, lembar.jumlah if jumlah is None else jumlah, cocok, lembar.sesudah, lembar.sebelum
    )


def semua_kandidat(pengguna: Pengguna, pos: PosDinilai, isi: SaringKandidat, *, hari_ini: date) -> Iterator[Kandidat]:
    """Yield every candidate that the pages show, in their order, judged some hundreds at a time."""
    pemetaan = pemetaan_suksesi(pengguna.instansi_id)
    if pemetaan is None:
        return
    semua = _tersaring(kandidat_terlihat(pengguna, pemetaan, pos.pos), isi, pengguna)
    aliran = semua.select_related("pegawai__jabatan", "pegawai__unit").iterator(chunk_size=SEKALI_NILAI)
    while potongan := list(islice(aliran, SEKALI_NILAI)):
        for satu in _nilai(potongan, pos, hari_ini):
            if not isi.kesiapan or _berkesiapan(satu.penilaian.siap, isi.kesiapan):
                yield satu


def _berkesiapan(siap: Siap | None, kesiapan: str) -> bool:
    if kesiapan in (SIAP, BELUM):
        return (siap is not None) == (kesiapan == SIAP)
    return siap is not None and siap.baris.kesiapan == kesiapan


def _dengan_kesiapan(semua: QuerySet[Penempatan], pos: PosDinilai, kesiapan: str, hari_ini: date) -> list[int]:
    orang = dict(semua.order_by().values_list("pegawai_id", "pk"))
    sumber = SumberFakta(Pegawai.objects.filter(pk__in=semua.order_by().values("pegawai")), hari_ini, pos.rumpun)
    ukuran, lowong = bacaan(), pos.hari(hari_ini)
    return [
        orang[satu.pk]
        for satu, fakta in sumber.semua()
        if _berkesiapan(hari_siap(fakta, pos.syarat, hari_ini=hari_ini, lowong=lowong, bacaan=ukuran), kesiapan)
    ]


def _nilai(baris: Sequence[Penempatan], pos: PosDinilai, hari_ini: date) -> list[Kandidat]:
    fakta = fakta_orang([satu.pegawai_id for satu in baris], hari_ini, pos.rumpun)
    disebut = pos_disebut(satu.pegawai_id for satu in baris)
    kunci = (pos.pos.jabatan_id, pos.pos.unit_id)
    ukuran, lowong = bacaan(), pos.hari(hari_ini)
    return [
        Kandidat(
            satu,
            nilai(fakta[satu.pegawai_id], pos.syarat, hari_ini=hari_ini, lowong=lowong, bacaan=ukuran),
            len(disebut.get(satu.pegawai_id, {})),
            disebut.get(satu.pegawai_id, {}).get(kunci, ()),
        )
        for satu in baris
    ]


def pos_disebut(pegawai_id: Iterable[int]) -> dict[int, dict[KunciPos, tuple[str, ...]]]:
    """Return for each of these people the posts they are named for, each with the states of the groups; one query."""
    baris = Suksesor.objects.filter(
        anggota__pegawai__in=list(pegawai_id),
        anggota__dikeluarkan="",
        anggota__kelompok__status__in=[StatusKelompok.KONSEP, StatusKelompok.DITETAPKAN],
    )
    hasil: dict[int, dict[KunciPos, tuple[str, ...]]] = {}
    kolom = ("anggota__pegawai_id", "jabatan_id", "unit_id", "anggota__kelompok__status")
    for orang, jabatan, unit, status in baris.order_by("anggota__kelompok__status").values_list(*kolom):
        milik = hasil.setdefault(orang, {})
        milik[jabatan, unit] = (*milik.get((jabatan, unit), ()), StatusKelompok(status).label)
    return hasil


PILIHAN_KESIAPAN = [
    (SIAP, "Siap dalam 5 tahun"),
    *Kesiapan.choices,
    (BELUM, "Belum siap"),
]
"""Readiness as a filter."""
