"""What calibration did, seen from above: how many went up and down, and in which units."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Substr

from pegawai.models import UnitKerja
from pemetaan.aturan.kalibrasi import arah
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.selectors.kalibrasi import terkalibrasi

# Two steps of the path: the root of the agency and what stands right below it.
PANJANG_JALUR = 2 * UnitKerja.steplen


@dataclass(frozen=True, slots=True)
class ArahUnit:
    """People of a unit and all below it: how many have a box, and how many stand higher or lower than reckoned."""

    nama: str
    dipetakan: int
    naik: int
    turun: int

    @property
    def pindah(self) -> int:
        """Return how many stand in another box than the reckoned one."""
        return self.naik + self.turun

    @property
    def persen(self) -> float:
        """Return the share of those moved, in percent of who has a box."""
        return 100 * self.pindah / self.dipetakan if self.dipetakan else 0.0


@dataclass(frozen=True, slots=True)
class SebaranKalibrasi:
    """The whole run and its units right below the root, those with most moves first."""

    semua: ArahUnit
    unit: list[ArahUnit]


def sebaran_kalibrasi(pemetaan: Pemetaan) -> SebaranKalibrasi:
    """Return how a run was calibrated, by unit; three queries, of which one reads the moved people alone."""
    ada = Penempatan.objects.filter(pemetaan=pemetaan, kotak_akhir__isnull=False).order_by()
    jalur = Substr("unit_path", 1, PANJANG_JALUR)
    banyak = {b["jalur"]: b["n"] for b in ada.annotate(jalur=jalur).values("jalur").annotate(n=Count("pk"))}
    pindah = terkalibrasi(ada, pemetaan).annotate(jalur=jalur).values_list("jalur", "kotak", "kotak_akhir")
    hitung = Counter((unit, arah(asal or 0, akhir or 0)) for unit, asal, akhir in pindah)
    nama = dict(UnitKerja.objects.filter(path__in=banyak).values_list("path", "nama"))
    unit = [
        ArahUnit(nama.get(satu, "Unit lama"), n, hitung[satu, "naik"], hitung[satu, "turun"])
        for satu, n in banyak.items()
    ]
    unit.sort(key=lambda satu: (-satu.pindah, satu.nama))
    return SebaranKalibrasi(_jumlah("Seluruh instansi", unit), unit)


def _jumlah(nama: str, unit: Iterable[ArahUnit]) -> ArahUnit:
    semua = list(unit)
    return ArahUnit(
        nama,
        sum(satu.dipetakan for satu in semua),
        sum(satu.naik for satu in semua),
        sum(satu.turun for satu in semua),
    )
