"""Where each source of the reckoning comes from and of which days it speaks, in words for the person concerned."""

from collections.abc import Callable
from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_26_2019, BKN_411_2025, PERMENPANRB_3_2020, PERMENPANRB_6_2022, Dasar

_REKAM = Dasar(BKN_411_2025, "indikator dan rubrik penilaian")
_AKSES = Dasar(PERMENPANRB_3_2020, "pengukuran sumbu kinerja dan potensial")
_ASESMEN = Dasar(BKN_26_2019, "Pasal 29 ayat (4)")
TAHUN_PENGHARGAAN = 5


@dataclass(frozen=True, slots=True)
class BarisAsal:
    """The origin of one source (``pilihan.Sumber``): register or workbook, and the days it speaks of.

    ``waktu`` gives these days in words from the period's year and the years for which an assessment counts.
    """

    kode: str
    sumber: str
    asal: str
    waktu: Callable[[int, int], str]
    dasar: Dasar


def _tahun(tahun: int, _: int) -> str:
    return f"bertanggal 1 Januari sampai 31 Desember {tahun}"


def _sampai_akhir(tahun: int, _: int) -> str:
    return f"sampai 31 Desember {tahun}"


def _skp(tahun: int, _: int) -> str:
    return f"SKP tahun {tahun} dan {tahun - 1}, menurut bobot tahunnya"


def _asesmen(tahun: int, masa: int) -> str:
    return f"asesmen terbaru dari 31 Desember {tahun - masa} sampai 31 Desember {tahun}"


def _penghargaan(tahun: int, _: int) -> str:
    return f"bertanggal 31 Desember {tahun - TAHUN_PENGHARGAAN} sampai 31 Desember {tahun}"


def _umpan_balik(tahun: int, _: int) -> str:
    return f"umpan balik tahun {tahun}"


def _saat_pemetaan(tahun: int, _: int) -> str:
    return "keadaan saat pemetaan dijalankan"


TABEL_ASAL: tuple[BarisAsal, ...] = (
    BarisAsal("asal-skp", "skp", "SKP dari e-Kinerja", _skp, Dasar(PERMENPANRB_6_2022, "predikat kinerja pegawai")),
    BarisAsal("asal-penghargaan", "penghargaan", "Rekam jejak: penghargaan", _penghargaan, _REKAM),
    BarisAsal("asal-tim-kerja", "tim_kerja", "Rekam jejak: tim kerja menurut tanggal SK", _tahun, _REKAM),
    BarisAsal("asal-umpan-balik", "umpan_balik", "Rekam jejak: umpan balik 360°", _umpan_balik, _REKAM),
    BarisAsal("asal-jpm", "jpm", "Hasil asesmen dan standar kompetensi jabatan", _asesmen, _ASESMEN),
    BarisAsal("asal-teknis", "teknis", "Hasil asesmen", _asesmen, _ASESMEN),
    BarisAsal("asal-bangkom", "bangkom", "Rekam jejak: diklat", _tahun, _REKAM),
    BarisAsal("asal-pengalaman", "pengalaman", "Riwayat jabatan dan Data Utama", _sampai_akhir, _REKAM),
    BarisAsal("asal-potensi", "potensi", "Hasil asesmen", _asesmen, _ASESMEN),
    BarisAsal("asal-pendidikan", "pendidikan", "Data Utama SIASN", _saat_pemetaan, _AKSES),
    BarisAsal("asal-kesesuaian-ilmu", "kesesuaian_ilmu", "Riwayat pendidikan", _saat_pemetaan, _AKSES),
    BarisAsal("asal-disiplin", "disiplin", "Riwayat hukuman disiplin", _sampai_akhir, _AKSES),
)
ASAL = {baris.sumber: baris for baris in TABEL_ASAL}
