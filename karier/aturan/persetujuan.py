"""States of a plan and who may move it on (Peraturan BKN 28/2020: drawn up by the PyB's staff, set by the PPK)."""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_28_2020, Dasar

DASAR_PENYUSUNAN = Dasar(BKN_28_2020, "penyusunan oleh Pejabat yang Berwenang")
DASAR_PENETAPAN = Dasar(BKN_28_2020, "penetapan oleh Pejabat Pembina Kepegawaian")


@dataclass(frozen=True, slots=True)
class BarisTransisi:
    """One lawful change of state: by which role, and whether a note is asked for."""

    kode: str
    aksi: str
    dari: str
    ke: str
    peran: str
    label: str
    wajib_catatan: bool = False
    dasar: Dasar = DASAR_PENYUSUNAN


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
)


def transisi(aksi: str, dari: str) -> BarisTransisi | None:
    """Return the row for an action in a state, or None where it is not lawful there."""
    return next((b for b in TABEL_TRANSISI if b.aksi == aksi and b.dari == dari), None)


def transisi_dari(dari: str, peran: frozenset[str]) -> tuple[BarisTransisi, ...]:
    """Return what holders of these roles may do in a state."""
    return tuple(b for b in TABEL_TRANSISI if b.dari == dari and b.peran in peran)
