"""Forms about the catalogue of developments."""

from decimal import Decimal
from typing import Any

from django import forms

from karier.forms.realisasi import SaringMonev
from karier.models import KatalogPengembangan
from karier.pilihan import JenisBangkom
from karier.services.katalog import IsiKatalog
from pegawai.forms.saring import SEMUA
from pegawai.pilihan import Kompetensi

_TAK_DIKETAHUI = "Kosongkan bila belum diketahui."


class SaringKatalog(forms.Form):
    """Filters of the catalogue; all optional."""

    q = forms.CharField(label="Nama atau penyelenggara", max_length=100, required=False, strip=True)
    jenis = forms.ChoiceField(label="Jenis", choices=[SEMUA, *JenisBangkom.choices], required=False)
    kompetensi = forms.ChoiceField(label="Kompetensi", choices=[SEMUA, *Kompetensi.choices], required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("aktif", "Ditawarkan"), ("pensiun", "Tidak ditawarkan lagi"), SEMUA], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs |= {"type": "search"}


class KatalogForm(forms.ModelForm):
    """An entry of the catalogue."""

    revisi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    jp = forms.IntegerField(
        label="Jam pelajaran (JP)", min_value=0, max_value=5000, required=False, help_text=_TAK_DIKETAHUI
    )
    biaya = forms.DecimalField(
        label="Biaya per orang (rupiah)",
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text=f"{_TAK_DIKETAHUI} Isi 0 bila tanpa biaya.",
    )

    class Meta:
        model = KatalogPengembangan
        fields = ["nama", "jenis", "kompetensi", "jp", "biaya", "penyelenggara"]
        help_texts = {"kompetensi": "Kompetensi yang dinaikkan; penyelarasan rencana memilih dari sini."}

    def isi(self) -> IsiKatalog:
        """Return what the service takes, after ``is_valid``."""
        return IsiKatalog(**{nama: self.cleaned_data[nama] for nama in self.Meta.fields})

    def validate_unique(self) -> None:
        """Leave it to the service, which knows the agency."""


class SaringRekap(SaringMonev):
    """Filters of the yearly totals."""

    draf = forms.BooleanField(label="Hitung juga rencana yang belum ditetapkan", required=False)
