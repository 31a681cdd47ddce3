"""The filters of the list of people."""

from django import forms

from karier.pilihan import BELUM_DIPETAKAN, SUDAH_DIPETAKAN
from pegawai.forms.saring import SEMUA, SaringOrang
from pegawai.pilihan import MutuData, StatusKepegawaian

KOTAK = [
    *((str(n), f"Kotak {n}") for n in range(9, 0, -1)),
    (SUDAH_DIPETAKAN, "Sudah dipetakan"),
    (BELUM_DIPETAKAN, "Belum dipetakan"),
]


class SaringPegawai(SaringOrang):
    """Filters of /pegawai/; all optional. ``sebab`` is why a person has no box, as the mapping says it."""

    kotak = forms.ChoiceField(label="Kotak talenta", choices=[SEMUA, *KOTAK], required=False)
    status = forms.ChoiceField(label="Status", choices=StatusKepegawaian, required=False)
    mutu = forms.ChoiceField(label="Kelengkapan data", choices=[SEMUA, *MutuData.choices], required=False)
    sebab = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
