"""Choices of the pemetaan app."""

from django.db import models

from pegawai.pilihan import Ekspektasi

KelasKinerja = Ekspektasi


class KelasPotensial(models.TextChoices):
    """Class of the potensial axis (Permenpan RB 3/2020)."""

    RENDAH = "rendah", "Rendah"
    MENENGAH = "menengah", "Menengah"
    TINGGI = "tinggi", "Tinggi"


class Sumbu(models.TextChoices):
    """Axes of the nine boxes: Y is kinerja, X is potensial."""

    KINERJA = "Y", "Kinerja"
    POTENSIAL = "X", "Potensial"


class Sumber(models.TextChoices):
    """What an indicator reads. The list is closed: none of these is a protected attribute (UU 20/2023)."""

    SKP = "skp", "Predikat kinerja (SKP)"
    PENGHARGAAN = "penghargaan", "Penghargaan"
    TIM_KERJA = "tim_kerja", "Penugasan tim kerja"
    UMPAN_BALIK = "umpan_balik", "Umpan balik 360°"
    JPM = "jpm", "Kompetensi manajerial dan sosial kultural (JPM)"
    TEKNIS = "teknis", "Kompetensi teknis"
    BANGKOM = "bangkom", "Pengembangan kompetensi (JP)"
    PENGALAMAN = "pengalaman", "Pengalaman jabatan"
    POTENSI = "potensi", "Delapan aspek potensi"
    PENDIDIKAN = "pendidikan", "Tingkat pendidikan formal"
    KESESUAIAN_ILMU = "kesesuaian_ilmu", "Kesesuaian bidang ilmu"
    DISIPLIN = "disiplin", "Rekam jejak hukuman disiplin"


class BilaKosong(models.TextChoices):
    """What follows where an indicator has no data."""

    ABAIKAN = "abaikan", "Abaikan (bobot yang ada dinaikkan menjadi 100%)"
    NOL = "nol", "Hitung sebagai 0"
    TOLAK = "tolak", "Tidak dipetakan"


class StatusSkema(models.TextChoices):
    """States of a scheme version."""

    KONSEP = "konsep", "Konsep"
    AKTIF = "aktif", "Aktif"
    ARSIP = "arsip", "Arsip"


class PraktikSkp(models.TextChoices):
    """How SKP becomes the class of the kinerja axis; ``aturan.praktik`` says what each does."""

    HASIL_KERJA = "hasil_kerja", "A. Rating hasil kerja menjadi kelas"
    PREDIKAT = "predikat", "B. Predikat satu tahun diberi poin, lalu batas"
    TERTIMBANG = "tertimbang", "C. Kinerja utama dan penguat tertimbang, lalu batas"
    DUA_TAHUN = "dua_tahun", "D. Rata-rata SKP dua tahun, lalu batas"


class AksiSkema(models.TextChoices):
    """What was done to a scheme version."""

    DIBUAT = "dibuat", "Dibuat"
    DIUBAH = "diubah", "Diubah"
    DIAKTIFKAN = "diaktifkan", "Diaktifkan"
    DIKONSEPKAN = "dikonsepkan", "Dikembalikan menjadi konsep"
    DIARSIPKAN = "diarsipkan", "Diarsipkan"


class StatusPeriode(models.TextChoices):
    """States of a period."""

    DIBUKA = "dibuka", "Dibuka"
    DIPETAKAN = "dipetakan", "Dipetakan"
    DIKALIBRASI = "dikalibrasi", "Dikalibrasi"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIARSIPKAN = "diarsipkan", "Diarsipkan"


class StatusSidang(models.TextChoices):
    """States of a calibration session."""

    DIBUKA = "dibuka", "Dibuka"
    DITUTUP = "ditutup", "Ditutup"


class PeranSidang(models.TextChoices):
    """Seats in a calibration session."""

    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    ANGGOTA = "anggota", "Anggota"


class TahapProgram(models.TextChoices):
    """The two stages of talent management in which programmes are planned."""

    PENGEMBANGAN = "pengembangan", "Pengembangan"
    RETENSI = "retensi", "Retensi"


class BentukProgram(models.TextChoices):
    """Forms of pengembangan and retensi (pemetaan.aturan.program)."""

    AKSELERASI = "akselerasi", "Akselerasi karier (Sekolah Kader)"
    BANGKOM = "bangkom", "Pengembangan kompetensi"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    BIMBINGAN = "bimbingan", "Bimbingan kinerja"
    KONSELING = "konseling", "Konseling kinerja"
    RENCANA_SUKSESI = "rencana_suksesi", "Rencana suksesi"
    ROTASI = "rotasi", "Rotasi jabatan"
    PENGAYAAN = "pengayaan", "Pengayaan jabatan"
    PERLUASAN = "perluasan", "Perluasan jabatan"
    PENGHARGAAN = "penghargaan", "Penghargaan"


class StatusProgram(models.TextChoices):
    """States of a programme."""

    RENCANA = "rencana", "Rencana"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Batal"


class SebabBeda(models.TextChoices):
    """Why what SIMATA says of a person differs from ours (pemetaan.selectors.simata says which one holds)."""

    BUKAN_PEGAWAI = "tidak-di-talenta", "Tidak ada di data pegawai"
    TIDAK_IKUT = "tidak-ikut", "Tidak ikut pemetaan"
    TIDAK_DI_SIMATA = "tidak-di-simata", "Tidak ada di SIMATA"
    MASUKAN_KURANG = "masukan-kurang", "Masukan kurang di Talenta"
    KALIBRASI = "kalibrasi", "Dikalibrasi"
    TAHUN_LAIN = "tahun-lain", "Tahun lain"
    ASESMEN_LAIN = "asesmen-lain", "Asesmen lain"
    TANPA_SKOR = "tanpa-skor", "SIMATA tanpa skor"
    BATAS_LAIN = "batas-lain", "Batas kelas lain"
    ATURAN_LAIN = "aturan-lain", "Aturan atau bobot lain"
    SKOR_LAIN = "skor-lain", "Kotak sama, skor lain"
