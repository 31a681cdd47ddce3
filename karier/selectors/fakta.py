"""What the rules look at about people; seven queries, however many people."""

from collections import defaultdict
from datetime import date
from typing import Any

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


def _kelompokkan(baris: QuerySet[Any, Any]) -> Kelompok:
    hasil: Kelompok = defaultdict(list)
    for pk, *isi in baris.iterator(chunk_size=5000):
        hasil[pk].append(isi)
    return hasil


class SumberFakta:
    """The records of some people up to a day, read once; ``fakta`` gives one of them to the rules."""

    def __init__(self, pegawai: QuerySet[Pegawai], pada: date, rumpun: PetaRumpun) -> None:
        milik = {"pegawai__in": pegawai.order_by().values("pk")}
        self.pada, self._rumpun = pada, rumpun
        self._jabatan = _kelompokkan(
            RiwayatJabatan.objects.filter(**milik)
            .order_by("mulai", "pk")
            .values_list("pegawai_id", "jabatan_id", "unit_id", "jabatan__jenjang", "mulai", "selesai", "jenis")
        )
        self._pendidikan = _kelompokkan(RiwayatPendidikan.objects.filter(**milik).values_list("pegawai_id", "tingkat"))
        self._kinerja = _kelompokkan(
            PenilaianKinerja.objects.filter(**milik).order_by("tahun").values_list("pegawai_id", "tahun", "predikat")
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
        asesmen = self._asesmen[pegawai.pk][-1] if pegawai.pk in self._asesmen else None
        lulus = [pegawai.pendidikan, *(tingkat for (tingkat,) in self._pendidikan.get(pegawai.pk, []))]
        rumpun = self._rumpun.rumpun(pegawai.jabatan_id, pegawai.unit_id)
        riwayat = self._riwayat(pegawai)
        return FaktaPegawai(
            jenis_asn=pegawai.jenis_asn,
            aktif=pegawai.aktif,
            tanggal_lahir=pegawai.tanggal_lahir,
            pendidikan=max(lulus, key=lambda tingkat: PERINGKAT[tingkat]),
            golongan=pegawai.golongan,
            posisi=posisi(pegawai.jabatan, rumpun),
            tmt_jabatan=pegawai.tmt_jabatan,
            bup=bup(pegawai.jabatan.jenjang, pegawai.jabatan.bup),
            riwayat=(*riwayat, Masa(pegawai.tmt_jabatan, None, pegawai.jabatan.jenjang, rumpun)),
            ada_riwayat=any(masa.mulai < pegawai.tmt_jabatan for masa in riwayat),
            predikat=tuple((tahun, predikat) for tahun, predikat in self._kinerja.get(pegawai.pk, [])),
            level=tuple(zip(Kompetensi.values, asesmen[1:], strict=True)) if asesmen else (),
            asesmen_tanggal=asesmen[0] if asesmen else None,
            hukuman=tuple(Hukuman(*isi) for isi in self._hukuman.get(pegawai.pk, [])),
        )

    def _riwayat(self, pegawai: Pegawai) -> tuple[Masa, ...]:
        """Return the history; a definitive position without an end has ended where today's began."""
        return tuple(
            Masa(
                mulai,
                pegawai.tmt_jabatan
                if selesai is None and jenis == JenisPenugasan.DEFINITIF and mulai < pegawai.tmt_jabatan
                else selesai,
                jenjang,
                self._rumpun.rumpun(jabatan, unit),
                jenis == JenisPenugasan.DEFINITIF,
            )
            for jabatan, unit, jenjang, mulai, selesai, jenis in self._jabatan.get(pegawai.pk, [])
        )
