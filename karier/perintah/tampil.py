"""Verdicts as lines for people."""

from karier.aturan.kelayakan import Kelayakan

_TANDA = {True: "ya   ", False: "TIDAK", None: "?    "}


def baris_kelayakan(hasil: Kelayakan) -> list[str]:
    """Return a verdict as lines: the conclusion, then one line a requirement with its basis."""
    kepala = f"{'LAYAK' if hasil.layak else 'BELUM LAYAK'} · jalur {hasil.jalur or '–'} · {hasil.mekanisme or '–'}"
    return [kepala, *(f"  [{_TANDA[s.terpenuhi]}] {s.kode}: {s.penjelasan} ({s.dasar})" for s in hasil.syarat)]
