"""Forms about plans."""

from typing import Any

from django import forms
from django.utils import timezone

from karier.models import KatalogPengembangan, LangkahRpk, RencanaKarier
from karier.pilihan import BentukPengembangan, StatusRpk
from karier.selectors.pos import PosTujuan
from karier.selectors.rpk import tahun_awal_ada
from karier.services.langkah import PINDAH, IsiLangkah
from pegawai.forms.saring import SEMUA, PilihanUnit
from pegawai.models import Pengguna, PetaJabatan, UnitKerja
from pegawai.selectors.lingkup import unit_terlihat

TRIWULAN = [(1, "Triwulan I"), (2, "Triwulan II"), (3, "Triwulan III"), (4, "Triwulan IV")]


class SaringRpk(forms.Form):
    """Filters of the list of plans; all optional."""

    q = forms.CharField(label="Nama atau NIP", max_length=100, required=False, strip=True)
    status = forms.ChoiceField(label="Status", choices=[SEMUA, *StatusRpk.choices], required=False)
    tahun = forms.TypedChoiceField(label="Tahun awal", coerce=int, empty_value=None, required=False)
    unit = PilihanUnit(UnitKerja.objects.none(), label="Unit dan bawahannya", required=False, empty_label="Semua")

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        unit.queryset = unit_terlihat(pengguna)
        tahun: forms.ChoiceField = self.fields["tahun"]  # type: ignore[assignment]
        tahun.choices = [SEMUA, *((str(t), str(t)) for t in tahun_awal_ada(pengguna))]
        self.fields["q"].widget.attrs |= {"type": "search"}


class SusunRpk(forms.Form):
    """First year and, for a unit, which one; for one person the NIP comes with the address."""

    tahun_awal = forms.TypedChoiceField(
        label="Tahun awal", coerce=int, help_text="Rencana berlaku lima tahun sejak tahun ini."
    )
    unit = PilihanUnit(
        UnitKerja.objects.none(),
        label="Unit beserta bawahannya",
        required=False,
        empty_label="Semua unit dalam lingkup Anda",
    )

    def __init__(self, *args: Any, pengguna: Pengguna, perorangan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kini = timezone.localdate().year
        tahun: forms.ChoiceField = self.fields["tahun_awal"]  # type: ignore[assignment]
        tahun.choices = [(str(t), f"{t} (sampai {t + 4})") for t in range(kini, kini + 3)]
        self.initial.setdefault("tahun_awal", kini + 1)
        if perorangan:
            del self.fields["unit"]
        else:
            unit: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
            unit.queryset = unit_terlihat(pengguna)


class LangkahForm(forms.Form):
    """A step of a draft. ``pos`` is one of the posts that the search beside the form has found."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    triwulan = forms.TypedChoiceField(label="Waktu pelaksanaan", coerce=int, choices=TRIWULAN)
    bentuk = forms.ChoiceField(
        label="Bentuk",
        choices=BentukPengembangan,
        help_text="Promosi dan mutasi menyebut jabatan tujuan; yang lain cukup uraian.",
    )
    pos = forms.ChoiceField(label="Jabatan dan unit tujuan", required=False)
    katalog = forms.ModelChoiceField(
        KatalogPengembangan.objects.none(),
        label="Pengembangan dari katalog",
        required=False,
        empty_label="– bukan dari katalog –",
        help_text="JP dan biayanya dicatat seperti hari ini.",
    )
    uraian = forms.CharField(
        label="Uraian kegiatan", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, rpk: RencanaKarier, pos: list[PosTujuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rpk = rpk
        tahun: forms.ChoiceField = self.fields["tahun"]  # type: ignore[assignment]
        tahun.choices = [(str(t), str(t)) for t in range(rpk.tahun_awal, rpk.tahun_akhir + 1)]
        katalog: forms.ModelChoiceField = self.fields["katalog"]  # type: ignore[assignment]
        katalog.queryset = KatalogPengembangan.objects.filter(instansi=rpk.instansi_id, aktif=True)
        pilihan: forms.ChoiceField = self.fields["pos"]  # type: ignore[assignment]
        pilihan.choices = [("", "– tanpa perpindahan –"), *((satu.kunci, satu.label) for satu in pos)]

    @classmethod
    def awal(cls, langkah: LangkahRpk | None, rpk: RencanaKarier) -> dict[str, Any]:
        """Return the values that a form for this step opens with."""
        if langkah is None:
            return {"revisi": rpk.revisi, "tahun": rpk.tahun_awal + 1, "bentuk": BentukPengembangan.PENGEMBANGAN}
        romawi = {"I": 1, "II": 2, "III": 3, "IV": 4}
        return {
            "revisi": rpk.revisi,
            "tahun": langkah.tahun,
            "triwulan": romawi.get(langkah.waktu.split()[1] if " " in langkah.waktu else "", 1),
            "bentuk": langkah.bentuk,
            "pos": f"{langkah.jabatan_id}-{langkah.unit_id}" if langkah.jabatan_id else "",
            "uraian": langkah.uraian,
            "katalog": langkah.katalog_id,
        }

    def isi(self) -> IsiLangkah:
        """Return what the service takes, after ``is_valid``."""
        data, tujuan = self.cleaned_data, None
        if data["bentuk"] in PINDAH and data["pos"]:
            jabatan, unit = data["pos"].split("-")
            tujuan = PetaJabatan.objects.select_related("jabatan", "unit").get(jabatan=jabatan, unit=unit)
        return IsiLangkah(
            tahun=data["tahun"],
            triwulan=data["triwulan"],
            bentuk=data["bentuk"],
            jabatan=tujuan.jabatan if tujuan else None,
            unit=tujuan.unit if tujuan else None,
            uraian=data["uraian"],
            katalog=data["katalog"],
        )
