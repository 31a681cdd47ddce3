"""What a plan offers in years without a move: developments per competency and what each recommendation asks for."""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_28_2020, PERMENPANRB_3_2020, Dasar

DASAR_PENYELARASAN = Dasar(BKN_28_2020, "penyelarasan kompetensi")
DASAR_PENGEMBANGAN = Dasar(PERMENPANRB_3_2020, "pengembangan talenta")
DASAR_RETENSI = Dasar(PERMENPANRB_3_2020, "retensi talenta")
DASAR_PEMANTAUAN = Dasar(PERMENPANRB_3_2020, "pemantauan dan evaluasi talenta")
PENGEMBANGAN, PENUGASAN = "pengembangan", "penugasan_khusus"


@dataclass(frozen=True, slots=True)
class BarisPengembangan:
    """The development that raises a competency where the agency's catalogue has none."""

    kode: str
    kompetensi: str
    kegiatan: str
    dasar: Dasar = DASAR_PENYELARASAN


TABEL_PENGEMBANGAN: tuple[BarisPengembangan, ...] = (
    BarisPengembangan("bangkom-integritas", "integritas", "Pelatihan integritas dan antikorupsi"),
    BarisPengembangan("bangkom-kerja-sama", "kerja_sama", "Penugasan dalam tim lintas unit"),
    BarisPengembangan("bangkom-komunikasi", "komunikasi", "Pelatihan komunikasi dan negosiasi"),
    BarisPengembangan("bangkom-orientasi-hasil", "orientasi_hasil", "Bimbingan pencapaian kinerja berbasis hasil"),
    BarisPengembangan("bangkom-pelayanan-publik", "pelayanan_publik", "Magang pada unit pelayanan publik"),
    BarisPengembangan("bangkom-pengembangan-diri", "pengembangan_diri", "Pelatihan coaching dan mentoring"),
    BarisPengembangan("bangkom-perubahan", "mengelola_perubahan", "Pelatihan manajemen perubahan"),
    BarisPengembangan("bangkom-keputusan", "pengambilan_keputusan", "Pelatihan pengambilan keputusan"),
    BarisPengembangan("bangkom-perekat-bangsa", "perekat_bangsa", "Pelatihan wawasan kebangsaan dan keberagaman"),
)
KEGIATAN_BAWAAN = {b.kompetensi: b.kegiatan for b in TABEL_PENGEMBANGAN}


@dataclass(frozen=True, slots=True)
class BarisTindakan:
    """What a year of a plan holds to follow a recommendation, worded as pemetaan.aturan.rekomendasi words it."""

    kode: str
    rekomendasi: str
    bentuk: str
    uraian: str
    dasar: Dasar = DASAR_PENGEMBANGAN


TABEL_TINDAKAN: tuple[BarisTindakan, ...] = (
    BarisTindakan(
        "tindakan-krs-nasional",
        "Masuk Kelompok Rencana Suksesi Instansi/Nasional",
        PENGEMBANGAN,
        "Penyiapan suksesor dalam Kelompok Rencana Suksesi Instansi/Nasional: akselerasi karier melalui Sekolah Kader",
    ),
    BarisTindakan(
        "tindakan-krs-instansi",
        "Masuk Kelompok Rencana Suksesi Instansi",
        PENGEMBANGAN,
        "Penyiapan suksesor dalam Kelompok Rencana Suksesi Instansi: pendampingan oleh mentor",
    ),
    BarisTindakan(
        "tindakan-penghargaan", "Penghargaan", PENGEMBANGAN, "Penghargaan sebagai retensi talenta", DASAR_RETENSI
    ),
    BarisTindakan(
        "tindakan-perluasan",
        "Rotasi/Perluasan jabatan",
        PENUGASAN,
        "Perluasan jabatan: tambahan tugas setingkat di luar tugas pokok",
        DASAR_RETENSI,
    ),
    BarisTindakan(
        "tindakan-pengayaan",
        "Rotasi/Pengayaan jabatan",
        PENUGASAN,
        "Pengayaan jabatan: tugas dengan tanggung jawab lebih tinggi",
        DASAR_RETENSI,
    ),
    BarisTindakan(
        "tindakan-bimbingan", "Bimbingan kinerja", PENGEMBANGAN, "Bimbingan kinerja triwulanan oleh atasan langsung"
    ),
    BarisTindakan("tindakan-konseling", "Konseling kinerja", PENGEMBANGAN, "Konseling kinerja"),
    BarisTindakan("tindakan-bangkom", "Pengembangan kompetensi", PENGEMBANGAN, "Pengembangan kompetensi"),
    BarisTindakan("tindakan-tugas-belajar", "Tugas belajar", PENGEMBANGAN, "Peningkatan kualifikasi: tugas belajar"),
    BarisTindakan(
        "tindakan-ketentuan",
        "Diproses sesuai ketentuan peraturan perundangan",
        PENGEMBANGAN,
        "Diproses sesuai ketentuan peraturan perundangan, disertai bimbingan kinerja",
    ),
)
TINDAKAN = {b.rekomendasi: b for b in TABEL_TINDAKAN}
PEMANTAUAN = BarisTindakan(
    "tindakan-pemantauan", "", PENGEMBANGAN, "Pemantauan dan evaluasi dalam jabatan baru", DASAR_PEMANTAUAN
)
ASESMEN_ULANG = BarisTindakan(
    "tindakan-asesmen", "", PENGEMBANGAN, "Penilaian kompetensi ulang: hasil asesmen yang ada sudah tidak berlaku"
)
PINDAH = frozenset({"Dipromosikan dan dipertahankan", "Dipertahankan", "Penempatan yang sesuai", "Rotasi"})
"""Recommendations that a move follows, not an activity."""
SUKSESI = frozenset({7, 8, 9})
"""Boxes whose plan aims at a higher position."""
