"""Template filters about plans."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from karier.aturan.pengembangan import KOMPETENSI_BAWAAN
from karier.izin import boleh_lihat_merit, boleh_lihat_tanggapan
from karier.models import LangkahRpk
from karier.pilihan import StatusLangkah, StatusPaket, StatusRpk
from karier.selectors import katalog
from karier.selectors.perubahan import DIHAPUS, DITAMBAH, DIUBAH, TETAP
from pegawai.izin import boleh_kelola_katalog, boleh_lihat_instansi, boleh_lihat_monev, boleh_lihat_paket

register = template.Library()

WARNA = {
    StatusRpk.DIAJUKAN: "kuning",
    StatusRpk.DIPERIKSA: "biru",
    StatusRpk.DITETAPKAN: "hijau",
    StatusRpk.DISAMPAIKAN: "hijau",
    StatusRpk.BERJALAN: "hijau",
    StatusRpk.DIEVALUASI: "hijau",
    StatusRpk.DIBATALKAN: "merah",
}


WARNA_LANGKAH = {
    StatusLangkah.TERLAKSANA: "hijau",
    StatusLangkah.TERLAMBAT: "kuning",
    StatusLangkah.DIGANTI: "biru",
    StatusLangkah.BATAL: "merah",
}
WARNA_BANDING = {TETAP: "", DIUBAH: "kuning", DITAMBAH: "hijau", DIHAPUS: "merah"}
WARNA_PAKET = {
    StatusPaket.DISIAPKAN: "biru",
    StatusPaket.DIKIRIM: "kuning",
    StatusPaket.DITERIMA: "hijau",
    StatusPaket.DIKEMBALIKAN: "merah",
}


@register.filter
def warna_langkah(status: str) -> str:
    """Return the colour of a label for what came of a step; empty (grey) for one that is planned."""
    return WARNA_LANGKAH.get(StatusLangkah(status), "")


@register.filter
def warna_banding(keadaan: str) -> str:
    """Return the colour of a label for what became of a step in another version."""
    return WARNA_BANDING[keadaan]


@register.filter
def warna_paket(status: str) -> str:
    """Return the colour of a label for the state of a package for BKN."""
    return WARNA_PAKET.get(StatusPaket(status), "")


@register.filter
def lihat_monev(pengguna: Any) -> bool:
    """Tell whether a user sees the pages of monitoring."""
    return boleh_lihat_monev(pengguna)


@register.filter
def lihat_katalog(pengguna: Any) -> bool:
    """Tell whether a user sees the catalogue."""
    return boleh_lihat_instansi(pengguna)


@register.filter
def kelola_katalog(pengguna: Any) -> bool:
    """Tell whether a user keeps the catalogue."""
    return boleh_kelola_katalog(pengguna)


@register.filter
def tanpa_katalog(langkah: LangkahRpk) -> bool:
    """Tell whether a step is a development that the agency's catalogue does not have."""
    return katalog.tanpa_katalog(langkah)


@register.simple_tag
def alamat_katalog(uraian: str, kompetensi: str = "") -> str:
    """Return the address that adds a development to the catalogue, its name and competency filled in."""
    nama = uraian.rpartition(": ")[2][:200]
    isi = {"nama": nama, "kompetensi": kompetensi or KOMPETENSI_BAWAAN.get(nama, "")}
    return f"{reverse('katalog-tambah')}?{urlencode(isi)}"


@register.filter
def lihat_merit(pengguna: Any) -> bool:
    """Tell whether a user sees the merit page."""
    return boleh_lihat_merit(pengguna)


@register.filter
def lihat_paket(pengguna: Any) -> bool:
    """Tell whether a user sees the packages for BKN."""
    return boleh_lihat_paket(pengguna)


@register.filter
def lihat_tanggapan(pengguna: Any) -> bool:
    """Tell whether a user sees what employees say."""
    return boleh_lihat_tanggapan(pengguna)


@register.filter
def warna_rpk(status: str) -> str:
    """Return the colour of a label for a plan's state; empty (grey) for a draft and a replaced plan."""
    return WARNA.get(StatusRpk(status), "")
