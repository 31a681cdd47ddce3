"""The states of a period and who may move it on: open, mapped, calibrated, set, archived."""

from dataclasses import dataclass

from pegawai.aturan.dasar import PERMENPANRB_3_2020, Dasar

DASAR_PEMETAAN = Dasar(PERMENPANRB_3_2020, "identifikasi, penilaian, dan pemetaan talenta")
DASAR_PENETAPAN = Dasar(PERMENPANRB_3_2020, "penetapan hasil pemetaan oleh Pejabat Pembina Kepegawaian")


@dataclass(frozen=True, slots=True)
class BarisTransisi:
    """One lawful change of state: from which states, to which, and by which role."""

    kode: str
    aksi: str
    dari: tuple[str, ...]
    ke: str
    peran: str
    label: str
    dasar: Dasar = DASAR_PEMETAAN


TABEL_TRANSISI: tuple[BarisTransisi, ...] = (
    BarisTransisi("periode-buka", "buka", ("",), "dibuka", "admin", "Buka periode"),
    BarisTransisi(
        "periode-petakan", "petakan", ("dibuka", "dipetakan", "dikalibrasi"), "dipetakan", "sdm atau tim", "Petakan"
    ),
    BarisTransisi(
        "periode-tutup-kalibrasi", "tutup-kalibrasi", ("dipetakan",), "dikalibrasi", "tim", "Nyatakan kalibrasi selesai"
    ),
    BarisTransisi(
        "periode-tetapkan", "tetapkan", ("dikalibrasi",), "ditetapkan", "ppk", "Tetapkan", dasar=DASAR_PENETAPAN
    ),
    BarisTransisi(
        "periode-arsipkan", "arsipkan", ("ditetapkan",), "diarsipkan", "admin", "Arsipkan", dasar=DASAR_PENETAPAN
    ),
)
TRANSISI = {baris.aksi: baris for baris in TABEL_TRANSISI}
URUTAN_STATUS = ("dibuka", "dipetakan", "dikalibrasi", "ditetapkan", "diarsipkan")
