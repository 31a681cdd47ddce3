"""What a new version is called and whom it is for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from pegawai.models import Instansi, Jabatan
from pemetaan.models import Skema
from pemetaan.selectors.skema import cari_jabatan
from pemetaan.services.skema_ubah import PANJANG_KODE, Sampul


class FormSampul(forms.Form):
    """Code, name, and the position where the version is for candidates of one."""

    kode = forms.SlugField(
        label="Kode",
        max_length=PANJANG_KODE,
        error_messages={"invalid": "Kode hanya huruf tanpa aksen, angka, tanda hubung, dan garis bawah; tanpa spasi."},
        help_text="Kode yang sudah ada di instansi Anda menjadi versi berikutnya; kode baru menjadi skema baru.",
    )
    nama = forms.CharField(label="Nama skema", max_length=150)
    jabatan = forms.CharField(
        label="Jabatan target",
        max_length=255,
        required=False,
        help_text="Nama atau ID jabatan, bila skema hanya menilai calon untuk satu jabatan. Kosong: seluruh instansi.",
    )

    def __init__(self, data: Any = None, *, instansi: Instansi, asal: Skema) -> None:
        self.instansi = instansi
        super().__init__(data, initial=_awal(instansi, asal))

    def clean_jabatan(self) -> Jabatan | None:
        """Return the one position that is named."""
        teks = self.cleaned_data["jabatan"].strip()
        if not teks:
            return None
        cocok = cari_jabatan(self.instansi, teks)
        if not cocok:
            raise ValidationError(f"Jabatan “{teks}” tidak ada di instansi ini. Periksa ejaannya, atau tulis ID-nya.")
        if len(cocok) > 1:
            daftar = "; ".join(f"{satu.nama} (ID {satu.siasn_id})" for satu in cocok)
            raise ValidationError(f"Ada beberapa jabatan yang cocok: {daftar}. Tulis ID salah satunya.")
        return cocok[0]

    def sampul(self) -> Sampul:
        """Return what was asked for."""
        isi = self.cleaned_data
        return Sampul(isi["kode"], isi["nama"], isi["jabatan"])


def _awal(instansi: Instansi, asal: Skema) -> dict[str, str]:
    bawaan = asal.instansi_id is None
    kode = f"{asal.kode}-{instansi.kode}"[:PANJANG_KODE] if bawaan else asal.kode
    jabatan = asal.jabatan.siasn_id if asal.jabatan and not bawaan else ""
    return {"kode": kode, "nama": asal.nama, "jabatan": jabatan}
