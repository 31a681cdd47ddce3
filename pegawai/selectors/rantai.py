"""What the hash chain covers, and the reading of it. Each app declares its own kinds (``JenisRantai``)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from pegawai.aturan.rantai import AWAL, Mata, sidik
from pegawai.models import KepalaRantai, MataRantai

BANYAK = 500


@dataclass(frozen=True, slots=True)
class JenisRantai:
    """A kind of object in the chain.

    ``isi`` gives, per id, the content that a link seals; an id that is gone has no entry. ``semua`` gives the ids of
    an agency's objects that must have a link. ``berkas`` gives, per id, what is wrong with its file. ``isi_lama`` are
    the ways in which earlier versions of this system took the content: what they sealed still verifies.
    """

    kode: str
    nama: str
    isi: Callable[[list[int]], Mapping[int, Mapping[str, Any]]]
    semua: Callable[[int], Iterable[int]]
    berkas: Callable[[list[int]], Mapping[int, str]] | None = None
    isi_lama: tuple[Callable[[list[int]], Mapping[int, Mapping[str, Any]]], ...] = ()


_jenis: dict[str, JenisRantai] = {}


def daftarkan(jenis: JenisRantai) -> None:
    """Declare a kind; done by each app when it is ready."""
    _jenis[jenis.kode] = jenis


def jenis_rantai(kode: str) -> JenisRantai:
    """Return a declared kind; KeyError for another."""
    return _jenis[kode]


def semua_jenis() -> list[JenisRantai]:
    """Return every declared kind, by code."""
    return [_jenis[kode] for kode in sorted(_jenis)]


def sidik_isi(kode: str, objek: Iterable[int]) -> dict[int, str]:
    """Return the digest of what these objects hold now; an object that is gone is left out."""
    hasil: dict[int, str] = {}
    for bagian in berkelompok(list(objek)):
        hasil |= {pk: sidik(isi) for pk, isi in _jenis[kode].isi(bagian).items()}
    return hasil


def sidik_lama(kode: str, objek: list[int]) -> dict[int, set[str]]:
    """Return, per object, its digests as earlier versions would take them now.

    A digest covers the names of its fields too, so what a later version has sealed never matches an earlier way.
    """
    hasil: dict[int, set[str]] = {pk: set() for pk in objek}
    for cara in _jenis[kode].isi_lama:
        for bagian in berkelompok(objek):
            for pk, isi in cara(bagian).items():
                hasil[pk].add(sidik(isi))
    return hasil


def kepala(instansi_id: int) -> tuple[int, str]:
    """Return number and digest of the last link of an agency: (0, 64 zeros) before the first."""
    ada = KepalaRantai.objects.filter(instansi=instansi_id).values_list("nomor", "sidik").first()
    return ada or (0, AWAL)


def isi_mata(mata: MataRantai) -> Mata:
    """Return a stored link as what is digested."""
    return Mata(
        nomor=mata.nomor,
        pada=mata.pada,
        jenis=mata.jenis,
        objek=mata.objek,
        peristiwa=mata.peristiwa,
        keterangan=mata.keterangan,
        sidik_isi=mata.sidik_isi,
        oleh=mata.oleh_id,
        sebelum=mata.sebelum,
    )


def isi_baris(model: type[Model], bidang: tuple[str, ...]) -> Callable[[list[int]], dict[int, dict[str, Any]]]:
    """Return the ``isi`` of a kind whose objects are sealed by these fields of their row."""

    def isi(objek: list[int]) -> dict[int, dict[str, Any]]:
        semua = model._default_manager.filter(pk__in=objek).values_list("pk", *bidang)
        return {pk: dict(zip(bidang, nilai, strict=True)) for pk, *nilai in semua}

    return isi


def semua_baris(model: type[Model], instansi: str, **kecuali: Any) -> Callable[[int], Iterable[int]]:
    """Return the ``semua`` of a kind: every row of an agency (``instansi``: the way to it), but for ``kecuali``."""

    def semua(pk: int) -> Iterable[int]:
        milik = model._default_manager.filter(**{instansi: pk}).exclude(**kecuali)
        return milik.values_list("pk", flat=True).iterator(chunk_size=2000)

    return semua


def berkelompok(semua: list[int], banyak: int = BANYAK) -> Iterator[list[int]]:
    """Yield ``semua`` in parts of at most ``banyak``."""
    for awal in range(0, len(semua), banyak):
        yield semua[awal : awal + banyak]
