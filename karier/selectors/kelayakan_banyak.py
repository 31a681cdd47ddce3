"""Eligibility for many: who qualifies for one post, which posts are open to one person.

The rules are those of ``aturan.kelayakan``, judged through ``aturan.timbangan``; one query brings all that they look
at, however many people and posts there are. ``selectors.kelayakan`` judges one person for one position, in sentences.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from karier.aturan.rantai_jenjang import jenjang_asal, jenjang_tujuan
from karier.aturan.timbangan import Kurang, Timbangan
from karier.selectors.bacaan import bacaan
from karier.selectors.fakta import SumberFakta, bagian_fakta
from karier.selectors.peta import PetaInstansi, Pos
from karier.selectors.peta_sekaligus import bagian_peta, muatan_dari
from karier.selectors.satu_kueri import Bagian, baca, tanpa_pemilik
from karier.selectors.syarat import PetaRumpun, bagian_rumpun, bagian_standar, standar_dari, syarat_jabatan
from pegawai.models import Jabatan, Pegawai, PetaJabatan, RiwayatJabatan, UnitKerja


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A person for the post: by which path, and what stands in the way."""

    pegawai_id: int
    jalur: str
    kurang: tuple[Kurang, ...]

    @property
    def layak(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.kurang


@dataclass(slots=True)
class KandidatPos:
    """All active people who stand a cell away from a post, by id; ``tanpa_jalur`` counts the others."""

    kandidat: list[Kandidat] = field(default_factory=list)
    tanpa_jalur: int = 0

    @property
    def layak(self) -> list[int]:
        """Ids of those who meet every requirement."""
        return [satu.pegawai_id for satu in self.kandidat if satu.layak]

    @property
    def nyaris(self) -> list[Kandidat]:
        """Those of whom one requirement alone is not met or not known."""
        return [satu for satu in self.kandidat if len(satu.kurang) == 1]

    def sebab(self) -> Counter[Kurang]:
        """Return how many candidates each requirement keeps out, the most frequent first."""
        return Counter(kurang for satu in self.kandidat for kurang in satu.kurang)


def kandidat_pos(
    jabatan: Jabatan, unit: UnitKerja | None = None, *, pada: date, orang: QuerySet[Pegawai]
) -> KandidatPos:
    """Judge the active ones among ``orang`` for ``jabatan`` (in ``unit``) on ``pada``, on the records up to that day.

    ``orang`` is what the reader may see (``pegawai_terlihat``). Who holds the post already is left out.
    """
    tempat = unit.pk if unit else jabatan.unit_id
    aktif = orang.order_by().filter(instansi=jabatan.instansi_id, aktif__in=[True])
    if tempat:
        aktif = aktif.exclude(jabatan=jabatan.pk, unit=tempat)
    dekat = aktif.filter(jabatan__jenjang__in=jenjang_asal(jabatan.jenjang))
    jumlah = {"aktif": Bagian(aktif, None, (Count("pk"),), ringkas=True)}
    isi = baca(bagian_fakta(dekat, pada) | _bagian_tujuan(jabatan) | jumlah)
    rumpun = PetaRumpun(tanpa_pemilik(isi["rumpun"]))
    tujuan = syarat_jabatan(jabatan, rumpun.rumpun(jabatan.pk, tempat), standar_dari(isi))
    timbangan = Timbangan(pada, bacaan())
    hasil = KandidatPos()
    for satu, fakta in SumberFakta(dekat, pada, rumpun, isi).semua():
        baris = timbangan.baris(fakta, tujuan)
        if baris is not None:
            hasil.kandidat.append(Kandidat(satu.pk, baris.jalur, timbangan.kurang(fakta, tujuan)))
    hasil.tanpa_jalur = sum(tanpa_pemilik(isi["aktif"])) - len(hasil.kandidat)
    return hasil


def _bagian_tujuan(jabatan: Jabatan) -> dict[str, Bagian]:
    standar = bagian_standar(jabatan.instansi_id, Jabatan.objects.filter(pk=jabatan.pk))
    return standar | {"rumpun": bagian_rumpun(PetaJabatan.objects.filter(jabatan__instansi=jabatan.instansi_id))}


@dataclass(frozen=True, slots=True)
class PosOrang:
    """A post for the person: by which path, how many are vacant on the day, and what stands in the way."""

    pos: Pos
    jalur: str
    lowong: int
    kurang: tuple[Kurang, ...]

    @property
    def layak(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.kurang


def pos_orang(pegawai: Pegawai, *, pada: date) -> list[PosOrang]:
    """Judge ``pegawai`` on ``pada`` for every post in use that is a cell away from theirs, by position id and unit."""
    peta, sumber = _baca_pos(pegawai, pada)
    fakta, timbangan = sumber.fakta(pegawai), Timbangan(pada, bacaan())
    milik = (pegawai.jabatan_id, pegawai.unit_id)

    def nilai() -> Iterator[PosOrang]:
        for kunci, pos in peta.pos.items():
            baris = timbangan.baris(fakta, pos.syarat)
            if baris is not None and kunci != milik:
                yield PosOrang(pos, baris.jalur, pos.lowongan(pada), timbangan.kurang(fakta, pos.syarat))

    return list(nilai())


def _baca_pos(pegawai: Pegawai, pada: date) -> tuple[PetaInstansi, SumberFakta]:
    """Return the posts that a cell may lead to, and the facts about the person; one query."""
    jenjang = jenjang_tujuan(pegawai.jabatan.jenjang)
    orang = Pegawai.objects.filter(pk=pegawai.pk)
    pernah = Q(jabatan=pegawai.jabatan_id) | Q(jabatan__in=_jabatan_riwayat(pegawai))
    rumpun = bagian_rumpun(PetaJabatan.objects.filter(pernah, jabatan__instansi=pegawai.instansi_id))
    isi = baca(bagian_fakta(orang, pada) | bagian_peta(pegawai.instansi_id, jenjang, pada) | {"rumpun": rumpun})
    muatan = muatan_dari(isi)
    peta = PetaInstansi(pegawai.instansi_id, jenjang=jenjang, lowong_sampai=pada, muatan=muatan)
    return peta, SumberFakta(orang, pada, PetaRumpun(tanpa_pemilik(isi["rumpun"])), isi)


def _jabatan_riwayat(pegawai: Pegawai) -> QuerySet[Any, Any]:
    return RiwayatJabatan.objects.filter(pegawai=pegawai, jabatan__isnull=False).order_by().values("jabatan")
