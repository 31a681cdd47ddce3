"""Search for lawful sequences of moves to a target: exact over the days of a window, in a stated order.

Best first: the earliest arrival, then the fewest moves, then the best fit of competence on the way.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from karier.aturan.cakrawala import Cakrawala, kesenjangan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import bisa_antara, cari_jalur
from karier.aturan.waktu import esok, tambah_tahun

Lowong = Callable[[SyaratJabatan, date], bool]
BANYAK = 10


@dataclass(frozen=True, slots=True)
class Langkah:
    """One move: the person before it, where to, and when."""

    sebelum: FaktaPegawai
    tujuan: SyaratJabatan
    pada: date


Jejak = tuple[Langkah, ...]


@dataclass(slots=True)
class Pencarian:
    """A search: the posts' demands to move through (``simpul``), and when one of each is vacant (``lowong``)."""

    fakta: FaktaPegawai
    cakrawala: Cakrawala
    simpul: tuple[SyaratJabatan, ...]
    lowong: Lowong
    _mungkin: dict[SyaratJabatan, tuple[date, ...]] = field(default_factory=dict)

    def cari(self, tujuan: SyaratJabatan, banyak: int = BANYAK) -> list[Jejak]:
        """Return at most ``banyak`` sequences of moves that end at ``tujuan``, best first.

        Longer sequences are looked for only while they could arrive before the best that is known.
        """
        hasil: list[Jejak] = []
        hari = self.cakrawala.hari
        if not self.hari_mungkin(tujuan):
            return hasil
        for panjang in range(1, self._terpanjang() + 1):
            paling_cepat = tambah_tahun(hari[0], (panjang - 1) * self.cakrawala.bacaan.jeda_langkah)
            if hasil and (panjang > len(hasil[0]) + 1 or paling_cepat >= min(j[-1].pada for j in hasil)):
                break
            hasil += self._jejak(self.fakta, tujuan, panjang, hari[0])
        return sorted(hasil, key=urutan)[:banyak]

    def hari_mungkin(self, tujuan: SyaratJabatan) -> tuple[date, ...]:
        """Return the days with a vacancy on which all holds that does not depend on moves in between."""
        if tujuan not in self._mungkin:
            self._mungkin[tujuan] = tuple(
                pada
                for pada in self.cakrawala.hari
                if self.lowong(tujuan, pada) and self.cakrawala.layak_tetap(self.fakta, tujuan, pada)
            )
        return self._mungkin[tujuan]

    def _terpanjang(self) -> int:
        hari, jeda = self.cakrawala.hari, self.cakrawala.bacaan.jeda_langkah
        if not hari or jeda == 0:
            return min(len(hari), 3)
        return 1 + (hari[-1].year - hari[0].year) // jeda

    def _jejak(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, panjang: int, sejak: date) -> Iterator[Jejak]:
        """Yield per sequence of posts the one that arrives first."""
        if panjang == 1:
            pertama = next(self.hari_layak(fakta, tujuan, sejak), None)
            if pertama:
                yield (Langkah(fakta, tujuan, pertama),)
            return
        jeda = self.cakrawala.bacaan.jeda_langkah
        terakhir = self.hari_mungkin(tujuan)[-1]
        for antara in self._antara(fakta, tujuan, panjang):
            terbaik: dict[tuple[SyaratJabatan, ...], Jejak] = {}
            for pada in self.hari_layak(fakta, antara, sejak):
                setelah = max(tambah_tahun(pada, jeda), esok(pada))
                if tambah_tahun(setelah, (panjang - 2) * jeda) > terakhir:
                    break
                if panjang == 2 and terbaik and next(iter(terbaik.values()))[-1].pada <= setelah:
                    break
                for ekor in self._jejak(fakta.pindah(antara, pada), tujuan, panjang - 1, setelah):
                    _simpan(terbaik, (Langkah(fakta, antara, pada), *ekor))
            yield from terbaik.values()

    def _antara(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, panjang: int) -> Iterable[SyaratJabatan]:
        dari = fakta.posisi.jenjang
        for satu in self.simpul:
            ke = satu.posisi.jenjang
            if satu == tujuan or satu.posisi == fakta.posisi or not bisa_antara(dari, ke):
                continue
            if (panjang > 2 or cari_jalur(satu.posisi, tujuan.posisi)) and self.hari_mungkin(satu):
                yield satu

    def hari_layak(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, sejak: date) -> Iterator[date]:
        """Yield the days from ``sejak`` on on which the move is lawful, prepared and there is a vacancy."""
        if cari_jalur(fakta.posisi, tujuan.posisi) is None:
            return
        for pada in self.hari_mungkin(tujuan):
            if pada >= sejak and self.cakrawala.layak_bergantung(fakta, tujuan, pada):
                yield pada


def _simpan(terbaik: dict[tuple[SyaratJabatan, ...], Jejak], jejak: Jejak) -> None:
    kunci = tuple(langkah.tujuan for langkah in jejak[1:])
    if kunci not in terbaik or jejak[-1].pada < terbaik[kunci][-1].pada:
        terbaik[kunci] = jejak


def urutan(jejak: Jejak) -> tuple[date, int, int]:
    """Return the sort key of a path: arrival, number of moves, levels of competence missing on the way."""
    kurang = sum(sum(kesenjangan(langkah.sebelum, langkah.tujuan).values()) for langkah in jejak)
    return jejak[-1].pada, len(jejak), kurang
