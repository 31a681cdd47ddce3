"""Finding the header of a sheet: below title rows, in any order, whatever the case, spaces and underscores."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pegawai.impor.berkas import LembarBerkas
from pegawai.impor.galat import GalatBerkas
from pegawai.impor.huruf import tampak
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.nilai import kosong

BATAS_CARI = 40
BATAS_SEBUT = 50
SEBAB = "SEBAB"
_SELA = re.compile(r"[\s_*\xa0]+")


def baku(judul: object) -> str:
    """Return a header without what does not matter."""
    return _SELA.sub("", tampak(str(judul))).casefold()


@dataclass(frozen=True, slots=True)
class Peta:
    """Where the columns stand: ``baris`` is the header's Excel row, ``posisi`` its columns by 0-based position."""

    baris: int
    posisi: dict[str, tuple[int, str, Kolom]]
    judul: list[str]
    diabaikan: list[str]
    hilang: list[str]

    @property
    def lengkap(self) -> bool:
        """Whether every required column is there."""
        return not self.hilang


def _kamus(lembaran: Lembaran) -> dict[str, Kolom]:
    return {baku(nama): kolom for kolom in lembaran.kolom for nama in (kolom.nama, *kolom.sinonim)}


def petakan(lembaran: Lembaran, baris: Iterable[tuple[int, list[Any]]]) -> Peta | None:
    """Return the best header among the first rows, or None where no row has a known column.

    Raises:
        GalatBerkas: a column stands twice in the header.
    """
    kamus, terbaik, nilai_terbaik = _kamus(lembaran), None, 0
    for nomor, sel in islice(baris, BATAS_CARI):
        ada = {baku(isi) for isi in sel if isinstance(isi, str) and len(isi) < 200} & kamus.keys()
        jumlah = len({kamus[satu].bidang for satu in ada})
        if jumlah > nilai_terbaik:
            terbaik, nilai_terbaik = (nomor, sel), jumlah
            if all(k.bidang in {kamus[satu].bidang for satu in ada} for k in lembaran.kolom if k.wajib):
                break
    return _peta(lembaran, kamus, *terbaik) if terbaik else None


def _peta(lembaran: Lembaran, kamus: dict[str, Kolom], nomor: int, sel: list[Any]) -> Peta:
    posisi: dict[str, tuple[int, str, Kolom]] = {}
    tak_disimpan = {baku(nama) for nama in lembaran.tak_disimpan}
    diabaikan = []
    for ke, isi in enumerate(sel):
        if kosong(isi):
            continue
        nama = str(isi).strip()
        kolom = kamus.get(baku(isi))
        if kolom is None:
            if baku(isi) not in tak_disimpan and baku(isi) != baku(SEBAB):
                diabaikan.append(nama[:100])
        elif kolom.bidang in posisi:
            raise GalatBerkas(
                f"Kolom {kolom.nama} ada dua kali pada baris {nomor}. Hapus salah satunya, lalu coba lagi."
            )
        else:
            posisi[kolom.bidang] = (ke, nama, kolom)
    hilang = [k.nama for k in lembaran.kolom if k.wajib and k.bidang not in posisi]
    unik = list(dict.fromkeys(diabaikan))
    return Peta(nomor, posisi, [str(isi) for isi in sel], unik[:BATAS_SEBUT], hilang)


def pesan_hilang(jenis: Jenis, lembaran: Lembaran, lembar: str, peta: Peta | None) -> str:
    """Return the sentence for a sheet whose header lacks required columns (or that has no header)."""
    if peta is None or (not peta.posisi):
        wajib = ", ".join(k.nama for k in lembaran.kolom if k.wajib)
        return f"Baris judul tidak ditemukan di lembar “{lembar}”. Kolom wajib untuk {jenis.kode}: {wajib}."
    daftar = ", ".join(peta.hilang)
    mirip = [f"“{calon[0]}” untuk {nama}" for nama in peta.hilang if (calon := _mirip(nama, peta.diabaikan))]
    saran = f" Mungkin maksudnya {', '.join(mirip)}." if mirip else ""
    return (
        f"Kolom wajib {daftar} tidak ada di lembar “{lembar}” (judul terbaca pada baris {peta.baris}).{saran} "
        "Tambahkan kolom itu, lalu coba lagi."
    )


def _mirip(nama: str, ada: list[str]) -> list[str]:
    menurut = {baku(satu): satu for satu in ada}
    return [menurut[satu] for satu in get_close_matches(baku(nama), menurut, n=1, cutoff=0.75)]


