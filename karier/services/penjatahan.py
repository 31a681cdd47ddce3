"""Which posts are planned for whom, and when; every post is promised once. Reads nothing, writes nothing."""

from dataclasses import dataclass, field
from datetime import date

from karier.aturan.cakrawala import Cakrawala, kesenjangan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import HORIZONTAL, JF, VERTIKAL, BarisJalur, cari_jalur
from karier.aturan.kelayakan import Kelayakan
from karier.aturan.pengembangan import SUKSESI
from karier.aturan.waktu import tambah_tahun
from karier.selectors.jalur import pilih_terdekat
from karier.selectors.peta import PetaInstansi, Pos
from pegawai.aturan.jenjang import JENJANG
from pegawai.models import Pegawai

_BANYAK_DITIMBANG = 12
_BANYAK_SEBAB = 3


@dataclass(frozen=True, slots=True)
class Calon:
    """A move that could be planned: the post, the day, the verdict on that day."""

    pos: Pos
    pada: date
    kelayakan: Kelayakan

    @property
    def baris(self) -> BarisJalur:
        """Return the row of the tables that the move follows."""
        assert self.kelayakan.baris is not None
        return self.kelayakan.baris


@dataclass(slots=True)
class Penjatah:
    """Chooses the planned moves of people over the agency's posts; remembers what it has promised."""

    peta: PetaInstansi
    cakrawala: Cakrawala
    _tujuan: dict[object, tuple[SyaratJabatan, ...]] = field(default_factory=dict)
    _lowong: dict[SyaratJabatan, list[Pos]] = field(default_factory=dict)

    def rencanakan(self, fakta: FaktaPegawai, pegawai: Pegawai, kotak: int) -> Calon | None:
        """Return the move that suits the box, promised from now on; None where no lawful one is within the window.

        Boxes 7 to 9 aim at a higher position, as early as it can be; without one, and for the others, an equal
        position once the longest time in the present one is reached.
        """
        calon = None
        if kotak in SUKSESI:
            calon = self._terbaik(
                fakta, pegawai, naik=True, sejak=self._sejak(fakta, self.cakrawala.bacaan.jeda_langkah)
            )
        if calon is None and kotak > 1:
            sejak = self._sejak(fakta, self.cakrawala.bacaan.mutasi_maksimal)
            calon = self._terbaik(fakta, pegawai, naik=False, sejak=sejak)
        if calon:
            calon.pos.terjanji.append(calon.pada)
        return calon

    def penghalang(self, fakta: FaktaPegawai, kotak: int) -> str:
        """Return why no move suits: what the likeliest target still asks, or that all is taken."""
        naik = kotak in SUKSESI
        tujuan = self._tujuan_sah(fakta, naik=naik)
        if not tujuan or not self.cakrawala.hari:
            return "Peta jabatan tidak memuat jabatan yang dapat dituju menurut pola karier."
        dekat = sorted(tujuan, key=lambda s: s.posisi.rumpun != fakta.posisi.rumpun)[:_BANYAK_DITIMBANG]
        hari = (self.cakrawala.hari[0], self.cakrawala.hari[-1])
        keputusan = [self.cakrawala.periksa(fakta, s, pada).penghalang for s in dekat for pada in hari]
        terdekat = min(keputusan, key=len)
        if terdekat:
            status = [s for s in terdekat if s.kode == "status"]
            return " ".join(s.penjelasan for s in (status or terdekat[:_BANYAK_SEBAB]))
        if not naik and self._sejak(fakta, self.cakrawala.bacaan.mutasi_maksimal) > self.cakrawala.hari[-1]:
            return "Masa dalam jabatan belum mencapai batas paling lama."
        return "Formasi yang sesuai sudah terisi atau sudah direncanakan untuk pegawai lain."

    def _sejak(self, fakta: FaktaPegawai, tahun: int) -> date:
        return tambah_tahun(fakta.tmt_jabatan, tahun)

    def _terbaik(self, fakta: FaktaPegawai, pegawai: Pegawai, *, naik: bool, sejak: date) -> Calon | None:
        """Return the best candidate of the first year that has one: vertical first, then fit, early, near."""
        milik = (pegawai.jabatan_id, pegawai.unit_id)
        sasaran = self._sasaran(fakta, naik=naik)
        for tahun in sorted({h.year for h in self.cakrawala.hari}) if sasaran else ():
            hari = tuple(h for h in self.cakrawala.hari if h.year == tahun and h >= sejak)
            calon = [c for s in sasaran if (c := self._calon(fakta, s, hari, milik))]
            if calon:
                syarat, pada, pos = min(calon, key=lambda c: self._kunci(fakta, pegawai, c))
                pilihan = pilih_terdekat(pos, pegawai.unit.path)
                return Calon(pilihan, pada, self.cakrawala.periksa(fakta, syarat, pada))
        return None

    def _sasaran(self, fakta: FaktaPegawai, *, naik: bool) -> list[SyaratJabatan]:
        """Return the targets with a vacancy in the window that the person can reach as far as time changes nothing.

        The last day is the kindest one to what ``layak_tetap`` looks at: sanctions age, developments add up.
        """
        if not self.cakrawala.hari:
            return []
        akhir = self.cakrawala.hari[-1]
        tujuan = self._tujuan_sah(fakta, naik=naik)
        return [s for s in tujuan if self._pernah_lowong(s) and self.cakrawala.layak_tetap(fakta, s, akhir)]

    def _pernah_lowong(self, syarat: SyaratJabatan) -> list[Pos]:
        if syarat not in self._lowong:
            akhir = self.cakrawala.hari[-1]
            self._lowong[syarat] = [p for p in self.peta.menurut_syarat[syarat] if p.lowongan(akhir)]
        return self._lowong[syarat]

    def _calon(
        self, fakta: FaktaPegawai, syarat: SyaratJabatan, hari: tuple[date, ...], milik: tuple[int, int]
    ) -> tuple[SyaratJabatan, date, list[Pos]] | None:
        """Return a target with the first of these days on which the move is lawful, and the posts free on it."""
        for pada in hari:
            if not self.cakrawala.layak(fakta, syarat, pada):
                continue
            if pos := [p for p in self._pernah_lowong(syarat) if self._boleh(p, milik) and p.dapat_dijanjikan(pada)]:
                return syarat, pada, pos
        return None

    def _boleh(self, pos: Pos, milik: tuple[int, int]) -> bool:
        """Tell whether a post is another one than the person's, and of no lower class."""
        if (pos.jabatan.pk, pos.unit.pk) == milik:
            return False
        kini = self.peta.pos.get(milik)
        return kini is None or kini.kelas is None or pos.kelas is None or pos.kelas >= kini.kelas

    def _tujuan_sah(self, fakta: FaktaPegawai, *, naik: bool) -> tuple[SyaratJabatan, ...]:
        kunci = (fakta.posisi, naik)
        if kunci not in self._tujuan:
            self._tujuan[kunci] = tuple(s for s in self.peta.menurut_syarat if _pantas(fakta, s, naik=naik))
        return self._tujuan[kunci]

    def _kunci(
        self, fakta: FaktaPegawai, pegawai: Pegawai, calon: tuple[SyaratJabatan, date, list[Pos]]
    ) -> tuple[object, ...]:
        syarat, pada, pos = calon
        baris = cari_jalur(fakta.posisi, syarat.posisi)
        return (
            baris is None or baris.jalur != VERTIKAL,
            syarat.posisi.rumpun != fakta.posisi.rumpun,
            sum(kesenjangan(fakta, syarat).values()),
            pada,
            pilih_terdekat(pos, pegawai.unit.path).jabatan.siasn_id,
        )


def _pantas(fakta: FaktaPegawai, tujuan: SyaratJabatan, *, naik: bool) -> bool:
    """Tell whether a move is one that a plan proposes by itself.

    What the records cannot judge is left to people: a move from JA or JPT into JF (its field of study), from one JF
    into another, or out of JF to Pelaksana.
    """
    baris = cari_jalur(fakta.posisi, tujuan.posisi)
    if baris is None or (baris.jalur != HORIZONTAL) is not naik:
        return False
    ke_jf = JENJANG[tujuan.posisi.jenjang].kelompok in JF
    if ke_jf:
        return fakta.posisi.keluarga == tujuan.posisi.keluarga or baris.kode == "jalur-v-kategori"
    if naik:
        return tujuan.posisi.jenjang != "pelaksana"
    return JENJANG[fakta.posisi.jenjang].kelompok == JENJANG[tujuan.posisi.jenjang].kelompok
