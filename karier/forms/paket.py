"""Forms about packages for BKN: one for each thing that may be recorded."""

from typing import Any

from django import forms

from karier.forms.realisasi import isian_tanggal
from karier.pilihan import CaraKirim


class PaketBaru(forms.Form):
    """For which first year a package is to be drawn up."""

    tahun_awal = forms.TypedChoiceField(label="Masa rencana", coerce=int)

    def __init__(self, *args: Any, siap: list[tuple[int, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: forms.ChoiceField = self.fields["tahun_awal"]  # type: ignore[assignment]
        pilihan.choices = [(str(t), f"{t}–{t + 4} ({banyak} RPK siap)") for t, banyak in siap]


class KirimForm(forms.Form):
    """How and when a package went."""

    tanggal = isian_tanggal("Tanggal kirim")
    cara = forms.ChoiceField(label="Cara kirim", choices=CaraKirim)
    nomor = forms.CharField(label="Nomor surat pengantar", max_length=100)


class TerimaForm(forms.Form):
    """BKN's receipt."""

    tanggal = isian_tanggal("Tanggal tanda terima")
    nomor = forms.CharField(label="Nomor tanda terima", max_length=100)


class KembaliForm(forms.Form):
    """Why and when BKN returned a package."""

    tanggal = isian_tanggal("Tanggal dikembalikan")
    alasan = forms.CharField(label="Alasan BKN", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class BatalForm(forms.Form):
    """Why a package is given up."""

    catatan = forms.CharField(label="Alasan dibatalkan", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


FORM_PAKET: dict[str, type[forms.Form]] = {
    "kirim": KirimForm,
    "terima": TerimaForm,
    "kembali": KembaliForm,
    "batal": BatalForm,
}
