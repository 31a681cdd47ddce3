"""Forms of monitoring: what came of a step, filters, a year's evaluation and what follows from it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from karier.aturan.realisasi import BATAL, DIGANTI, DIRENCANAKAN, TERLAKSANA
from karier.models import EvaluasiTahunan, LangkahRpk, TindakLanjut
from karier.services.realisasi import BATAS_BUKTI, IsiRealisasi
from pegawai.forms.saring import SEMUA, PilihanUnit
from pegawai.models import Pengguna, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat

PILIHAN = (
    (TERLAKSANA, "Terlaksana"),
    (DIGANTI, "Diganti dengan yang lain"),
    (BATAL, "Batal"),
)
KOREKSI = (DIRENCANAKAN, "Batalkan catatan (kembali menjadi direncanakan)")
KEADAAN = (
    ("jatuh-tempo", "Jatuh tempo triwulan ini"),
    ("lewat", "Lewat waktu, belum dicatat"),
    ("direncanakan", "Belum dicatat"),
    ("terlaksana", "Terlaksana tepat waktu"),
    ("terlambat", "Terlaksana terlambat"),
    ("diganti", "Diganti"),
    ("batal", "Batal"),
)


def isian_tanggal(label: str, **lain: Any) -> forms.DateField:
    """Return a field for a date, chosen in the browser's own calendar."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        **lain,
    )


def _panjang(label: str, baris: int = 3, **lain: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": baris}), **lain)


class RealisasiForm(forms.Form):
    """What came of a step; which fields an outcome asks for is the service's to say."""

    ke = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    status = forms.ChoiceField(label="Hasil", choices=PILIHAN, widget=forms.RadioSelect)
    tanggal = isian_tanggal(
        "Tanggal pelaksanaan",
        required=False,
        help_text="Untuk yang terlaksana atau diganti. Sesudah triwulannya berakhir, langkah tercatat terlambat.",
    )
    bukti = forms.CharField(
        label="Bukti", max_length=300, required=False, help_text="Misalnya nomor dan tanggal SK, atau sertifikat."
    )
    berkas = forms.FileField(
        label="Berkas bukti",
        required=False,
        help_text=f"PDF, JPG, atau PNG, paling besar {BATAS_BUKTI // 1024 // 1024} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    pengganti = forms.CharField(label="Diganti dengan", max_length=300, required=False)
    alasan = _panjang(
        "Alasan", max_length=500, required=False, help_text="Untuk yang terlambat, diganti, batal, atau dicatat ulang."
    )

    def __init__(self, *args: Any, langkah: LangkahRpk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("ke", langkah.realisasi_ke)
        if langkah.realisasi_ke:
            status: forms.ChoiceField = self.fields["status"]  # type: ignore[assignment]
            status.choices = [*PILIHAN, KOREKSI]

    def isi(self) -> IsiRealisasi:
        """Return what the service takes, after ``is_valid``."""
        return IsiRealisasi(**{nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "ke"})


class SaringMonev(forms.Form):
    """Filters of the pages of monitoring: the year always, the rest optional."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, required=False, empty_value=None)
    unit = PilihanUnit(UnitKerja.objects.none(), label="Unit dan bawahannya", required=False, empty_label="Semua")

    def __init__(self, *args: Any, pengguna: Pengguna, tahun: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = unit_terlihat(pengguna)
        pilihan: forms.ChoiceField = self.fields["tahun"]  # type: ignore[assignment]
        pilihan.choices = [(str(t), str(t)) for t in tahun]
        kini = timezone.localdate().year
        if not self.data.get("tahun") and kini in tahun:  # shown as chosen, for it is the year of the page
            data = QueryDict(mutable=True)
            data.update(self.data)
            data["tahun"] = str(kini)
            self.data = data

    def tahun_dipilih(self) -> int:
        """Return the year chosen, otherwise this year; after ``is_valid``."""
        return self.cleaned_data.get("tahun") or timezone.localdate().year


class SaringLangkah(SaringMonev):
    """Filters of the list of steps of a year."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False, strip=True)
    keadaan = forms.ChoiceField(label="Keadaan", choices=[SEMUA, *KEADAAN], required=False)
    field_order = ["q", "tahun", "keadaan", "unit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs |= {"type": "search"}


class EvaluasiBaru(forms.Form):
    """Which unit and which year is to be evaluated."""

    tahun = forms.TypedChoiceField(label="Tahun yang dievaluasi", coerce=int)
    unit = PilihanUnit(
        UnitKerja.objects.none(), label="Unit beserta bawahannya", required=False, empty_label="Seluruh instansi"
    )

    def __init__(self, *args: Any, pengguna: Pengguna, tahun: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = unit_terlihat(pengguna)
        if pengguna.unit_id:
            unit.required, unit.empty_label = True, None
        pilihan: forms.ChoiceField = self.fields["tahun"]  # type: ignore[assignment]
        pilihan.choices = [(str(t), str(t)) for t in tahun]


class EvaluasiForm(forms.ModelForm):
    """What HR makes of a year."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)
    analisis = _panjang("Analisis", 6, required=False, max_length=10_000, help_text="Mengapa capaiannya seperti itu.")
    rekomendasi = _panjang("Rekomendasi", 5, required=False, max_length=10_000)
    pelajaran = _panjang(
        "Pelajaran untuk rencana berikutnya",
        4,
        required=False,
        max_length=10_000,
        help_text="Ditampilkan kepada penyusun ketika rencana berikutnya disusun.",
    )

    class Meta:
        model = EvaluasiTahunan
        fields = ["analisis", "rekomendasi", "pelajaran"]


class TindakLanjutForm(forms.ModelForm):
    """Something to be done because of an evaluation."""

    uraian = _panjang("Tindak lanjut", 2, max_length=500)
    tenggat = isian_tanggal("Tenggat")

    class Meta:
        model = TindakLanjut
        fields = ["uraian", "penanggung_jawab", "tenggat"]
