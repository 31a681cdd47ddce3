"""Which posts are planned for whom, and when; every post is promised once. Reads nothing, writes nothing.

An assignment problem per year, chained over the years: see docs/algoritma/penjatahan.md.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from karier.aturan.cakrawala import Cakrawala
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import HORIZONTAL, JF, BarisJalur
from karier.aturan.kelayakan import Kelayakan
from karier.aturan.pencarian import Pencarian
from karier.aturan.pengembangan import SUKSESI
from karier.aturan.waktu import tambah_tahun
from karier.selectors.peta import PetaInstansi, Pos
from karier.services.kecocokan import biaya_orang, biaya_pos
from karier.services.pencocokan import cocokkan
from pegawai.aturan.jenjang import JENJANG
from pegawai.models import Pegawai

Hari = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Calon:
    """A move that could be planned: the post, the day, the verdict on that day.

    ``menunggu``: the post falls vacant only because its holder is planned to move on.
    """

    pos: Pos
    pada: date
    kelayakan: Kelayakan
    menunggu: bool = False

    @property
    def baris(self) -> BarisJalur:
        """Return the row of the tables that the move follows."""
        assert self.kelayakan.baris is not None
        return self.kelayakan.baris


@dataclass(slots=True)
class Peserta:
    """A person to be planned for. ``naik`` and ``datar`` map each target within reach to the days it is lawful on."""

    pegawai: Pegawai
    fakta: FaktaPegawai
    kotak: int
    naik: dict[SyaratJabatan, Hari] = field(default_factory=dict)
    datar: dict[SyaratJabatan, Hari] = field(default_factory=dict)

    @property
    def milik(self) -> tuple[int, int]:
        """Key of the post held now."""
        return self.pegawai.jabatan_id, self.pegawai.unit_id

    def tujuan(self, *, naik: bool) -> dict[SyaratJabatan, Hari]:
        """Return the targets of one direction."""
        return self.naik if naik else self.datar


@dataclass(frozen=True, slots=True)
class Kursi:
    """One vacancy of a post, from a day of the year on."""

    pos: Pos
    sejak: date


@dataclass(slots=True)
class Penjatah:
    """Chooses the planned moves of people over the agency's posts; remembers what it has promised."""

    peta: PetaInstansi
    cakrawala: Cakrawala
    _pantas: dict[object, tuple[SyaratJabatan, ...]] = field(default_factory=dict)

    def jatah(self, peserta: list[Peserta]) -> dict[int, Calon]:
        """Return, by the id of the person, the moves that suit the boxes; ``peserta`` come in order of priority.

        Boxes 7 to 9 aim at a higher position, in the earliest year that has one; without one, and for the others, an
        equal position once the longest time in the present one is reached. Posts that those who move leave behind are
        given out as well, until nobody is left for whom there is one.
        """
        for satu in peserta:
            self._jangkau(satu)
        hasil: dict[int, Calon] = {}
        tahun = sorted({h.year for h in self.cakrawala.hari})
        banyak = -1
        while len(hasil) > banyak:
            banyak = len(hasil)
            for naik in (True, False):
                for satu_tahun in tahun:
                    while True:
                        sisa = [p for p in peserta if p.pegawai.pk not in hasil and p.tujuan(naik=naik)]
                        baru = self._setahun(sisa, satu_tahun, naik=naik)
                        hasil |= baru
                        if not baru:
                            break
        return hasil

    def _jangkau(self, satu: Peserta) -> None:
        """Work out where the person may go, and when: what no competition changes."""
        pencarian = Pencarian(satu.fakta, self.cakrawala, (), self._pernah_lowong)
        if satu.kotak in SUKSESI:
            sejak = self.sejak(satu.fakta, naik=True)
            satu.naik = dict(self._hari(pencarian, satu, sejak, naik=True))
        if satu.kotak > 1:
            sejak = self.sejak(satu.fakta, naik=False)
            satu.datar = dict(self._hari(pencarian, satu, sejak, naik=False))

    def _hari(
        self, pencarian: Pencarian, satu: Peserta, sejak: date, *, naik: bool
    ) -> Iterator[tuple[SyaratJabatan, Hari]]:
        if not self.cakrawala.hari or sejak > self.cakrawala.hari[-1]:
            return
        for tujuan in self.pantas(satu.fakta, naik=naik):
            if hari := tuple(pencarian.hari_layak(satu.fakta, tujuan, sejak)):
                yield tujuan, hari

    def _pernah_lowong(self, tujuan: SyaratJabatan, pada: date) -> bool:
        # Moves may leave posts behind, so a post counts as within reach whether it is vacant by itself or not.
        return tujuan in self.peta.menurut_syarat

    def sejak(self, fakta: FaktaPegawai, *, naik: bool) -> date:
        """Return the day from which a plan moves the person by itself."""
        bacaan = self.cakrawala.bacaan
        return tambah_tahun(fakta.tmt_jabatan, bacaan.jeda_langkah if naik else bacaan.mutasi_maksimal)

    def pantas(self, fakta: FaktaPegawai, *, naik: bool) -> tuple[SyaratJabatan, ...]:
        """Return the targets that a plan proposes by itself."""
        kunci = (fakta.posisi, naik)
        if kunci not in self._pantas:
            self._pantas[kunci] = tuple(
                s
                for s in self.peta.menurut_syarat
                if _pantas(self.cakrawala.cari_jalur(fakta.posisi, s.posisi), fakta, s, naik=naik)
            )
        return self._pantas[kunci]

    def _setahun(self, orang: list[Peserta], tahun: int, *, naik: bool) -> dict[int, Calon]:
        """Give out the vacancies of one year among these people, and promise them."""
        hari = tuple(h for h in self.cakrawala.hari if h.year == tahun)
        kursi = self._kursi(orang, hari, naik=naik)
        if not kursi:
            return {}
        nomor = {id(satu): n for n, satu in enumerate(kursi)}
        menurut: dict[SyaratJabatan, list[Kursi]] = defaultdict(list)
        for satu in kursi:
            menurut[satu.pos.syarat].append(satu)
        semua_pilihan = ((p, self._pilihan(p, menurut, hari, naik=naik)) for p in orang)
        berpilihan = [(p, satu) for p, satu in semua_pilihan if satu]
        pilihan = [satu for _, satu in berpilihan]
        sisi = [[(nomor[id(satu)], harga) for satu, _, harga in semua] for semua in pilihan]
        hasil = {}
        for (p, semua), kolom in zip(berpilihan, cocokkan(sisi, len(kursi)), strict=True):
            if kolom is not None:
                pada = next(pada for satu, pada, _ in semua if nomor[id(satu)] == kolom)
                hasil[p.pegawai.pk] = self._janjikan(p, kursi[kolom].pos, pada)
        return hasil

    def _kursi(self, orang: list[Peserta], hari: Hari, *, naik: bool) -> list[Kursi]:
        """Return the vacancies that can still be promised in a year, each from the day on which it can."""
        dituju = {tujuan for p in orang for tujuan in p.tujuan(naik=naik)}
        hasil = []
        for syarat in (s for s in self.peta.menurut_syarat if s in dituju):
            for pos in self.peta.menurut_syarat[syarat]:
                dulu = 0
                for pada in hari:
                    baru = min(pos.bebas(pada), len(orang))
                    hasil += [Kursi(pos, pada) for _ in range(dulu, baru)]
                    dulu = max(dulu, baru)
        return hasil

    def _pilihan(
        self, p: Peserta, kursi: dict[SyaratJabatan, list[Kursi]], hari: Hari, *, naik: bool
    ) -> list[tuple[Kursi, date, int]]:
        """Return the vacancies that a person can have, each with the first lawful day of the year and the cost."""
        hasil = []
        for tujuan, layak in p.tujuan(naik=naik).items():
            tahun_ini = layak[bisect_left(layak, hari[0]) :]
            if not tahun_ini or tahun_ini[0] > hari[-1] or tujuan not in kursi:
                continue
            tetap = biaya_orang(p.fakta, tujuan, hari[-1])
            for satu in kursi[tujuan]:
                pada = next((h for h in tahun_ini if h >= satu.sejak), None)
                if pada and pada <= hari[-1] and self.boleh(satu.pos, p.milik):
                    hasil.append((satu, pada, tetap + biaya_pos(p.pegawai.unit.path, satu.pos, pada)))
        return hasil

    def boleh(self, pos: Pos, milik: tuple[int, int]) -> bool:
        """Tell whether a post is another one than the person's, and of no lower class."""
        if (pos.jabatan.pk, pos.unit.pk) == milik:
            return False
        kini = self.peta.pos.get(milik)
        return kini is None or kini.kelas is None or pos.kelas is None or pos.kelas >= kini.kelas

    def _janjikan(self, p: Peserta, pos: Pos, pada: date) -> Calon:
        menunggu = pos.menunggu(pada)
        pos.terjanji.append(pada)
        lama = self.peta.pos.get(p.milik)
        if lama is not None:
            lama.tinggalkan(p.fakta.tanggal_lahir, p.fakta.bup, pada)
        return Calon(pos, pada, self.cakrawala.periksa(p.fakta, pos.syarat, pada), menunggu)


def _pantas(baris: BarisJalur | None, fakta: FaktaPegawai, tujuan: SyaratJabatan, *, naik: bool) -> bool:
    """Tell whether a move is one that a plan proposes by itself.

    What the records cannot judge is left to people: a move from JA or JPT into JF (its field of study), from one JF
    into another, or out of JF to Pelaksana.
    """
    if baris is None or (baris.jalur != HORIZONTAL) is not naik:
        return False
    ke_jf = JENJANG[tujuan.posisi.jenjang].kelompok in JF
    if ke_jf:
        return fakta.posisi.keluarga == tujuan.posisi.keluarga or baris.kelompok == "jalur-v-kategori"
    if naik:
        return tujuan.posisi.jenjang != "pelaksana"
    return JENJANG[fakta.posisi.jenjang].kelompok == JENJANG[tujuan.posisi.jenjang].kelompok
