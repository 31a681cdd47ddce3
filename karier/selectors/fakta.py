"""What the rules look at about people, read in one query however many they are."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import QuerySet

from karier.aturan.fakta import FaktaPegawai, Hukuman, Masa
from karier.aturan.pendidikan import PERINGKAT
from karier.selectors.satu_kueri import Bagian, Isi, baca, milik
from karier.selectors.syarat import PetaRumpun, posisi
from pegawai.aturan.jenjang import bup
from pegawai.models import (
    HasilAsesmen,
    HukumanDisiplin,
    Pegawai,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPendidikan,
)
from pegawai.pilihan import JenisPenugasan, Kompetensi

_SKP_TAHUN = 4
_KOMPETENSI = tuple(Kompetensi.values)
_KOLOM = (
    "pk",
    "jenis_asn",
    "aktif",
    "tanggal_lahir",
    "pendidikan",
    "golongan",
    "tmt_jabatan",
    "jabatan_id",
    "unit_id",
    "jabatan__jenis",
    "jabatan__nama",
    "jabatan__jenjang",
    "jabatan__bup",
)
_JABATAN = ("mulai", "pk", "jabatan_id", "unit_id", "jabatan__jenjang", "selesai", "jenis")


class Orang(NamedTuple):
    """What Data Utama holds about a person, as far as the rules ask."""

    pk: int
    jenis_asn: str
    aktif: bool
    tanggal_lahir: date
    pendidikan: str
    golongan: str
    tmt_jabatan: date
    jabatan: int
    unit: int
    jenis: str
    nama_jabatan: str
    jenjang: str
    bup: int | None


def bagian_fakta(pegawai: QuerySet[Pegawai], pada: date) -> dict[str, Bagian]:
    """Return what ``SumberFakta`` reads about some people: their records up to a day, and the people themselves."""
    mereka = {"pegawai__in": pegawai.order_by().values("pk")}
    kinerja = PenilaianKinerja.objects.filter(**mereka, tahun__gte=pada.year - _SKP_TAHUN)
    asesmen = HasilAsesmen.objects.filter(**mereka, tanggal__lte=pada)
    hukuman = HukumanDisiplin.objects.filter(**mereka)
    return {
        "orang": Bagian(Pegawai.objects.filter(pk__in=mereka["pegawai__in"]), "pk", _KOLOM),
        "jabatan": Bagian(RiwayatJabatan.objects.filter(**mereka), "pegawai_id", _JABATAN),
        "pendidikan": Bagian(RiwayatPendidikan.objects.filter(**mereka), "pegawai_id", ("tingkat",)),
        "kinerja": Bagian(kinerja, "pegawai_id", ("tahun", "predikat")),
        "asesmen": Bagian(asesmen, "pegawai_id", ("tanggal", "pk", *_KOMPETENSI)),
        "hukuman": Bagian(hukuman, "pegawai_id", ("mulai", "pk", "tingkat", "selesai")),
    }


def _hari(teks: str) -> date:
    return date.fromisoformat(teks)


def _hari_atau_kosong(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


_urutan = itemgetter(0, 1)
"""The first two columns of a record: the day (or year) and what tells apart two records of one day."""


def _orang(baris: list[Any]) -> Orang:
    pk, jenis_asn, aktif, lahir, pendidikan, golongan, tmt, *lain = baris
    return Orang(pk, jenis_asn, bool(aktif), _hari(lahir), pendidikan, golongan, _hari(tmt), *lain)


class SumberFakta:
    """The records of some people up to a day; ``fakta`` gives one of them to the rules.

    One query reads them all, unless ``isi`` brings what the parts of ``bagian_fakta`` gave in a larger statement.
    """

    def __init__(
        self, pegawai: QuerySet[Pegawai], pada: date, rumpun: PetaRumpun, isi: Mapping[str, Isi] | None = None
    ) -> None:
        self._rumpun = rumpun
        self._isi = isi or baca(bagian_fakta(pegawai, pada))

    def fakta(self, pegawai: Pegawai) -> FaktaPegawai:
        """Return the facts about one of these people; no query where ``jabatan`` is loaded with the person."""
        jabatan = pegawai.jabatan
        return self._susun(
            Orang(
                pegawai.pk,
                pegawai.jenis_asn,
                pegawai.aktif,
                pegawai.tanggal_lahir,
                pegawai.pendidikan,
                pegawai.golongan,
                pegawai.tmt_jabatan,
                pegawai.jabatan_id,
                pegawai.unit_id,
                jabatan.jenis,
                jabatan.nama,
                jabatan.jenjang,
                jabatan.bup,
            )
        )

    def semua(self) -> Iterator[tuple[Orang, FaktaPegawai]]:
        """Yield the facts about all of these people, by id; no query more, and no model instances."""
        for pk in sorted(self._isi["orang"]):
            orang = _orang(*milik(self._isi["orang"], pk))
            yield orang, self._susun(orang)

    def _susun(self, orang: Orang) -> FaktaPegawai:
        asesmen = max(milik(self._isi["asesmen"], orang.pk), key=_urutan, default=None)
        lulus = [orang.pendidikan, *(tingkat for (tingkat,) in milik(self._isi["pendidikan"], orang.pk))]
        rumpun = self._rumpun.rumpun(orang.jabatan, orang.unit)
        riwayat = self._riwayat(orang)
        return FaktaPegawai(
            jenis_asn=orang.jenis_asn,
            aktif=orang.aktif,
            tanggal_lahir=orang.tanggal_lahir,
            pendidikan=max(lulus, key=PERINGKAT.__getitem__),
            golongan=orang.golongan,
            posisi=posisi(orang.jenis, orang.nama_jabatan, orang.jenjang, rumpun),
            tmt_jabatan=orang.tmt_jabatan,
            bup=bup(orang.jenjang, orang.bup),
            riwayat=(*riwayat, Masa(orang.tmt_jabatan, None, orang.jenjang, rumpun)),
            ada_riwayat=any(masa.mulai < orang.tmt_jabatan for masa in riwayat),
            predikat=tuple((tahun, predikat) for tahun, predikat in self._terurut("kinerja", orang.pk)),
            level=tuple(zip(_KOMPETENSI, asesmen[2:], strict=True)) if asesmen else (),
            asesmen_tanggal=_hari(asesmen[0]) if asesmen else None,
            hukuman=tuple(
                Hukuman(tingkat, _hari(mulai), _hari_atau_kosong(selesai))
                for mulai, _, tingkat, selesai in self._terurut("hukuman", orang.pk)
            ),
        )

    def _terurut(self, nama: str, pk: int) -> list[Any]:
        return sorted(milik(self._isi[nama], pk), key=_urutan)

    def _riwayat(self, orang: Orang) -> tuple[Masa, ...]:
        """Return the history; a definitive position without an end has ended where the next one began."""
        baris = [
            (_hari(mulai), jabatan, unit, jenjang, _hari_atau_kosong(selesai), jenis == JenisPenugasan.DEFINITIF)
            for mulai, _, jabatan, unit, jenjang, selesai, jenis in self._terurut("jabatan", orang.pk)
        ]
        mulai_definitif = sorted({orang.tmt_jabatan, *(mulai for mulai, *_, definitif in baris if definitif)})

        def akhir(mulai: date, selesai: date | None, definitif: bool) -> date | None:
            if selesai is not None or not definitif:
                return selesai
            berikut = bisect_right(mulai_definitif, mulai)
            return mulai_definitif[berikut] if berikut < len(mulai_definitif) else None

        return tuple(
            Masa(mulai, akhir(mulai, selesai, definitif), jenjang, self._rumpun.rumpun(jabatan, unit), definitif)
            for mulai, jabatan, unit, jenjang, selesai, definitif in baris
        )
