"""What follows a box: the forms of pengembangan and retensi, the boxes they are advised for, and their follow-up.

Priority goes down from box 9, and inside one person by ``prioritas``: akselerasi karier, pengembangan kompetensi,
peningkatan kualifikasi. The boxes are those whose recommendations (pemetaan.aturan.rekomendasi) name the form.
"""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_2024, PERMENPANRB_3_2020, Dasar

DASAR_PENGEMBANGAN = Dasar(PERMENPANRB_3_2020, "pengembangan talenta")
DASAR_RETENSI = Dasar(PERMENPANRB_3_2020, "retensi talenta")
DASAR_PRIORITAS = Dasar(BKN_2024, "prioritas pengembangan menurut peringkat dari kotak tertinggi")
DASAR_KINERJA = Dasar(BKN_2024, "rekomendasi menurut kotak manajemen talenta")
DASAR_TINDAK_LANJUT = Dasar(PERMENPANRB_3_2020, "pemantauan dan evaluasi talenta")
PENGEMBANGAN, RETENSI = "pengembangan", "retensi"


@dataclass(frozen=True, slots=True)
class BarisBentuk:
    """One form: its stage (``tahap``), its place in the order of that stage, and the boxes it is advised for."""

    kode: str
    bentuk: str
    tahap: str
    prioritas: int
    nama: str
    uraian: str
    kotak: tuple[int, ...]
    dasar: Dasar


TABEL_BENTUK: tuple[BarisBentuk, ...] = (
    BarisBentuk(
        "bentuk-akselerasi",
        "akselerasi",
        PENGEMBANGAN,
        1,
        "Akselerasi karier (Sekolah Kader)",
        "Percepatan karier melalui Sekolah Kader",
        (9,),
        DASAR_PRIORITAS,
    ),
    BarisBentuk(
        "bentuk-bangkom",
        "bangkom",
        PENGEMBANGAN,
        2,
        "Pengembangan kompetensi",
        "ASN Corporate University, pembelajaran di dalam atau di luar kantor, dan bentuk lain",
        (7, 5, 4, 3, 2),
        DASAR_PENGEMBANGAN,
    ),
    BarisBentuk(
        "bentuk-tugas-belajar",
        "tugas_belajar",
        PENGEMBANGAN,
        3,
        "Tugas belajar",
        "Peningkatan kualifikasi pendidikan",
        (7,),
        DASAR_PENGEMBANGAN,
    ),
    BarisBentuk(
        "bentuk-bimbingan",
        "bimbingan",
        PENGEMBANGAN,
        4,
        "Bimbingan kinerja",
        "Bimbingan oleh atasan langsung",
        (8, 6, 5, 3, 2),
        DASAR_KINERJA,
    ),
    BarisBentuk(
        "bentuk-konseling",
        "konseling",
        PENGEMBANGAN,
        5,
        "Konseling kinerja",
        "Konseling atas hambatan kinerja",
        (6, 3),
        DASAR_KINERJA,
    ),
    BarisBentuk(
        "bentuk-rencana-suksesi",
        "rencana_suksesi",
        RETENSI,
        1,
        "Rencana suksesi",
        "Masuk kelompok rencana suksesi dan disiapkan bagi jabatan target",
        (9, 8, 7),
        DASAR_RETENSI,
    ),
    BarisBentuk(
        "bentuk-rotasi",
        "rotasi",
        RETENSI,
        2,
        "Rotasi jabatan",
        "Pindah ke jabatan setingkat untuk memperluas pengalaman",
        (8, 7, 4),
        DASAR_RETENSI,
    ),
    BarisBentuk(
        "bentuk-pengayaan",
        "pengayaan",
        RETENSI,
        3,
        "Pengayaan jabatan",
        "Tugas dengan tanggung jawab lebih tinggi dalam jabatan sekarang (job enrichment)",
        (7,),
        DASAR_RETENSI,
    ),
    BarisBentuk(
        "bentuk-perluasan",
        "perluasan",
        RETENSI,
        4,
        "Perluasan jabatan",
        "Tambahan tugas setingkat di luar tugas pokok (job enlargement)",
        (8,),
        DASAR_RETENSI,
    ),
    BarisBentuk(
        "bentuk-penghargaan",
        "penghargaan",
        RETENSI,
        5,
        "Penghargaan",
        "Penghargaan atas prestasi dan kesetiaan",
        (9,),
        DASAR_RETENSI,
    ),
)
BENTUK = {baris.bentuk: baris for baris in TABEL_BENTUK}


def bentuk_disarankan(kotak: int | None) -> tuple[BarisBentuk, ...]:
    """Return the forms advised for a box, those of pengembangan first, each stage in its order; none without a box."""
    return tuple(baris for baris in TABEL_BENTUK if kotak in baris.kotak)


@dataclass(frozen=True, slots=True)
class BarisTindakLanjut:
    """One lawful change of a programme's state, and what must be written down with it."""

    kode: str
    dari: str
    ke: str
    label: str
    minta: tuple[str, ...]
    dasar: Dasar = DASAR_TINDAK_LANJUT


TABEL_TINDAK_LANJUT: tuple[BarisTindakLanjut, ...] = (
    BarisTindakLanjut("program-mulai", "rencana", "berjalan", "Mulai", ("tanggal",)),
    BarisTindakLanjut("program-selesai", "berjalan", "selesai", "Selesai", ("tanggal", "bukti")),
    BarisTindakLanjut("program-langsung-selesai", "rencana", "selesai", "Langsung selesai", ("tanggal", "bukti")),
    BarisTindakLanjut("program-batal-rencana", "rencana", "batal", "Batalkan", ("alasan",)),
    BarisTindakLanjut("program-batal-berjalan", "berjalan", "batal", "Batalkan", ("alasan",)),
)


def tindak_lanjut(dari: str, ke: str) -> BarisTindakLanjut | None:
    """Return the row from one state to another, or None where it is not lawful."""
    return next((b for b in TABEL_TINDAK_LANJUT if (b.dari, b.ke) == (dari, ke)), None)


def tindak_lanjut_dari(dari: str) -> tuple[BarisTindakLanjut, ...]:
    """Return what a programme in this state can become."""
    return tuple(b for b in TABEL_TINDAK_LANJUT if b.dari == dari)
