"""The filters of the pages on eligibility."""

from typing import Any

from django import forms

from pegawai.pilihan import Jenjang

SEMUA = ("", "Semua")
LAYAK, NYARIS, LAINNYA = "layak", "nyaris", "lain"
TAMPIL = [
    (LAYAK, "Memenuhi semua syarat"),
    (NYARIS, "Kurang satu syarat"),
    (LAINNYA, "Kurang dua syarat atau lebih"),
]


class SaringPos(forms.Form):
    """Filters of the list of posts; all optional."""

    q = forms.CharField(label="Nama jabatan atau unit", max_length=100, required=False)
    jenjang = forms.ChoiceField(label="Jenjang", choices=[SEMUA, *Jenjang.choices], required=False)
    lowong = forms.ChoiceField(
        label="Lowongan", choices=[SEMUA, ("ya", "Lowong sekarang"), ("tidak", "Terisi")], required=False
    )


class _SaringTampil(forms.Form):
    tampil = forms.ChoiceField(label="Tampilkan", choices=TAMPIL, required=False)
    pada = forms.DateField(
        label="Pada tanggal", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def clean_tampil(self) -> str:
        """Return the choice, those who qualify where none was made."""
        return self.cleaned_data["tampil"] or LAYAK

    def clean_pada(self) -> Any:
        """Return a day that a person's career can hold."""
        pada = self.cleaned_data["pada"]
        if pada and not 2000 <= pada.year <= 2100:
            raise forms.ValidationError("Tahunnya harus antara 2000 dan 2100.")
        return pada


class SaringKandidat(_SaringTampil):
    """Filters of the people for one post."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False)


class SaringPosOrang(_SaringTampil):
    """Filters of the posts for one person."""

    q = forms.CharField(label="Nama jabatan atau unit", max_length=100, required=False)
    lowong = forms.ChoiceField(label="Lowongan", choices=[SEMUA, ("ya", "Ada lowongan")], required=False)
