"""What the rules look at: plain values about a person and about a position."""

from dataclasses import dataclass, replace
from datetime import date

from karier.aturan.jalur import Posisi
from karier.aturan.waktu import Rentang


@dataclass(frozen=True, slots=True)
class Masa:
    """A position held: [mulai, selesai). ``jenjang`` and ``rumpun`` are None where they are not known."""

    mulai: date
    selesai: date | None
    jenjang: str | None
    rumpun: str | None
    definitif: bool = True


@dataclass(frozen=True, slots=True)
class Hukuman:
    """A sanction: ``tingkat`` ringan, sedang or berat; ``selesai`` None while it has no end."""

    tingkat: str
    mulai: date
    selesai: date | None


@dataclass(frozen=True, slots=True)
class FaktaPegawai:
    """A person as the records say. ``level`` maps each competency to its result, empty without an assessment.

    ``bup`` is the retirement age of the position held; ``riwayat`` includes the position held now; ``ada_riwayat`` is
    false where nothing before it is on record.
    """

    jenis_asn: str
    aktif: bool
    tanggal_lahir: date
    pendidikan: str
    golongan: str
    posisi: Posisi
    tmt_jabatan: date
    bup: int
    riwayat: tuple[Masa, ...] = ()
    ada_riwayat: bool = False
    predikat: tuple[tuple[int, str], ...] = ()
    level: tuple[tuple[str, int], ...] = ()
    asesmen_tanggal: date | None = None
    hukuman: tuple[Hukuman, ...] = ()

    def rentang(self, pada: date, *, jenjang: tuple[str | None, ...] = (), rumpun: str | None = None) -> list[Rentang]:
        """Return the definitive spans up to ``pada`` in these rungs, or in this rumpun (None: those not known)."""
        return [
            (m.mulai, min(m.selesai or pada, pada))
            for m in self.riwayat
            if m.definitif and (m.jenjang in jenjang if jenjang else m.rumpun == rumpun)
        ]

    def pindah(self, syarat: "SyaratJabatan", pada: date) -> "FaktaPegawai":
        """Return the same person after moving to a position on ``pada``."""
        lama = tuple(
            replace(m, selesai=min(m.selesai or pada, pada)) if m.mulai < pada and m.definitif else m
            for m in self.riwayat
        )
        baru = Masa(pada, None, syarat.posisi.jenjang, syarat.posisi.rumpun)
        return replace(self, posisi=syarat.posisi, tmt_jabatan=pada, bup=syarat.bup, riwayat=(*lama, baru))


@dataclass(frozen=True, slots=True)
class SyaratJabatan:
    """What a position asks for; two positions that ask for the same are equal.

    ``standar`` maps each competency to the level asked for; the ``*_min`` and ``usia_maks`` are the position's own.
    """

    posisi: Posisi
    bup: int
    standar: tuple[tuple[str, int], ...]
    pendidikan_min: str = ""
    golongan_min: str = ""
    pengalaman_min: int | None = None
    usia_maks: int | None = None
    aktif: bool = True
