"""Forms for signing in and for changing one's own password."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

ATURAN_SANDI = (
    "Sekurang-kurangnya 12 karakter, tidak hanya angka, bukan kata sandi yang umum dipakai, "
    "dan tidak mirip dengan nama pengguna atau nama Anda. Beberapa kata yang mudah diingat sudah cukup."
)


class FormMasuk(AuthenticationForm):
    """Sign-in; a wrong name, a wrong password and a closed account give one and the same sentence."""

    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi.",
        "inactive": "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi.",
    }
    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        error_messages={"required": "Isi nama pengguna."},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Kata sandi",
        strip=False,
        error_messages={"required": "Isi kata sandi."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class FormSandi(PasswordChangeForm):
    """Change of one's own password."""

    error_messages = {
        "password_incorrect": "Kata sandi yang sekarang tidak cocok.",
        "password_mismatch": "Kedua kata sandi baru tidak sama.",
    }
    field_order = ["old_password", "new_password1", "new_password2"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._isi("old_password", "Kata sandi sekarang", "Isi kata sandi yang sekarang.")
        self._isi("new_password1", "Kata sandi baru", "Isi kata sandi baru.", ATURAN_SANDI)
        self._isi("new_password2", "Ulangi kata sandi baru", "Ulangi kata sandi baru.")

    def _isi(self, nama: str, label: str, bila_kosong: str, bantuan: str = "") -> None:
        isian = self.fields[nama]
        isian.label, isian.help_text = label, bantuan
        isian.error_messages["required"] = bila_kosong
