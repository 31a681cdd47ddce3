"""The talent aspect of the merit evaluation: what each level of an item asks for, and the level that data support.

Level 4 is what the worksheet of the evaluation (2026) asks for the top score. The worksheet's words for the levels
below it are not known to us: levels 1 to 3 are steps towards it, in the order in which an agency can take them. A level
is reached only with all before it, and what is not recorded here never counts as met.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pegawai.aturan.dasar import PERMENPANRB_3_2020, PP_11_2017, Dasar

DASAR_MERIT = Dasar(PP_11_2017, "Pasal 134 ayat (2)")
TERTINGGI = 4


@dataclass(frozen=True, slots=True)
class BarisMerit:
    """One item of the talent aspect."""

    kode: str
    butir: str
    nama: str
    dasar: Dasar


@dataclass(frozen=True, slots=True)
class SyaratMerit:
    """What a level of an item asks for: that ``fakta`` be at least ``ambang``; without ``fakta`` it is not recorded."""

    kode: str
    butir: str
    tingkat: int
    syarat: str
    fakta: str
    ambang: int
    dasar: Dasar


@dataclass(frozen=True, slots=True)
class Hasil:
    """One requirement held against the data: ``nilai`` is None where the data do not tell."""

    syarat: SyaratMerit
    nilai: int | None

    @property
    def terpenuhi(self) -> bool:
        """Whether the data support it."""
        return self.nilai is not None and self.nilai >= self.syarat.ambang


@dataclass(frozen=True, slots=True)
class Nilai:
    """The level of an item (None: nothing here tells of it), each requirement, and those missing for the next level."""

    butir: BarisMerit
    tingkat: int | None
    hasil: tuple[Hasil, ...]
    kurang: tuple[Hasil, ...]


_PEMETAAN = Dasar(PERMENPANRB_3_2020, "pemetaan talenta")
_AKUISISI = Dasar(PERMENPANRB_3_2020, "akuisisi talenta")
_PENGEMBANGAN = Dasar(PERMENPANRB_3_2020, "pengembangan talenta")
_RETENSI = Dasar(PERMENPANRB_3_2020, "retensi talenta")
_PEMANTAUAN = Dasar(PERMENPANRB_3_2020, "pemantauan dan evaluasi talenta")

TABEL_BUTIR: tuple[BarisMerit, ...] = (
    BarisMerit("merit-pemetaan", "pemetaan", "Pemetaan talenta", _PEMETAAN),
    BarisMerit("merit-akuisisi", "akuisisi", "Akuisisi talenta", _AKUISISI),
    BarisMerit("merit-pengadaan", "pengadaan", "Pengadaan ASN", DASAR_MERIT),
    BarisMerit("merit-pengembangan", "pengembangan", "Pengembangan talenta", _PENGEMBANGAN),
    BarisMerit("merit-retensi", "retensi", "Retensi talenta", _RETENSI),
    BarisMerit("merit-pemantauan", "pemantauan", "Pemantauan dan evaluasi", _PEMANTAUAN),
)


def _butir(butir: str, dasar: Dasar, *isi: tuple[int, str, str, int]) -> tuple[SyaratMerit, ...]:
    return tuple(
        SyaratMerit(f"merit-{butir}-{nomor}", butir, tingkat, syarat, fakta, ambang, dasar)
        for nomor, (tingkat, syarat, fakta, ambang) in enumerate(isi, 1)
    )


TABEL_SYARAT: tuple[SyaratMerit, ...] = (
    *_butir(
        "pemetaan",
        _PEMETAAN,
        (1, "Ada pemetaan talenta yang berlaku", "pemetaan_berlaku", 1),
        (2, "Pegawai aktif yang dipetakan (%)", "dipetakan_persen", 70),
        (3, "Pegawai aktif yang dipetakan (%)", "dipetakan_persen", 90),
        (3, "Pemetaan diperbarui berkala: tahun yang punya pemetaan berlaku", "tahun_terpetakan", 2),
        (3, "Pemetaan terbaru berasal dari tahun ini atau tahun lalu", "pemetaan_mutakhir", 1),
        (4, "Semua pegawai aktif dipetakan (%)", "dipetakan_persen", 100),
        (4, "Hasil pemetaan dipakai: RPK dan kelompok rencana suksesi yang ditetapkan dari pemetaan", "pemanfaatan", 1),
        (4, "Komite Talenta Instansi dibentuk dengan SK", "", 1),
    ),
    *_butir(
        "akuisisi",
        _AKUISISI,
        (1, "Jabatan kritis dikenali dalam peta jabatan", "jabatan_kritis", 1),
        (2, "Jabatan kritis dengan strategi akuisisi (%)", "strategi_persen", 70),
        (3, "Semua jabatan kritis punya strategi akuisisi (%)", "strategi_persen", 100),
        (3, "Kelompok rencana suksesi yang berlaku ditetapkan PPK", "krs_berlaku", 1),
        (4, "Strategi dilaksanakan: suksesor yang ditempatkan", "penempatan", 1),
        (4, "Strategi diumumkan kepada pegawai", "", 1),
    ),
    *_butir(
        "pengembangan",
        _PENGEMBANGAN,
        (1, "Program pengembangan direncanakan", "program_kembang", 1),
        (
            2,
            "Program menurut pemetaan: talenta kotak 7–9 yang punya program (%)",
            "kembang_persen",
            70,
        ),
        (3, "Program dilaksanakan: program pengembangan yang selesai dengan bukti", "kembang_selesai", 1),
        (3, "Talenta kotak 7–9 yang punya program (%)", "kembang_persen", 90),
        (4, "Semua talenta kotak 7–9 punya program (%)", "kembang_persen", 100),
        (4, "Mendukung akselerasi: perpindahan dalam RPK yang terlaksana", "akselerasi", 1),
    ),
    *_butir(
        "retensi",
        _RETENSI,
        (1, "Program retensi direncanakan", "program_retensi", 1),
        (2, "Program retensi berjalan atau selesai", "retensi_jalan", 1),
        (3, "Talenta kotak 7–9 dengan program retensi yang berjalan atau selesai (%)", "retensi_persen", 70),
        (4, "Kotak berisi pegawai yang dijangkau retensi, berjalan atau selesai (%)", "retensi_kotak_persen", 100),
    ),
    *_butir(
        "pemantauan",
        _PEMANTAUAN,
        (1, "Evaluasi tahunan rencana karier dimulai", "evaluasi", 1),
        (2, "Evaluasi tahunan selesai, dengan capaian yang dibekukan", "evaluasi_selesai", 1),
        (3, "Evaluasi tahun lalu seluruh instansi selesai, dengan analisis dan rekomendasi", "evaluasi_lengkap", 1),
        (3, "Evaluasi itu punya tindak lanjut", "tindak_lanjut", 1),
        (4, "Tindak lanjutnya selesai (%)", "tindak_persen", 100),
        (4, "Laporan mencakup semua tahap: akuisisi, pengembangan, retensi, dan penempatan", "", 1),
    ),
)


def persen(bagian: int, semua: int) -> int | None:
    """Return the share in whole per cent, rounded down so that 100 means all; None of nothing."""
    return 100 * bagian // semua if semua else None


def nilai(butir: BarisMerit, fakta: Mapping[str, int | None]) -> Nilai:
    """Return the level of an item that ``fakta`` support; a fact that is not there is not met."""
    hasil = tuple(Hasil(s, fakta.get(s.fakta)) for s in TABEL_SYARAT if s.butir == butir.butir)
    if not hasil:
        return Nilai(butir, None, (), ())
    gagal = [h.syarat.tingkat for h in hasil if not h.terpenuhi]
    tingkat = min(gagal) - 1 if gagal else TERTINGGI
    return Nilai(butir, tingkat, hasil, tuple(h for h in hasil if h.syarat.tingkat == tingkat + 1 and not h.terpenuhi))
