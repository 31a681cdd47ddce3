"""The offices of the demo agency as a table: what each is called, what it does, who works there."""

from dataclasses import dataclass

TATA_KELOLA, DASAR, EKONOMI, PENDUKUNG = (
    "Tata Kelola Pemerintahan",
    "Pelayanan Dasar",
    "Pembangunan dan Ekonomi",
    "Pendukung Manajemen",
)


@dataclass(frozen=True, slots=True)
class Perangkat:
    """An office: ``bobot`` is its share of the people without a structural post, relative to the others."""

    nama: str
    rumpun: str
    klaster: str
    bidang: tuple[str, ...]
    fungsional: tuple[str, ...]
    bobot: int = 10


# The first ones are there in an agency of any size: accounts and journeys need them.
DINAS: tuple[Perangkat, ...] = (
    Perangkat(
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "Sumber Daya Manusia",
        PENDUKUNG,
        ("Pengadaan dan Mutasi", "Pengembangan Kompetensi", "Penilaian Kinerja dan Penghargaan"),
        ("Analis Sumber Daya Manusia Aparatur", "Pranata Sumber Daya Manusia Aparatur", "Assessor SDM Aparatur"),
        12,
    ),
    Perangkat(
        "Dinas Komunikasi dan Informatika",
        "Teknologi Informasi",
        PENDUKUNG,
        ("Informasi dan Komunikasi Publik", "Infrastruktur Teknologi Informasi", "Layanan Pemerintahan Digital"),
        ("Pranata Komputer", "Pranata Hubungan Masyarakat", "Statistisi"),
        14,
    ),
    Perangkat(
        "Dinas Kesehatan",
        "Kesehatan",
        DASAR,
        ("Kesehatan Masyarakat", "Pengendalian Penyakit", "Pelayanan Kesehatan", "Sumber Daya Kesehatan"),
        ("Administrator Kesehatan", "Epidemiolog Kesehatan", "Nutrisionis"),
        12,
    ),
    Perangkat(
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Infrastruktur",
        EKONOMI,
        ("Bina Marga", "Cipta Karya", "Sumber Daya Air", "Penataan Ruang"),
        ("Pembina Jasa Konstruksi", "Penata Ruang", "Teknik Jalan dan Jembatan"),
        18,
    ),
    Perangkat(
        "Dinas Pendidikan",
        "Pendidikan",
        DASAR,
        ("Pembinaan Sekolah Dasar", "Pembinaan Sekolah Menengah Pertama", "Pembinaan Ketenagaan"),
        ("Pengembang Teknologi Pembelajaran", "Pengawas Sekolah"),
        12,
    ),
    Perangkat(
        "Badan Perencanaan Pembangunan Daerah",
        "Perencanaan",
        TATA_KELOLA,
        ("Pemerintahan dan Pembangunan Manusia", "Perekonomian dan Prasarana", "Penelitian dan Pengembangan"),
        ("Perencana", "Analis Kebijakan"),
        12,
    ),
    Perangkat(
        "Badan Pengelolaan Keuangan dan Aset Daerah",
        "Keuangan",
        PENDUKUNG,
        ("Anggaran", "Perbendaharaan", "Akuntansi dan Pelaporan", "Aset Daerah"),
        ("Analis Keuangan Pusat dan Daerah", "Penilai Pemerintah"),
        15,
    ),
    Perangkat(
        "Badan Pendapatan Daerah",
        "Keuangan",
        PENDUKUNG,
        ("Pajak Daerah", "Retribusi dan Pendapatan Lain", "Pengendalian Pendapatan"),
        ("Analis Keuangan Pusat dan Daerah", "Pranata Komputer"),
        13,
    ),
    Perangkat(
        "Dinas Sosial",
        "Sosial",
        DASAR,
        ("Rehabilitasi Sosial", "Perlindungan dan Jaminan Sosial", "Pemberdayaan Sosial"),
        ("Pekerja Sosial", "Penyuluh Sosial"),
        10,
    ),
    Perangkat(
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Sosial",
        DASAR,
        ("Pendaftaran Penduduk", "Pencatatan Sipil", "Pengelolaan Informasi Kependudukan"),
        ("Administrator Database Kependudukan",),
        12,
    ),
    Perangkat(
        "Dinas Lingkungan Hidup",
        "Lingkungan Hidup",
        EKONOMI,
        ("Tata Lingkungan", "Pengelolaan Sampah", "Pengendalian Pencemaran"),
        ("Pengendali Dampak Lingkungan", "Pengawas Lingkungan Hidup"),
        14,
    ),
    Perangkat(
        "Dinas Perhubungan",
        "Infrastruktur",
        EKONOMI,
        ("Lalu Lintas", "Angkutan", "Prasarana dan Keselamatan"),
        ("Penguji Kendaraan Bermotor", "Pembina Jasa Konstruksi"),
        14,
    ),
    Perangkat(
        "Dinas Pertanian dan Ketahanan Pangan",
        "Pertanian",
        EKONOMI,
        ("Tanaman Pangan", "Peternakan dan Kesehatan Hewan", "Penyuluhan", "Ketahanan Pangan"),
        ("Penyuluh Pertanian", "Medik Veteriner", "Analis Ketahanan Pangan"),
        18,
    ),
    Perangkat(
        "Dinas Perikanan",
        "Pertanian",
        EKONOMI,
        ("Perikanan Budi Daya", "Perikanan Tangkap"),
        ("Penyuluh Perikanan", "Pengelola Kesehatan Ikan"),
        9,
    ),
    Perangkat(
        "Dinas Perdagangan dan Perindustrian",
        "Perekonomian",
        EKONOMI,
        ("Perdagangan", "Perindustrian", "Metrologi Legal"),
        ("Penera", "Pengawas Perdagangan"),
        11,
    ),
    Perangkat(
        "Dinas Koperasi dan Usaha Mikro",
        "Perekonomian",
        EKONOMI,
        ("Kelembagaan Koperasi", "Pemberdayaan Usaha Mikro"),
        ("Pengawas Koperasi", "Pengembang Kewirausahaan"),
        8,
    ),
    Perangkat(
        "Dinas Tenaga Kerja",
        "Perekonomian",
        EKONOMI,
        ("Pelatihan dan Penempatan", "Hubungan Industrial"),
        ("Pengantar Kerja", "Mediator Hubungan Industrial"),
        9,
    ),
    Perangkat(
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "Perekonomian",
        EKONOMI,
        ("Penanaman Modal", "Perizinan dan Nonperizinan", "Pengaduan dan Pelaporan"),
        ("Penata Perizinan", "Analis Kebijakan"),
        10,
    ),
    Perangkat(
        "Dinas Pariwisata dan Kebudayaan",
        "Perekonomian",
        EKONOMI,
        ("Destinasi Pariwisata", "Ekonomi Kreatif", "Kebudayaan"),
        ("Adyatama Kepariwisataan dan Ekonomi Kreatif", "Pamong Budaya"),
        10,
    ),
    Perangkat(
        "Dinas Kepemudaan dan Olahraga",
        "Sosial",
        DASAR,
        ("Pemberdayaan Pemuda", "Pembudayaan Olahraga"),
        ("Analis Kebijakan",),
        7,
    ),
    Perangkat(
        "Dinas Perpustakaan dan Kearsipan",
        "Kearsipan dan Perpustakaan",
        PENDUKUNG,
        ("Perpustakaan", "Kearsipan"),
        ("Pustakawan", "Arsiparis"),
        9,
    ),
    Perangkat(
        "Dinas Pemberdayaan Masyarakat dan Desa",
        "Pemerintahan",
        DASAR,
        ("Pemerintahan Desa", "Pemberdayaan Masyarakat"),
        ("Penggerak Swadaya Masyarakat", "Analis Kebijakan"),
        9,
    ),
    Perangkat(
        "Dinas Pengendalian Penduduk dan Perlindungan Anak",
        "Sosial",
        DASAR,
        ("Keluarga Berencana", "Perlindungan Perempuan dan Anak"),
        ("Penata Kependudukan dan Keluarga Berencana", "Pekerja Sosial"),
        10,
    ),
    Perangkat(
        "Dinas Perumahan dan Kawasan Permukiman",
        "Infrastruktur",
        EKONOMI,
        ("Perumahan", "Kawasan Permukiman", "Pertanahan"),
        ("Penata Ruang", "Pembina Jasa Konstruksi"),
        11,
    ),
    Perangkat(
        "Satuan Polisi Pamong Praja",
        "Pemerintahan",
        DASAR,
        ("Penegakan Peraturan Daerah", "Ketertiban Umum", "Perlindungan Masyarakat"),
        ("Polisi Pamong Praja",),
        24,
    ),
    Perangkat(
        "Badan Penanggulangan Bencana Daerah",
        "Pemerintahan",
        DASAR,
        ("Pencegahan dan Kesiapsiagaan", "Kedaruratan dan Logistik"),
        ("Penata Penanggulangan Bencana",),
        12,
    ),
    Perangkat(
        "Badan Kesatuan Bangsa dan Politik",
        "Pemerintahan",
        TATA_KELOLA,
        ("Ideologi dan Wawasan Kebangsaan", "Politik Dalam Negeri"),
        ("Analis Kebijakan",),
        7,
    ),
)

