"""What positions ask for, as plain values for the rules; the number of queries does not grow with the positions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from karier.aturan.fakta import SyaratJabatan
from karier.aturan.jalur import Posisi, keluarga
from karier.selectors.satu_kueri import Bagian, Isi, tanpa_pemilik
from pegawai.aturan.jenjang import JENJANG, bup
from pegawai.models import Jabatan, LevelDiminta, PetaJabatan, StandarKompetensi
from pegawai.pilihan import JenisJabatan, Kompetensi


class PetaRumpun:
    """Rumpun of positions by the map of posts: of one post, or of the position where all its posts agree."""

    def __init__(self, baris: Iterable[tuple[int, int, str | None]]) -> None:
        self._pos: dict[tuple[int, int], str] = {}
        self._jabatan: dict[int, set[str]] = defaultdict(set)
        for jabatan, unit, nama in baris:
            if nama:
                self._pos[jabatan, unit] = nama
                self._jabatan[jabatan].add(nama)

    def rumpun(self, jabatan: int | None, unit: int | None) -> str | None:
        """Return the name of the rumpun, or None where it is not known or the posts differ."""
        if jabatan is None:
            return None
        if unit is not None and (jabatan, unit) in self._pos:
            return self._pos[jabatan, unit]
        semua = self._jabatan.get(jabatan, set())
        return next(iter(semua)) if len(semua) == 1 else None


def bagian_rumpun(peta: QuerySet[PetaJabatan]) -> Bagian:
    """Return what ``PetaRumpun`` reads about some posts."""
    peta = peta.filter(rumpun__isnull=False)
    return Bagian(peta, None, ("jabatan_id", "unit_id", "rumpun__nama"))


def muat_rumpun(instansi_id: int, jabatan: Iterable[int] | None = None) -> PetaRumpun:
    """Return the rumpun of the agency's posts, or only of these positions; one query."""
    peta = PetaJabatan.objects.filter(jabatan__instansi=instansi_id)
    if jabatan is not None:
        peta = peta.filter(jabatan__in=set(jabatan))
    return PetaRumpun(peta.values_list("jabatan_id", "unit_id", "rumpun__nama"))


def posisi(jenis: str, nama: str, jenjang: str, rumpun: str | None) -> Posisi:
    """Return where a position stands for the tables of paths."""
    return Posisi(jenjang, keluarga(nama) if jenis == JenisJabatan.FUNGSIONAL else "", rumpun)


class PetaStandar:
    """Levels asked for: the position's own, otherwise the agency's for the jenjang, otherwise the table's."""

    def __init__(self, umum: Iterable[tuple[str, int]], sendiri: Iterable[tuple[int, str, int]]) -> None:
        self._umum = {kode: baris.level_diminta for kode, baris in JENJANG.items()} | dict(umum)
        self._sendiri: dict[int, dict[str, int]] = defaultdict(dict)
        for pk, kompetensi, level in sendiri:
            self._sendiri[pk][kompetensi] = level

    def standar(self, jabatan: Jabatan) -> tuple[tuple[str, int], ...]:
        """Return the level of each of the nine competencies."""
        umum, sendiri = self._umum[jabatan.jenjang], self._sendiri.get(jabatan.pk, {})
        return tuple((kode, sendiri.get(kode, umum)) for kode in Kompetensi.values)


_UMUM, _SENDIRI = ("jenjang", "level"), ("jabatan_id", "kompetensi", "level")


def muat_standar(
    instansi_id: int, jabatan: Iterable[int] | None = None, jenjang: Iterable[str] | None = None
) -> PetaStandar:
    """Return the standards of the agency, or only of these positions or rungs; two queries."""
    sendiri = StandarKompetensi.objects.filter(jabatan__instansi=instansi_id)
    if jabatan is not None:
        sendiri = sendiri.filter(jabatan__in=set(jabatan))
    if jenjang is not None:
        sendiri = sendiri.filter(jabatan__jenjang__in=set(jenjang))
    umum = LevelDiminta.objects.filter(instansi=instansi_id)
    return PetaStandar(umum.values_list(*_UMUM), sendiri.values_list(*_SENDIRI))


def bagian_standar(instansi_id: int, jabatan: QuerySet[Jabatan]) -> dict[str, Bagian]:
    """Return what ``standar_dari`` reads about some positions of an agency."""
    sendiri = StandarKompetensi.objects.filter(jabatan__in=jabatan.order_by().values("pk"))
    return {
        "standar_umum": Bagian(LevelDiminta.objects.filter(instansi=instansi_id), None, _UMUM),
        "standar_sendiri": Bagian(sendiri, None, _SENDIRI),
    }


def standar_dari(isi: Mapping[str, Isi]) -> PetaStandar:
    """Return the standards that the parts of ``bagian_standar`` have brought."""
    return PetaStandar(tanpa_pemilik(isi["standar_umum"]), tanpa_pemilik(isi["standar_sendiri"]))


def syarat_jabatan(jabatan: Jabatan, rumpun: str | None, standar: PetaStandar) -> SyaratJabatan:
    """Return what one position asks for."""
    return SyaratJabatan(
        posisi=posisi(jabatan.jenis, jabatan.nama, jabatan.jenjang, rumpun),
        bup=bup(jabatan.jenjang, jabatan.bup),
        standar=standar.standar(jabatan),
        pendidikan_min=jabatan.pendidikan_min,
        golongan_min=jabatan.golongan_min,
        pengalaman_min=jabatan.pengalaman_min,
        usia_maks=jabatan.usia_maks,
        aktif=jabatan.aktif,
    )
