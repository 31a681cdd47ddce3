"""Columns and lists that more than one kind uses."""

from datetime import date
from typing import Any

from pegawai.impor import nilai
from pegawai.impor.kolom import Kolom
from pegawai.impor.konteks import Konteks
from pegawai.impor.nilai import Baca
from pegawai.impor.rujukan import Rujukan
from pegawai.pilihan import Kompetensi, TingkatPendidikan

TAHUN_AWAL = 2000
TAHUN_LULUS_AWAL = 1940

_PENDIDIKAN: dict[str, tuple[str, ...]] = {
    "sd": ("SD", "Sekolah Dasar", "SD/MI", "Madrasah Ibtidaiyah", "Paket A"),
    "sltp": ("SLTP", "SMP", "SLTP Kejuruan", "SMP/MTs", "MTs", "Sekolah Menengah Pertama", "Paket B", "ST"),
    "slta": (
        "SLTA",
        "SMA",
        "SMK",
        "SMU",
        "MA",
        "SLTA Kejuruan",
        "SLTA Keguruan",
        "SMA/MA",
        "SLTA/SMA",
        "SLTA/SMK",
        "SMA/SMK",
        "SPG",
        "Paket C",
        "Sekolah Menengah Atas",
        "Sekolah Menengah Kejuruan",
    ),
    "d1": ("D-I", "D1", "Diploma I", "Diploma 1", "Diploma Satu"),
    "d2": ("D-II", "D2", "Diploma II", "Diploma 2", "Diploma Dua"),
    "d3": (
        "D-III",
        "D3",
        "Diploma III",
        "Diploma 3",
        "Diploma III/Sarjana Muda",
        "D-III/Sarjana Muda",
        "Sarjana Muda",
        "Akademi",
    ),
    "d4": ("D-IV", "D4", "Diploma IV", "Diploma 4", "Sarjana Terapan"),
    "s1": ("S-1", "S1", "S-1/Sarjana", "Sarjana", "Strata 1", "Strata I", "S-1/D-IV", "Profesi"),
    "s2": (
        "S-2",
        "S2",
        "S-2/Magister",
        "Magister",
        "Pascasarjana",
        "Strata 2",
        "Strata II",
        "Spesialis",
        "Spesialis I",
    ),
    "s3": ("S-3", "S3", "S-3/Doktor", "Doktor", "Strata 3", "Strata III", "Subspesialis", "Spesialis II"),
}
PENDIDIKAN = {label: kode for kode, semua in _PENDIDIKAN.items() for label in semua}
KOMPETENSI = {label: kode for kode, nama in Kompetensi.choices for label in (kode, nama)} | {
    "Pengembangan Diri": "pengembangan_diri",
    "Mengelola Pengembangan Diri dan Orang Lain": "pengembangan_diri",
    "Kerjasama": "kerja_sama",
    "Orientasi Hasil": "orientasi_hasil",
}


def baca_pendidikan(_: Konteks) -> Baca:
    """Read the level of education as SIASN names it."""
    return nilai.pilihan(PENDIDIKAN, TingkatPendidikan.labels, nama="Tingkat pendidikan")


def baca_teks(maks: int, nama: str) -> Any:
    """Return a maker of text readers."""
    return lambda _: nilai.teks(maks, nama=nama)


def baca_tanggal(nama: str) -> Any:
    """Return a maker of date readers."""
    return lambda _: nilai.tanggal(nama=nama)


def baca_bulat(bawah: int, atas: int, nama: str) -> Any:
    """Return a maker of readers of whole numbers in [bawah, atas]."""
    return lambda _: nilai.bulat(bawah, atas, nama=nama)


def baca_desimal(bawah: int, atas: int, nama: str) -> Any:
    """Return a maker of readers of decimals in [bawah, atas]."""
    return lambda _: nilai.desimal(bawah, atas, nama=nama)


def baca_ya_tidak(nama: str) -> Any:
    """Return a maker of readers of ya/tidak."""
    return lambda _: nilai.ya_tidak(nama=nama)


def baca_pilihan(daftar: dict[str, Any], tampilan: list[str], nama: str) -> Any:
    """Return a maker of readers of codes and labels."""
    return lambda _: nilai.pilihan(daftar, tampilan, nama=nama)


def baca_tahun(konteks: Konteks) -> Baca:
    """Read a year from 2000 to next year."""
    return nilai.bulat(TAHUN_AWAL, konteks.hari_ini.year + 1, nama="Tahun")


def baca_tahun_lulus(konteks: Konteks) -> Baca:
    """Read a year of graduation, not in the future."""
    return nilai.bulat(TAHUN_LULUS_AWAL, konteks.hari_ini.year, nama="Tahun lulus")


def kolom_nip(**lain: Any) -> Kolom:
    """Return the column NIP that leads to a known person."""
    return Kolom(
        "NIP",
        "pegawai_id",
        lambda konteks: konteks.pegawai.baca(),
        wajib=True,
        sinonim=("NIP BARU",),
        nama_dari="NAMA",
        contoh="198501012010011001",
        keterangan="18 angka, disimpan sebagai teks; pegawainya sudah ada di Data Utama.",
        **lain,
    )


def kolom_jabatan(*, wajib: bool = True, nama_dari: str = "JABATAN NAMA") -> Kolom:
    """Return the column JABATAN ID that leads to a known position."""
    return Kolom(
        "JABATAN ID",
        "jabatan_id",
        lambda konteks: konteks.jabatan.baca(),
        wajib=wajib,
        nama_dari=nama_dari,
        contoh="35BF992D-C9E9-4616-A12E-7696A6CECC1B",
        keterangan="ID jabatan dari referensi SIASN, dengan atau tanpa tanda hubung.",
    )


def kolom_unit(*, wajib: bool = True) -> Kolom:
    """Return the column UNOR ID that leads to a known unit."""
    return Kolom(
        "UNOR ID",
        "unit_id",
        lambda konteks: konteks.unit.baca(),
        wajib=wajib,
        nama_dari="UNOR NAMA",
        contoh="78E51061-7311-48A3-82CE-6F447ED4D57B",
        keterangan="ID unit dari HierarkiUnor SIASN, dengan atau tanpa tanda hubung.",
    )


def rujukan(konteks: Konteks, bidang: str) -> Rujukan | None:
    """Return the known ids behind a field, or None where the field is no reference."""
    nama = {"pegawai_id": "pegawai", "jabatan_id": "jabatan", "unit_id": "unit"}.get(bidang)
    return getattr(konteks, nama) if nama else None


def indonesia(tanggal: date) -> str:
    """Return a date as DD-MM-YYYY."""
    return f"{tanggal:%d-%m-%Y}"
