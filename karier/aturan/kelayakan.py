"""May this person move there on that day: every requirement on its own, with its value, minimum, basis and reason."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from karier.aturan import syarat_orang, syarat_waktu
from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.jalur import BarisJalur, cari_jalur
from karier.aturan.syarat import Perkara, Syarat


@dataclass(frozen=True, slots=True)
class Kelayakan:
    """A verdict. ``layak`` only when no requirement is unmet and none of the mandatory ones is unknown."""

    layak: bool
    baris: BarisJalur | None
    syarat: tuple[Syarat, ...] = field(default=())

    @property
    def jalur(self) -> str | None:
        """Path of the move, or None where no row of the tables allows it."""
        return self.baris.jalur if self.baris else None

    @property
    def mekanisme(self) -> str | None:
        """Usual mechanism by which the position is filled on this path."""
        return self.baris.mekanisme[0] if self.baris else None

    @property
    def penghalang(self) -> tuple[Syarat, ...]:
        """Requirements that stand in the way: unmet, or mandatory and unknown."""
        return tuple(s for s in self.syarat if s.menghalangi)


Pemeriksa = Callable[[Perkara], Syarat | None]
TETAP: tuple[Pemeriksa, ...] = (
    syarat_orang.status,
    syarat_orang.pendidikan,
    syarat_orang.golongan,
    syarat_orang.kinerja,
    syarat_orang.disiplin,
    syarat_orang.kompetensi,
)
"""Requirements that no move in between changes."""
BERGANTUNG: tuple[Pemeriksa, ...] = (
    syarat_orang.jalur,
    syarat_orang.rumpun,
    syarat_waktu.masa_jabatan,
    syarat_waktu.masa_kerja,
    syarat_waktu.pengalaman,
    syarat_waktu.pengalaman_jabatan,
    syarat_waktu.usia_pengangkatan,
    syarat_waktu.sisa_masa_kerja,
    syarat_waktu.angka_kredit,
)
"""Requirements that depend on where the person stands before the move."""
PEMERIKSA: tuple[Pemeriksa, ...] = (
    syarat_orang.jalur,
    syarat_orang.rumpun,
    syarat_orang.status,
    syarat_orang.pendidikan,
    syarat_orang.golongan,
    syarat_waktu.masa_kerja,
    syarat_waktu.pengalaman,
    syarat_waktu.pengalaman_jabatan,
    syarat_waktu.masa_jabatan,
    syarat_orang.kompetensi,
    syarat_orang.kinerja,
    syarat_orang.disiplin,
    syarat_waktu.usia_pengangkatan,
    syarat_waktu.sisa_masa_kerja,
    syarat_waktu.angka_kredit,
)
"""All of them, in the order in which they are shown."""


def periksa(
    fakta: FaktaPegawai,
    tujuan: SyaratJabatan,
    pada: date,
    *,
    bacaan: Bacaan,
    data_per: date | None = None,
    naik_level: int = 0,
) -> Kelayakan:
    """Judge a move on ``pada``.

    ``data_per``: the day whose records (SKP, assessment) are taken to hold on ``pada`` too, for dates still to come.
    ``naik_level``: levels by which planned developments raise every competency that falls short until then.
    """
    baris = cari_jalur(fakta.posisi, tujuan.posisi, pada)
    perkara = Perkara(fakta, tujuan, pada, bacaan, data_per or pada, naik_level, baris)
    syarat = tuple(hasil for cek in PEMERIKSA if (hasil := cek(perkara)) is not None)
    return Kelayakan(not any(s.menghalangi for s in syarat), baris, syarat)


def layak(
    fakta: FaktaPegawai,
    tujuan: SyaratJabatan,
    pada: date,
    *,
    bacaan: Bacaan,
    data_per: date | None = None,
    naik_level: int = 0,
    pemeriksa: tuple[Pemeriksa, ...] = TETAP + BERGANTUNG,
) -> bool:
    """Return the verdict of ``periksa`` alone, stopping at the first requirement that stands in the way.

    ``pemeriksa`` limits it to some of the requirements.
    """
    baris = cari_jalur(fakta.posisi, tujuan.posisi, pada)
    perkara = Perkara(fakta, tujuan, pada, bacaan, data_per or pada, naik_level, baris)
    return not any((hasil := cek(perkara)) is not None and hasil.menghalangi for cek in pemeriksa)
