"""Forms of the second factor. A code is digits from the authenticator or a recovery code; spaces do not matter."""

from django import forms

_KODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class FormKode(forms.Form):
    """The code of the second factor."""

    kode = forms.CharField(
        label="Kode dari aplikasi autentikator",
        max_length=40,
        help_text="6 angka yang sedang tampil di aplikasi autentikator, atau satu kode pemulihan.",
        error_messages={"required": "Isi kode 6 angka dari aplikasi autentikator, atau satu kode pemulihan."},
        widget=forms.TextInput(attrs=_KODE | {"class": "kode"}),
    )


class FormPasang(FormKode):
    """Confirmation of a new authenticator; ``kode_lama`` where one is enrolled already, otherwise the password."""

    kode_lama = forms.CharField(
        label="Kode dari perangkat lama",
        max_length=40,
        required=False,
        help_text="Atau satu kode pemulihan. Tanpa ini perangkat tidak dapat diganti.",
        widget=forms.TextInput(attrs=_KODE | {"class": "kode"}),
    )

    sandi = forms.CharField(
        label="Kata sandi akun Anda",
        strip=False,
        error_messages={"required": "Isi kata sandi akun Anda."},
        help_text="Agar layar yang tertinggal terbuka tidak cukup untuk memasang ponsel orang lain.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, mengganti: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kode"].help_text = "6 angka yang kini tampil di aplikasi itu untuk Talenta."
        del self.fields["sandi" if mengganti else "kode_lama"]
