"""Search for lawful sequences of moves to a target: exact over the days of a window, in a stated order.

Best first: the earliest arrival, then the fewest moves, then the best fit of competence on the way, then the need of
the posts (``kebutuhan``, the greatest first). Nothing is left out by a guess: what is skipped cannot arrive, or cannot
arrive before what is known.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from karier.aturan.cakrawala import Cakrawala, kesenjangan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import Posisi, bisa_antara
from karier.aturan.masa_kerja import BIDANG, masa_kerja
from karier.aturan.rantai_jenjang import jenjang_berjarak
from karier.aturan.timbangan import KAPAN_PUN, SAMPAI, SEJAK, Timbangan
from karier.aturan.waktu import Rentang, esok, gabung, tambah_tahun
from karier.aturan.zaman import zaman

Lowong = Callable[[SyaratJabatan, date], bool]
Kebutuhan = Callable[[SyaratJabatan], int]
BANYAK = 10


@dataclass(frozen=True, slots=True)
class Langkah:
    """One move: the person before it, where to, and when."""

    sebelum: FaktaPegawai
    tujuan: SyaratJabatan
    pada: date


Jejak = tuple[Langkah, ...]
Keadaan = tuple[Posisi, int, date]
"""Where a first move leaves the person: nothing else about them changes."""


Kelas = tuple[Posisi, int, int | None, int | None, bool]
"""What the requirements that depend on moves read of a target."""


def _kelas(tujuan: SyaratJabatan) -> Kelas:
    return tujuan.posisi, tujuan.bup, tujuan.pengalaman_min, tujuan.usia_maks, tujuan.aktif


def _tanpa_beda(_: SyaratJabatan) -> int:
    return 0


@dataclass(slots=True)
class Pencarian:
    """A search: the posts' demands to move through (``simpul``), and when one of each is vacant (``lowong``)."""

    fakta: FaktaPegawai
    cakrawala: Cakrawala
    simpul: tuple[SyaratJabatan, ...]
    lowong: Lowong
    kebutuhan: Kebutuhan = _tanpa_beda
    _mungkin: dict[SyaratJabatan, tuple[date, ...]] = field(default_factory=dict)
    _tetap: dict[Hashable, tuple[date, ...]] = field(default_factory=dict)
    _timbangan: dict[date, Timbangan] = field(default_factory=dict)
    _keadaan: dict[tuple[int, Keadaan], FaktaPegawai] = field(default_factory=dict)
    _bergantung: dict[tuple[int, Kelas], tuple[Rentang, ...]] = field(default_factory=dict)

    def cari(self, tujuan: SyaratJabatan, banyak: int = BANYAK) -> list[Jejak]:
        """Return at most ``banyak`` sequences of moves that end at ``tujuan``, best first.

        Longer sequences are looked for only while they could arrive before the best that is known.
        """
        hasil: list[Jejak] = []
        hari = self.cakrawala.hari
        if not self.hari_mungkin(tujuan) or not self._mungkin_cukup(self.fakta, tujuan, hari[0]):
            return hasil
        for panjang in range(1, self.cakrawala.langkah_terbanyak + 1):
            paling_cepat = tambah_tahun(hari[0], (panjang - 1) * self.cakrawala.bacaan.jeda_langkah)
            if hasil and paling_cepat >= min(j[-1].pada for j in hasil):
                break
            hasil += self._jejak(self.fakta, tujuan, panjang, hari[0])
        return sorted(hasil, key=self.urutan)[:banyak]

    def urutan(self, jejak: Jejak) -> tuple[date, int, int, int]:
        """Return the sort key: arrival, number of moves, levels of competence missing on the way, need (negative)."""
        kurang = sum(sum(kesenjangan(langkah.sebelum, langkah.tujuan).values()) for langkah in jejak)
        perlu = sum(self.kebutuhan(langkah.tujuan) for langkah in jejak)
        return jejak[-1].pada, len(jejak), kurang, -perlu

    def hari_mungkin(self, tujuan: SyaratJabatan) -> tuple[date, ...]:
        """Return the days with a vacancy on which all holds that does not depend on moves in between."""
        if tujuan not in self._mungkin:
            self._mungkin[tujuan] = tuple(self._hitung_mungkin(tujuan))
        return self._mungkin[tujuan]

    def _hitung_mungkin(self, tujuan: SyaratJabatan) -> Iterator[date]:
        hari = self.cakrawala.hari
        if not hari or not self.lowong(tujuan, hari[-1]):
            return
        for pada in self._hari_tetap(tujuan):
            if self.lowong(tujuan, pada):
                yield pada

    def _hari_tetap(self, tujuan: SyaratJabatan) -> tuple[date, ...]:
        """Return the days on which all holds that no move changes; alike for targets that ask for the same there."""
        kunci = (tujuan.posisi.jenjang, tujuan.pendidikan_min, tujuan.golongan_min, tujuan.standar)
        if kunci not in self._tetap:
            # What only the law and the level of development change is judged on the first day of each level and period.
            naik = {self._babak(h): h for h in reversed(self.cakrawala.hari)}
            lulus = {
                babak
                for babak, h in naik.items()
                if self._siap(tujuan, babak[0]) and self._pada(h).layak_selain_hari(self.fakta, tujuan)
            }
            self._tetap[kunci] = tuple(
                h for h in self.cakrawala.hari if self._babak(h) in lulus and self._bersih(tujuan, h)
            )
        return self._tetap[kunci]

    def _babak(self, hari: date) -> tuple[int, int]:
        return self.cakrawala.naik_level(hari), zaman(hari)

    def _siap(self, tujuan: SyaratJabatan, naik_level: int) -> bool:
        return naik_level > 0 or not kesenjangan(self.fakta, tujuan)

    def _bersih(self, tujuan: SyaratJabatan, pada: date) -> bool:
        return not self.fakta.hukuman or self._pada(pada).bersih(self.fakta, tujuan)

    def _pada(self, hari: date) -> Timbangan:
        if hari not in self._timbangan:
            naik = self.cakrawala.naik_level(hari)
            sezaman = [t for t in self._timbangan.values() if zaman(t.pada) == zaman(hari)]
            serupa = [t for t in sezaman if t.naik_level == naik] or sezaman
            self._timbangan[hari] = serupa[0].pada_hari(hari, naik) if serupa else self.cakrawala.timbangan(hari)
        return self._timbangan[hari]

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
                kelak = self._pindah(fakta, antara, pada)
                if panjang > 2 and not self._mungkin_cukup(kelak, tujuan, setelah):
                    continue
                for ekor in self._jejak(kelak, tujuan, panjang - 1, setelah):
                    _simpan(terbaik, (Langkah(fakta, antara, pada), *ekor))
            yield from terbaik.values()

    def _pindah(self, fakta: FaktaPegawai, antara: SyaratJabatan, pada: date) -> FaktaPegawai:
        """Return the person after a move; one object for all posts that leave them in the same place."""
        kunci = (id(fakta), (antara.posisi, antara.bup, pada))
        if kunci not in self._keadaan:
            self._keadaan[kunci] = fakta.pindah(antara, pada)
        return self._keadaan[kunci]

    def _antara(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, panjang: int) -> Iterable[SyaratJabatan]:
        dari = fakta.posisi.jenjang
        dapat = jenjang_berjarak(tujuan.posisi.jenjang, panjang - 1)
        for satu in self.simpul:
            ke = satu.posisi.jenjang
            if ke not in dapat or satu == tujuan or satu.posisi == fakta.posisi or not bisa_antara(dari, ke):
                continue
            if (panjang > 2 or self.cakrawala.cari_jalur(satu.posisi, tujuan.posisi)) and self.hari_mungkin(satu):
                yield satu

    def hari_layak(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, sejak: date) -> Iterator[date]:
        """Yield the days from ``sejak`` on on which the move is lawful, prepared and there is a vacancy."""
        if not bisa_antara(fakta.posisi.jenjang, tujuan.posisi.jenjang):
            return
        rentang = self._rentang(fakta, tujuan)
        for pada in self.hari_mungkin(tujuan) if rentang else ():
            if pada >= sejak and any(awal <= pada <= akhir for awal, akhir in rentang):
                yield pada

    def _rentang(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> tuple[Rentang, ...]:
        """Return, by legal period, the first and the last day on which the rest holds that depends on moves before.

        In between it always holds: years add up and never get less, ages pass their limit and never come back.
        """
        kunci = (id(fakta), _kelas(tujuan))
        if kunci not in self._bergantung:
            semua = (self._cari_rentang(fakta, tujuan, hari) for hari in self.cakrawala.zaman)
            self._bergantung[kunci] = tuple(satu for satu in semua if satu)
        return self._bergantung[kunci]

    def _cari_rentang(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, hari: tuple[date, ...]) -> Rentang | None:
        def belum(h: date) -> bool:
            return not self._pada(h).lolos(SEJAK, fakta, tujuan)

        def lewat(h: date) -> bool:
            return not self._pada(h).lolos(SAMPAI, fakta, tujuan)

        if not self._pada(hari[0]).lolos(KAPAN_PUN, fakta, tujuan) or belum(hari[-1]) or lewat(hari[0]):
            return None
        pertama = bisect_left(hari, True, key=lambda h: not belum(h))
        terakhir = bisect_left(hari, True, key=lewat) - 1
        return hari[pertama], hari[terakhir]

    def _mungkin_cukup(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, sejak: date) -> bool:
        """Tell whether the years could be full by the last day, if all of them from ``sejak`` on counted."""
        if len(self.cakrawala.zaman) > 1:  # what is asked for may change on the way
            return True
        baris = masa_kerja(tujuan.posisi.jenjang, self.cakrawala.bacaan, self.cakrawala.hari[-1])
        if baris is None or fakta.posisi.jenjang == baris.tujuan:
            return True
        akhir = self.hari_mungkin(tujuan)[-1]
        perlu = max(baris.tahun, 0 if baris.lingkup == BIDANG else baris.pengalaman)
        if not _genap([*fakta.rentang(akhir, jenjang=baris.pengumpan), (sejak, akhir)], perlu):
            return False
        # Who comes in by another post of the rung is not asked for years in this field any more.
        if baris.lingkup != BIDANG or self._ada_pintu_lain(tujuan):
            return True
        return _genap([*fakta.rentang(akhir, rumpun=tujuan.posisi.rumpun), (sejak, akhir)], baris.pengalaman)

    def _ada_pintu_lain(self, tujuan: SyaratJabatan) -> bool:
        rung = tujuan.posisi.jenjang
        return any(s.posisi.jenjang == rung and s != tujuan and self.hari_mungkin(s) for s in self.simpul)


def _genap(rentang: list[Rentang], tahun: int) -> bool:
    """Tell whether spans could make so many years; a month of leeway, since days are counted here, not the calendar."""
    return sum((selesai - mulai).days for mulai, selesai in gabung(rentang)) + 31 >= 365 * tahun


def _simpan(terbaik: dict[tuple[SyaratJabatan, ...], Jejak], jejak: Jejak) -> None:
    kunci = tuple(langkah.tujuan for langkah in jejak[1:])
    if kunci not in terbaik or jejak[-1].pada < terbaik[kunci][-1].pada:
        terbaik[kunci] = jejak
