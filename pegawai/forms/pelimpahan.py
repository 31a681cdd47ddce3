"""The form that names a delegate of the PPK."""

from typing import Any

from django import forms

from pegawai.models import Pengguna
from pegawai.pilihan import JenisPelimpahan
from pegawai.selectors.pelimpahan import calon_penerima
from pegawai.services.pelimpahan import IsiPelimpahan

_TANGGAL = {"type": "date"}


class PilihanPenerima(forms.ModelChoiceField):
    """Accounts by name, with the account name beside it: two people may share a name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return "Nama (akun)"."""
        return f"{obj} ({obj.username})"


class FormPelimpahan(forms.Form):
    """Form, delegate, the delegate's own office, letter and days."""

    jenis = forms.ChoiceField(label="Bentuk", choices=JenisPelimpahan.choices)
    penerima = PilihanPenerima(Pengguna.objects.none(), label="Penerima", empty_label="Pilih akun")
    jabatan = forms.CharField(label="Jabatan penerima", max_length=200, help_text="Misalnya Sekretaris Daerah.")
    nomor_surat = forms.CharField(label="Nomor surat", max_length=100)
    tanggal_surat = forms.DateField(label="Tanggal surat", widget=forms.DateInput(_TANGGAL, "%Y-%m-%d"))
    mulai = forms.DateField(label="Berlaku mulai", widget=forms.DateInput(_TANGGAL, "%Y-%m-%d"))
    selesai = forms.DateField(
        label="Sampai dengan",
        widget=forms.DateInput(_TANGGAL, "%Y-%m-%d"),
        help_text="Setelah hari ini berakhir sendiri.",
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        penerima: forms.ModelChoiceField = self.fields["penerima"]  # type: ignore[assignment]
        penerima.queryset = calon_penerima(pengguna)

    def isi(self) -> IsiPelimpahan:
        """Return what a valid form says."""
        return IsiPelimpahan(**self.cleaned_data)
