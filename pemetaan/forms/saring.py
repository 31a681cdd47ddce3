"""Filters of the grid and the form that starts a mapping."""

from typing import Any

from django import forms
from django.utils import timezone

from pegawai.forms.saring import SaringOrang
from pegawai.models import Instansi
from pemetaan.selectors.skema import SKEMA_BAWAAN, pilihan_skema
from pemetaan.services.petakan import TAHUN_TERAKHIR, TAHUN_TERAWAL


class SaringPemetaan(SaringOrang):
    """Level first, then rumpun or klaster, as BKN's screen has them; then unit and name."""

    field_order = ["level", "rumpun", "klaster", "unit", "q"]


class FormPetakan(forms.Form):
    """Which year to map, and by which scheme."""

    tahun = forms.IntegerField(label="Tahun periode", min_value=TAHUN_TERAWAL, max_value=TAHUN_TERAKHIR)
    skema = forms.ChoiceField(label="Skema penilaian")

    def __init__(self, data: Any = None, *, instansi: Instansi, tahun: int | None = None) -> None:
        super().__init__(data, initial={"tahun": tahun or timezone.localdate().year - 1, "skema": SKEMA_BAWAAN})
        skema: forms.ChoiceField = self.fields["skema"]  # type: ignore[assignment]
        skema.choices = [(satu.kode, str(satu)) for satu in pilihan_skema(instansi)]
