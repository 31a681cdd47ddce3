"""Geometry of a radar chart: values in, points out; the drawing is templates/komponen/radar.html."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LEBAR, TINGGI, JARI = 460, 300, 104
JARAK_TEKS = 13
LEBAR_BARIS = 13
TINGGI_BARIS = 15
TENGAH = 0.2

Nilai = int | float | Decimal | None


@dataclass(frozen=True)
class Titik:
    """A point in the chart's own units, y downwards."""

    x: float
    y: float


@dataclass(frozen=True)
class BarisTeks:
    """One line of an axis label."""

    teks: str
    y: float


@dataclass(frozen=True)
class Sumbu:
    """One axis: the end of its line, its label in lines, and the label's text-anchor (start, middle or end)."""

    label: str
    ujung: Titik
    jangkar: str
    x_teks: float
    baris: tuple[BarisTeks, ...]


@dataclass(frozen=True)
class Seri:
    """One series. ``nilai`` has None where there is no value; such an axis has no point in ``titik``."""

    nama: str
    nilai: tuple[Nilai, ...]
    titik: tuple[Titik, ...]
    poligon: str


@dataclass(frozen=True)
class Lingkar:
    """One ring of the web with the value it stands for."""

    poligon: str
    nilai: float
    y: float


@dataclass(frozen=True)
class Radar:
    """All that the template draws; ``tabel`` is the same as rows of (label, one value per series)."""

    lebar: int
    tinggi: int
    pusat: Titik
    lingkar: tuple[Lingkar, ...]
    sumbu: tuple[Sumbu, ...]
    seri: tuple[Seri, ...]
    tabel: tuple[tuple[str, tuple[Nilai, ...]], ...]


def susun_radar(
    label: Sequence[str], seri: Sequence[tuple[str, Sequence[Nilai]]], *, maks: float = 100, jumlah_lingkar: int = 5
) -> Radar:
    """Return the chart of one or two series over at least three axes, the first axis upwards, then clockwise.

    Values run from 0 in the middle to ``maks`` at the rim; what lies outside is drawn at the nearest end.
    Raises ValueError for fewer than three axes, for no or more than two series, or for a series of another length.
    """
    if len(label) < 3 or not 1 <= len(seri) <= 2 or any(len(nilai) != len(label) for _, nilai in seri):
        raise ValueError("A radar needs at least three axes and one or two series of the same length.")
    banyak = len(label)
    return Radar(
        lebar=LEBAR,
        tinggi=TINGGI,
        pusat=_titik(0, banyak, 0),
        lingkar=tuple(_lingkar(k / jumlah_lingkar, banyak, maks) for k in range(1, jumlah_lingkar + 1)),
        sumbu=tuple(_sumbu(teks, urutan, banyak) for urutan, teks in enumerate(label)),
        seri=tuple(_seri(nama, nilai, maks) for nama, nilai in seri),
        tabel=tuple((teks, tuple(nilai[i] for _, nilai in seri)) for i, teks in enumerate(label)),
    )


def _arah(urutan: int, banyak: int) -> tuple[float, float]:
    sudut = 2 * math.pi * urutan / banyak
    return math.sin(sudut), -math.cos(sudut)


def _titik(urutan: int, banyak: int, bagian: float, tambah: float = 0) -> Titik:
    dx, dy = _arah(urutan, banyak)
    jarak = JARI * bagian + tambah
    return Titik(round(LEBAR / 2 + dx * jarak, 1), round(TINGGI / 2 + dy * jarak, 1))


def _poligon(titik: Sequence[Titik]) -> str:
    return " ".join(f"{satu.x:g},{satu.y:g}" for satu in titik)


def _lingkar(bagian: float, banyak: int, maks: float) -> Lingkar:
    titik = [_titik(urutan, banyak, bagian) for urutan in range(banyak)]
    return Lingkar(poligon=_poligon(titik), nilai=round(maks * bagian, 2), y=titik[0].y)


def _sumbu(label: str, urutan: int, banyak: int) -> Sumbu:
    dx, dy = _arah(urutan, banyak)
    teks = _titik(urutan, banyak, 1, JARAK_TEKS)
    samping = abs(dx) > TENGAH
    isi = textwrap.wrap(label, LEBAR_BARIS if samping else 2 * LEBAR_BARIS, break_long_words=False)
    # Beside the web the lines are centred on the end of the axis; above it they end there, below it they begin there.
    geser = (1 - len(isi)) / 2 if samping else (1 - len(isi)) if dy < 0 else 0.5
    return Sumbu(
        label=label,
        ujung=_titik(urutan, banyak, 1),
        jangkar="middle" if not samping else "start" if dx > 0 else "end",
        x_teks=teks.x,
        baris=tuple(
            BarisTeks(satu, round(teks.y + 4 + (geser + nomor) * TINGGI_BARIS, 1)) for nomor, satu in enumerate(isi)
        ),
    )


def _seri(nama: str, nilai: Sequence[Nilai], maks: float) -> Seri:
    titik = tuple(
        _titik(urutan, len(nilai), min(max(float(satu) / maks, 0), 1))
        for urutan, satu in enumerate(nilai)
        if satu is not None
    )
    return Seri(nama=nama, nilai=tuple(nilai), titik=titik, poligon=_poligon(titik))
