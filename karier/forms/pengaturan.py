"""Form of an agency's document settings."""

from typing import Any

from django import forms

from karier.aturan.jenis_dokumen import JENIS, TABEL_JENIS
from karier.dokumen.kepala import baris_teks
from karier.dokumen.logo import Logo, baca_logo
from karier.models import PengaturanDokumen
from karier.pilihan import JenisDokumen
from karier.selectors.pengaturan import pola_nomor, tembusan
from pegawai.aturan.nomor import PolaSalah, susun_nomor
from talenta.umum.galat import GalatAplikasi

BARIS_KOP, PANJANG_KOP = 4, 80
BARIS_ALAMAT, PANJANG_ALAMAT = 4, 120
BARIS_TEMBUSAN, PANJANG_TEMBUSAN = 15, 150
BERTEMBUSAN = tuple(baris.jenis for baris in TABEL_JENIS if baris.bertembusan)
# Its number and date are those of the decision that sets the group, typed in there.
BERPOLA = tuple(baris.jenis for baris in TABEL_JENIS if baris.jenis != JenisDokumen.SK_KRS)
SISIPAN = "{urut} atau {urut:04d} nomor urut, {tahun} tahun, {bulan} bulan, {romawi} bulan dalam angka Romawi"


def _baris(label: str, bantuan: str, *, wajib: bool = False, baris: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=bantuan, required=wajib, max_length=3000, widget=forms.Textarea(attrs={"rows": baris})
    )


def _teks(label: str, panjang: int, bantuan: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=panjang, required=False, help_text=bantuan)


