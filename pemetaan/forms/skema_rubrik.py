"""The rubric lines of a scheme as fields of a form, and the numbers of such forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, KelompokRubrik

BARIS_TAMBAHAN = 2
BARIS_TERBANYAK = 30
# Django's own Indonesian for these two reads like a machine's.
BUKAN_ANGKA = {"invalid": "Isi dengan angka saja."}
BUKAN_BULAT = {"invalid": "Isi dengan bilangan bulat, tanpa huruf dan tanpa koma."}


def persen(label: str, **lain: Any) -> forms.DecimalField:
    """Return a field of 0–100 with at most two decimals."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal(0),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
        error_messages=BUKAN_ANGKA,
        **lain,
    )


def poin(label: str, terbesar: int) -> forms.DecimalField:
    """Return the field of the points of one predikat or rating."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal(0),
        max_value=Decimal(terbesar),
        max_digits=5,
        decimal_places=2,
        required=False,
        error_messages=BUKAN_ANGKA,
    )


def pecahan(nilai: Any) -> Fraction:
    """Return a number of a form as the rules reckon with it; nothing is 0."""
    return Fraction(nilai or 0)


def tampil(nilai: Fraction | None) -> str:
    """Return a number of at most two decimals as the value of a number field."""
    if nilai is None:
        return ""
    return f"{float(nilai):.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class GarisRubrik:
    """One line of a rubric in the form: the fields, and the key that a keyed line stands for."""

    kunci: str
    bidang: list[forms.BoundField]


@dataclass(frozen=True, slots=True)
class KelompokForm:
    """One group of a rubric in the form."""

    nama: str
    satuan: str
    garis: list[GarisRubrik]


class RubrikForm(forms.Form):
    """Rubric lines: a field per key, or lines of a range with some empty ones to add to."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self._panjang: dict[tuple[str, str], int] = {}

    def tambah_rubrik(self, kode: str, kelompok: KelompokRubrik, baris: list[BarisRubrik]) -> None:
        """Add the fields of one group, filled with these lines."""
        if kelompok.rentang:
            urut = sorted(baris, key=lambda r: -(r.bawah or 0))
            panjang = len(urut) + BARIS_TAMBAHAN
            kiriman = (int(n) for n in _nomor(self.data, f"r_{kode}_{kelompok.kode}_"))
            panjang = min(max([panjang, *(n + 1 for n in kiriman)]), BARIS_TERBANYAK)
            self._panjang[kode, kelompok.kode] = panjang
            for nomor in range(panjang):
                self._garis(
                    f"r_{kode}_{kelompok.kode}_{nomor}", urut[nomor] if nomor < len(urut) else None, rentang=True
                )
            return
        menurut = {r.kunci: r for r in baris}
        for kunci in kelompok.kunci:
            self._garis(f"r_{kode}_{kunci}", menurut.get(kunci), rentang=False)

    def _garis(self, awalan: str, baris: BarisRubrik | None, *, rentang: bool) -> None:
        angka: dict[str, Any] = {"max_digits": 7, "decimal_places": 2, "required": False, "min_value": Decimal(0)}
        angka["error_messages"] = BUKAN_ANGKA
        if rentang:
            self.fields[f"{awalan}_bawah"] = forms.DecimalField(label="Dari", **angka)
            self.fields[f"{awalan}_atas"] = forms.DecimalField(label="Sampai sebelum", **angka)
            self.initial[f"{awalan}_bawah"] = tampil(baris.bawah) if baris else ""
            self.initial[f"{awalan}_atas"] = tampil(baris.atas) if baris else ""
        self.fields[f"{awalan}_label"] = forms.CharField(label="Sebutan", max_length=100, required=False)
        self.fields[f"{awalan}_nilai"] = persen("Nilai", required=False)
        self.initial[f"{awalan}_label"] = baris.label if baris else ""
        self.initial[f"{awalan}_nilai"] = tampil(baris.nilai) if baris else ""

    def baris_rubrik(self, sumber: str, isi: dict[str, Any]) -> Iterator[BarisRubrik]:
        """Yield the lines of a source that have a value."""
        for kelompok in KELOMPOK_RUBRIK.get(sumber, ()):
            for kunci, awalan in self._awalan(sumber, kelompok):
                nilai = isi.get(f"{awalan}_nilai")
                if nilai is None:
                    continue
                bawah, atas = isi.get(f"{awalan}_bawah"), isi.get(f"{awalan}_atas")
                if kelompok.rentang and bawah is None:
                    bawah = Decimal(0)
                yield BarisRubrik(
                    kunci,
                    isi.get(f"{awalan}_label") or kunci.replace("_", " ").capitalize(),
                    Fraction(nilai),
                    None if bawah is None else Fraction(bawah),
                    None if atas is None else Fraction(atas),
                )

    def _awalan(self, sumber: str, kelompok: KelompokRubrik) -> Iterator[tuple[str, str]]:
        if kelompok.rentang:
            for nomor in range(self._panjang[sumber, kelompok.kode]):
                yield kelompok.kunci[0], f"r_{sumber}_{kelompok.kode}_{nomor}"
        else:
            yield from ((kunci, f"r_{sumber}_{kunci}") for kunci in kelompok.kunci)

    def bagian(self, *nama: str) -> list[forms.BoundField]:
        """Return some fields in this order."""
        return [self[satu] for satu in nama]

    def kelompok_rubrik(self, sumber: str) -> list[KelompokForm]:
        """Return the groups of a source's rubric for the page."""
        return [
            KelompokForm(
                kelompok.nama,
                kelompok.satuan,
                [
                    GarisRubrik("" if kelompok.rentang else kunci, self._bidang_garis(awalan))
                    for kunci, awalan in self._awalan(sumber, kelompok)
                ],
            )
            for kelompok in KELOMPOK_RUBRIK.get(sumber, ())
        ]

    def _bidang_garis(self, awalan: str) -> list[forms.BoundField]:
        nama = [f"{awalan}_{akhir}" for akhir in ("bawah", "atas", "label", "nilai")]
        return self.bagian(*(satu for satu in nama if satu in self.fields))


def _nomor(data: Any, awalan: str) -> Iterator[str]:
    for nama in data or ():
        bagian = nama.removeprefix(awalan).split("_")[0] if nama.startswith(awalan) else ""
        if bagian.isascii() and bagian.isdigit() and len(bagian) <= 2:
            yield bagian
