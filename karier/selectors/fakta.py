"""What the rules look at about people; the number of queries is the same however many people."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from karier.aturan.fakta import FaktaPegawai, Hukuman, Masa
from karier.aturan.pendidikan import PERINGKAT
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

Kelompok = dict[int, list[Any]]
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


def _kelompokkan(baris: QuerySet[Any, Any]) -> Kelompok:
    hasil: Kelompok = defaultdict(list)
    for pk, *isi in baris.iterator(chunk_size=5000):
        hasil[pk].append(isi)
    return hasil


class SumberFakta:
    """The records of some people up to a day, read once; ``fakta`` gives one of them to the rules."""

    def __init__(self, pegawai: QuerySet[Pegawai], pada: date, rumpun: PetaRumpun) -> None:
        milik = {"pegawai__in": pegawai.order_by().values("pk")}
        self.pada, self._rumpun, self._orang = pada, rumpun, pegawai
        self._jabatan = _kelompokkan(
            RiwayatJabatan.objects.filter(**milik)
            .order_by("mulai", "pk")
            .values_list("pegawai_id", "jabatan_id", "unit_id", "jabatan__jenjang", "mulai", "selesai", "jenis")
        )
        self._pendidikan = _kelompokkan(RiwayatPendidikan.objects.filter(**milik).values_list("pegawai_id", "tingkat"))
        self._kinerja = _kelompokkan(
            PenilaianKinerja.objects.filter(**milik, tahun__gte=pada.year - _SKP_TAHUN)
            .order_by("tahun")
            .values_list("pegawai_id", "tahun", "predikat")
        )
        self._asesmen = _kelompokkan(
            HasilAsesmen.objects.filter(**milik, tanggal__lte=pada)
            .order_by("tanggal")
            .values_list("pegawai_id", "tanggal", *Kompetensi.values)
        )
        self._hukuman = _kelompokkan(
            HukumanDisiplin.objects.filter(**milik)
            .order_by("mulai", "pk")
            .values_list("pegawai_id", "tingkat", "mulai", "selesai")
        )

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
        """Yield the facts about all of these people, by id; one query more, and no model instances."""
        for baris in self._orang.order_by("pk").values_list(*_KOLOM).iterator(chunk_size=5000):
            orang = Orang(*baris)
            yield orang, self._susun(orang)

    def _susun(self, orang: Orang) -> FaktaPegawai:
        asesmen = self._asesmen[orang.pk][-1] if orang.pk in self._asesmen else None
        lulus = [orang.pendidikan, *(tingkat for (tingkat,) in self._pendidikan.get(orang.pk, []))]
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
            predikat=tuple((tahun, predikat) for tahun, predikat in self._kinerja.get(orang.pk, [])),
            level=tuple(zip(_KOMPETENSI, asesmen[1:], strict=True)) if asesmen else (),
            asesmen_tanggal=asesmen[0] if asesmen else None,
            hukuman=tuple(Hukuman(*isi) for isi in self._hukuman.get(orang.pk, [])),
        )

    def _riwayat(self, orang: Orang) -> tuple[Masa, ...]:
        """Return the history; a definitive position without an end has ended where the next one began."""
        baris = self._jabatan.get(orang.pk, [])
        definitif = [mulai for _, _, _, mulai, _, jenis in baris if jenis == JenisPenugasan.DEFINITIF]
        mulai_definitif = sorted({*definitif, orang.tmt_jabatan})

        def akhir(mulai: date, selesai: date | None, jenis: str) -> date | None:
            if selesai is not None or jenis != JenisPenugasan.DEFINITIF:
                return selesai
            berikut = bisect_right(mulai_definitif, mulai)
            return mulai_definitif[berikut] if berikut < len(mulai_definitif) else None

        return tuple(
            Masa(
                mulai,
                akhir(mulai, selesai, jenis),
                jenjang,
                self._rumpun.rumpun(jabatan, unit),
                jenis == JenisPenugasan.DEFINITIF,
            )
            for jabatan, unit, jenjang, mulai, selesai, jenis in baris
        )