class PengaturanForm(forms.Form):
    """Letterhead, place, signatories, patterns of numbers, carbon copies, logo."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG atau JPEG, paling besar 1 MB. Kosongkan untuk memakai logo yang sekarang.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    hapus_logo = forms.BooleanField(label="Tanpa logo", required=False)
    kop = _baris("Baris kop", "Satu baris tiap nama, dari induknya; baris terakhir dicetak paling besar.", wajib=True)
    alamat_kop = _baris("Alamat pada kop", "Alamat, telepon, laman; satu baris tiap keterangan.", baris=2)
    tempat = _teks("Tempat penetapan", 80, "Nama kota setelah kata “Ditetapkan di”.")
    frasa_rahmat = forms.BooleanField(
        label="Cantumkan “Dengan rahmat Tuhan Yang Maha Esa” pada keputusan", required=False
    )
    jabatan = _teks("Jabatan PPK", 150, "Misalnya Bupati Tirtaloka; dipakai juga pada judul keputusan.")
    nama = _teks("Nama PPK", 150)
    pangkat = _teks("Pangkat PPK", 80, "Kosongkan bagi pejabat politik.")
    nip = _teks("NIP PPK", 24, "Kosongkan bagi pejabat politik.")
    jabatan_pengelola = _teks(
        "Jabatan kepala pengelola kepegawaian", 150, "Menandatangani kartu talenta dan laporan pemantauan."
    )
    nama_pengelola = _teks("Nama kepala pengelola kepegawaian", 150)
    pangkat_pengelola = _teks("Pangkat kepala pengelola kepegawaian", 80)
    nip_pengelola = _teks("NIP kepala pengelola kepegawaian", 24)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for jenis in BERPOLA:
            self.fields[f"pola_{jenis}"] = forms.CharField(
                label=f"Pola nomor: {JENIS[jenis].nama}", max_length=80, help_text=f"Memakai {SISIPAN}."
            )
        for jenis in BERTEMBUSAN:
            self.fields[f"tembusan_{jenis}"] = _baris(
                f"Tembusan: {JENIS[jenis].nama}", "Satu baris tiap penerima.", baris=3
            )
        self.gambar: Logo | None = None

    @classmethod
    def awal(cls, pengaturan: PengaturanDokumen) -> dict[str, Any]:
        """Return the values that the form opens with."""
        bidang = {nama: getattr(pengaturan, nama, "") for nama in cls.base_fields if nama not in ("logo", "hapus_logo")}
        pola = {f"pola_{jenis}": pola_nomor(pengaturan, jenis) for jenis in BERPOLA}
        salinan = {f"tembusan_{jenis}": "\n".join(tembusan(pengaturan, jenis)) for jenis in BERTEMBUSAN}
        return bidang | pola | salinan

    def clean_kop(self) -> str:
        """Return the lines of the letterhead, tidied."""
        return self._rapikan("kop", BARIS_KOP, PANJANG_KOP)

    def clean_alamat_kop(self) -> str:
        """Return the lines of the address, tidied."""
        return self._rapikan("alamat_kop", BARIS_ALAMAT, PANJANG_ALAMAT)

    def _rapikan(self, nama: str, banyak: int, panjang: int) -> str:
        baris = baris_teks(self.cleaned_data[nama])
        if len(baris) > banyak:
            raise forms.ValidationError(f"Paling banyak {banyak} baris; sekarang {len(baris)}.")
        for nomor, satu in enumerate(baris, 1):
            if len(satu) > panjang:
                raise forms.ValidationError(f"Baris {nomor} paling panjang {panjang} huruf; sekarang {len(satu)}.")
        return "\n".join(baris)

    def clean_nip(self) -> str:
        """Return the PPK's NIP as digits."""
        return self._nip("nip")

    def clean_nip_pengelola(self) -> str:
        """Return the NIP of the head of the personnel office as digits."""
        return self._nip("nip_pengelola")

    def _nip(self, nama: str) -> str:
        teks = "".join(str(self.cleaned_data[nama]).split())
        if teks and not (len(teks) == 18 and teks.isascii() and teks.isdigit()):
            raise forms.ValidationError("NIP terdiri atas 18 angka.")
        return teks

    def clean_logo(self) -> Any:
        """Read the picture; what is kept is in ``gambar``."""
        berkas = self.cleaned_data["logo"]
        if berkas:
            try:
                self.gambar = baca_logo(berkas.read())
            except GalatAplikasi as galat:
                raise forms.ValidationError(galat.pesan) from None
        return berkas

    def clean(self) -> dict[str, Any]:
        """Check patterns one by one and against each other, and the lists of copies."""
        data = super().clean() or {}
        contoh: dict[str, str] = {}
        for jenis in BERPOLA:
            self._periksa_pola(jenis, contoh)
        for jenis in BERTEMBUSAN:
            nama = f"tembusan_{jenis}"
            if nama in data:
                try:
                    data[nama] = self._rapikan(nama, BARIS_TEMBUSAN, PANJANG_TEMBUSAN)
                except forms.ValidationError as galat:
                    self.add_error(nama, galat)
        if data.get("logo") and data.get("hapus_logo"):
            self.add_error("hapus_logo", "Pilih salah satu: unggah logo baru, atau tanpa logo.")
        return data

    def _periksa_pola(self, jenis: str, contoh: dict[str, str]) -> None:
        nama = f"pola_{jenis}"
        pola = self.cleaned_data.get(nama)
        if not pola:
            return
        try:
            nomor = susun_nomor(pola, urut=1, tahun=2026, bulan=2)
        except PolaSalah as galat:
            self.add_error(nama, str(galat))
            return
        if "{tahun" not in pola:
            self.add_error(nama, "Pola harus memuat {tahun}, karena nomor urut mulai lagi dari 1 setiap tahun.")
        elif nomor in contoh:
            self.add_error(nama, f"Pola ini memberi nomor yang sama dengan {contoh[nomor]}. Bedakan salah satunya.")
        contoh.setdefault(nomor, JENIS[jenis].nama)

    def isi(self) -> dict[str, Any]:
        """Return what the service takes, after ``is_valid``."""
        data = self.cleaned_data
        kosong = ("versi", "logo", "hapus_logo")
        return {nama: data[nama] for nama in self.base_fields if nama not in kosong} | {
            "pola": {jenis: data[f"pola_{jenis}"] for jenis in BERPOLA},
            "tembusan": {jenis: baris_teks(data[f"tembusan_{jenis}"]) for jenis in BERTEMBUSAN},
        }
