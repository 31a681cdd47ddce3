"""The days on which a plan may move somebody: the first day of each quarter still to come."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import BarisJalur, Posisi, cari_jalur
from karier.aturan.kelayakan import BERGANTUNG, TETAP, Kelayakan, layak, periksa
from karier.aturan.timbangan import Timbangan
from karier.aturan.waktu import awal_triwulan, tambah_tahun
from karier.aturan.zaman import pilah

_TANPA_JEDA = 3
"""Where an agency asks for no time between moves, paths of more than three are not looked for."""


@dataclass(frozen=True)
class Cakrawala:
    """A planning window. ``data_per`` is the day of the records; ``hari`` the possible days, in order."""

    data_per: date
    hari: tuple[date, ...]
    bacaan: Bacaan

    @classmethod
    def rencana(cls, tahun_awal: int, hari_ini: date, bacaan: Bacaan, banyak: int = 5) -> "Cakrawala":
        """Return the window of a plan: ``banyak`` calendar years from ``tahun_awal``, without days already past."""
        semua = (h for tahun in range(tahun_awal, tahun_awal + banyak) for h in awal_triwulan(tahun))
        return cls(hari_ini, tuple(h for h in semua if h > hari_ini), bacaan)

    @classmethod
    def ke_depan(cls, hari_ini: date, tahun: int, bacaan: Bacaan) -> "Cakrawala":
        """Return the window of so many years from today."""
        akhir = tambah_tahun(hari_ini, tahun)
        semua = (h for t in range(hari_ini.year, akhir.year + 1) for h in awal_triwulan(t))
        return cls(hari_ini, tuple(h for h in semua if hari_ini < h <= akhir), bacaan)

    @property
    def langkah_terbanyak(self) -> int:
        """The most moves that fit into the window, one after the other."""
        if not self.hari or self.bacaan.jeda_langkah == 0:
            return min(len(self.hari), _TANPA_JEDA)
        return 1 + (self.hari[-1].year - self.hari[0].year) // self.bacaan.jeda_langkah

    def naik_level(self, pada: date) -> int:
        """Return by how many levels development in the years before ``pada`` is taken to raise a competency."""
        return (pada.year - self.hari[0].year) * self.bacaan.naik_level_per_tahun if self.hari else 0

    @cached_property
    def zaman(self) -> list[tuple[date, ...]]:
        """The days by legal period: within one, no table about moves changes."""
        return pilah(self.hari)

    def cari_jalur(self, asal: Posisi, tujuan: Posisi) -> BarisJalur | None:
        """Return the cell of the first legal period of the window that allows the move, or None where none does."""
        semua = (cari_jalur(asal, tujuan, hari[0]) for hari in self.zaman)
        return next((baris for baris in semua if baris), None)

    def _opsi(self, pada: date) -> dict[str, object]:
        return {"bacaan": self.bacaan, "data_per": min(self.data_per, pada), "naik_level": self.naik_level(pada)}

    def timbangan(self, pada: date) -> Timbangan:
        """Return the judge of planned moves on ``pada``, who remembers; see ``periksa``."""
        return Timbangan(pada, **self._opsi(pada))  # type: ignore[arg-type]

    def periksa(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, pada: date) -> Kelayakan:
        """Judge a planned move on ``pada`` on today's records."""
        return periksa(fakta, tujuan, pada, **self._opsi(pada))  # type: ignore[arg-type]

    def layak(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, pada: date) -> bool:
        """Tell whether a planned move on ``pada`` is lawful, and prepared: a gap leaves a year before to close it."""
        return self.layak_bergantung(fakta, tujuan, pada) and self.layak_tetap(fakta, tujuan, pada)

    def layak_tetap(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, pada: date) -> bool:
        """Return the part of ``layak`` that is the same whatever moves come before."""
        if self.naik_level(pada) == 0 and kesenjangan(fakta, tujuan):
            return False
        return layak(fakta, tujuan, pada, pemeriksa=TETAP, **self._opsi(pada))  # type: ignore[arg-type]

    def layak_bergantung(self, fakta: FaktaPegawai, tujuan: SyaratJabatan, pada: date) -> bool:
        """Return the part of ``layak`` that depends on the position before the move."""
        return layak(fakta, tujuan, pada, pemeriksa=BERGANTUNG, **self._opsi(pada))  # type: ignore[arg-type]


def kesenjangan(fakta: FaktaPegawai, tujuan: SyaratJabatan) -> dict[str, int]:
    """Return the competencies below the standard of the target with the levels that are missing."""
    hasil = dict(fakta.level)
    return {k: minta - hasil[k] for k, minta in tujuan.standar if k in hasil and hasil[k] < minta}
