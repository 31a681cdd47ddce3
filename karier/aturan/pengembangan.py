"""What a plan offers in years without a move: developments per competency and what each recommendation asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
KOMPETENSI_BAWAAN = {b.kegiatan: b.kompetensi for b in TABEL_PENGEMBANGAN}


@dataclass(frozen=True, slots=True)
class Penawaran:
    """What an agency's catalogue offers, by name: per competency the first choice, and everything in order."""

    per_kompetensi: Mapping[str, str] = field(default_factory=dict)
    semua: tuple[str, ...] = ()

    def kegiatan(self, kompetensi: str) -> str:
        """Return the development that raises a competency: the agency's, otherwise the default."""
        return self.per_kompetensi.get(kompetensi) or KEGIATAN_BAWAAN[kompetensi]

    def berbentuk(self, kata: tuple[str, ...]) -> str:
        """Return the offer whose name holds one of these words, an earlier word first, or an empty text."""
        cocok = (nama for satu in kata for nama in self.semua if satu in nama.lower())
        return next(cocok, "")


@dataclass(frozen=True, slots=True)
class BarisTindakan:
    """What a year of a plan holds to follow a recommendation, worded as pemetaan.aturan.rekomendasi words it.

    ``kata``: words by which a development of this form is known in an agency's catalogue, the best first.
    """

    kode: str
    rekomendasi: str
    bentuk: str
    uraian: str
    dasar: Dasar = DASAR_PENGEMBANGAN
    kata: tuple[str, ...] = ()


_BIMBINGAN = ("bimbingan kinerja", "pembimbingan kinerja", "coaching")
TABEL_TINDAKAN: tuple[BarisTindakan, ...] = (
    BarisTindakan(
        "tindakan-krs-nasional",
        "Masuk Kelompok Rencana Suksesi Instansi/Nasional",
        PENGEMBANGAN,
        "Penyiapan suksesor dalam Kelompok Rencana Suksesi Instansi/Nasional: akselerasi karier melalui Sekolah Kader",
        kata=("sekolah kader",),
    ),
    BarisTindakan(
        "tindakan-krs-instansi",
        "Masuk Kelompok Rencana Suksesi Instansi",
        PENGEMBANGAN,
        "Penyiapan suksesor dalam Kelompok Rencana Suksesi Instansi: pendampingan oleh mentor",
        kata=("pementoran suksesor", "mentor"),
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
        "tindakan-bimbingan",
        "Bimbingan kinerja",
        PENGEMBANGAN,
        "Bimbingan kinerja triwulanan oleh atasan langsung",
        kata=_BIMBINGAN,
    ),
    BarisTindakan(
        "tindakan-konseling",
        "Konseling kinerja",
        PENGEMBANGAN,
        "Konseling kinerja",
        kata=("konseling kinerja", "konseling"),
    ),
    BarisTindakan("tindakan-bangkom", "Pengembangan kompetensi", PENGEMBANGAN, "Pengembangan kompetensi"),
    BarisTindakan(
        "tindakan-tugas-belajar",
        "Tugas belajar",
        PENGEMBANGAN,
        "Peningkatan kualifikasi: tugas belajar",
        kata=("tugas belajar",),
    ),
    BarisTindakan(
        "tindakan-ketentuan",
        "Diproses sesuai ketentuan peraturan perundangan",
        PENGEMBANGAN,
        "Diproses sesuai ketentuan peraturan perundangan, disertai bimbingan kinerja",
        kata=_BIMBINGAN,
    ),
)
TINDAKAN = {b.rekomendasi: b for b in TABEL_TINDAKAN}
PEMANTAUAN = BarisTindakan(
    "tindakan-pemantauan", "", PENGEMBANGAN, "Pemantauan dan evaluasi dalam jabatan baru", DASAR_PEMANTAUAN
)
ASESMEN_ULANG = BarisTindakan(
    "tindakan-asesmen",
    "",
    PENGEMBANGAN,
    "Penilaian kompetensi ulang: hasil asesmen yang ada sudah tidak berlaku",
    kata=("penilaian kompetensi", "asesmen", "uji kompetensi"),
)
BUKAN_KATALOG = tuple(str(dasar) for dasar in (DASAR_RETENSI, DASAR_PEMANTAUAN, DASAR_PENYELARASAN))
"""Bases of steps that no catalogue holds: retensi, pemantauan, and the step that points at the alignment table."""
PINDAH = frozenset({"Dipromosikan dan dipertahankan", "Dipertahankan", "Penempatan yang sesuai", "Rotasi"})
"""Recommendations that a move follows, not an activity."""
SUKSESI = frozenset({7, 8, 9})
"""Boxes whose plan aims at a higher position."""
