"""Data quality: what is asked of a person's record, and the index that follows (docs/algoritma/mutu-data.md).

``definisi`` says when a record meets a measure; ``bagi`` whom the measure is asked of. ``impor`` is the kind of
workbook (``JenisImpor``) that mends it.
"""

from dataclasses import dataclass

from pegawai.aturan import kinerja, kompetensi, nip
from pegawai.aturan.dasar import PERMENPANRB_3_2020, PERMENPANRB_6_2022, PERMENPANRB_22_2021, Dasar

LENGKAP, SAH, TEPAT = "lengkap", "sah", "tepat-waktu"
SEGI: dict[str, str] = {LENGKAP: "Lengkap", SAH: "Sah", TEPAT: "Tepat waktu"}
KOMPETENSI_DIMINTA = 9

DASAR_BASIS_DATA = Dasar(PERMENPANRB_3_2020, "prasyarat manajemen talenta: basis data SDM")
DASAR_PETA = Dasar(PERMENPANRB_3_2020, "prasyarat manajemen talenta: peta jabatan")
DASAR_STANDAR = Dasar(PERMENPANRB_3_2020, "prasyarat manajemen talenta: standar kompetensi jabatan")
DASAR_PROFIL = Dasar(PERMENPANRB_22_2021, "profil PNS: kualifikasi dan rekam jejak jabatan")
DASAR_SKP = Dasar(PERMENPANRB_6_2022, "evaluasi kinerja tahunan pegawai")


@dataclass(frozen=True, slots=True)
class UkuranMutu:
    """One measure: of whom it is asked, when a record meets it, and what mends one that does not."""

    kode: str
    segi: str
    nama: str
    bagi: str
    definisi: str
    impor: str
    dasar: Dasar


SEMUA = "semua pegawai aktif"

TABEL_MUTU: tuple[UkuranMutu, ...] = (
    UkuranMutu(
        "mutu-golongan",
        LENGKAP,
        "TMT golongan",
        SEMUA,
        "TMT golongan terisi pada data utama.",
        "pegawai",
        DASAR_BASIS_DATA,
    ),
    UkuranMutu(
        "mutu-pendidikan",
        LENGKAP,
        "Pendidikan pada data utama",
        SEMUA,
        "Jurusan dan tahun lulus pendidikan terakhir terisi pada data utama.",
        "pegawai",
        DASAR_PROFIL,
    ),
    UkuranMutu(
        "mutu-riwayat-pendidikan",
        LENGKAP,
        "Riwayat pendidikan",
        SEMUA,
        "Paling sedikit satu baris riwayat pendidikan tercatat.",
        "rekam-jejak",
        DASAR_PROFIL,
    ),
    UkuranMutu(
        "mutu-riwayat-jabatan",
        LENGKAP,
        "Riwayat jabatan",
        SEMUA,
        "Paling sedikit satu baris riwayat jabatan tercatat.",
        "rekam-jejak",
        DASAR_PROFIL,
    ),
    UkuranMutu(
        "mutu-asesmen",
        LENGKAP,
        "Hasil asesmen",
        SEMUA,
        "Paling sedikit satu hasil asesmen tercatat, kapan pun tanggalnya.",
        "asesmen",
        kompetensi.DASAR_POTENSI,
    ),
    UkuranMutu(
        "mutu-peta",
        LENGKAP,
        "Jabatan dalam peta jabatan",
        SEMUA,
        "Jabatan pegawai ada di peta jabatan unit kerjanya.",
        "peta-jabatan",
        DASAR_PETA,
    ),
    UkuranMutu(
        "mutu-standar",
        LENGKAP,
        "Standar kompetensi jabatan",
        SEMUA,
        "Jabatan pegawai punya standar sendiri untuk kesembilan kompetensi; level umum per jenjang tidak dihitung.",
        "standar-kompetensi",
        DASAR_STANDAR,
    ),
    UkuranMutu(
        "mutu-nip",
        SAH,
        "NIP sesuai tanggal lahir dan TMT CPNS",
        SEMUA,
        "Delapan angka pertama NIP sama dengan tanggal lahir; bagi PNS dan CPNS, enam angka berikutnya sama "
        "dengan tahun dan bulan TMT CPNS.",
        "pegawai",
        nip.DASAR,
    ),
    UkuranMutu(
        "mutu-unit",
        SAH,
        "Unit kerja dan jabatan berlaku",
        SEMUA,
        "Unit kerja dan jabatan pada data utama masih aktif di data acuan.",
        "pegawai",
        DASAR_BASIS_DATA,
    ),
    UkuranMutu(
        "mutu-pendidikan-cocok",
        SAH,
        "Tingkat pendidikan sesuai riwayat",
        "pegawai aktif yang punya riwayat pendidikan",
        "Tingkat pendidikan pada data utama ada dalam riwayat pendidikan.",
        "rekam-jejak",
        DASAR_PROFIL,
    ),
    UkuranMutu(
        "mutu-jabatan-cocok",
        SAH,
        "Jabatan sekarang ada dalam riwayat",
        "pegawai aktif yang punya riwayat jabatan",
        "Ada riwayat jabatan definitif yang belum selesai dengan jabatan yang sama seperti pada data utama.",
        "rekam-jejak",
        DASAR_PROFIL,
    ),
    UkuranMutu(
        "mutu-predikat",
        SAH,
        "Predikat sesuai kedua rating",
        "pegawai aktif yang punya SKP pada salah satu dari dua tahun terakhir",
        "Predikat setiap SKP dua tahun terakhir sama dengan hasil matriks rating hasil kerja dan perilaku kerja.",
        "kinerja",
        kinerja.DASAR,
    ),
    UkuranMutu(
        "mutu-skp-terakhir",
        TEPAT,
        "SKP tahun terakhir",
        "pegawai aktif dengan TMT CPNS sebelum tahun itu berakhir",
        "SKP tahun kalender terakhir yang sudah lewat tercatat.",
        "kinerja",
        DASAR_SKP,
    ),
    UkuranMutu(
        "mutu-skp-sebelumnya",
        TEPAT,
        "SKP tahun sebelumnya",
        "pegawai aktif dengan TMT CPNS sebelum tahun itu berakhir",
        "SKP tahun kalender sebelum tahun terakhir tercatat.",
        "kinerja",
        DASAR_SKP,
    ),
    UkuranMutu(
        "mutu-asesmen-berlaku",
        TEPAT,
        "Asesmen masih berlaku",
        "pegawai aktif yang punya hasil asesmen",
        "Paling sedikit satu hasil asesmen belum lebih dari tiga tahun pada hari penghitungan.",
        "asesmen",
        kompetensi.DASAR_MASA_BERLAKU,
    ),
)
UKURAN_MUTU: dict[str, UkuranMutu] = {baris.kode: baris for baris in TABEL_MUTU}


def per_seribu(memenuhi: int, berlaku: int) -> int | None:
    """Return the index in thousandths, rounded down, so that 1000 means that nothing is missing; None: asked of nobody.

    >>> per_seribu(1999, 2000), per_seribu(2, 3), per_seribu(0, 0)
    (999, 666, None)
    """
    return 1000 * memenuhi // berlaku if berlaku else None