SETDA = Perangkat(
    "Sekretariat Daerah",
    "Pemerintahan",
    TATA_KELOLA,
    ("Pemerintahan dan Kesejahteraan Rakyat", "Perekonomian dan Pembangunan", "Administrasi Umum"),
    ("Analis Kebijakan", "Perancang Peraturan Perundang-undangan", "Pengelola Pengadaan Barang/Jasa", "Arsiparis"),
    45,
)
BAGIAN = (
    ("Hukum", "Hukum"),
    ("Organisasi", "Sumber Daya Manusia"),
    ("Pengadaan Barang/Jasa", "Pengadaan"),
    ("Tata Pemerintahan", "Pemerintahan"),
    ("Kesejahteraan Rakyat", "Sosial"),
    ("Perekonomian", "Perekonomian"),
    ("Administrasi Pembangunan", "Perencanaan"),
    ("Umum", "Pemerintahan"),
    ("Protokol dan Komunikasi Pimpinan", "Komunikasi Publik"),
)
SETWAN = Perangkat(
    "Sekretariat Dewan Perwakilan Rakyat Daerah",
    "Pemerintahan",
    TATA_KELOLA,
    ("Persidangan", "Keuangan dan Umum", "Perundang-undangan"),
    ("Analis Kebijakan", "Perancang Peraturan Perundang-undangan"),
    12,
)
INSPEKTORAT = Perangkat(
    "Inspektorat Daerah",
    "Pengawasan",
    TATA_KELOLA,
    ("I", "II", "III", "IV"),
    ("Auditor", "Pengawas Penyelenggaraan Urusan Pemerintahan Daerah"),
    16,
)
KECAMATAN = Perangkat("Kecamatan", "Pemerintahan", DASAR, ("Pemerintahan", "Pelayanan Umum"), (), 10)
_KECAMATAN = (
    "Tirtaluhur Argaloka Wanasegara Pasirmutiara Karangpermata Telagajingga Sendanglaras Lembahpuspa Muaralintang "
    "Bukitkencana Rawajelita Padmaloka"
)
NAMA_KECAMATAN = tuple(_KECAMATAN.split())
PUSKESMAS = Perangkat("Puskesmas", "Kesehatan", DASAR, (), ("Dokter", "Perawat", "Bidan", "Apoteker", "Sanitarian"), 24)
RSUD = Perangkat(
    "Rumah Sakit Umum Daerah Tirtaloka",
    "Kesehatan",
    DASAR,
    (),
    ("Dokter", "Perawat", "Bidan", "Apoteker", "Pranata Laboratorium Kesehatan", "Nutrisionis"),
    110,
)
SEKOLAH = Perangkat("Sekolah", "Pendidikan", DASAR, (), ("Guru",), 20)
