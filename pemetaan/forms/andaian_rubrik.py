"""The rubric of a what-if: other values for the lines that the scheme has, and other bounds for its ranges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from pemetaan.aturan.keabsahan import angka
from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK, BarisRubrik, KelompokRubrik
from pemetaan.aturan.skor import BarisIndikator
from pemetaan.forms.skema_rubrik import pecahan, persen, tampil


@dataclass(frozen=True, slots=True)
class GarisAndaian:
    """A line on the page: what it stands for, its value, and its lower bound where that may move."""

    label: str
    nilai: forms.BoundField
    bawah: forms.BoundField | None


@dataclass(frozen=True, slots=True)
class RubrikAndaian:
    """The rubric of one indicator on the page."""

    nama: str
    garis: list[GarisAndaian]

    @property
    def salah(self) -> bool:
        """Whether a field in it has an error."""
        return any(satu.nilai.errors or (satu.bawah and satu.bawah.errors) for satu in self.garis)


def nama_nilai(sumber: str, baris: BarisRubrik) -> str:
    """Return the name of the field of a line's value: by its key, and of a range by its bound in the scheme."""
    rentang = "" if baris.bawah is None else f"_{int(baris.bawah * 100)}"
    return f"r_{sumber}_{baris.kunci}{rentang}"


def nama_bawah(sumber: str, baris: BarisRubrik) -> str:
    """Return the name of the field of a line's lower bound; empty where there is none to move (a key, or from 0)."""
    return nama_nilai(sumber, baris).replace("r_", "d_", 1) if baris.bawah else ""


def _kelompok(sumber: str, baris: BarisRubrik) -> KelompokRubrik:
    return next(satu for satu in KELOMPOK_RUBRIK[sumber] if baris.kunci in satu.kunci)


def isian_rubrik(indikator: BarisIndikator) -> Iterator[tuple[str, forms.Field, str]]:
    """Yield name, field and value now of every number in an indicator's rubric."""
    for baris in indikator.rubrik:
        yield nama_nilai(indikator.sumber, baris), persen(f"Nilai: {baris.label}"), tampil(baris.nilai)
        if nama := nama_bawah(indikator.sumber, baris):
            satuan = _kelompok(indikator.sumber, baris).satuan
            bidang = forms.DecimalField(
                label=f"Mulai ({satuan}): {baris.label}", min_value=Decimal(0), max_digits=7, decimal_places=2
            )
            yield nama, bidang, tampil(baris.bawah)


def rubrik_dari(indikator: BarisIndikator, isi: dict[str, Any]) -> tuple[BarisRubrik, ...]:
    """Return the rubric asked for; a range ends where the next one begins, so that no gap can arise."""
    sumber = indikator.sumber
    mulai: dict[tuple[str, Fraction | None], Fraction] = {
        (baris.kunci, baris.bawah): pecahan(isi[nama]) if (nama := nama_bawah(sumber, baris)) else Fraction(0)
        for baris in indikator.rubrik
        if baris.bawah is not None
    }
    return tuple(
        _pindah(
            sumber,
            replace(baris, nilai=pecahan(isi[nama_nilai(sumber, baris)])),
            mulai.get((baris.kunci, baris.bawah)),
            mulai.get((baris.kunci, baris.atas)),
        )
        for baris in indikator.rubrik
    )


def _pindah(sumber: str, baris: BarisRubrik, bawah: Fraction | None, atas: Fraction | None) -> BarisRubrik:
    """Move a range; its label, which names the bounds, is made anew where they are others."""
    if (bawah, atas) == (baris.bawah, baris.atas) or bawah is None:
        return baris
    satuan = _kelompok(sumber, baris).satuan
    label = f"{angka(bawah)} {satuan} atau lebih" if atas is None else f"{angka(bawah)} s.d. < {angka(atas)} {satuan}"
    return replace(baris, label=label, bawah=bawah, atas=atas)


def rubrik_halaman(form: forms.Form, indikator: BarisIndikator) -> RubrikAndaian:
    """Return an indicator's rubric for the page."""
    garis = []
    for baris in indikator.rubrik:
        bawah = nama_bawah(indikator.sumber, baris)
        nilai = form[nama_nilai(indikator.sumber, baris)]
        garis.append(GarisAndaian(baris.label, nilai, form[bawah] if bawah else None))
    return RubrikAndaian(indikator.nama, garis)