def cari_lembar(jenis: Jenis, lembar: list[LembarBerkas]) -> list[tuple[Lembaran, LembarBerkas, Peta]]:
    """Return the sheets that hold this kind, each with where its columns stand.

    Raises:
        GalatBerkas: no sheet holds it, a required column is missing, or two sheets hold it with different columns.
    """
    if not lembar:
        raise GalatBerkas("Berkas ini tidak memuat lembar yang terlihat. Tampilkan lembar datanya, lalu coba lagi.")
    if jenis.banyak_lembar:
        return _banyak(jenis, lembar)
    return [(jenis.lembaran[0], satu, peta) for satu, peta in _satu(jenis, lembar)]


def _satu(jenis: Jenis, lembar: list[LembarBerkas]) -> list[tuple[LembarBerkas, Peta]]:
    lembaran = jenis.lembaran[0]
    calon: list[tuple[int, LembarBerkas, Peta | None]] = []
    lengkap: list[tuple[LembarBerkas, Peta]] = []
    galat: list[GalatBerkas] = []
    for satu in lembar:
        try:
            peta = petakan(lembaran, satu.baca())
        except GalatBerkas as salah:
            galat.append(salah)
            continue
        calon.append((len(peta.posisi) if peta else 0, satu, peta))
        if peta and peta.lengkap:
            lengkap.append((satu, peta))
    if lengkap:
        return _sekolom(jenis, _yang_dimaksud(jenis, lengkap))
    if galat:
        raise galat[0]
    _, satu, peta = max(calon, key=lambda c: c[0])
    raise GalatBerkas(pesan_hilang(jenis, lembaran, satu.nama, peta))


def _yang_dimaksud(jenis: Jenis, lengkap: list[tuple[LembarBerkas, Peta]]) -> list[tuple[LembarBerkas, Peta]]:
    """Leave out sheets that another kind fits better, and those with nothing below the header; never all of them."""
    if len(lengkap) == 1:
        return lengkap
    cocok = [(satu, peta) for satu, peta in lengkap if not _lebih_cocok(jenis, satu, peta)] or lengkap[:1]
    return [(satu, peta) for satu, peta in cocok if _ada_isi(satu, peta)] or cocok[:1]


def _lebih_cocok(jenis: Jenis, satu: LembarBerkas, peta: Peta) -> bool:
    from pegawai.impor.jenis import SEMUA

    for lain in SEMUA:
        if lain is jenis or lain.banyak_lembar:
            continue
        try:
            peta_lain = petakan(lain.lembaran[0], satu.baca())
        except GalatBerkas:
            continue
        if peta_lain and peta_lain.lengkap and len(peta_lain.posisi) > len(peta.posisi):
            return True
    return False


def _ada_isi(satu: LembarBerkas, peta: Peta) -> bool:
    return any(not all(map(kosong, sel)) for _, sel in islice(satu.baca(), peta.baris, None))


def _sekolom(jenis: Jenis, semua: list[tuple[LembarBerkas, Peta]]) -> list[tuple[LembarBerkas, Peta]]:
    (pertama, peta_pertama), *lain = semua
    for satu, peta in lain:
        beda = peta.posisi.keys() ^ peta_pertama.posisi.keys()
        if beda:
            nama = ", ".join(k.nama for k in jenis.lembaran[0].kolom if k.bidang in beda)
            raise GalatBerkas(
                f"Lembar “{pertama.nama}” dan “{satu.nama}” sama-sama berisi {jenis.kode}, tetapi kolom {nama} hanya "
                "ada di salah satunya. Samakan kolomnya, atau sembunyikan lembar yang tidak ikut diimpor."
            )
    return semua


def _banyak(jenis: Jenis, lembar: list[LembarBerkas]) -> list[tuple[Lembaran, LembarBerkas, Peta]]:
    menurut = {baku(satu.nama): satu for satu in lembar}
    hasil = []
    for lembaran in jenis.lembaran:
        satu = menurut.get(baku(lembaran.nama))
        if satu is None:
            continue
        peta = petakan(lembaran, satu.baca())
        if peta is None or not peta.lengkap:
            raise GalatBerkas(pesan_hilang(jenis, lembaran, satu.nama, peta))
        hasil.append((lembaran, satu, peta))
    if not hasil:
        nama = ", ".join(lembaran.nama for lembaran in jenis.lembaran)
        raise GalatBerkas(f"Tidak ada lembar yang dikenal. Beri nama lembar dengan salah satu dari: {nama}.")
    return hasil


def tebak(semua: Iterable[Jenis], lembar: list[LembarBerkas]) -> str:
    """Return the kind whose required columns are all there, the one with most known columns first; empty if none."""
    nilai = {jenis.kode: _cocok(jenis, lembar) for jenis in semua}
    terbaik = max(nilai, key=lambda kode: nilai[kode])
    return terbaik if nilai[terbaik] else ""


def _cocok(jenis: Jenis, lembar: list[LembarBerkas]) -> int:
    try:
        return sum({lembaran.nama: len(peta.posisi) for lembaran, _, peta in cari_lembar(jenis, lembar)}.values())
    except GalatBerkas:
        return 0
