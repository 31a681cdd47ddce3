"""Forms for handing out activation codes, and for using one."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from pegawai.forms.akun import ATURAN_SANDI
from pegawai.models import Pengguna, UnitKerja


class FormUnitKode(forms.Form):
    """For whom codes are made: a unit and all below it, or the whole agency."""

    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit beserta bawahannya",
        required=False,
        empty_label="Semua unit",
        error_messages={"invalid_choice": "Unit ini tidak ada di instansi Anda. Pilih dari daftar."},
    )

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit  # type: ignore[attr-defined]


def _sandi(label: str, bila_kosong: str, bantuan: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        help_text=bantuan,
        error_messages={"required": bila_kosong},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class FormAktivasi(forms.Form):
    """NIP, the code from the sheet, and the own password twice; spaces and dots of the NIP do not matter."""

    nip = forms.CharField(
        label="NIP",
        max_length=40,
        error_messages={"required": "Isi NIP Anda."},
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "numeric"}),
    )
    kode = forms.CharField(
        label="Kode aktivasi",
        max_length=40,
        help_text="Dua belas huruf dan angka pada lembar kode Anda; huruf besar atau kecil sama saja.",
        error_messages={"required": "Isi kode aktivasi."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    sandi = _sandi("Kata sandi baru", "Isi kata sandi baru.", ATURAN_SANDI)
    ulangi = _sandi("Ulangi kata sandi baru", "Ulangi kata sandi baru.")

    def clean_nip(self) -> str:
        """Return the digits alone."""
        return "".join(huruf for huruf in self.cleaned_data["nip"] if huruf not in " .'’-")

    def clean(self) -> dict[str, Any]:
        """Hold the password to the rules of every password here."""
        isi = super().clean() or {}
        sandi = isi.get("sandi")
        if sandi and sandi != isi.get("ulangi", sandi):
            self.add_error("ulangi", "Kedua kata sandi baru tidak sama.")
        elif sandi:
            try:
                validate_password(sandi, Pengguna(username=isi.get("nip", "")))
            except forms.ValidationError as galat:
                self.add_error("sandi", galat)
        return isi
