"""Drawings of documents, made from the figures that the content holds."""

from typing import Any

from talenta.umum.radar import susun_radar


def grafik(isi: dict[str, Any]) -> dict[str, Any]:
    """Return what the template of this kind draws; empty for kinds without a drawing."""
    asesmen = isi.get("asesmen") if isi["jenis"] == "kartu_talenta" else None
    if not asesmen:
        return {}
    potensi, kompetensi = asesmen["potensi"], asesmen["kompetensi"]
    return {
        "potensi": susun_radar([b["nama"] for b in potensi], [("Skor", [b["nilai"] for b in potensi])]),
        "kompetensi": susun_radar(
            [b["nama"] for b in kompetensi],
            [("Hasil", [b["hasil"] for b in kompetensi]), ("Standar jabatan", [b["standar"] for b in kompetensi])],
            maks=5,
        ),
    }
