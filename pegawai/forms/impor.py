"""Forms of the import pages."""

from typing import Any

from django import forms
from django.conf import settings

from pegawai.pilihan import JenisImpor

UJUNG = ".xlsx,.xls,.xlsb,.xlsm,.ods,.csv"


class FormUnggah(forms.Form):
    """A file and, if it is not to be guessed, its kind."""

    berkas = forms.FileField(
        label="Berkas",
        help_text="Excel (.xlsx, .xls, .xlsb), OpenDocument (.ods), atau CSV UTF-8.",
        error_messages={
            "required": "Pilih berkas yang akan diimpor.",
            "empty": "Berkas ini kosong. Pilih berkas yang berisi data.",
            "missing": "Pilih berkas yang akan diimpor.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": UJUNG}),
    )
    jenis = forms.ChoiceField(
        label="Jenis berkas",
        required=False,
        choices=[("", "Tebak dari judul kolom"), *JenisImpor.choices],
        error_messages={"invalid_choice": "Pilih salah satu jenis berkas dari daftar."},
    )

    def clean_berkas(self) -> Any:
        """Refuse files over the limit."""
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.BATAS_UNGGAH:
            batas = settings.BATAS_UNGGAH // (1 << 20)
            raise forms.ValidationError(
                f"Berkas berukuran {berkas.size / (1 << 20):.1f} MB, batasnya {batas} MB. Bagi menjadi beberapa berkas."
            )
        return berkas


class FormJenis(forms.Form):
    """Another kind for a file that is already here."""

    jenis = forms.ChoiceField(label="Jenis berkas", choices=JenisImpor.choices)


class FormTerapkan(forms.Form):
    """Confirmation of a preview."""

    sidik = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sebagian = forms.BooleanField(label="Terapkan baris yang benar saja", required=False)
    nonaktifkan = forms.BooleanField(label="Jadikan nonaktif pegawai yang tidak tercantum", required=False)
