"""The board of a session: the first people of each box by rank, narrowed down, with what was changed."""

from dataclasses import dataclass

from django.db.models import QuerySet

from pemetaan.aturan.kotak import KOTAK
from pemetaan.models import Penempatan, PerubahanKotak
from pemetaan.selectors.kalibrasi import kalibrasi_berlaku

PER_KOTAK = 10


@dataclass(frozen=True, slots=True)
class OrangPapan:
    """A person on the board and the last change of the box, if any; ``versi`` is what a move says it has seen."""

    penempatan: Penempatan
    perubahan: PerubahanKotak | None

    @property
    def versi(self) -> int:
        """Return how many times the person has been moved."""
        return self.perubahan.ke if self.perubahan else 0


@dataclass(frozen=True, slots=True)
class KotakPapan:
    """One box: who is shown, and the rank after which the next ones come (None: these are the last)."""

    nomor: int
    orang: list[OrangPapan]
    sesudah: int | None
    dari_awal: bool


def isi_papan(penempatan: QuerySet[Penempatan], *, kotak: int = 0, sesudah: int = 0) -> list[KotakPapan]:
    """Return the nine boxes, 9 first, ten people each by rank; ``kotak`` begins after the rank ``sesudah``.

    One query per box, each served by the index of box and rank, and one for the changes.
    """
    mentah = {nomor: _sebagian(penempatan, nomor, sesudah if nomor == kotak else 0) for nomor in KOTAK}
    perubahan = kalibrasi_berlaku([satu for semua in mentah.values() for satu in semua])
    return [
        KotakPapan(
            nomor,
            [OrangPapan(satu, perubahan.get(satu.pk)) for satu in mentah[nomor][:PER_KOTAK]],
            mentah[nomor][PER_KOTAK - 1].peringkat if len(mentah[nomor]) > PER_KOTAK else None,
            not (nomor == kotak and sesudah),
        )
        for nomor in sorted(KOTAK, reverse=True)
    ]


def _sebagian(penempatan: QuerySet[Penempatan], nomor: int, sesudah: int) -> list[Penempatan]:
    orang = penempatan.filter(kotak_akhir=nomor, peringkat__gt=sesudah)
    lengkap = orang.select_related("pegawai", "jabatan", "unit")
    return list(lengkap.order_by("peringkat", "pk")[: PER_KOTAK + 1])
