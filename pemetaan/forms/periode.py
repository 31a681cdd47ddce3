"""Opening a period, and its decision."""

from typing import Any

from django import forms
from django.utils import timezone

from pemetaan.forms.skema_rubrik import BUKAN_BULAT
from pemetaan.models import Periode
from pemetaan.services.periode import TAHUN_TERAKHIR, TAHUN_TERAWAL


class FormBuka(forms.Form):
    """Which year to open."""

    tahun = forms.IntegerField(
        label="Tahun periode", min_value=TAHUN_TERAWAL, max_value=TAHUN_TERAKHIR, error_messages=BUKAN_BULAT
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="buka_%s", initial={"tahun": timezone.localdate().year})


class FormKeputusan(forms.Form):
    """Number and date of the decision that sets a period, and the second factor of who sets it."""

    nomor = forms.CharField(label="Nomor keputusan", max_length=100)
    tanggal = forms.DateField(
        label="Tanggal keputusan",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
    )
    kode = forms.CharField(
        label="Kode faktor kedua",
        max_length=40,
        help_text="Enam angka dari aplikasi autentikator, atau satu kode pemulihan.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def __init__(self, data: Any = None, *, periode: Periode) -> None:
        super().__init__(data, initial={"tanggal": timezone.localdate()})
        self.fields["tanggal"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["tanggal"].widget.attrs["min"] = f"{periode.tahun}-01-01"
