"""Choices of the karier app."""

from django.db import models

BELUM_DIPETAKAN = "0"
SUDAH_DIPETAKAN = "ada"


class StatusRpk(models.TextChoices):
    """States of a plan (Peraturan BKN 28/2020)."""

    DISUSUN = "disusun", "Disusun"
    DIAJUKAN = "diajukan", "Diajukan"
    DIPERIKSA = "diperiksa", "Diperiksa PyB"
    DITETAPKAN = "ditetapkan", "Ditetapkan PPK"
    DISAMPAIKAN = "disampaikan", "Disampaikan ke BKN"
    BERJALAN = "berjalan", "Berjalan"
    DIEVALUASI = "dievaluasi", "Dievaluasi"
    DIGANTI = "diganti", "Diganti versi baru"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class BentukPengembangan(models.TextChoices):
    """Form of a step of a plan (Peraturan BKN 28/2020)."""

    MUTASI = "mutasi", "Mutasi"
    PROMOSI = "promosi", "Promosi"
    PENUGASAN_KHUSUS = "penugasan_khusus", "Penugasan khusus"
    PENGEMBANGAN = "pengembangan", "Pengembangan kompetensi"


class Jalur(models.TextChoices):
    """Direction of a move (Permenpan RB 22/2021)."""

    HORIZONTAL = "horizontal", "Horizontal"
    VERTIKAL = "vertikal", "Vertikal"
    DIAGONAL = "diagonal", "Diagonal"


class Mekanisme(models.TextChoices):
    """How the target position is filled."""

    RENCANA_SUKSESI = "rencana_suksesi", "Rencana suksesi/manajemen talenta"
    SELEKSI_TERBUKA = "seleksi_terbuka", "Seleksi terbuka"
    SELEKSI_INTERNAL = "seleksi_internal", "Seleksi internal"
    UJI_KOMPETENSI = "uji_kompetensi", "Uji kompetensi"
    PENUNJUKAN = "penunjukan", "Penunjukan oleh PPK"


class Prosedur(models.TextChoices):
    """Procedure by which the person comes to the position."""

    ROTASI = "rotasi", "Rotasi"
    MUTASI = "mutasi", "Mutasi"
    PROMOSI = "promosi", "Promosi"
    PERPINDAHAN = "perpindahan", "Perpindahan jabatan"
    KENAIKAN_JENJANG = "kenaikan_jenjang", "Kenaikan jenjang"


class RekomendasiPengembangan(models.TextChoices):
    """Recommendation in table 1 of a plan."""

    KARIER = "karier", "Karier"
    KOMPETENSI = "kompetensi", "Kompetensi"


class StatusLangkah(models.TextChoices):
    """Realisation of a step."""

    DIRENCANAKAN = "direncanakan", "Direncanakan"
    TERLAKSANA = "terlaksana", "Terlaksana"
    TERLAMBAT = "terlambat", "Terlambat"
    DIGANTI = "diganti", "Diganti"
    BATAL = "batal", "Batal"


class JenisDokumen(models.TextChoices):
    """Kinds of documents; what each needs stands in ``aturan.jenis_dokumen``."""

    RPK = "rpk", "Rencana Pengembangan Karier"
    KEPUTUSAN_RPK = "keputusan_rpk", "Keputusan tentang RPK"
    SK_KRS = "sk_krs", "Keputusan tentang kelompok rencana suksesi"
    BERITA_ACARA = "berita_acara", "Berita acara sidang kalibrasi"
    KARTU_TALENTA = "kartu_talenta", "Kartu talenta"
    LAPORAN = "laporan", "Laporan pemantauan RPK"
    SURAT_PENGANTAR = "surat_pengantar", "Surat pengantar ke Kepala BKN"


class StatusDokumen(models.TextChoices):
    """Standing of an issued document."""

    BERLAKU = "berlaku", "Berlaku"
    DIGANTI = "diganti", "Diganti"
    DICABUT = "dicabut", "Dicabut"


class JenisBangkom(models.TextChoices):
    """Kinds of competence development."""

    KLASIKAL = "klasikal", "Klasikal"
    NONKLASIKAL = "nonklasikal", "Nonklasikal"


class StatusEvaluasi(models.TextChoices):
    """States of a yearly evaluation."""

    DISUSUN = "disusun", "Disusun"
    SELESAI = "selesai", "Selesai"


