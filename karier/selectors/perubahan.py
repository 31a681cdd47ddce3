"""Two versions of a plan side by side: what stays, what changes, what comes and what goes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from karier.models import LangkahRpk, RencanaKarier
from karier.pilihan import StatusRpk

TETAP, DIUBAH, DITAMBAH, DIHAPUS = "tetap", "diubah", "ditambah", "dihapus"
ISI = ("tahun", "waktu", "bentuk", "jabatan_id", "unit_id", "uraian", "katalog_id")
"""What makes a step the same step in another version."""


@dataclass(frozen=True, slots=True)
class Banding:
    """A step in both versions, or in one of them (None in the other); ``beda`` names what differs."""

    lama: LangkahRpk | None
    baru: LangkahRpk | None
    keadaan: str
    beda: frozenset[str] = frozenset()

    @property
    def tahun(self) -> int:
        """The year in the new version, otherwise in the old one."""
        satu = self.baru or self.lama
        assert satu is not None
        return satu.tahun


@dataclass(frozen=True, slots=True)
class BandingProfil:
    """A line of the head of both plans."""

    label: str
    lama: str
    baru: str

    @property
    def beda(self) -> bool:
        """Whether the two differ."""
        return self.lama != self.baru


def sama(satu: LangkahRpk, lain: LangkahRpk) -> bool:
    """Tell whether two steps say the same."""
    return all(getattr(satu, nama) == getattr(lain, nama) for nama in ISI)


def bandingkan(lama: RencanaKarier, baru: RencanaKarier) -> list[Banding]:
    """Return the steps of two versions in pairs, by year; a step is paired with the one it was copied from."""
    dulu = {satu.pk: satu for satu in _langkah(lama)}
    hasil = []
    for satu in _langkah(baru):
        asal = dulu.pop(satu.asal_id or 0, None)
        if asal is None:
            hasil.append(Banding(None, satu, DITAMBAH))
        else:
            beda = frozenset(nama.removesuffix("_id") for nama in ISI if getattr(satu, nama) != getattr(asal, nama))
            hasil.append(Banding(asal, satu, DIUBAH if beda else TETAP, beda))
    hasil += [Banding(satu, None, DIHAPUS) for satu in dulu.values()]
    return sorted(hasil, key=lambda b: (b.tahun, b.baru is None))


def _langkah(rpk: RencanaKarier) -> QuerySet[LangkahRpk]:
    return rpk.langkah.select_related("jabatan", "unit")


def bandingkan_profil(lama: RencanaKarier, baru: RencanaKarier) -> list[BandingProfil]:
    """Return the lines of the two heads that a reader compares."""
    baris = (("Jabatan", "jabatan"), ("Unit kerja", "unit"), ("Golongan", "golongan"), ("Pendidikan", "pendidikan"))
    return [
        *(BandingProfil(label, _teks(lama, kunci), _teks(baru, kunci)) for label, kunci in baris),
        BandingProfil("Kotak", _kotak(lama), _kotak(baru)),
        BandingProfil("Rekomendasi", lama.get_rekomendasi_display(), baru.get_rekomendasi_display()),
    ]


def _teks(rpk: RencanaKarier, kunci: str) -> str:
    return str(rpk.profil.get(kunci) or "–")


def _kotak(rpk: RencanaKarier) -> str:
    talenta: dict[str, Any] = rpk.profil.get("talenta") or {}
    return str(talenta.get("kotak") or "–")


def versi_lain(rpk: RencanaKarier) -> list[RencanaKarier]:
    """Return all versions of a plan's window, the plan itself among them, newest first."""
    semua = RencanaKarier.objects.filter(pegawai=rpk.pegawai_id, tahun_awal=rpk.tahun_awal)
    return list(semua.order_by("-versi"))


def perubahan_terbuka(rpk: RencanaKarier) -> RencanaKarier | None:
    """Return the amendment of a plan that is neither set nor given up, or None."""
    terbuka = (StatusRpk.DISUSUN, StatusRpk.DIAJUKAN, StatusRpk.DIPERIKSA)
    return rpk.perubahan.filter(status__in=terbuka).first()
