"""Filters of people, as query parameters."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from pegawai.models import Klaster, Pengguna, Rumpun, UnitKerja
from pegawai.selectors.lingkup import nama_terlihat, unit_terlihat

LEVEL = [
    ("1", "Level 1: Pelaksana, JF keterampilan"),
    ("2", "Level 2: Pengawas, JF Ahli Pertama–Muda"),
    ("3", "Level 3: Administrator, JF Ahli Madya"),
    ("4", "Level 4: JPT Pratama, JF Ahli Utama"),
    ("5", "Level 5: JPT Madya dan Utama"),
]
SEMUA = ("", "Semua")


class PilihRingkas(forms.Select):
    """A select that writes its options itself: Django renders a template per option, which a long list feels."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the select; groups of options are not supported."""
        terpilih = {str(satu) for satu in self.format_value(value)}
        opsi = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((nilai, mark_safe(" selected") if str(nilai) in terpilih else "", label) for nilai, label in self.choices),
        )
        atribut = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return format_html("<select{}>{}</select>", atribut, opsi)


class PilihanUnit(forms.ModelChoiceField):
    """Units of the user's scope, the depth in the tree shown by indentation."""

    widget = PilihRingkas

    def label_from_instance(self, obj: UnitKerja) -> str:
        """Return the unit's name behind one em space for each unit above it."""
        return "\u2003" * (obj.get_depth() - 1) + obj.nama


class SaringOrang(forms.Form):
    """Filters that read the person only; all optional."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False, strip=True)
    level = forms.ChoiceField(label="Level", choices=[SEMUA, *LEVEL], required=False)
    rumpun = forms.ModelChoiceField(Rumpun.objects.all(), label="Rumpun", required=False, empty_label="Semua")
    klaster = forms.ModelChoiceField(Klaster.objects.all(), label="Klaster", required=False, empty_label="Semua")
    unit = PilihanUnit(UnitKerja.objects.none(), label="Unit dan bawahannya", required=False, empty_label="Semua")

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = unit_terlihat(pengguna)
        for nama, model in (("rumpun", Rumpun), ("klaster", Klaster)):
            pilihan: forms.ModelChoiceField = self.fields[nama]  # type: ignore[assignment]
            pilihan.queryset = nama_terlihat(model, pengguna.instansi_id)
        self.fields["q"].widget.attrs |= {"type": "search", "placeholder": "mis. Siti atau 1985 0101"}
