"""Choices of the pegawai app. Values are stored and appear in JSON; labels are what a person reads."""

from django.db import models


class Peran(models.TextChoices):
    """Roles; each is also the name of a Django group."""

    ADMIN = "admin", "Admin"
    SDM = "sdm", "Pengelola SDM"
    TIM = "tim", "Tim Manajemen Talenta"
    PYB = "pyb", "Pejabat yang Berwenang"
    PPK = "ppk", "Pejabat Pembina Kepegawaian"
    PEGAWAI = "pegawai", "Pegawai"
    AUDITOR = "auditor", "Auditor"


# Power over others: what an admin gives takes effect when a second person has confirmed it (services.pengesahan).
PERAN_DISAHKAN = frozenset({Peran.ADMIN, Peran.PYB, Peran.PPK})


class JenisInstansi(models.TextChoices):
    """Kinds of agencies."""

    PUSAT = "pusat", "Instansi Pusat"
    PROVINSI = "provinsi", "Pemerintah Provinsi"
    KABKOTA = "kabkota", "Pemerintah Kabupaten/Kota"


class JenisJabatan(models.TextChoices):
    """Kinds of positions with SIASN's codes (JENIS JABATAN ID)."""

    STRUKTURAL = "1", "Jabatan Struktural"
    FUNGSIONAL = "2", "Jabatan Fungsional"
    PELAKSANA = "4", "Jabatan Pelaksana"


class Jenjang(models.TextChoices):
    """Every rung of every group of positions (Permenpan RB 22/2021; UU 20/2023)."""

    JPT_UTAMA = "jpt_utama", "JPT Utama"
    JPT_MADYA = "jpt_madya", "JPT Madya"
    JPT_PRATAMA = "jpt_pratama", "JPT Pratama"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    PELAKSANA = "pelaksana", "Pelaksana"
    AHLI_UTAMA = "ahli_utama", "JF Ahli Utama"
    AHLI_MADYA = "ahli_madya", "JF Ahli Madya"
    AHLI_MUDA = "ahli_muda", "JF Ahli Muda"
    AHLI_PERTAMA = "ahli_pertama", "JF Ahli Pertama"
    PENYELIA = "penyelia", "JF Penyelia"
    MAHIR = "mahir", "JF Mahir"
    TERAMPIL = "terampil", "JF Terampil"
    PEMULA = "pemula", "JF Pemula"


class Eselon(models.TextChoices):
    """Eselon with SIASN's codes (Eselon_id)."""

    I_A = "11", "I.a"
    I_B = "12", "I.b"
    II_A = "21", "II.a"
    II_B = "22", "II.b"
    III_A = "31", "III.a"
    III_B = "32", "III.b"
    IV_A = "41", "IV.a"
    IV_B = "42", "IV.b"


class JenisKelamin(models.TextChoices):
    """Sex as the NIP and SIASN state it; never an input of a score, a rank or a filter."""

    PRIA = "M", "Pria"
    WANITA = "F", "Wanita"


class JenisAsn(models.TextChoices):
    """Kinds of ASN."""

    PNS = "pns", "PNS"
    CPNS = "cpns", "CPNS"
    PPPK = "pppk", "PPPK"


class TingkatPendidikan(models.TextChoices):
    """Levels of formal education, lowest first."""

    SD = "sd", "SD"
    SLTP = "sltp", "SLTP"
    SLTA = "slta", "SLTA"
    D1 = "d1", "D-I"
    D2 = "d2", "D-II"
    D3 = "d3", "D-III"
    D4 = "d4", "D-IV"
    S1 = "s1", "S-1/Sarjana"
    S2 = "s2", "S-2"
    S3 = "s3", "S-3"


class Ekspektasi(models.TextChoices):
    """Rating of hasil kerja and of perilaku kerja, and class of the kinerja axis (Permenpan RB 6/2022)."""

    DI_BAWAH = "di_bawah", "Di bawah ekspektasi"
    SESUAI = "sesuai", "Sesuai ekspektasi"
    DI_ATAS = "di_atas", "Di atas ekspektasi"


class Predikat(models.TextChoices):
    """Predikat kinerja pegawai (Permenpan RB 6/2022; the label Cukup of PP 30/2019 reads as Butuh Perbaikan)."""

    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


