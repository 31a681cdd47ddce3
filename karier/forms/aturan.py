"""The filters of the page of rules."""

from django import forms

from pegawai.forms.saring import SEMUA
from pegawai.pilihan import Jenjang


class SaringAturan(forms.Form):
    """From which rung, and on which day; both optional."""

    dari = forms.ChoiceField(label="Jalur dari", choices=[SEMUA, *Jenjang.choices], required=False)
    pada = forms.DateField(
        label="Berlaku pada", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
