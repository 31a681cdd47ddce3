"""BKN's screen: first a Level, then a Rumpun or a Klaster of that Level, then the mapping is processed."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from pegawai.forms.saring import LEVEL
from pegawai.models import Klaster, Pengguna, PetaJabatan, Rumpun
from pegawai.pilihan import Ekspektasi, Predikat
from pegawai.selectors.daftar import jenjang_level

SEMUA_LEVEL = "semua"


class FormLevel(forms.Form):
    """The first step."""

    level = forms.ChoiceField(label="Level", choices=[("", "Pilih Level"), (SEMUA_LEVEL, "Semua level"), *LEVEL])


def _dari_level(model: type[Rumpun] | type[Klaster], pengguna: Pengguna, level: int | None) -> QuerySet[Any]:
    """Return the names that posts of a Level carry in the agency's peta jabatan."""
    peta = PetaJabatan.objects.filter(
        **{str(model._meta.model_name): OuterRef("pk")}, unit__instansi=pengguna.instansi_id
    )
    if level is not None:
        peta = peta.filter(jabatan__jenjang__in=jenjang_level(level))
    return model.objects.filter(Exists(peta)).order_by("nama")


class FormKelompok(forms.Form):
    """The second step: one of the two, or neither for the whole Level."""

    rumpun = forms.ModelChoiceField(Rumpun.objects.none(), label="Rumpun", required=False, empty_label="Semua rumpun")
    klaster = forms.ModelChoiceField(
        Klaster.objects.none(), label="Klaster", required=False, empty_label="Semua klaster"
    )

    def __init__(self, *args: Any, pengguna: Pengguna, level: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, model in (("rumpun", Rumpun), ("klaster", Klaster)):
            pilihan: forms.ModelChoiceField = self.fields[nama]  # type: ignore[assignment]
            pilihan.queryset = _dari_level(model, pengguna, level)

    def clean(self) -> dict[str, Any]:
        """Refuse both at once: people are mapped within a job family or within a cluster."""
        bersih = super().clean() or {}
        if bersih.get("rumpun") and bersih.get("klaster"):
            raise forms.ValidationError("Pilih Rumpun atau Klaster, tidak keduanya. Kosongkan salah satu.")
        return bersih


class FormCari(forms.Form):
    """Search within what was processed."""

    q = forms.CharField(
        label="Nama Pegawai",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "nama atau NIP"}),
    )
    hasil = forms.ChoiceField(label="Hasil kerja", choices=[("", "Semua"), *Ekspektasi.choices], required=False)
    perilaku = forms.ChoiceField(label="Perilaku kerja", choices=[("", "Semua"), *Ekspektasi.choices], required=False)
    predikat = forms.ChoiceField(label="Predikat", choices=[("", "Semua"), *Predikat.choices], required=False)
