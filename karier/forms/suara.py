"""Forms of what employees say, and of the answers."""

from typing import Any

from django import forms

from karier.pilihan import BagianData, JenisTanggapan, StatusTanggapan
from karier.selectors.suara import BANYAK_POS, BANYAK_UNIT, pos_aspirasi, unit_aspirasi
from pegawai.forms.saring import SEMUA
from pegawai.models import Pegawai, PetaJabatan

TANPA_POS = ("", "Tanpa jabatan atau unit tertentu")
_UNIT = "unit-"


def _panjang(label: str, maks: int, **lain: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=maks, widget=forms.Textarea(attrs={"rows": 3}), **lain)


class AspirasiForm(forms.Form):
    """Where the person wishes to go; ``q`` finds the posts, and the units without a position, to choose from."""

    pos = forms.ChoiceField(label="Jabatan atau unit tujuan", widget=forms.RadioSelect, required=False)
    uraian = forms.CharField(
        label="Dengan kata-kata sendiri",
        max_length=300,
        required=False,
        help_text="Misalnya bidang kerja, unit, atau jabatan yang tidak ada dalam pilihan.",
    )
    alasan = _panjang("Alasan", 1000)

    def __init__(self, *args: Any, pegawai: Pegawai, q: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pegawai = pegawai
        cari: list[PetaJabatan] = list(pos_aspirasi(pegawai, q)[:BANYAK_POS]) if q else []
        pilihan = [(str(satu.pk), f"{satu.jabatan.nama}, {satu.unit.nama}") for satu in cari]
        unit = list(unit_aspirasi(pegawai, q)[:BANYAK_UNIT]) if q else []
        pilihan_unit = [(f"{_UNIT}{satu.pk}", f"Jabatan apa pun di {satu.nama}") for satu in unit]
        self.terpotong = len(cari) == BANYAK_POS or len(unit) == BANYAK_UNIT
        bidang: forms.ChoiceField = self.fields["pos"]  # type: ignore[assignment]
        bidang.choices = [TANPA_POS, *pilihan_unit, *pilihan]

    def clean(self) -> dict[str, Any]:
        """Ask for a position, a unit or words."""
        isi = super().clean() or {}
        if not self.errors and not isi.get("pos") and not isi.get("uraian"):
            raise forms.ValidationError(
                "Cari dan pilih jabatan atau unit tujuan, atau tulis aspirasi Anda dengan kata-kata sendiri."
            )
        return isi

    def tujuan(self) -> dict[str, Any]:
        """Return position and unit of the chosen post, or the chosen unit, after ``is_valid``."""
        pk = self.cleaned_data["pos"]
        if pk.startswith(_UNIT):
            unit = unit_aspirasi(self._pegawai).filter(pk=pk.removeprefix(_UNIT)).first()
            return {"unit": unit} if unit else {}
        pos = pos_aspirasi(self._pegawai).filter(pk=pk).first() if pk else None
        return {"jabatan": pos.jabatan, "unit": pos.unit} if pos else {}


class TanggapanForm(forms.Form):
    """Accept or contest."""

    jenis = forms.ChoiceField(label="Tanggapan Anda", choices=JenisTanggapan.choices, widget=forms.RadioSelect)
    alasan = _panjang(
        "Alasan", 2000, required=False, help_text="Wajib untuk sanggahan: apa yang tidak sesuai, dan apa buktinya."
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of an objection."""
        isi = super().clean() or {}
        if isi.get("jenis") == JenisTanggapan.SANGGAHAN and "alasan" in isi and not isi["alasan"]:
            self.add_error("alasan", "Tulis alasan sanggahan Anda: apa yang tidak sesuai, dan apa buktinya.")
        return isi


class KoreksiForm(forms.Form):
    """What is wrong in the record, what is right, and what shows it."""

    bagian = forms.ChoiceField(label="Bagian data", choices=BagianData.choices)
    rincian = forms.CharField(
        label="Yang keliru", max_length=300, help_text="Misalnya: predikat SKP 2025 tercatat Butuh Perbaikan."
    )
    seharusnya = _panjang("Yang benar", 500)
    bukti = _panjang("Bukti", 500, help_text="Misalnya nomor dan tanggal SK, ijazah, atau sertifikat.")


class JawabanForm(forms.Form):
    """The answer to an objection or a request."""

    hasil = forms.ChoiceField(
        label="Keputusan", choices=[("diterima", "Diterima"), ("ditolak", "Ditolak")], widget=forms.RadioSelect
    )
    jawaban = _panjang("Jawaban dan alasannya", 2000, help_text="Dibaca oleh pegawai yang bersangkutan.")


def _cari() -> forms.CharField:
    return forms.CharField(
        label="Nama atau NIP", max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )


class SaringTanggapan(forms.Form):
    """Filters of the responses; all optional."""

    q = _cari()
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusTanggapan.choices], required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[SEMUA, *JenisTanggapan.choices], required=False)
    sasaran = forms.ChoiceField(label="Atas", choices=[SEMUA, ("kotak", "Kotak"), ("rpk", "RPK")], required=False)


class SaringKoreksi(forms.Form):
    """Filters of the requests for correction; all optional."""

    q = _cari()
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusTanggapan.choices[1:]], required=False)
    bagian = forms.ChoiceField(label="Bagian data", choices=[SEMUA, *BagianData.choices], required=False)


class SaringAspirasi(forms.Form):
    """Filters of the wishes; all optional."""

    q = forms.CharField(
        label="Nama, NIP, atau tujuan",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    sejarah = forms.BooleanField(label="Tampilkan juga yang sudah berakhir", required=False)
