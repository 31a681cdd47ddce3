"""The functional and executive positions of the demo agency: family, ladder, education, class."""

from dataclasses import dataclass

KEAHLIAN = ("ahli_pertama", "ahli_muda", "ahli_madya", "ahli_utama")
KETERAMPILAN = ("terampil", "mahir", "penyelia")


@dataclass(frozen=True, slots=True)
class Fungsional:
    """A functional position: ``jenjang`` are its rungs, lowest first; ``ilmu`` pairs fields of study with degrees."""

    nama: str
    rumpun: str
    ilmu: tuple[tuple[str, str], ...]
    jenjang: tuple[str, ...] = KEAHLIAN[:3]
    bup: int | None = None


@dataclass(frozen=True, slots=True)
class PelaksanaUmum:
    """An executive position with the education it asks for and its class (1–17)."""

    nama: str
    pendidikan: str
    kelas: int
    bobot: int


_ADM = (("Administrasi Publik", "S.A.P."), ("Ilmu Pemerintahan", "S.IP."), ("Manajemen", "S.M."))
_HUKUM = (("Ilmu Hukum", "S.H."),)
_EKONOMI = (("Akuntansi", "S.Ak."), ("Manajemen", "S.M."), ("Ekonomi Pembangunan", "S.E."))
_TEKNIK = (("Teknik Sipil", "S.T."), ("Arsitektur", "S.Ars."), ("Perencanaan Wilayah dan Kota", "S.P.W.K."))
_KOMPUTER = (("Teknik Informatika", "S.Kom."), ("Sistem Informasi", "S.Kom."))
_KESEHATAN = (("Kesehatan Masyarakat", "S.K.M."),)
_SOSIAL = (("Kesejahteraan Sosial", "S.Tr.Sos."), ("Sosiologi", "S.Sos."))
_TANI = (("Agroteknologi", "S.P."), ("Agribisnis", "S.P."))
_PENDIDIKAN = (
    ("Pendidikan Guru Sekolah Dasar", "S.Pd."),
    ("Pendidikan Matematika", "S.Pd."),
    ("Pendidikan Bahasa", "S.Pd."),
)

