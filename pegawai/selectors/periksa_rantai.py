"""Recomputing an agency's hash chain, and holding what the database and the files hold now against it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pegawai.aturan.rantai import AWAL
from pegawai.models import Instansi, MataRantai
from pegawai.selectors.rantai import JenisRantai, berkelompok, isi_mata, kepala, semua_jenis, sidik_isi


@dataclass(slots=True)
class HasilPeriksa:
    """What the check of one agency found: ``mata`` links read, the head, and every fault as a sentence."""

    instansi: Instansi
    mata: int = 0
    kepala: str = AWAL
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
        hasil.temuan += _periksa_objek(jenis, instansi, terakhir)
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


def _periksa_objek(jenis: JenisRantai, instansi: Instansi, terakhir: Terakhir) -> Iterator[str]:
    """Yield per object of a kind how it differs from the last link about it."""
    tercatat = {objek: isi for (kode, objek), isi in terakhir.items() if kode == jenis.kode}
    for bagian in berkelompok(sorted(tercatat)):
        kini = sidik_isi(jenis.kode, bagian)
        berkas = jenis.berkas(bagian) if jenis.berkas else {}
        for objek in bagian:
            nomor, sidik = tercatat[objek]
            if objek not in kini:
                yield f"{jenis.nama} {objek} sudah dihapus, padahal tercatat pada mata {nomor}."
            elif kini[objek] != sidik:
                yield f"{jenis.nama} {objek} tidak sama dengan yang tercatat pada mata {nomor}."
            if objek in berkas:
                yield f"{jenis.nama} {objek}: {berkas[objek]}"
    for objek in sorted(set(jenis.semua(instansi.pk)) - set(tercatat)):
        yield f"{jenis.nama} {objek} ada di basis data, tetapi tidak tercatat dalam rantai."


def belum_tercatat(instansi: Instansi) -> dict[str, list[int]]:
    """Return per kind the objects that must have a link and have none."""
    ada: defaultdict[str, set[int]] = defaultdict(set)
    for jenis, objek in instansi.rantai.values_list("jenis", "objek").distinct().iterator(chunk_size=5000):
        ada[jenis].add(objek)
    semua = {jenis.kode: sorted(set(jenis.semua(instansi.pk)) - ada[jenis.kode]) for jenis in semua_jenis()}
    return {kode: objek for kode, objek in semua.items() if objek}
