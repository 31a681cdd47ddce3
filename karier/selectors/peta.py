"""The agency's posts: how many there are, who leaves when, what each asks for; five queries, however many."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from karier.aturan.fakta import SyaratJabatan
from karier.selectors.syarat import PetaRumpun, PetaStandar, syarat_jabatan
from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.models import Jabatan, Pegawai, PetaJabatan, UnitKerja


@dataclass(eq=False, slots=True)
class Pos:
    """A position in a unit. ``pensiun`` holds the TMT pensiun of its active holders, earliest first."""

    jabatan: Jabatan
    unit: UnitKerja
    kebutuhan: int
    kritis: bool
    kelas: int | None
    syarat: SyaratJabatan
    pensiun: list[date] = field(default_factory=list)
    terjanji: list[date] = field(default_factory=list)

    def lowongan(self, pada: date) -> int:
        """Return the vacant posts on a day: needed, less the holders who have not retired by then (never below 0)."""
        return max(self.kebutuhan - len(self.pensiun) + bisect_right(self.pensiun, pada), 0)

    def lowong_pertama(self) -> date | None:
        """Return the day on which a post falls vacant by retirement, or None where one is vacant now or never will."""
        lebih = len(self.pensiun) - self.kebutuhan
        return self.pensiun[lebih] if 0 <= lebih < len(self.pensiun) else None

    def dapat_dijanjikan(self, pada: date) -> bool:
        """Tell whether one more person can be promised a post on ``pada`` without breaking any promise made before."""
        if not self.terjanji:
            return self.lowongan(pada) > 0
        titik = {pada, *(h for h in self.terjanji if h > pada)}
        return all(self.lowongan(h) > sum(1 for t in self.terjanji if t <= h) for h in titik)


class PetaInstansi:
    """Posts in use of an agency, grouped by what they ask for: all, those of some positions, or of some rungs."""

    def __init__(
        self, instansi_id: int, jabatan: Iterable[int] | None = None, jenjang: Iterable[str] | None = None
    ) -> None:
        milik: dict[str, Any] = {"jabatan__instansi": instansi_id}
        if jabatan is not None:
            milik["jabatan__in"] = set(jabatan)
        if jenjang is not None:
            milik["jabatan__jenjang__in"] = set(jenjang)
        baris = list(
            PetaJabatan.objects.filter(**milik)
            .select_related("jabatan", "unit", "rumpun")
            .order_by("jabatan__siasn_id", "unit__path")
        )
        self.rumpun = PetaRumpun((b.jabatan_id, b.unit_id, b.rumpun.nama if b.rumpun else None) for b in baris)
        self.standar = PetaStandar(instansi_id, jabatan)
        self.pos: dict[tuple[int, int], Pos] = {}
        self.menurut_syarat: dict[SyaratJabatan, list[Pos]] = defaultdict(list)
        for b in baris:
            if b.jabatan.aktif and b.unit.aktif:
                self._tambah(b)
        self._isi_pemangku(instansi_id, jabatan, jenjang)

    def _tambah(self, baris: PetaJabatan) -> None:
        nama = baris.rumpun.nama if baris.rumpun else None
        syarat = syarat_jabatan(baris.jabatan, nama, self.standar)
        pos = Pos(baris.jabatan, baris.unit, baris.kebutuhan, baris.kritis, baris.kelas, syarat)
        self.pos[baris.jabatan_id, baris.unit_id] = pos
        self.menurut_syarat[syarat].append(pos)

    def _isi_pemangku(self, instansi_id: int, hanya: Iterable[int] | None, jenjang: Iterable[str] | None) -> None:
        orang = Pegawai.objects.filter(instansi=instansi_id, aktif=True).order_by()
        if hanya is not None:
            orang = orang.filter(jabatan__in=set(hanya))
        if jenjang is not None:
            orang = orang.filter(jabatan__jenjang__in=set(jenjang))
        kolom = ("jabatan_id", "unit_id", "tanggal_lahir", "jabatan__jenjang", "jabatan__bup")
        for jab, unit, lahir, jenjang_kini, usia in orang.values_list(*kolom).iterator(chunk_size=5000):
            if (jab, unit) in self.pos:
                self.pos[jab, unit].pensiun.append(tmt_pensiun(lahir, bup(jenjang_kini, usia)))
        for pos in self.pos.values():
            pos.pensiun.sort()

    def syarat(self, jabatan: Jabatan, unit_id: int | None = None) -> SyaratJabatan:
        """Return what a position asks for, in the map of posts or not."""
        return syarat_jabatan(jabatan, self.rumpun.rumpun(jabatan.pk, unit_id or jabatan.unit_id), self.standar)

    def lowong(self, syarat: SyaratJabatan, pada: date) -> bool:
        """Tell whether any post that asks for just this is vacant on a day."""
        return any(pos.lowongan(pada) for pos in self.menurut_syarat.get(syarat, ()))
