"""Forms of a calibration session, of a move and of taking one back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from pegawai.models import Instansi, Pengguna
from pegawai.pilihan import Peran
from pemetaan.aturan.kalibrasi import ALASAN_TERPANJANG, keberatan_alasan, rapikan_alasan
from pemetaan.aturan.kelas import TABEL_KELAS
from pemetaan.aturan.kotak import KOTAK
from pemetaan.models import Sidang
from pemetaan.pilihan import PeranSidang
from pemetaan.services.kalibrasi import Perpindahan
from pemetaan.services.sidang import IsiSidang, OrangSidang

NAMA_KELAS = {baris.kode: baris.nama for baris in TABEL_KELAS}
ORANG_TERBANYAK = 60
_BANTUAN_ALASAN = "Apa yang tidak terbaca dari skor, dan dari mana diketahui. Alasan ini masuk berita acara."


def pilihan_kotak() -> list[tuple[int, str]]:
    """Return the boxes with their words, 9 first."""
    return [
        (nomor, f"{nomor} – {NAMA_KELAS[baris.kinerja].lower()}, potensial {NAMA_KELAS[baris.potensial].lower()}")
        for nomor, baris in sorted(KOTAK.items(), reverse=True)
    ]


class BeralasanForm(forms.Form):
    """A reason that can stand in the minutes."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=ALASAN_TERPANJANG,
        strip=True,
        help_text=_BANTUAN_ALASAN,
        error_messages={"required": keberatan_alasan("")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_alasan(self) -> str:
        """Return the reason on one line; refuse one that says nothing."""
        alasan = rapikan_alasan(self.cleaned_data["alasan"])
        if salah := keberatan_alasan(alasan):
            raise ValidationError(salah)
        return alasan


class FormPindah(BeralasanForm):
    """To which box, why, and which version of the placement was seen."""

    field_order = ["kotak", "alasan", "versi"]
    kotak = forms.TypedChoiceField(label="Pindahkan ke kotak", coerce=int)
    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kini: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kotak: forms.TypedChoiceField = self.fields["kotak"]  # type: ignore[assignment]
        kotak.choices = [("", "Pilih kotak")] + [satu for satu in pilihan_kotak() if satu[0] != kini]

    def perpindahan(self) -> Perpindahan:
        """Return the move of a valid form."""
        isi = self.cleaned_data
        return Perpindahan(isi["kotak"], isi["alasan"], isi["versi"])


class FormUrung(BeralasanForm):
    """Why a change is taken back."""


def akun_tim(instansi: Instansi) -> QuerySet[Pengguna]:
    """Return the accounts that may calibrate in an agency."""
    tim = Pengguna.objects.filter(instansi=instansi, unit__isnull=True, is_active=True, groups__name=Peran.TIM)
    return tim.select_related("pegawai__jabatan").order_by("nama", "username")


class FormSidang(forms.Form):
    """A session and who sits in it."""

    nama = forms.CharField(label="Nama sidang", max_length=150, help_text="Misalnya: Sidang kalibrasi I.")
    forum = forms.CharField(label="Forum", max_length=150, initial="Rapat Tim Manajemen Talenta")
    tempat = forms.CharField(label="Tempat", max_length=150)
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    ketua_nama = forms.CharField(label="Nama pemimpin sidang", max_length=150)
    ketua_jabatan = forms.CharField(label="Jabatan pemimpin sidang", max_length=200)
    akun = forms.ModelMultipleChoiceField(
        Pengguna.objects.none(),
        label="Anggota dari Tim Manajemen Talenta",
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya mereka yang dapat memindahkan orang dalam sidang ini. Tidak seorang pun memindahkan diri "
        "sendiri.",
    )
    lain = forms.CharField(
        label="Anggota lain",
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu orang satu baris: nama; jabatan. Contoh: Dr. Ani Lestari; Kepala Inspektorat",
    )

    def __init__(self, *args: Any, instansi: Instansi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        akun: forms.ModelMultipleChoiceField = self.fields["akun"]  # type: ignore[assignment]
        akun.queryset = akun_tim(instansi)
        self.fields["tanggal"].initial = timezone.localdate

    def clean_lain(self) -> list[OrangSidang]:
        """Return the people of the lines; refuse too many, a name twice, and what is too long."""
        orang = [_orang(baris) for baris in self.cleaned_data["lain"].splitlines() if baris.strip()]
        if len(orang) > ORANG_TERBANYAK:
            raise ValidationError(f"Paling banyak {ORANG_TERBANYAK} anggota lain; ini {len(orang)}.")
        for nomor, satu in enumerate(orang, 1):
            if not satu.nama or len(satu.nama) > 150 or len(satu.jabatan) > 200:
                raise ValidationError(
                    f"Baris {nomor}: tulis nama (paling panjang 150 huruf), titik koma, lalu jabatan (200 huruf)."
                )
        if kembar := _kembar(satu.nama for satu in orang):
            raise ValidationError(f"Nama ini ditulis dua kali: {kembar}.")
        return orang

    def isi(self) -> IsiSidang:
        """Return the content of a valid form."""
        bersih = self.cleaned_data
        return IsiSidang(
            nama=bersih["nama"],
            forum=bersih["forum"],
            tempat=bersih["tempat"],
            tanggal=bersih["tanggal"],
            ketua=OrangSidang(bersih["ketua_nama"], bersih["ketua_jabatan"]),
            akun=list(bersih["akun"]),
            lain=bersih["lain"],
        )


def _orang(baris: str) -> OrangSidang:
    nama, _, jabatan = baris.partition(";")
    return OrangSidang(" ".join(nama.split()), " ".join(jabatan.split()))


def _kembar(nama: Iterable[str]) -> str:
    sudah: set[str] = set()
    for satu in nama:
        if satu.casefold() in sudah:
            return satu
        sudah.add(satu.casefold())
    return ""


def awal_sidang(sidang: Sidang) -> dict[str, Any]:
    """Return what the form of an existing session starts with."""
    anggota = list(sidang.anggota.all())
    ketua = next((satu for satu in anggota if satu.sebagai == PeranSidang.KETUA), None)
    return {
        "nama": sidang.nama,
        "forum": sidang.forum,
        "tempat": sidang.tempat,
        "tanggal": sidang.tanggal,
        "ketua_nama": ketua.nama if ketua else "",
        "ketua_jabatan": ketua.jabatan if ketua else "",
        "akun": [satu.pengguna_id for satu in anggota if satu.pengguna_id],
        "lain": "\n".join(
            "; ".join(filter(None, (satu.nama, satu.jabatan)))
            for satu in anggota
            if not satu.pengguna_id and satu is not ketua
        ),
    }
