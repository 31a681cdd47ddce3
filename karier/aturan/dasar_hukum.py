"""Regulations that a plan cites, with their full titles in the order of rank."""

from dataclasses import dataclass

from pegawai.aturan.dasar import (
    BKN_28_2020,
    PERMENPANRB_3_2020,
    PERMENPANRB_6_2022,
    PERMENPANRB_22_2021,
    PERMENPANRB_38_2017,
    PP_11_2017,
    UU_20_2023,
    Peraturan,
)

_PANRB = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"


@dataclass(frozen=True, slots=True)
class DasarHukum:
    """One line of the list of legal bases on a document."""

    peraturan: Peraturan
    judul: str


DASAR_HUKUM_RPK: tuple[DasarHukum, ...] = (
    DasarHukum(UU_20_2023, "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara"),
    DasarHukum(
        PP_11_2017,
        "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana telah diubah "
        "dengan Peraturan Pemerintah Nomor 17 Tahun 2020",
    ),
    DasarHukum(
        PERMENPANRB_38_2017, f"{_PANRB} Nomor 38 Tahun 2017 tentang Standar Kompetensi Jabatan Aparatur Sipil Negara"
    ),
    DasarHukum(
        PERMENPANRB_3_2020,
        f"{_PANRB} Nomor 3 Tahun 2020 tentang Manajemen Talenta Aparatur Sipil Negara sebagaimana telah diubah "
        f"dengan {_PANRB} Nomor 20 Tahun 2025",
    ),
    DasarHukum(PERMENPANRB_22_2021, f"{_PANRB} Nomor 22 Tahun 2021 tentang Pola Karier Pegawai Negeri Sipil"),
    DasarHukum(
        PERMENPANRB_6_2022,
        f"{_PANRB} Nomor 6 Tahun 2022 tentang Pengelolaan Kinerja Pegawai Aparatur Sipil Negara",
    ),
    DasarHukum(
        BKN_28_2020,
        "Peraturan Badan Kepegawaian Negara Nomor 28 Tahun 2020 tentang Penyusunan Rencana Pengembangan Karier "
        "Pegawai Negeri Sipil",
    ),
)

# A decision on succession rests on talent management and pola karier, not on the regulation about plans.
DASAR_HUKUM_KRS: tuple[DasarHukum, ...] = tuple(satu for satu in DASAR_HUKUM_RPK if satu.peraturan != BKN_28_2020)
