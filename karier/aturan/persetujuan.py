"""States of a plan and who may move it on (Peraturan BKN 28/2020: drawn up by the PyB's staff, set by the PPK)."""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_28_2020, Dasar

DASAR_PENYUSUNAN = Dasar(BKN_28_2020, "penyusunan oleh Pejabat yang Berwenang")
DASAR_PENETAPAN = Dasar(BKN_28_2020, "penetapan oleh Pejabat Pembina Kepegawaian")
DASAR_PENYAMPAIAN = Dasar(BKN_28_2020, "penyampaian kepada Kepala BKN setelah penetapan")
DASAR_PEMANTAUAN = Dasar(BKN_28_2020, "pemantauan dan evaluasi setiap tahun")
PAKET, VERSI_BARU = "paket", "versi baru"


@dataclass(frozen=True, slots=True)
class BarisTransisi:
    """One lawful change of state: by which role, and whether a note is asked for.

    ``melalui`` names what brings it about where nobody asks for it on the plan's own page: the package for BKN, or the
    setting of the version that replaces the plan.
    """

    kode: str
    aksi: str
    dari: str
    ke: str
    peran: str
    label: str
    wajib_catatan: bool = False
    dasar: Dasar = DASAR_PENYUSUNAN
    melalui: str = ""


TABEL_TRANSISI: tuple[BarisTransisi, ...] = (
    BarisTransisi("transisi-ajukan", "ajukan", "disusun", "diajukan", "sdm", "Ajukan ke PyB"),
    BarisTransisi("transisi-batalkan", "batalkan", "disusun", "dibatalkan", "sdm", "Batalkan", wajib_catatan=True),
    BarisTransisi("transisi-periksa", "periksa", "diajukan", "diperiksa", "pyb", "Setujui dan teruskan ke PPK"),
    BarisTransisi("transisi-kembali-pyb", "kembalikan", "diajukan", "disusun", "pyb", "Kembalikan", wajib_catatan=True),
    BarisTransisi("transisi-tetapkan", "tetapkan", "diperiksa", "ditetapkan", "ppk", "Tetapkan", dasar=DASAR_PENETAPAN),
    BarisTransisi(
        "transisi-kembali-ppk",
        "kembalikan",
        "diperiksa",
        "disusun",
        "ppk",
        "Kembalikan",
        wajib_catatan=True,
        dasar=DASAR_PENETAPAN,
    ),
    BarisTransisi("transisi-tarik", "tarik", "diajukan", "disusun", "sdm", "Tarik kembali", wajib_catatan=True),
    BarisTransisi(
        "transisi-sampaikan",
        "sampaikan",
        "ditetapkan",
        "disampaikan",
        "sdm",
        "Sampaikan ke BKN",
        dasar=DASAR_PENYAMPAIAN,
        melalui=PAKET,
    ),
    BarisTransisi(
        "transisi-kembali-bkn",
        "kembalikan_bkn",
        "disampaikan",
        "ditetapkan",
        "sdm",
        "Dikembalikan BKN",
        wajib_catatan=True,
        dasar=DASAR_PENYAMPAIAN,
        melalui=PAKET,
    ),
    BarisTransisi(
        "transisi-jalankan",
        "jalankan",
        "disampaikan",
        "berjalan",
        "sdm",
        "Nyatakan berjalan",
        dasar=DASAR_PEMANTAUAN,
    ),
    BarisTransisi(
        "transisi-evaluasi",
        "evaluasi",
        "berjalan",
        "dievaluasi",
        "sdm",
        "Tutup dengan evaluasi",
        wajib_catatan=True,
        dasar=DASAR_PEMANTAUAN,
    ),
    *(
        BarisTransisi(
            f"transisi-ganti-{dari}",
            "gantikan",
            dari,
            "diganti",
            "ppk",
            "Ganti dengan versi baru",
            dasar=DASAR_PENETAPAN,
            melalui=VERSI_BARU,
        )
        for dari in ("ditetapkan", "disampaikan", "berjalan")
    ),
)
DAPAT_DIUBAH = tuple(b.dari for b in TABEL_TRANSISI if b.aksi == "gantikan")
"""States in which a set plan may be amended by a new version."""


def transisi(aksi: str, dari: str) -> BarisTransisi | None:
    """Return the row for an action in a state, or None where it is not lawful there."""
    return next((b for b in TABEL_TRANSISI if b.aksi == aksi and b.dari == dari), None)


def transisi_dari(dari: str, peran: frozenset[str]) -> tuple[BarisTransisi, ...]:
    """Return what holders of these roles may do to a plan itself in a state."""
    return tuple(b for b in TABEL_TRANSISI if b.dari == dari and b.peran in peran and not b.melalui)
