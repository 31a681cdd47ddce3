"""Filters of the grid and the form that starts a mapping."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import ModelChoiceIterator
from django.utils import timezone

from pegawai.forms.saring import PilihanUnit, SaringOrang
from pegawai.models import Instansi, Klaster, Rumpun, UnitKerja
from pemetaan.selectors.skema import SKEMA_BAWAAN, pilihan_skema
from pemetaan.services.petakan import TAHUN_TERAKHIR, TAHUN_TERAWAL


class IsiTermuat(ModelChoiceIterator):
    """The options from the rows that are loaded already."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", self.field.empty_label)
        for satu in self.queryset:
            yield self.choice(satu)


class PilihanTermuat(forms.ModelChoiceField):
    """A choice whose list is read once, for checking the answer and for showing the options: one query, not two."""

    iterator = IsiTermuat

    def _cari(self, value: Any) -> Model | None:
        teks = str(value)
        return next((satu for satu in self.queryset or () if str(satu.pk) == teks), None)

    def to_python(self, value: Any) -> Model | None:
        """Return the row chosen, None where nothing is."""
        if value in self.empty_values:
            return None
        satu = self._cari(value)
        if satu is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return satu


class SaringBerkode(PilihanTermuat):
    """A filter whose row an address may also name by ``kode``: the name of a rumpun, the UNOR ID of a unit.

    For filters only: a form that writes must not take somebody for another of the same name.
    """

    kode = "nama"

    def _cari(self, value: Any) -> Model | None:
        kode = str(value).strip().casefold()
        menurut_kode = (satu for satu in self.queryset or () if str(getattr(satu, self.kode)).casefold() == kode)
        return super()._cari(value) or next(menurut_kode, None)

    def prepare_value(self, value: Any) -> Any:
        """Return what the list has as the value, so that a row named by its kode shows as chosen."""
        satu = self._cari(value) if isinstance(value, str) and value else None
        return super().prepare_value(satu or value)


class SaringUnit(SaringBerkode, PilihanUnit):
    """The same for units, indented by their depth."""

    kode = "siasn_id"


class SaringPemetaan(SaringOrang):
    """Level first, then rumpun or klaster, as BKN's screen has them; then unit and name."""

    field_order = ["level", "rumpun", "klaster", "unit", "q"]
    rumpun = SaringBerkode(Rumpun.objects.all(), label="Rumpun", required=False, empty_label="Semua")
    klaster = SaringBerkode(Klaster.objects.all(), label="Klaster", required=False, empty_label="Semua")
    unit = SaringUnit(UnitKerja.objects.none(), label="Unit dan bawahannya", required=False, empty_label="Semua")


class FormPetakan(forms.Form):
    """Which year to map, and by which scheme."""

    tahun = forms.IntegerField(label="Tahun periode", min_value=TAHUN_TERAWAL, max_value=TAHUN_TERAKHIR)
    skema = forms.ChoiceField(label="Skema penilaian")

    def __init__(self, data: Any = None, *, instansi: Instansi, tahun: int | None = None) -> None:
        super().__init__(data, initial={"tahun": tahun or timezone.localdate().year - 1, "skema": SKEMA_BAWAAN})
        skema: forms.ChoiceField = self.fields["skema"]  # type: ignore[assignment]
        skema.choices = [(satu.kode, str(satu)) for satu in pilihan_skema(instansi)]
