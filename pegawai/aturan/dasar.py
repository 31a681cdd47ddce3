"""Legal bases: every row of a law table points at one of these."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Peraturan:
    """A regulation. ``kode`` is stable; ``tahun`` is the year in which it was enacted.

    ``hari`` is the day from which it holds, None where the sources at hand name the year alone.
    """

    kode: str
    nama: str
    tentang: str
    tahun: int
    hari: date | None = None

    @property
    def berlaku(self) -> date:
        """Day from which it is applied: the first of its year where the day is not known."""
        return self.hari or date(self.tahun, 1, 1)

    @property
    def sejak(self) -> str:
        """That day as far as it is known: "31-10-2023", or the year alone."""
        return f"{self.hari:%d-%m-%Y}" if self.hari else str(self.tahun)


@dataclass(frozen=True, slots=True)
class Dasar:
    """A place in a regulation: the regulation and the article or annex in it."""

    peraturan: Peraturan
    pasal: str

    def __str__(self) -> str:
        return f"{self.peraturan.nama}, {self.pasal}" if self.pasal else self.peraturan.nama


UU_20_2023 = Peraturan("uu-20-2023", "UU 20/2023", "Aparatur Sipil Negara", 2023, date(2023, 10, 31))
PP_11_2017 = Peraturan("pp-11-2017", "PP 11/2017 jo. PP 17/2020", "Manajemen PNS", 2017, date(2017, 4, 7))
PP_30_2019 = Peraturan("pp-30-2019", "PP 30/2019", "Penilaian Kinerja PNS", 2019, date(2019, 4, 26))
PP_94_2021 = Peraturan("pp-94-2021", "PP 94/2021", "Disiplin PNS", 2021, date(2021, 8, 31))
PERMENPANRB_38_2017 = Peraturan("permenpanrb-38-2017", "Permenpan RB 38/2017", "Standar Kompetensi Jabatan ASN", 2017)
PERMENPANRB_3_2020 = Peraturan("permenpanrb-3-2020", "Permenpan RB 3/2020", "Manajemen Talenta ASN", 2020)
PERMENPANRB_22_2021 = Peraturan("permenpanrb-22-2021", "Permenpan RB 22/2021", "Pola Karier PNS", 2021)
PERMENPANRB_6_2022 = Peraturan("permenpanrb-6-2022", "Permenpan RB 6/2022", "Pengelolaan Kinerja Pegawai ASN", 2022)
PERMENPANRB_13_2019 = Peraturan("permenpanrb-13-2019", "Permenpan RB 13/2019", "Jabatan Fungsional PNS", 2019)
PERMENPANRB_1_2023 = Peraturan(
    "permenpanrb-1-2023", "Permenpan RB 1/2023", "Jabatan Fungsional", 2023, date(2023, 1, 12)
)
BKN_5_2019 = Peraturan("bkn-5-2019", "Peraturan BKN 5/2019", "Tata Cara Pelaksanaan Mutasi", 2019)
BKN_26_2019 = Peraturan("bkn-26-2019", "Peraturan BKN 26/2019", "Penyelenggara Penilaian Kompetensi", 2019)
BKN_28_2020 = Peraturan("bkn-28-2020", "Peraturan BKN 28/2020", "Rencana Pengembangan Karier PNS", 2020)
BKN_411_2025 = Peraturan(
    "bkn-411-2025", "Keputusan Kepala BKN 411/2025", "Percepatan Penerapan Manajemen Talenta", 2025
)
BKN_2024 = Peraturan("bkn-2024", "BKN, Manajemen Talenta (paparan 2024)", "Manajemen Talenta", 2024)
UU_5_2014 = Peraturan("uu-5-2014", "UU 5/2014", "Aparatur Sipil Negara", 2014, date(2014, 1, 15))
UU_27_2022 = Peraturan("uu-27-2022", "UU 27/2022", "Pelindungan Data Pribadi", 2022, date(2022, 10, 17))
UU_30_2014 = Peraturan("uu-30-2014", "UU 30/2014", "Administrasi Pemerintahan", 2014, date(2014, 10, 17))
PMK_38_2025 = Peraturan("pmk-38-2025", "PMK 38/2025", "Manajemen Talenta Kementerian Keuangan", 2025)
BKN_22_2007 = Peraturan("bkn-22-2007", "Peraturan Kepala BKN 22/2007", "Nomor Identitas PNS", 2007)

SEMUA_PERATURAN = (
    UU_20_2023,
    PP_11_2017,
    PP_30_2019,
    PP_94_2021,
    PERMENPANRB_38_2017,
    PERMENPANRB_3_2020,
    PERMENPANRB_22_2021,
    PERMENPANRB_6_2022,
    PERMENPANRB_13_2019,
    PERMENPANRB_1_2023,
    BKN_5_2019,
    BKN_26_2019,
    BKN_28_2020,
    BKN_411_2025,
    BKN_2024,
    UU_27_2022,
    BKN_22_2007,
    UU_30_2014,
    UU_5_2014,
    PMK_38_2025,
)
