"""The filter of the page that lays SIMATA's boxes beside ours."""

from django import forms

from pemetaan.forms.saring import SaringPemetaan
from pemetaan.pilihan import SebabBeda


class SaringSimata(SaringPemetaan):
    """The filters of the grid, and the cause of the difference."""

    field_order = ["sebab", *SaringPemetaan.field_order]
    sebab = forms.ChoiceField(label="Sebab", choices=[("", "Semua sebab"), *SebabBeda.choices], required=False)
