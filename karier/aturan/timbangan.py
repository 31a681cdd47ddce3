"""Judging many moves on one day: the rules of ``kelayakan``, each worked out once per distinct input.

What a requirement reads of the person and of the position is listed beside it; two cases alike in that are one case.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date

from karier.aturan import syarat_orang, syarat_waktu
from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import BarisJalur, Posisi, cari_jalur
from karier.aturan.kelayakan import BERGANTUNG, PEMERIKSA, TETAP, Pemeriksa
from karier.aturan.syarat import NAMA_SYARAT, Perkara, Syarat
from karier.aturan.zaman import zaman

Kunci = Callable[[FaktaPegawai, SyaratJabatan], Hashable]
KUNCI: dict[Pemeriksa, Kunci] = {
    syarat_orang.jalur: lambda f, t: (f.posisi, t.posisi, t.aktif),
    syarat_orang.rumpun: lambda f, t: (f.posisi, t.posisi),
    syarat_orang.status: lambda f, t: (f.jenis_asn, f.aktif),
    syarat_orang.pendidikan: lambda f, t: (f.pendidikan, t.posisi.jenjang, t.pendidikan_min),
    syarat_orang.golongan: lambda f, t: (f.golongan, t.golongan_min),
    syarat_orang.kinerja: lambda f, t: (f.predikat, f.posisi, t.posisi),
    syarat_orang.disiplin: lambda f, t: f.hukuman,
    syarat_orang.kompetensi: lambda f, t: (f.asesmen_tanggal, f.level, t.standar),
    syarat_waktu.masa_kerja: lambda f, t: (f.posisi.jenjang, f.riwayat, f.ada_riwayat, t.posisi.jenjang),
    syarat_waktu.pengalaman: lambda f, t: (f.posisi.jenjang, f.riwayat, f.ada_riwayat, t.posisi),
    syarat_waktu.pengalaman_jabatan: lambda f, t: (
        (f.riwayat, f.ada_riwayat, t.pengalaman_min, t.posisi.rumpun) if t.pengalaman_min else None
    ),
    syarat_waktu.masa_jabatan: lambda f, t: (f.tmt_jabatan, f.posisi, t.posisi),
    syarat_waktu.usia_pengangkatan: lambda f, t: (f.tanggal_lahir, f.posisi.jenjang, t.posisi.jenjang, t.usia_maks),
    syarat_waktu.sisa_masa_kerja: lambda f, t: (f.tanggal_lahir, f.bup, t.bup),
    syarat_waktu.angka_kredit: lambda f, t: (f.posisi, t.posisi),
}
"""What each requirement reads, besides the day and the readings."""
TANPA_HARI: tuple[Pemeriksa, ...] = (
    syarat_orang.jalur,
    syarat_orang.rumpun,
    syarat_orang.status,
    syarat_orang.pendidikan,
    syarat_orang.golongan,
    syarat_orang.kinerja,
    syarat_waktu.angka_kredit,
)
"""Requirements whose verdict is the same on all days of one legal period after the records."""
SEJAK: tuple[Pemeriksa, ...] = (
    syarat_waktu.masa_jabatan,
    syarat_waktu.masa_kerja,
    syarat_waktu.pengalaman,
    syarat_waktu.pengalaman_jabatan,
)
"""Requirements that, once met, stay met as long as the person stays where they are: years only add up."""
SAMPAI: tuple[Pemeriksa, ...] = (syarat_waktu.usia_pengangkatan, syarat_waktu.sisa_masa_kerja)
"""Requirements that, once missed, stay missed: nobody grows younger."""
KAPAN_PUN: tuple[Pemeriksa, ...] = (syarat_orang.jalur, syarat_orang.rumpun, syarat_waktu.angka_kredit)
"""Requirements of ``BERGANTUNG`` that no day changes."""
_TETAP_SELAIN_HARI = tuple(cek for cek in TETAP if cek is not syarat_orang.disiplin)


@dataclass(frozen=True, slots=True)
class Kurang:
    """A requirement in the way, by its code: unmet, or (``diketahui`` false) not known for lack of data."""

    kode: str
    diketahui: bool

    def __str__(self) -> str:
        return NAMA_SYARAT[self.kode] + ("" if self.diketahui else " (belum ada data)")


@dataclass(slots=True)
class Timbangan:
    """The verdicts on one day under one set of readings; the parameters are those of ``kelayakan.periksa``."""

    pada: date
    bacaan: Bacaan
    data_per: date | None = None
    naik_level: int = 0
    _baris: dict[tuple[Posisi, Posisi], BarisJalur | None] = field(default_factory=dict)
    _ingat: dict[Pemeriksa, dict[Hashable, Kurang | None]] = field(
        default_factory=lambda: {cek: {} for cek in PEMERIKSA}
    )

    def pada_hari(self, pada: date, naik_level: int) -> "Timbangan":
        """Return the judge of another day after the same records, who remembers what is alike on both."""
        assert self.data_per is not None
        assert self.data_per < min(pada, self.pada)
        if zaman(pada) != zaman(self.pada):
            return Timbangan(pada, self.bacaan, self.data_per, naik_level)
        lain = Timbangan(pada, self.bacaan, self.data_per, naik_level, self._baris)
        sama = (*TANPA_HARI, syarat_orang.kompetensi) if naik_level == self.naik_level else TANPA_HARI
        for cek in sama:
            lain._ingat[cek] = self._ingat[cek]
        return lain

    def baris(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> BarisJalur | None:
        """Return the row of the tables by which the move goes."""
        kunci = (fakta.posisi, tujuan.posisi)
        if kunci not in self._baris:
            self._baris[kunci] = cari_jalur(*kunci, self.pada)
        return self._baris[kunci]

    def kurang(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> tuple[Kurang, ...]:
        """Return what stands in the way, in the order in which requirements are shown; nothing where it is lawful."""
        return tuple(satu for cek in PEMERIKSA if (satu := self._satu(cek, fakta, tujuan)) is not None)

    def layak(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> bool:
        """Tell whether the move is lawful."""
        return self.layak_tetap(fakta, tujuan) and self.layak_bergantung(fakta, tujuan)

    def layak_tetap(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> bool:
        """Tell whether all holds that no move in between changes."""
        return self.layak_selain_hari(fakta, tujuan) and self.bersih(fakta, tujuan)

    def layak_selain_hari(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> bool:
        """Tell the part of ``layak_tetap`` that, after the day of the records, only ``naik_level`` changes."""
        return all(self._satu(cek, fakta, tujuan) is None for cek in _TETAP_SELAIN_HARI)

    def bersih(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> bool:
        """Tell whether no disciplinary sanction bars a move on the day."""
        return self._satu(syarat_orang.disiplin, fakta, tujuan) is None

    def layak_bergantung(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> bool:
        """Tell whether all holds that depends on where the person stands before the move."""
        return all(self._satu(cek, fakta, tujuan) is None for cek in BERGANTUNG)

    def lolos(self, semua: tuple[Pemeriksa, ...], fakta: FaktaPegawai, tujuan: SyaratJabatan) -> bool:
        """Tell whether none of these requirements stands in the way."""
        return all(self._satu(cek, fakta, tujuan) is None for cek in semua)

    def _satu(self, cek: Pemeriksa, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> Kurang | None:
        kunci, ingat = KUNCI[cek](fakta, tujuan), self._ingat[cek]
        try:
            return ingat[kunci]
        except KeyError:
            hasil = ingat[kunci] = _ringkas(cek(self._perkara(fakta, tujuan)))
            return hasil

    def _perkara(self, fakta: FaktaPegawai, tujuan: SyaratJabatan) -> Perkara:
        data_per = self.data_per or self.pada
        return Perkara(fakta, tujuan, self.pada, self.bacaan, data_per, self.naik_level, self.baris(fakta, tujuan))


def _ringkas(syarat: Syarat | None) -> Kurang | None:
    if syarat is None or not syarat.menghalangi:
        return None
    return Kurang(syarat.kode, syarat.terpenuhi is False)
