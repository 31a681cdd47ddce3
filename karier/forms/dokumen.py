"""Forms about documents."""

from typing import Any

from django import forms

from karier.dokumen.pilih import pilihan_naskah
from karier.pilihan import JenisDokumen, StatusDokumen
from pegawai.forms.saring import SEMUA, PilihanUnit
from pegawai.models import Pengguna, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat


class SaringDokumen(forms.Form):
    """Filters of the list of documents; all optional."""

    q = forms.CharField(label="Nomor atau judul", max_length=100, required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[SEMUA, *JenisDokumen.choices], required=False)
    status = forms.ChoiceField(label="Keadaan", choices=[SEMUA, *StatusDokumen.choices], required=False)


class TerbitForm(forms.Form):
    """Which document, and for a decision on plans of which unit."""

    pilihan = forms.ChoiceField(label="Dokumen")
    unit = PilihanUnit(
        UnitKerja.objects.none(),
        label="Unit beserta bawahannya",
        required=False,
        empty_label="Seluruh lingkup Anda",
        help_text="Hanya untuk keputusan tentang RPK.",
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: forms.ChoiceField = self.fields["pilihan"]  # type: ignore[assignment]
        pilihan.choices = [("", "– pilih –"), *pilihan_naskah(pengguna)]
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = unit_terlihat(pengguna)


class CabutForm(forms.Form):
    """Why a document is revoked."""

    alasan = forms.CharField(
        label="Alasan pencabutan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tidak ditampilkan pada halaman verifikasi umum.",
    )
