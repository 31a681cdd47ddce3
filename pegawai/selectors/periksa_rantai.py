"""Recomputing an agency's hash chain, and holding what the database and the files hold now against it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pegawai.aturan.rantai import AWAL
from pegawai.models import Instansi, MataRantai
from pegawai.selectors.rantai import (
    JenisRantai,
    berkelompok,
    isi_mata,
    kepala,
    semua_jenis,
    sidik_isi,
    sidik_lama,
)


@dataclass(slots=True)
class HasilPeriksa:
    """What the check of one agency found: ``mata`` links read, the head, and every fault as a sentence.

    ``lama`` counts the objects that are as they were sealed, by an earlier version that sealed less of them.
    """

    instansi: Instansi
    mata: int = 0
    kepala: str = AWAL
    lama: int = 0
    temuan: list[str] = field(default_factory=list)

    @property
    def utuh(self) -> bool:
        """Whether nothing was found."""
        return not self.temuan


Terakhir = dict[tuple[str, int], tuple[int, str]]


def periksa_rantai(instansi: Instansi, *, terbit: dict[int, str] | None = None) -> HasilPeriksa:
    """Check one agency; ``terbit`` holds heads that were published or printed: number → digest or its beginning.

    The first broken link is named and ends the reading of the links, since all after it hang on it; the objects are
    then checked against the links before it.
    """
    hasil = HasilPeriksa(instansi)
    terakhir: Terakhir = {}
    sisa = dict(terbit or {})
    for mata in instansi.rantai.order_by("nomor").iterator(chunk_size=2000):
        if salah := _salah(mata, hasil):
            hasil.temuan.append(salah)
            break
        hasil.mata, hasil.kepala = mata.nomor, mata.sidik
        terakhir[mata.jenis, mata.objek] = (mata.nomor, mata.sidik_isi)
        if not mata.sidik.startswith(sisa.pop(mata.nomor, mata.sidik)):
            hasil.temuan.append(f"Mata {mata.nomor} tidak sama dengan kepala rantai yang pernah diumumkan.")
    else:
        hasil.temuan += _periksa_kepala(hasil)
        hasil.temuan += [f"Kepala rantai {nomor} yang pernah diumumkan tidak ada lagi." for nomor in sorted(sisa)]
    for jenis in semua_jenis():
        _periksa_objek(jenis, hasil, terakhir)
    return hasil


def _salah(mata: MataRantai, hasil: HasilPeriksa) -> str:
    """Return what is wrong with the link that follows what was read, or an empty text."""
    if mata.nomor != hasil.mata + 1:
        return f"Mata {hasil.mata + 1} hilang: sesudah mata {hasil.mata} tercatat mata {mata.nomor}."
    apa = f"Mata {mata.nomor} ({mata.jenis} {mata.objek}, {mata.peristiwa}, {mata.pada:%d-%m-%Y})"
    if mata.sebelum != hasil.kepala:
        return f"{apa} tidak menyambung mata sebelumnya."
    if isi_mata(mata).sidik() != mata.sidik:
        return f"{apa} sudah diubah."
    return ""


def _periksa_kepala(hasil: HasilPeriksa) -> Iterator[str]:
    nomor, sidik = kepala(hasil.instansi.pk)
    if nomor > hasil.mata:
        yield f"Mata {hasil.mata + 1} sampai {nomor} hilang dari ujung rantai."
    elif (nomor, sidik) != (hasil.mata, hasil.kepala):
        yield f"Kepala rantai tercatat {nomor}, sedangkan mata terakhir {hasil.mata}."


def _periksa_objek(jenis: JenisRantai, hasil: HasilPeriksa, terakhir: Terakhir) -> None:
    """Note per object of a kind how it differs from the last link about it."""
    tercatat = {objek: isi for (kode, objek), isi in terakhir.items() if kode == jenis.kode}
    for bagian in berkelompok(sorted(tercatat)):
        _periksa_bagian(jenis, hasil, {objek: tercatat[objek] for objek in bagian})
    for objek in sorted(set(jenis.semua(hasil.instansi.pk)) - set(tercatat)):
        hasil.temuan.append(f"{jenis.nama} {objek} ada di basis data, tetapi tidak tercatat dalam rantai.")


def _periksa_bagian(jenis: JenisRantai, hasil: HasilPeriksa, bagian: dict[int, tuple[int, str]]) -> None:
    kini = sidik_isi(jenis.kode, bagian)
    lama = _masih_lama(jenis, {objek: sidik for objek, (_, sidik) in bagian.items()}, kini)
    hasil.lama += len(lama)
    berkas = jenis.berkas(list(bagian)) if jenis.berkas else {}
    for objek, (nomor, sidik) in bagian.items():
        if objek not in kini:
            hasil.temuan.append(f"{jenis.nama} {objek} sudah dihapus, padahal tercatat pada mata {nomor}.")
        elif kini[objek] != sidik and objek not in lama:
            hasil.temuan.append(f"{jenis.nama} {objek} tidak sama dengan yang tercatat pada mata {nomor}.")
        if objek in berkas:
            hasil.temuan.append(f"{jenis.nama} {objek}: {berkas[objek]}")


def _masih_lama(jenis: JenisRantai, tercatat: dict[int, str], kini: dict[int, str]) -> set[int]:
    """Return the objects that are still as an earlier version sealed them (``tercatat``)."""
    beda = [objek for objek, sidik in tercatat.items() if objek in kini and kini[objek] != sidik]
    if not beda or not jenis.isi_lama:
        return set()
    cara_lama = sidik_lama(jenis.kode, beda)
    return {objek for objek in beda if tercatat[objek] in cara_lama[objek]}


def perlu_disegel(instansi: Instansi) -> dict[str, list[int]]:
    """Return per kind the objects that must have a link and have none, or only one that seals less than today's.

    An object that is not as it was sealed is not among them: sealing it would hide what was changed.
    """
    terakhir: defaultdict[str, dict[int, str]] = defaultdict(dict)
    mata = instansi.rantai.order_by("nomor").values_list("jenis", "objek", "sidik_isi")
    for kode, objek, sidik in mata.iterator(chunk_size=5000):
        terakhir[kode][objek] = sidik
    hasil = {}
    for jenis in semua_jenis():
        tercatat = terakhir[jenis.kode]
        lama: set[int] = set()
        for bagian in berkelompok(sorted(tercatat)) if jenis.isi_lama else ():
            lama |= _masih_lama(jenis, {pk: tercatat[pk] for pk in bagian}, sidik_isi(jenis.kode, bagian))
        hasil[jenis.kode] = sorted(lama | (set(jenis.semua(instansi.pk)) - set(tercatat)))
    return {kode: objek for kode, objek in hasil.items() if objek}
