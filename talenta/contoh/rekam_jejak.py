"""What people have done beside their posts: education, training, awards, teams, feedback, sanctions."""

from datetime import date

from pegawai.models import Diklat, HukumanDisiplin, Penghargaan, RiwayatPendidikan, TimKerja, UmpanBalik
from pegawai.pilihan import JenisAsn, LingkupTim, PeranTim, TingkatHukuman, TingkatPenghargaan
from talenta.contoh.acuan import HARI_ACUAN, TAHUN, acak, geser_bulan
from talenta.contoh.orang import Sosok

TAHUN_REKAM = (TAHUN - 2, TAHUN - 1, TAHUN)
TANGGA_PENDIDIKAN = {
    "slta": ("slta",),
    "d3": ("slta", "d3"),
    "s1": ("slta", "s1"),
    "s2": ("slta", "s1", "s2"),
    "s3": ("slta", "s1", "s2", "s3"),
}
USIA_LULUS = {"slta": 18, "d3": 21, "s1": 22, "s2": 30, "s3": 40}
PELATIHAN_JENJANG = {
    "jpt_pratama": ("Pelatihan Kepemimpinan Nasional Tingkat II", 120),
    "administrator": ("Pelatihan Kepemimpinan Administrator", 120),
    "pengawas": ("Pelatihan Kepemimpinan Pengawas", 120),
}
PELATIHAN = (
    ("Manajemen Risiko Sektor Publik", 24),
    ("Analisis Data untuk Kebijakan", 32),
    ("Pelayanan Publik Berkualitas", 16),
    ("Penyusunan Kebijakan Berbasis Bukti", 24),
    ("Manajemen Perubahan", 20),
    ("Komunikasi Efektif", 12),
    ("Pengadaan Barang/Jasa Pemerintah Level 1", 40),
    ("Tata Naskah Dinas Elektronik", 8),
    ("Literasi Digital", 10),
    ("Integritas dan Antikorupsi", 8),
    ("Perencanaan dan Penganggaran Daerah", 30),
    ("Pembimbingan dan Konseling Pegawai", 16),
)
TIM = (
    ("Tim Reformasi Birokrasi", LingkupTim.INTERNAL),
    ("Tim Percepatan Penurunan Stunting", LingkupTim.LINTAS),
    ("Tim Sistem Pemerintahan Berbasis Elektronik", LingkupTim.INTERNAL),
    ("Tim Penyusunan Rencana Pembangunan Jangka Menengah Daerah", LingkupTim.LINTAS),
    ("Tim Pengendalian Inflasi Daerah", LingkupTim.LINTAS),
    ("Tim Pembangunan Zona Integritas", LingkupTim.INTERNAL),
    ("Tim Koordinasi Penanggulangan Kemiskinan", LingkupTim.LINTAS),
    ("Tim Penilai Angka Kredit", LingkupTim.INTERNAL),
)
SATYALANCANA = ((30, "XXX"), (20, "XX"), (10, "X"))


def pendidikan(sosok: list[Sosok]) -> list[RiwayatPendidikan]:
    """Return the degrees of all people and set each person's ``tahun_lulus`` to the highest one's."""
    sumber = acak("pendidikan")
    baris = []
    for orang in sosok:
        pegawai = orang.pegawai
        for tingkat in TANGGA_PENDIDIKAN[pegawai.pendidikan]:
            lulus = min(pegawai.tanggal_lahir.year + USIA_LULUS[tingkat] + sumber.randint(0, 1), TAHUN)
            if tingkat in ("s2", "s3"):
                lulus = min(max(lulus, pegawai.tmt_cpns.year + 3) + sumber.randint(0, 4), TAHUN)
            else:
                lulus = min(lulus, pegawai.tmt_cpns.year)
            sesuai = None if tingkat == "slta" else sumber.random() < 0.82
            jurusan = pegawai.jurusan if tingkat != "slta" or pegawai.pendidikan == "slta" else "Umum"
            baris.append(
                RiwayatPendidikan(pegawai=pegawai, tingkat=tingkat, jurusan=jurusan, tahun_lulus=lulus, sesuai=sesuai)
            )
            pegawai.tahun_lulus = lulus
    return baris


def diklat(sosok: list[Sosok]) -> list[Diklat]:
    """Return the training of all people: that of entry, that of the rung, and that of the last three years."""
    sumber = acak("diklat")
    baris = []
    for orang in sosok:
        pegawai = orang.pegawai
        if pegawai.jenis_asn == JenisAsn.PNS:
            tanggal = geser_bulan(pegawai.tmt_cpns, 6)
            baris.append(Diklat(pegawai=pegawai, nama="Pelatihan Dasar CPNS", jp=160, tanggal=tanggal, relevan=True))
        wajib = PELATIHAN_JENJANG.get(orang.jenjang)
        if wajib and sumber.random() < 0.85:
            tanggal = min(geser_bulan(pegawai.tmt_jabatan, sumber.randint(2, 14)), HARI_ACUAN)
            baris.append(Diklat(pegawai=pegawai, nama=wajib[0], jp=wajib[1], tanggal=tanggal, relevan=True))
        for tahun in TAHUN_REKAM:
            if tahun <= pegawai.tmt_cpns.year:
                continue
            for nama, jp in sumber.sample(PELATIHAN, sumber.choices((0, 1, 2, 3), (25, 40, 25, 10))[0]):
                hari = date(tahun, sumber.randint(2, 11), sumber.randint(1, 28))
                relevan = sumber.random() < 0.75
                baris.append(Diklat(pegawai=pegawai, nama=nama, jp=jp, tanggal=hari, relevan=relevan))
    return baris


