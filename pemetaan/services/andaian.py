"""What if: where people would be by other weights, cut-offs or rules for missing data. Nothing is written.

Computed boxes are compared with computed boxes; what a calibration session decided stands beside both.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from pegawai.models import Instansi, Pegawai
from pemetaan.aturan.keabsahan import Keberatan, keberatan_bidang, komponen_dari
from pemetaan.aturan.skor import BarisSkema
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.services.mesin import andaian as mesin
from pemetaan.services.mesin.masukan import Cakupan

Alur = Counter[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pindah:
    """A person who would move; ``baru`` 0: would not be placed, ``lama`` 0: is not placed now."""

    pegawai_id: int
    lama: int
    baru: int


@dataclass(frozen=True, slots=True)
class HasilAndaian:
    """People per (box now, box then), 0 for none: all, per Level, and per unit (key: the first part of its path)."""

    alur: Alur
    level: dict[int, Alur]
    unit: dict[str, Alur]
    sebab: dict[str, int]
    orang: list[Pindah] = field(default_factory=list)

    def kotak(self, *, baru: bool) -> dict[int, int]:
        """Return people per box, now or then, all nine."""
        hasil = dict.fromkeys(range(1, 10), 0)
        for pasangan, n in self.alur.items():
            if nomor := pasangan[baru]:
                hasil[nomor] += n
        return hasil

    @property
    def jumlah(self) -> int:
        """How many people there are."""
        return self.alur.total()

    @property
    def pindah(self) -> int:
        """How many would be elsewhere."""
        return sum(n for (lama, baru), n in self.alur.items() if lama != baru)


def tidak_sah(skema: BarisSkema) -> tuple[Keberatan, ...]:
    """Return what is wrong with a scheme as it is asked for; its components weigh what their indicators weigh."""
    return keberatan_bidang(skema, komponen_dari(skema))


def andaikan(
    *, penempatan: QuerySet[Penempatan], skema: BarisSkema, panjang_unit: int = 0, orang: int = 0
) -> HasilAndaian:
    """Return where these people, from the inputs that their run froze, would be by a valid scheme; one query.

    ``orang``: how many of the movers to name.
    """
    masukan = mesin.masukan_beku(penempatan, skema)
    return _baca(mesin.baca(*mesin.susun_hitungan(masukan, skema, panjang_unit=panjang_unit, orang=orang)))


def pratinjau(
    *, instansi: Instansi, tahun: int, skema: BarisSkema, lama: Pemetaan | None, jabatan: Any = None
) -> HasilAndaian:
    """Return what a mapping of today's records by a valid scheme would give, beside an earlier run."""
    masukan = mesin.masukan_kini(Cakupan(instansi, tahun, skema, jabatan), lama)
    return _baca(mesin.baca(*mesin.susun_hitungan(masukan, skema, panjang_unit=0, orang=0)))


def yang_pindah(*, penempatan: QuerySet[Penempatan], skema: BarisSkema) -> list[tuple[Pindah, str]]:
    """Return everybody who would move, by new box and person, with the reason where they would not be placed."""
    masukan = mesin.masukan_beku(penempatan, skema)
    return [(Pindah(*satu[:3]), satu[3]) for satu in mesin.baca(*mesin.susun_pindah(masukan, skema))]


def bernama(pindah: Iterable[Pindah]) -> list[tuple[Pegawai, Pindah]]:
    """Return these people in their order, each with position and unit; one query."""
    semua = list(pindah)
    orang = Pegawai.objects.select_related("jabatan", "unit").in_bulk([satu.pegawai_id for satu in semua])
    return [(orang[satu.pegawai_id], satu) for satu in semua]


def _baca(baris: Iterable[tuple[Any, ...]]) -> HasilAndaian:
    hasil = HasilAndaian(Counter(), {}, {}, {})
    for apa, unit, level, sebab, lama, baru, n in baris:
        if apa == "orang":
            hasil.orang.append(Pindah(n, lama, baru))
            continue
        for alur in (hasil.alur, hasil.level.setdefault(level, Counter()), hasil.unit.setdefault(unit, Counter())):
            alur[lama, baru] += n
        if not baru:
            hasil.sebab[sebab] = hasil.sebab.get(sebab, 0) + n
    return hasil
