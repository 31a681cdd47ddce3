"""Forms of succession: filters of posts and candidates, groups, placements and evaluations."""

from typing import Any

from django import forms
from django.utils import timezone

from karier.aturan.suksesi import LINGKUP
from karier.pilihan import HasilPemantauan, LingkupSuksesi, StatusPemantauan, StrategiTalenta
from karier.selectors.suksesi.jabatan import CAKRAWALA_BAWAAN, CAKRAWALA_MAKS, KRITIS, TANPA_SUKSESOR, TARGET, TIPIS
from karier.selectors.suksesi.kandidat import PILIHAN_KESIAPAN
from pegawai.forms.saring import SEMUA, PilihanUnit
from pegawai.models import Pengguna, UnitKerja
from pegawai.pilihan import Ekspektasi, Jenjang
from pegawai.selectors.lingkup import unit_terlihat
from pemetaan.forms.program import isian_tanggal
from pemetaan.forms.saring import PilihanTermuat
from pemetaan.selectors.program import calon_penanggung_jawab

_TAHUN = [(str(n), "Sekarang saja" if n == 0 else f"{n} tahun") for n in range(CAKRAWALA_MAKS + 1)]
_KOTAK = [(str(n), f"Kotak {n}") for n in LINGKUP["instansi"].kotak]


def isian_tahun(label: str) -> forms.TypedChoiceField:
    """Return the choice of how many years ahead a vacancy counts."""
    return forms.TypedChoiceField(label=label, choices=_TAHUN, coerce=int, required=False, initial=CAKRAWALA_BAWAAN)


class SaringJabatanForm(forms.Form):
    """Filters of jabatan kritis and target; all optional."""

    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[("", "Kritis dan target"), (KRITIS, "Jabatan kritis"), (TARGET, "Jabatan target")],
        required=False,
    )
    tahun = isian_tahun("Lowong dalam")
    jenjang = forms.ChoiceField(label="Jenjang", choices=[SEMUA, *Jenjang.choices], required=False)
    cadangan = forms.ChoiceField(
        label="Suksesor",
        choices=[SEMUA, (TANPA_SUKSESOR, "Tanpa suksesor"), (TIPIS, "Tanpa yang siap sekarang")],
        required=False,
    )
    unit = PilihanUnit(UnitKerja.objects.none(), label="Unit dan bawahannya", required=False, empty_label="Semua")
    q = forms.CharField(label="Jabatan atau unit", max_length=100, required=False, strip=True)

    def __init__(self, data: Any, *, pengguna: Pengguna) -> None:
        super().__init__({"tahun": str(CAKRAWALA_BAWAAN), **data.dict()})
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = unit_terlihat(pengguna)
        self.fields["q"].widget.attrs |= {"type": "search"}

    def clean_tahun(self) -> int:
        """Return the years ahead, the usual number where none is chosen."""
        tahun = self.cleaned_data["tahun"]
        return CAKRAWALA_BAWAAN if tahun == "" else tahun


class SaringKandidatForm(forms.Form):
    """Filters of the candidates for a post; all optional."""

    kotak = forms.TypedChoiceField(
        label="Kotak", choices=[SEMUA, *_KOTAK], coerce=int, empty_value=None, required=False
    )
    kesiapan = forms.ChoiceField(label="Kesiapan", choices=[SEMUA, *PILIHAN_KESIAPAN], required=False)
    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False, strip=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs |= {"type": "search"}


class StrategiForm(forms.Form):
    """How a post finds its talent, and when it is expected to fall vacant."""

    strategi = forms.ChoiceField(label="Strategi akuisisi", choices=StrategiTalenta)
    perkiraan_lowong = isian_tanggal(
        "Perkiraan lowong",
        required=False,
        help_text="Isi bila pemangkunya diperkirakan pindah sebelum batas usia pensiunnya.",
    )
    uraian = forms.CharField(label="Uraian", max_length=300, required=False)


class BukaKelompok(forms.Form):
    """A new draft: its reach, and how far ahead jabatan target are looked for."""

    lingkup = forms.ChoiceField(label="Lingkup", choices=LingkupSuksesi)
    cakrawala = isian_tahun("Jabatan target lowong dalam")

    def clean_cakrawala(self) -> int:
        """Return the years ahead, the usual number where none is chosen."""
        tahun = self.cleaned_data["cakrawala"]
        return CAKRAWALA_BAWAAN if tahun == "" else tahun


class TetapkanKelompok(forms.Form):
    """The decision by which a draft is set."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)
    nomor = forms.CharField(label="Nomor keputusan", max_length=100)
    tanggal = isian_tanggal("Tanggal keputusan")


class PenempatanForm(forms.Form):
    """The decision by which a talent is placed."""

    tmt = isian_tanggal("TMT pengangkatan")
    nomor = forms.CharField(label="Nomor keputusan pengangkatan", max_length=100)
    tanggal = isian_tanggal("Tanggal keputusan")
    penilai = PilihanTermuat(
        Pengguna.objects.none(),
        label="Penilai",
        required=False,
        empty_label="Pilih …",
        help_text="Wajib untuk jabatan kritis: menilai suksesor setiap tahun selama tiga tahun.",
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        penilai: forms.ModelChoiceField = self.fields["penilai"]  # type: ignore[assignment]
        penilai.queryset = calon_penanggung_jawab(pengguna.instansi_id)


class EvaluasiForm(forms.Form):
    """One yearly evaluation."""

    tanggal = isian_tanggal("Tanggal evaluasi")
    hasil = forms.ChoiceField(label="Hasil", choices=[("", "Pilih …"), *reversed(Ekspektasi.choices)])
    catatan = forms.CharField(label="Catatan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("tanggal", timezone.localdate())


class PenilaiForm(forms.Form):
    """Another evaluator."""

    penilai = PilihanTermuat(Pengguna.objects.none(), label="Penilai", empty_label="Pilih …")

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        penilai: forms.ModelChoiceField = self.fields["penilai"]  # type: ignore[assignment]
        penilai.queryset = calon_penanggung_jawab(pengguna.instansi_id)


class HasilForm(forms.Form):
    """What follows the three evaluations."""

    hasil = forms.ChoiceField(label="Hasil", choices=[("", "Pilih …"), *HasilPemantauan.choices])
    catatan = forms.CharField(label="Catatan", max_length=500, required=False)


class SaringTahap(forms.Form):
    """Filters of a stage: a name, and for pemantauan the state."""

    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusPemantauan.choices], required=False)
    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False, strip=True)

    def __init__(self, *args: Any, pemantauan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not pemantauan:
            del self.fields["status"]
        self.fields["q"].widget.attrs |= {"type": "search"}
