"""Which two runs to compare, and for whom."""

from typing import Any

from django import forms

from pegawai.models import Pengguna
from pemetaan.forms.saring import SaringPemetaan
from pemetaan.models import Pemetaan
from talenta.umum.tanggal import tanggal_jam


def sebutan(pemetaan: Pemetaan) -> str:
    """Return how a run is named in a list to choose from."""
    keadaan = "berlaku" if pemetaan.berlaku else "lama"
    return f"{pemetaan.periode.tahun} ({keadaan}), {pemetaan.skema.kode}, {tanggal_jam(pemetaan.dibuat_pada)}"


class FormBanding(SaringPemetaan):
    """Before and after, then the filters of the grid."""

    field_order = ["dari", "ke", "level", "rumpun", "klaster", "unit", "q"]
    dari = forms.ChoiceField(label="Sebelum", required=False)
    ke = forms.ChoiceField(label="Sesudah", required=False)

    def __init__(self, data: Any, *, pengguna: Pengguna, pilihan: list[Pemetaan]) -> None:
        super().__init__(data, pengguna=pengguna)
        for nama in ("dari", "ke"):
            bidang: forms.ChoiceField = self.fields[nama]  # type: ignore[assignment]
            bidang.choices = [(str(satu.pk), sebutan(satu)) for satu in pilihan]