def penghargaan(sosok: list[Sosok]) -> list[Penghargaan]:
    """Return the awards of all people: Satyalancana by years of service, others by how well they work."""
    sumber = acak("penghargaan")
    baris = []
    for orang in sosok:
        pegawai = orang.pegawai
        for tahun, angka in SATYALANCANA:
            tahun_terima = pegawai.tmt_cpns.year + tahun + 1
            if pegawai.jenis_asn == JenisAsn.PNS and tahun_terima <= TAHUN and sumber.random() < 0.7:
                nama = f"Satyalancana Karya Satya {angka} Tahun"
                tingkat = TingkatPenghargaan.SATYALANCANA
                baris.append(
                    Penghargaan(pegawai=pegawai, nama=nama, tingkat=tingkat, tanggal=date(tahun_terima, 8, 17))
                )
        if orang.kinerja + sumber.gauss(0, 0.7) > 1.6 and pegawai.tmt_cpns.year < TAHUN:
            nama, tingkat = sumber.choices(
                (
                    ("Pegawai Teladan Kabupaten Tirtaloka", TingkatPenghargaan.INTERNAL),
                    ("Inovator Pelayanan Publik Nasional", TingkatPenghargaan.NASIONAL),
                    ("Penghargaan Pelayanan Publik Asia Tenggara", TingkatPenghargaan.INTERNASIONAL),
                ),
                (80, 17, 3),
            )[0]
            baris.append(Penghargaan(pegawai=pegawai, nama=nama, tingkat=tingkat, tanggal=date(TAHUN, 9, 25)))
    return baris


def tim_kerja(sosok: list[Sosok]) -> list[TimKerja]:
    """Return the working teams of all people in the last three years; who works better is asked more often."""
    sumber = acak("tim")
    baris = []
    for orang in sosok:
        for tahun in TAHUN_REKAM:
            if tahun <= orang.pegawai.tmt_cpns.year or orang.kinerja + sumber.gauss(0, 1.2) < 0.6:
                continue
            nomor = sumber.randrange(len(TIM))
            nama, lingkup = TIM[nomor]
            ketua = orang.jenjang in ("jpt_pratama", "administrator", "ahli_madya") and sumber.random() < 0.4
            baris.append(
                TimKerja(
                    pegawai=orang.pegawai,
                    nama=nama,
                    peran=PeranTim.KETUA if ketua else PeranTim.ANGGOTA,
                    lingkup=lingkup,
                    nomor_sk=f"800.1/{101 + nomor}/SK/{tahun}",
                    tanggal=date(tahun, 1 + nomor, 10),
                )
            )
    return baris


def umpan_balik(sosok: list[Sosok]) -> list[UmpanBalik]:
    """Return the yearly feedback (0–100) of all people who had been in service for the whole year."""
    sumber = acak("umpan-balik")
    return [
        UmpanBalik(
            pegawai=orang.pegawai,
            tahun=tahun,
            nilai=max(40, min(99, round(82 + 6 * orang.kinerja + sumber.gauss(0, 4)))),
        )
        for orang in sosok
        for tahun in TAHUN_REKAM
        if tahun > orang.pegawai.tmt_cpns.year and sumber.random() < 0.87
    ]


def hukuman_disiplin(sosok: list[Sosok]) -> list[HukumanDisiplin]:
    """Return the sanctions, some of them being served; notes on each person the years that they weigh on."""
    sumber = acak("disiplin")
    baris = []
    for orang in sosok:
        if orang.pegawai.tmt_cpns.year >= TAHUN - 3 or orang.jenjang == "jpt_pratama":
            continue
        if sumber.random() >= 0.005 + 0.03 * (orang.kinerja < -1):
            continue
        tingkat = sumber.choices(TingkatHukuman.values, (55, 33, 12))[0]
        mulai = date(sumber.choice(TAHUN_REKAM), sumber.randint(1, 12), 1)
        selesai = geser_bulan(mulai, {"ringan": 6, "sedang": 9, "berat": 12}[tingkat])
        orang.dihukum[mulai.year] = tingkat
        berjalan = selesai > HARI_ACUAN
        baris.append(
            HukumanDisiplin(pegawai=orang.pegawai, tingkat=tingkat, mulai=mulai, selesai=None if berjalan else selesai)
        )
    return baris
