"""Forms of development priority and of programmes."""

from typing import Any

from django import forms
from django.utils import timezone

from pegawai.forms.saring import SEMUA
from pegawai.models import Pengguna
from pemetaan.aturan.program import TABEL_BENTUK
from pemetaan.forms.saring import PilihanTermuat, SaringPemetaan
from pemetaan.models import ProgramTalenta
from pemetaan.pilihan import BentukProgram, StatusProgram, TahapProgram
from pemetaan.selectors.program import BELUM, SUDAH, calon_penanggung_jawab
from pemetaan.services.program import TAHUN_KE_DEPAN

_KOTAK = [(str(n), f"Kotak {n}") for n in range(9, 0, -1)]
_TANGGAL = {"type": "date"}


def isian_tanggal(label: str, **lain: Any) -> forms.DateField:
    """Return a date field that a browser shows as its own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs=_TANGGAL, format="%Y-%m-%d"), **lain)


class SaringPrioritas(SaringPemetaan):
    """The filters of the mapping, with box and whether a programme is planned."""

    field_order = ["kotak", "level", "rumpun", "klaster", "unit", "program", "q"]
    kotak = forms.TypedChoiceField(
        label="Kotak", choices=[SEMUA, *_KOTAK], coerce=int, empty_value=None, required=False
    )
    program = forms.ChoiceField(
        label="Program", choices=[SEMUA, (BELUM, "Belum direncanakan"), (SUDAH, "Sudah direncanakan")], required=False
    )


class RencanaProgram(forms.Form):
    """What is planned for the people who are ticked."""

    bentuk = forms.ChoiceField(
        label="Bentuk",
        choices=[
            (label, [(b.bentuk, b.nama) for b in TABEL_BENTUK if b.tahap == tahap])
            for tahap, label in TahapProgram.choices
        ],
    )
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    penanggung_jawab = PilihanTermuat(Pengguna.objects.none(), label="Penanggung jawab", empty_label="Pilih …")
    uraian = forms.CharField(label="Uraian", max_length=300, required=False)

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kini = timezone.localdate().year
        tahun: forms.ChoiceField = self.fields["tahun"]  # type: ignore[assignment]
        tahun.choices = [(str(t), str(t)) for t in range(kini, kini + TAHUN_KE_DEPAN + 1)]
        self.initial.setdefault("tahun", kini + 1)
        siapa: forms.ModelChoiceField = self.fields["penanggung_jawab"]  # type: ignore[assignment]
        siapa.queryset = calon_penanggung_jawab(pengguna.instansi_id)


class SaringDaftarProgram(forms.Form):
    """Filters of the list of programmes; all optional."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None, required=False)
    tahap = forms.ChoiceField(label="Tahap", choices=[SEMUA, *TahapProgram.choices], required=False)
    bentuk = forms.ChoiceField(label="Bentuk", choices=[SEMUA, *BentukProgram.choices], required=False)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusProgram.choices], required=False)
    penanggung_jawab = PilihanTermuat(
        Pengguna.objects.none(), label="Penanggung jawab", required=False, empty_label="Semua"
    )
    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False, strip=True)

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milik = ProgramTalenta.objects.filter(instansi=pengguna.instansi_id).order_by("-tahun")
        tahun: forms.ChoiceField = self.fields["tahun"]  # type: ignore[assignment]
        tahun.choices = [SEMUA, *((str(t), str(t)) for t in milik.values_list("tahun", flat=True).distinct())]
        siapa: forms.ModelChoiceField = self.fields["penanggung_jawab"]  # type: ignore[assignment]
        siapa.queryset = calon_penanggung_jawab(pengguna.instansi_id)
        self.fields["q"].widget.attrs |= {"type": "search"}


class TindakLanjut(forms.Form):
    """What a change of a programme asks for; the service says what is missing."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)
    ke = forms.ChoiceField(choices=StatusProgram, widget=forms.HiddenInput)
    tanggal = isian_tanggal("Tanggal", required=False)
    bukti = forms.CharField(
        label="Bukti",
        max_length=300,
        required=False,
        help_text="Nomor surat, sertifikat, atau tautan ke berkasnya.",
    )
    alasan = forms.CharField(label="Alasan", max_length=300, required=False)


class GantiPenanggungJawab(forms.Form):
    """Another person in charge."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)
    penanggung_jawab = PilihanTermuat(Pengguna.objects.none(), label="Penanggung jawab", empty_label="Pilih …")

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        siapa: forms.ModelChoiceField = self.fields["penanggung_jawab"]  # type: ignore[assignment]
        siapa.queryset = calon_penanggung_jawab(pengguna.instansi_id)