FUNGSIONAL: tuple[Fungsional, ...] = (
    Fungsional("Analis Sumber Daya Manusia Aparatur", "Sumber Daya Manusia", (*_ADM, ("Psikologi", "S.Psi."))),
    Fungsional(
        "Pranata Sumber Daya Manusia Aparatur", "Sumber Daya Manusia", (("Administrasi", "A.Md."),), KETERAMPILAN
    ),
    Fungsional("Assessor SDM Aparatur", "Sumber Daya Manusia", (("Psikologi", "S.Psi."),)),
    Fungsional("Pranata Komputer", "Teknologi Informasi", _KOMPUTER, KEAHLIAN),
    Fungsional("Pranata Hubungan Masyarakat", "Komunikasi Publik", (("Ilmu Komunikasi", "S.I.Kom."),)),
    Fungsional("Statistisi", "Teknologi Informasi", (("Statistika", "S.Stat."),)),
    Fungsional("Administrator Kesehatan", "Kesehatan", _KESEHATAN),
    Fungsional("Epidemiolog Kesehatan", "Kesehatan", _KESEHATAN),
    Fungsional("Nutrisionis", "Kesehatan", (("Ilmu Gizi", "S.Gz."),)),
    Fungsional("Sanitarian", "Kesehatan", (("Kesehatan Lingkungan", "A.Md.Kes."),), KETERAMPILAN),
    Fungsional("Dokter", "Kesehatan", (("Kedokteran", "dr."),), KEAHLIAN, None),
    Fungsional("Perawat", "Kesehatan", (("Keperawatan", "A.Md.Kep."),), KETERAMPILAN),
    Fungsional("Bidan", "Kesehatan", (("Kebidanan", "A.Md.Keb."),), KETERAMPILAN),
    Fungsional("Apoteker", "Kesehatan", (("Farmasi", "S.Farm."),)),
    Fungsional("Pranata Laboratorium Kesehatan", "Kesehatan", (("Analis Kesehatan", "A.Md.Kes."),), KETERAMPILAN),
    Fungsional("Guru", "Pendidikan", _PENDIDIKAN, KEAHLIAN, 60),
    Fungsional("Pengawas Sekolah", "Pendidikan", _PENDIDIKAN, KEAHLIAN[1:3], 60),
    Fungsional("Pengembang Teknologi Pembelajaran", "Pendidikan", (("Teknologi Pendidikan", "S.Pd."),)),
    Fungsional("Pembina Jasa Konstruksi", "Infrastruktur", _TEKNIK),
    Fungsional("Teknik Jalan dan Jembatan", "Infrastruktur", _TEKNIK[:1], KEAHLIAN),
    Fungsional("Penata Ruang", "Infrastruktur", _TEKNIK[1:]),
    Fungsional(
        "Penguji Kendaraan Bermotor", "Infrastruktur", (("Teknik Mesin", "A.Md.T."),), ("pemula", *KETERAMPILAN)
    ),
    Fungsional("Perencana", "Perencanaan", (("Ekonomi Pembangunan", "S.E."), *_TEKNIK[2:]), KEAHLIAN),
    Fungsional("Analis Kebijakan", "Pemerintahan", _ADM, KEAHLIAN),
    Fungsional("Analis Keuangan Pusat dan Daerah", "Keuangan", _EKONOMI),
    Fungsional("Penilai Pemerintah", "Keuangan", _EKONOMI[:2]),
    Fungsional("Pekerja Sosial", "Sosial", _SOSIAL),
    Fungsional("Penyuluh Sosial", "Sosial", _SOSIAL),
    Fungsional("Administrator Database Kependudukan", "Sosial", _KOMPUTER),
    Fungsional("Penata Kependudukan dan Keluarga Berencana", "Sosial", _SOSIAL),
    Fungsional("Pengendali Dampak Lingkungan", "Lingkungan Hidup", (("Teknik Lingkungan", "S.T."),)),
    Fungsional("Pengawas Lingkungan Hidup", "Lingkungan Hidup", (("Teknik Lingkungan", "S.T."),)),
    Fungsional("Penyuluh Pertanian", "Pertanian", _TANI),
    Fungsional("Medik Veteriner", "Pertanian", (("Kedokteran Hewan", "drh."),)),
    Fungsional("Analis Ketahanan Pangan", "Pertanian", _TANI),
    Fungsional("Penyuluh Perikanan", "Pertanian", (("Budi Daya Perairan", "S.Pi."),)),
    Fungsional("Pengelola Kesehatan Ikan", "Pertanian", (("Budi Daya Perairan", "S.Pi."),)),
    Fungsional("Penera", "Perekonomian", (("Fisika", "S.Si."),)),
    Fungsional("Pengawas Perdagangan", "Perekonomian", _EKONOMI[1:]),
    Fungsional("Pengawas Koperasi", "Perekonomian", _EKONOMI),
    Fungsional("Pengembang Kewirausahaan", "Perekonomian", _EKONOMI[1:]),
    Fungsional("Pengantar Kerja", "Perekonomian", _ADM),
    Fungsional("Mediator Hubungan Industrial", "Perekonomian", _HUKUM),
    Fungsional("Penata Perizinan", "Perekonomian", _ADM),
    Fungsional("Adyatama Kepariwisataan dan Ekonomi Kreatif", "Perekonomian", (("Pariwisata", "S.Par."),)),
    Fungsional("Pamong Budaya", "Perekonomian", (("Ilmu Sejarah", "S.Hum."),)),
    Fungsional("Pustakawan", "Kearsipan dan Perpustakaan", (("Ilmu Perpustakaan", "S.I.P."),)),
    Fungsional("Arsiparis", "Kearsipan dan Perpustakaan", (("Kearsipan", "A.Md."),), KETERAMPILAN),
    Fungsional("Penggerak Swadaya Masyarakat", "Pemerintahan", _ADM),
    Fungsional("Polisi Pamong Praja", "Pemerintahan", (("Administrasi", "A.Md."),), ("pemula", *KETERAMPILAN)),
    Fungsional("Penata Penanggulangan Bencana", "Pemerintahan", (("Geografi", "S.Si."),)),
    Fungsional("Perancang Peraturan Perundang-undangan", "Hukum", _HUKUM),
    Fungsional("Pengelola Pengadaan Barang/Jasa", "Pengadaan", (*_HUKUM, *_EKONOMI)),
    Fungsional("Auditor", "Pengawasan", _EKONOMI[:1] + _HUKUM, KEAHLIAN),
    Fungsional("Pengawas Penyelenggaraan Urusan Pemerintahan Daerah", "Pengawasan", _ADM[:2] + _HUKUM),
)
MENURUT_NAMA = {baris.nama: baris for baris in FUNGSIONAL}
ILMU_RUMPUN = {baris.rumpun: baris.ilmu for baris in reversed(FUNGSIONAL) if baris.jenjang[0] == "ahli_pertama"}
ILMU_UMUM = (*_ADM, *_EKONOMI, *_HUKUM)

PELAKSANA: tuple[PelaksanaUmum, ...] = (
    PelaksanaUmum("Penelaah Teknis Kebijakan", "s1", 7, 30),
    PelaksanaUmum("Penata Layanan Operasional", "s1", 7, 12),
    PelaksanaUmum("Penata Kelola Sistem dan Teknologi Informasi", "s1", 7, 4),
    PelaksanaUmum("Pengolah Data dan Informasi", "d3", 6, 22),
    PelaksanaUmum("Pengelola Layanan Operasional", "d3", 6, 8),
    PelaksanaUmum("Pengadministrasi Perkantoran", "slta", 5, 16),
    PelaksanaUmum("Operator Layanan Operasional", "slta", 5, 8),
)
KELAS_STRUKTURAL = {"21": 15, "22": 14, "31": 12, "32": 11, "41": 9, "42": 8}
KELAS_JENJANG = {
    "ahli_utama": 13,
    "ahli_madya": 11,
    "ahli_muda": 9,
    "ahli_pertama": 8,
    "penyelia": 8,
    "mahir": 7,
    "terampil": 6,
    "pemula": 5,
}
LABEL_JENJANG = {
    "ahli_utama": "Ahli Utama",
    "ahli_madya": "Ahli Madya",
    "ahli_muda": "Ahli Muda",
    "ahli_pertama": "Ahli Pertama",
    "penyelia": "Penyelia",
    "mahir": "Mahir",
    "terampil": "Terampil",
    "pemula": "Pemula",
}
