"""Geometry of a bubble chart over two ordered scales: counts in, circles out; drawn by komponen/gelembung.html."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SEL = 104
KIRI, BAWAH, TEPI = 112, 46, 12
JARI_TERBESAR, JARI_TERKECIL = 44.0, 7.0


@dataclass(frozen=True)
class Gelembung:
    """One cell: its middle, the radius of its circle (0: nobody), how many are in it, how many of them picked."""

    x: float
    y: float
    jari: float
    nilai: int
    terpilih: int
    baris: str
    kolom: str


@dataclass(frozen=True)
class Label:
    """The label of a row or column and where it stands."""

    teks: str
    x: float
    y: float


@dataclass(frozen=True)
class PetaGelembung:
    """All that the template draws; rows from the top, columns from the left."""

    lebar: int
    tinggi: int
    gelembung: tuple[Gelembung, ...]
    baris: tuple[Label, ...]
    kolom: tuple[Label, ...]
    garis_x: tuple[float, ...]
    garis_y: tuple[float, ...]


def susun_gelembung(
    baris: Sequence[tuple[str, str]],
    kolom: Sequence[tuple[str, str]],
    nilai: Mapping[tuple[str, str], int],
    terpilih: Mapping[tuple[str, str], int] | None = None,
) -> PetaGelembung:
    """Return the chart of (code, label) rows and columns; the area of a circle is proportional to its count."""
    penuh = max(nilai.values(), default=0)
    pilih = terpilih or {}
    gelembung = tuple(
        Gelembung(
            x=KIRI + SEL * (k + 0.5),
            y=TEPI + SEL * (b + 0.5),
            jari=_jari(nilai.get((kode_baris, kode_kolom), 0), penuh),
            nilai=nilai.get((kode_baris, kode_kolom), 0),
            terpilih=pilih.get((kode_baris, kode_kolom), 0),
            baris=nama_baris,
            kolom=nama_kolom,
        )
        for b, (kode_baris, nama_baris) in enumerate(baris)
        for k, (kode_kolom, nama_kolom) in enumerate(kolom)
    )
    dasar = TEPI + SEL * len(baris)
    return PetaGelembung(
        lebar=KIRI + SEL * len(kolom) + TEPI,
        tinggi=dasar + BAWAH,
        gelembung=gelembung,
        baris=tuple(Label(nama, KIRI - 10, TEPI + SEL * (b + 0.5) + 4) for b, (_, nama) in enumerate(baris)),
        kolom=tuple(Label(nama, KIRI + SEL * (k + 0.5), dasar + 18) for k, (_, nama) in enumerate(kolom)),
        garis_x=tuple(float(KIRI + SEL * k) for k in range(len(kolom) + 1)),
        garis_y=tuple(float(TEPI + SEL * b) for b in range(len(baris) + 1)),
    )


def _jari(nilai: int, penuh: int) -> float:
    if not nilai:
        return 0.0
    return round(max(JARI_TERKECIL, JARI_TERBESAR * math.sqrt(nilai / penuh)), 1)
