"""Career paths of a person to a position over the agency's real posts."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from karier.aturan.cakrawala import Cakrawala
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.kelayakan import Kelayakan
from karier.aturan.pencarian import BANYAK, Jejak, Pencarian
from karier.aturan.rantai_jenjang import jenjang_dilalui, jenjang_tujuan
from karier.aturan.waktu import tambah_tahun, triwulan
from karier.selectors.bacaan import bacaan
from karier.selectors.fakta import SumberFakta
from karier.selectors.kelayakan import kelayakan_json
from karier.selectors.peta import PetaInstansi, Pos
from karier.selectors.syarat import muat_rumpun
from pegawai.aturan.jenjang import JENJANG
from pegawai.models import Jabatan, Pegawai, RiwayatJabatan
from talenta.umum.tanggal import bulan_tahun

_SAMPAI_TAHUN = 20
_KRITIS = 10_000


@dataclass(frozen=True, slots=True)
class LangkahJalur:
    """One step of a path: the post, the day, and the verdict on that day."""

    pos: Pos
    pada: date
    kelayakan: Kelayakan


@dataclass(frozen=True, slots=True)
class HasilJalur:
    """The paths, best first; where there is none, why not and what is nearest."""

    jalur: list[list[LangkahJalur]] = field(default_factory=list)
    alasan: str = ""
    terdekat: str = ""


def cari_jalur_karier(pegawai: Pegawai, jabatan: Jabatan, *, tahun: int = 5, hari_ini: date) -> HasilJalur:
    """Return the feasible paths of ``pegawai`` to ``jabatan`` within so many years; the query count is fixed."""
    cakrawala = Cakrawala.ke_depan(hari_ini, tahun, bacaan())
    pernah = RiwayatJabatan.objects.filter(pegawai=pegawai, jabatan__isnull=False).values_list("jabatan_id", flat=True)
    rumpun = muat_rumpun(pegawai.instansi_id, {pegawai.jabatan_id, *pernah})
    fakta = SumberFakta(Pegawai.objects.filter(pk=pegawai.pk), hari_ini, rumpun).fakta(pegawai)
    return _Penelusuran(pegawai, fakta, jabatan, cakrawala).hasil()


class _Penelusuran:
    """One search with its target posts and its sentences."""

    def __init__(self, pegawai: Pegawai, fakta: FaktaPegawai, jabatan: Jabatan, cakrawala: Cakrawala) -> None:
        self.pegawai, self.fakta, self.jabatan, self.cakrawala = pegawai, fakta, jabatan, cakrawala
        self.milik = (pegawai.jabatan_id, pegawai.unit_id)
        self.peta = self._muat_peta()
        self.tujuan: dict[SyaratJabatan, list[Pos]] = {}
        for kunci, pos in PetaInstansi(pegawai.instansi_id, {jabatan.pk}).pos.items():
            if kunci != self.milik:
                self.tujuan.setdefault(pos.syarat, []).append(pos)

    def _muat_peta(self) -> PetaInstansi:
        """Read the posts that a way to the target can lead over, and those above that are a move away."""
        asal, tujuan = self.pegawai.jabatan.jenjang, self.jabatan.jenjang
        naik = {j for j in jenjang_tujuan(asal) if JENJANG[j].tingkat > JENJANG[asal].tingkat}
        dilalui = jenjang_dilalui(asal, tujuan, self.cakrawala.langkah_terbanyak)
        akhir = self.cakrawala.hari[-1] if self.cakrawala.hari else self.cakrawala.data_per
        return PetaInstansi(self.pegawai.instansi_id, jenjang=naik | dilalui, lowong_sampai=akhir)

    def hasil(self) -> HasilJalur:
        if not self.tujuan:
            return HasilJalur(alasan=self._tanpa_pos())
        pencarian = self._pencarian()
        jejak = [satu for syarat in self.tujuan for satu in pencarian.cari(syarat)]
        if jejak:
            urut = sorted(jejak, key=pencarian.urutan)[:BANYAK]
            return HasilJalur([self._langkah(satu) for satu in urut])
        syarat = next(iter(self.tujuan))
        return HasilJalur(alasan=self._alasan(syarat), terdekat=self._terdekat(syarat, pencarian))

    def _tanpa_pos(self) -> str:
        if self.jabatan.pk == self.pegawai.jabatan_id:
            return "Pegawai ini sudah menduduki jabatan tersebut."
        return f"{self.jabatan.nama} tidak ada dalam peta jabatan, jadi tidak ada formasi yang dapat dituju."

    def _pos(self, syarat: SyaratJabatan) -> list[Pos]:
        if syarat in self.tujuan:
            return self.tujuan[syarat]
        return [p for p in self.peta.menurut_syarat[syarat] if (p.jabatan.pk, p.unit.pk) != self.milik]

    def _pencarian(self) -> Pencarian:
        simpul = tuple(dict.fromkeys([*self.peta.menurut_syarat, *self.tujuan]))
        return Pencarian(self.fakta, self.cakrawala, simpul, self._lowong, self._kebutuhan)

    def _lowong(self, syarat: SyaratJabatan, pada: date) -> bool:
        return any(p.lowongan(pada) for p in self._pos(syarat))

    def _kebutuhan(self, syarat: SyaratJabatan) -> int:
        """Return the need: posts vacant by the last day, those in critical positions before any number of others."""
        akhir = self.cakrawala.hari[-1]
        return sum(p.lowongan(akhir) * (_KRITIS if p.kritis else 1) for p in self._pos(syarat))

    def _langkah(self, jejak: Jejak) -> list[LangkahJalur]:
        return [
            LangkahJalur(
                pilih_terdekat([p for p in self._pos(satu.tujuan) if p.lowongan(satu.pada)], self.pegawai.unit.path),
                satu.pada,
                self.cakrawala.periksa(satu.sebelum, satu.tujuan, satu.pada),
            )
            for satu in jejak
        ]

    def _alasan(self, syarat: SyaratJabatan) -> str:
        """Say what stands in the way of the direct move on the day that is nearest to it."""
        hari = self.cakrawala.hari
        if not hari:
            return "Rentang tahun terlalu pendek untuk merencanakan perpindahan."
        keputusan = [self.cakrawala.periksa(self.fakta, syarat, pada) for pada in hari]
        terbaik = min(keputusan, key=lambda satu: len(satu.penghalang))
        kepala = f"Tidak ada jalur sampai {hari[-1].year}"
        if terbaik.penghalang:
            return f"{kepala}: {' '.join(s.penjelasan for s in terbaik.penghalang)}"
        if any(p.lowongan(pada) for p in self.tujuan[syarat] for pada in hari):
            return f"{kepala}: saat formasi lowong, syarat lain atau penyelarasan kompetensi belum terpenuhi."
        lowong = [h for p in self.tujuan[syarat] if (h := p.lowong_pertama())]
        kapan = f"; lowong paling cepat {bulan_tahun(min(lowong))} karena pensiun" if lowong else ""
        return f"{kepala}: semua formasi terisi{kapan}."

    def _terdekat(self, syarat: SyaratJabatan, pencarian: Pencarian) -> str:
        """Name the day on which the move itself becomes lawful, otherwise the highest rung within reach."""
        if not self.cakrawala.hari:
            return ""
        akhir = self.cakrawala.hari[-1]
        for lebih in range(1, _SAMPAI_TAHUN):
            if self.cakrawala.layak(self.fakta, syarat, tambah_tahun(akhir, lebih)):
                return f"Syaratnya terpenuhi paling cepat sekitar {tambah_tahun(akhir, lebih).year}."
        kini = JENJANG[self.fakta.posisi.jenjang].tingkat
        naik = [
            s for s in self.peta.menurut_syarat if JENJANG[s.posisi.jenjang].tingkat > kini and s not in self.tujuan
        ]
        mulai = self.cakrawala.hari[0]
        ada = [(h, s) for s in naik if (h := next(pencarian.hari_layak(self.fakta, s, mulai), None))]
        if not ada:
            return "Belum ada jabatan lain yang lebih tinggi yang dapat dicapai dalam rentang itu."
        hari, pilihan = min(ada, key=lambda p: (-JENJANG[p[1].posisi.jenjang].tingkat, p[0], p[1].posisi.keluarga))
        pos = pilih_terdekat([p for p in self._pos(pilihan) if p.lowongan(hari)], self.pegawai.unit.path)
        return f"Yang terdekat: {pos.jabatan.nama} ({pos.unit.nama}), {triwulan(hari)}."


def pilih_terdekat(pos: list[Pos], path: str) -> Pos:
    """Return the post nearest in the tree of units to ``path``; among equals the first by position id."""
    return min(pos, key=lambda p: (-_serumpun(p.unit.path, path), p.jabatan.siasn_id, p.unit.path))


def _serumpun(a: str, b: str, panjang: int = 4) -> int:
    """Return how many levels two paths of the tree share."""
    sama = 0
    while a[sama : sama + panjang] and a[sama : sama + panjang] == b[sama : sama + panjang]:
        sama += panjang
    return sama // panjang


def langkah_json(langkah: LangkahJalur) -> dict[str, Any]:
    """Return one step as the command prints it."""
    baris = langkah.kelayakan.baris
    return {
        "tahun": langkah.pada.year,
        "waktu": triwulan(langkah.pada),
        "jabatan_id": langkah.pos.jabatan.siasn_id,
        "jabatan": langkah.pos.jabatan.nama,
        "unit": langkah.pos.unit.nama,
        "jalur": langkah.kelayakan.jalur,
        "mekanisme": langkah.kelayakan.mekanisme,
        "prosedur": baris.prosedur[0] if baris else None,
        "kelayakan": kelayakan_json(langkah.kelayakan),
    }
