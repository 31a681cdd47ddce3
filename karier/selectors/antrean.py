"""The queue's cards: what a PyB or PPK needs to see of a plan on one screen."""

from dataclasses import dataclass

from karier.aturan.persetujuan import BarisTransisi, transisi_dari
from karier.models import LangkahRpk, RencanaKarier
from karier.selectors.pemeriksaan import Pelanggaran, periksa_banyak
from pegawai.models import Pengguna


@dataclass(frozen=True, slots=True)
class Kartu:
    """One plan in the queue: its moves, gaps still to close, what the rules say today, and what may be done."""

    rpk: RencanaKarier
    pindah: list[LangkahRpk]
    kesenjangan: int
    pelanggaran: list[Pelanggaran]
    tindakan: tuple[BarisTransisi, ...]

    @property
    def terhalang(self) -> bool:
        """Whether a step breaks a rule today, so that the plan cannot be set."""
        return any(satu.menghalangi for satu in self.pelanggaran)


def kartu(rpk: list[RencanaKarier], pengguna: Pengguna) -> list[Kartu]:
    """Return the cards of these plans (one page of the queue; each is checked again on today's records)."""
    hasil = periksa_banyak(rpk)
    return [_kartu(satu, hasil[satu.pk].pelanggaran, pengguna) for satu in rpk]


def _kartu(rpk: RencanaKarier, masalah: list[Pelanggaran], pengguna: Pengguna) -> Kartu:
    pindah = [satu for satu in rpk.langkah.all() if satu.jabatan_id]
    kurang = sum(1 for satu in pindah for p in satu.penyelarasan.all() if p.kesenjangan is None or p.kesenjangan > 0)
    return Kartu(rpk, pindah, kurang, masalah, transisi_dari(rpk.status, pengguna.peran))
