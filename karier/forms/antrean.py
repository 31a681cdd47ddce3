"""Filters of the approver's queue; all optional."""

from typing import Any

from django import forms

from karier.pilihan import BentukPengembangan
from pegawai.forms.saring import SEMUA, PilihanUnit
from pegawai.models import Pengguna, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat
from pemetaan.aturan.kotak import KOTAK

ADA, TANPA = "ada", "tanpa"
LAMA = ((1, "Lebih dari 1 hari"), (3, "Lebih dari 3 hari"), (7, "Lebih dari 7 hari"), (30, "Lebih dari 30 hari"))


class SaringAntrean(forms.Form):
    """By unit, box, form of a step, warnings, and how long a plan has waited."""

    unit = PilihanUnit(UnitKerja.objects.none(), label="Unit dan bawahannya", required=False, empty_label="Semua")
    kotak = forms.TypedChoiceField(
        label="Kotak",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[SEMUA, *((str(n), f"Kotak {n}") for n in sorted(KOTAK, reverse=True))],
    )
    bentuk = forms.ChoiceField(label="Memuat", choices=[SEMUA, *BentukPengembangan.choices], required=False)
    peringatan = forms.ChoiceField(
        label="Peringatan aturan",
        choices=[SEMUA, (ADA, "Ada peringatan"), (TANPA, "Tanpa peringatan")],
        required=False,
    )
    hari = forms.TypedChoiceField(
        label="Menunggu", coerce=int, empty_value=None, required=False, choices=[SEMUA, *((str(n), t) for n, t in LAMA)]
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = unit_terlihat(pengguna)
