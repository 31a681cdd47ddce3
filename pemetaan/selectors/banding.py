"""Two runs side by side: who moved from which box to which, who came and who left; counted in the database.

A person's place is a box 1–9 (after calibration), ``BELUM`` (in the run, without a box) or ``TIADA`` (not in the run).
Units, Levels and families are those of the later run, for whoever left those of the earlier one.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, FilteredRelation, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Substr

from pegawai.models import Pengguna
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.selectors.grid import SaringGrid, penempatan_terlihat, saring

BELUM, TIADA = 0, -1
URUTAN = (9, 8, 7, 6, 5, 4, 3, 2, 1, BELUM, TIADA)
NAMA = {BELUM: "Belum dipetakan", TIADA: "Tidak ikut"}
Alur = Counter[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Arah:
    """A kind of move: its name, and the question whether a pair of places is one."""

    nama: str
    keterangan: str


ARAH = {
    "naik": Arah("Naik", "ke kotak bernomor lebih tinggi"),
    "tetap": Arah("Tetap", "di kotak yang sama"),
    "turun": Arah("Turun", "ke kotak bernomor lebih rendah"),
    "masuk": Arah("Masuk kotak", "sebelumnya belum dipetakan"),
    "keluar": Arah("Keluar kotak", "kini belum dipetakan"),
    "datang": Arah("Datang", "belum ikut pemetaan sebelumnya"),
    "pergi": Arah("Pergi", "tidak ikut pemetaan sesudahnya"),
}


def arah(asal: int, tujuan: int) -> str:
    """Return what kind of move leads from one place to another; "" where there is no box on either side."""
    if TIADA in (asal, tujuan):
        return "datang" if asal == TIADA else "pergi"
    if BELUM in (asal, tujuan):
        return "" if asal == tujuan else "masuk" if asal == BELUM else "keluar"
    return "tetap" if asal == tujuan else "naik" if tujuan > asal else "turun"


@dataclass(frozen=True, slots=True)
class Banding:
    """People per (place before, place after): all of them, and per unit (the first part of its path)."""

    alur: Alur
    unit: dict[str, Alur] = field(default_factory=dict)

    def per_arah(self, unit: str | None = None) -> dict[str, int]:
        """Return people per kind of move, all kinds."""
        hasil = dict.fromkeys(ARAH, 0)
        for (asal, tujuan), n in (self.alur if unit is None else self.unit[unit]).items():
            if jenis := arah(asal, tujuan):
                hasil[jenis] += n
        return hasil

    @property
    def jumlah(self) -> int:
        """How many people are in either run."""
        return self.alur.total()


def _tempat(kotak: str) -> Coalesce:
    return Coalesce(F(kotak), Value(BELUM), output_field=IntegerField())


def _di_samping(penempatan: QuerySet[Penempatan], lain: Pemetaan) -> QuerySet[Penempatan]:
    """Join each placement with the same person's one in another run, as ``lain``: one hash join for everybody."""
    milik = FilteredRelation("pegawai__penempatan", condition=Q(pegawai__penempatan__pemetaan=lain))
    return penempatan.annotate(lain=milik)


def kini(pengguna: Pengguna, dari: Pemetaan, ke: Pemetaan, isi: SaringGrid) -> QuerySet[Penempatan]:
    """Return the placements of the later run within scope and filter, each with its place before and after."""
    semua = _di_samping(saring(penempatan_terlihat(pengguna, ke), isi, pengguna), dari)
    dulu = Case(
        When(lain__pk=None, then=Value(TIADA)), default=_tempat("lain__kotak_akhir"), output_field=IntegerField()
    )
    return semua.annotate(asal=dulu, tujuan=_tempat("kotak_akhir"))


def pergi(pengguna: Pengguna, dari: Pemetaan, ke: Pemetaan, isi: SaringGrid) -> QuerySet[Penempatan]:
    """Return the placements of the earlier run of whoever is not in the later one."""
    semua = _di_samping(saring(penempatan_terlihat(pengguna, dari), isi, pengguna), ke)
    return semua.filter(Q(lain__pk=None)).annotate(
        asal=_tempat("kotak_akhir"), tujuan=Value(TIADA, output_field=IntegerField())
    )


def bandingkan(pengguna: Pengguna, dari: Pemetaan, ke: Pemetaan, isi: SaringGrid, *, panjang_unit: int) -> Banding:
    """Return the flow between two runs within what a user may see; two queries, whatever the number of people."""
    hasil = Banding(Counter(), {})
    for sisi in (kini, pergi):
        baris = sisi(pengguna, dari, ke, isi).order_by().annotate(kunci=Substr("unit_path", 1, panjang_unit))
        for kunci, asal, tujuan, n in baris.values_list("kunci", "asal", "tujuan").annotate(n=Count("pk")):
            hasil.alur[asal, tujuan] += n
            hasil.unit.setdefault(kunci, Counter())[asal, tujuan] += n
    return hasil


def orang_banding(
    pengguna: Pengguna,
    dari: Pemetaan,
    ke: Pemetaan,
    isi: SaringGrid,
    *,
    asal: int | None = None,
    tujuan: int | None = None,
    jenis: str = "",
) -> QuerySet[Penempatan]:
    """Return the people of one cell of the flow, or of one kind of move, each with ``asal`` and ``tujuan``."""
    semua = pergi(pengguna, dari, ke, isi) if tujuan == TIADA or jenis == "pergi" else kini(pengguna, dari, ke, isi)
    syarat = _SYARAT.get(jenis, Q())
    if asal is not None:
        syarat &= Q(asal=asal)
    if tujuan is not None and tujuan != TIADA:
        syarat &= Q(tujuan=tujuan)
    return semua.filter(syarat)


_BERKOTAK = Q(asal__gt=BELUM, tujuan__gt=BELUM)
_SYARAT = {
    "naik": _BERKOTAK & Q(tujuan__gt=F("asal")),
    "tetap": _BERKOTAK & Q(tujuan=F("asal")),
    "turun": _BERKOTAK & Q(tujuan__lt=F("asal")),
    "masuk": Q(asal=BELUM, tujuan__gt=BELUM),
    "keluar": Q(asal__gt=BELUM, tujuan=BELUM),
    "datang": Q(asal=TIADA),
}