class JenisPenugasan(models.TextChoices):
    """How a position in a person's history was held."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt"
    PLH = "plh", "Plh"
    PJ = "pj", "Pj"


class TingkatPenghargaan(models.TextChoices):
    """Rank of an award."""

    INTERNASIONAL = "internasional", "Internasional"
    NASIONAL = "nasional", "Nasional"
    SATYALANCANA = "satyalancana", "Satyalancana"
    INTERNAL = "internal", "Internal"


class PeranTim(models.TextChoices):
    """Part played in a working team."""

    KETUA = "ketua", "Ketua"
    ANGGOTA = "anggota", "Anggota"


class LingkupTim(models.TextChoices):
    """Reach of a working team."""

    LINTAS = "lintas", "Lintas instansi"
    INTERNAL = "internal", "Internal"


class TingkatHukuman(models.TextChoices):
    """Severity of a disciplinary sanction (PP 94/2021)."""

    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


class Kompetensi(models.TextChoices):
    """The nine competencies that must be assessed (Permenpan RB 38/2017): eight manajerial, one sosial kultural."""

    INTEGRITAS = "integritas", "Integritas"
    KERJA_SAMA = "kerja_sama", "Kerja Sama"
    KOMUNIKASI = "komunikasi", "Komunikasi"
    ORIENTASI_HASIL = "orientasi_hasil", "Orientasi pada Hasil"
    PELAYANAN_PUBLIK = "pelayanan_publik", "Pelayanan Publik"
    PENGEMBANGAN_DIRI = "pengembangan_diri", "Pengembangan Diri dan Orang Lain"
    MENGELOLA_PERUBAHAN = "mengelola_perubahan", "Mengelola Perubahan"
    PENGAMBILAN_KEPUTUSAN = "pengambilan_keputusan", "Pengambilan Keputusan"
    PEREKAT_BANGSA = "perekat_bangsa", "Perekat Bangsa"


class AspekPotensi(models.TextChoices):
    """The eight aspects of potensi (Permenpan RB 3/2020)."""

    INTELEKTUAL = "intelektual", "Kemampuan intelektual"
    INTERPERSONAL = "interpersonal", "Kemampuan interpersonal"
    KESADARAN_DIRI = "kesadaran_diri", "Kesadaran diri"
    BERPIKIR_KRITIS = "berpikir_kritis", "Berpikir kritis dan strategis"
    PEMECAHAN_MASALAH = "pemecahan_masalah", "Pemecahan masalah"
    KECERDASAN_EMOSIONAL = "kecerdasan_emosional", "Kecerdasan emosional"
    BELAJAR_CEPAT = "belajar_cepat", "Belajar cepat dan mengembangkan diri"
    MOTIVASI_KOMITMEN = "motivasi_komitmen", "Motivasi dan komitmen"


class JenisImpor(models.TextChoices):
    """Kinds of workbooks that can be imported."""

    UNOR = "unor", "Unit organisasi (HierarkiUnor)"
    JABATAN_STRUKTURAL = "jabatan-struktural", "Referensi jabatan struktural"
    JABATAN_FUNGSIONAL = "jabatan-fungsional", "Referensi jabatan fungsional"
    JABATAN_PELAKSANA = "jabatan-pelaksana", "Referensi jabatan pelaksana"
    PETA_JABATAN = "peta-jabatan", "Peta jabatan"
    PEGAWAI = "pegawai", "Data utama pegawai"
    KINERJA = "kinerja", "Penilaian kinerja (SKP)"
    ASESMEN = "asesmen", "Hasil asesmen"
    REKAM_JEJAK = "rekam-jejak", "Rekam jejak"
    STANDAR_KOMPETENSI = "standar-kompetensi", "Standar kompetensi jabatan"
    SIMATA = "simata", "Kotak hasil SIMATA"


class StatusImpor(models.TextChoices):
    """States of an import in the browser."""

    DIUNGGAH = "diunggah", "Diunggah"
    DIPERIKSA = "diperiksa", "Sedang diperiksa"
    SIAP = "siap", "Siap diterapkan"
    DITOLAK = "ditolak", "Ditolak"
    DITERAPKAN = "diterapkan", "Sedang diterapkan"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Dibatalkan"
    GAGAL = "gagal", "Gagal"
    DIURUNGKAN = "diurungkan", "Diurungkan"


class StatusPekerjaan(models.TextChoices):
    """States of a background job."""

    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    BATAL = "batal", "Dibatalkan"


class CaraFaktor(models.TextChoices):
    """By what a person showed the second factor."""

    TOTP = "totp", "Aplikasi autentikator"
    PEMULIHAN = "pemulihan", "Kode pemulihan"


class PeristiwaFaktor(models.TextChoices):
    """What can happen to the second factor of an account."""

    DIPASANG = "dipasang", "Dipasang"
    DIPAKAI = "dipakai", "Dipakai"
    KODE_BARU = "kode_baru", "Kode pemulihan dibuat ulang"
    DILEPAS = "dilepas", "Dilepas"
    DISETEL = "disetel", "Disetel ulang admin"


class SebabPengajuan(models.TextChoices):
    """Why a role waits for a second person."""

    DIBERIKAN = "diberikan", "Peran baru diberikan"
    SANDI = "sandi", "Kata sandi diatur admin"
    FAKTOR = "faktor", "Faktor kedua disetel ulang"


class StatusPengajuan(models.TextChoices):
    """States of a role that waits for a second person."""

    MENUNGGU = "menunggu", "Menunggu pengesahan"
    DISAHKAN = "disahkan", "Disahkan"
    DITOLAK = "ditolak", "Ditolak"


class JenisPelimpahan(models.TextChoices):
    """In which form somebody acts for the PPK."""

    PLH = "plh", "Plh. (pelaksana harian)"
    PLT = "plt", "Plt. (pelaksana tugas)"
    AN = "an", "a.n. (atas nama)"


class StatusSurel(models.TextChoices):
    """How far the e-mail of a notice has come."""

    TIDAK = "tidak", "Tanpa surel"
    ANTRE = "antre", "Menunggu dikirim"
    DIKIRIM = "dikirim", "Sedang dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    GAGAL = "gagal", "Gagal"


class MutuData(models.TextChoices):
    """Gaps in a person's record that keep plans and placements from being made."""

    TANPA_SKP = "tanpa-skp", "Tanpa SKP tahun terakhir"
    TANPA_ASESMEN = "tanpa-asesmen", "Tanpa asesmen yang berlaku hari ini"
    ASESMEN_BERAKHIR = "asesmen-berakhir", "Asesmen berakhir dalam 6 bulan"
    TANPA_PETA = "tanpa-peta", "Jabatan di luar peta jabatan"


class StatusKepegawaian(models.TextChoices):
    """Whether a list shows those in service, those who have left, or both."""

    AKTIF = "aktif", "Aktif"
    NONAKTIF = "nonaktif", "Tidak aktif"
    SEMUA = "semua", "Semua"