class StatusPaket(models.TextChoices):
    """States of a package for the Kepala BKN."""

    DISUSUN = "disusun", "Sedang disusun"
    DISIAPKAN = "disiapkan", "Siap dikirim"
    DIKIRIM = "dikirim", "Dikirim"
    DITERIMA = "diterima", "Diterima"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class CaraKirim(models.TextChoices):
    """How a package went to the Kepala BKN."""

    SURAT = "surat", "Surat dan media penyimpanan"
    SUREL = "surel", "Surel kedinasan"
    SRIKANDI = "srikandi", "SRIKANDI"
    LAYANAN = "layanan", "Layanan elektronik BKN"
    LAIN = "lain", "Cara lain"


class LingkupSuksesi(models.TextChoices):
    """Reach of a kelompok rencana suksesi (Permenpan RB 3/2020)."""

    INSTANSI = "instansi", "Instansi"
    NASIONAL = "nasional", "Nasional"


class StatusKelompok(models.TextChoices):
    """States of a kelompok rencana suksesi."""

    KONSEP = "konsep", "Konsep"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIGANTI = "diganti", "Diganti"
    DICABUT = "dicabut", "Dicabut"


class Kesiapan(models.TextChoices):
    """When a successor meets every requirement of the post (docs/algoritma/suksesi.md)."""

    SEKARANG = "sekarang", "Siap sekarang"
    SATU_DUA = "satu_dua", "Siap 1–2 tahun"
    TIGA_LIMA = "tiga_lima", "Siap 3–5 tahun"


class StrategiTalenta(models.TextChoices):
    """Strategies of akuisisi talenta (KemenPANRB: build, buy, borrow)."""

    BANGUN = "bangun", "Menyiapkan dari dalam (build)"
    REKRUT = "rekrut", "Mengambil dari luar (buy)"
    PINJAM = "pinjam", "Penugasan dari unit atau instansi lain (borrow)"


class CaraPenempatan(models.TextChoices):
    """How a talent comes to a post."""

    RENCANA = "rencana", "Rencana suksesi"
    LANGSUNG = "langsung", "Penempatan langsung kotak 9"


class StatusPemantauan(models.TextChoices):
    """States of a placement: only those in a jabatan kritis are monitored."""

    DITEMPATKAN = "ditempatkan", "Ditempatkan"
    DIPANTAU = "dipantau", "Dipantau"
    SELESAI = "selesai", "Selesai dipantau"
    DIHENTIKAN = "dihentikan", "Dihentikan"


class HasilPemantauan(models.TextChoices):
    """What follows the three yearly evaluations (Permenpan RB 3/2020)."""

    PROMOSI = "promosi", "Promosi"
    SETARA = "setara", "Jabatan setara"


class CaraTandaTangan(models.TextChoices):
    """How the signed version of a document came to be (setting TALENTA_TTE)."""

    LUAR = "luar", "Ditandatangani di luar sistem"
    PADES = "pades", "Sertifikat instansi"
    BSRE = "bsre", "Layanan BSrE"


class AkhirAspirasi(models.TextChoices):
    """Why a wish no longer holds."""

    DIGANTI = "diganti", "Diganti aspirasi baru"
    DITARIK = "ditarik", "Ditarik"


class JenisTanggapan(models.TextChoices):
    """What a person says to a placement or a plan."""

    MENERIMA = "menerima", "Menerima"
    SANGGAHAN = "sanggahan", "Sanggahan"


class StatusTanggapan(models.TextChoices):
    """States of what a person has said or asked for."""

    TERCATAT = "tercatat", "Tercatat"
    MENUNGGU = "menunggu", "Menunggu jawaban"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


class BagianData(models.TextChoices):
    """Part of a person's record that a correction is asked for."""

    DATA_UTAMA = "data_utama", "Data utama (nama, golongan, pendidikan)"
    JABATAN = "jabatan", "Jabatan dan riwayat jabatan"
    KINERJA = "kinerja", "Penilaian kinerja (SKP)"
    ASESMEN = "asesmen", "Potensi dan kompetensi"
    DIKLAT = "diklat", "Pengembangan kompetensi"
    PENGHARGAAN = "penghargaan", "Penghargaan dan tim kerja"
    DISIPLIN = "disiplin", "Hukuman disiplin"
    LAIN = "lain", "Lainnya"
