"""States of a package for the Kepala BKN and who may move it on (Peraturan BKN 28/2020: sent after the PPK has set)."""

from dataclasses import dataclass

from karier.aturan.persetujuan import DASAR_PENYAMPAIAN
from pegawai.aturan.dasar import Dasar


@dataclass(frozen=True, slots=True)
class BarisPaket:
    """One lawful change of state of a package, and what has to be recorded with it."""

    kode: str
    aksi: str
    dari: str
    ke: str
    label: str
    perlu: tuple[str, ...] = ()
    dasar: Dasar = DASAR_PENYAMPAIAN


_KEMBALI = ("tanggal_kembali", "alasan_kembali")
TABEL_PAKET: tuple[BarisPaket, ...] = (
    BarisPaket(
        "paket-kirim",
        "kirim",
        "disiapkan",
        "dikirim",
        "Catat pengiriman",
        ("tanggal_kirim", "cara_kirim", "nomor_kirim"),
    ),
    BarisPaket(
        "paket-terima", "terima", "dikirim", "diterima", "Catat tanda terima", ("tanggal_terima", "nomor_terima")
    ),
    BarisPaket("paket-kembali", "kembali", "dikirim", "dikembalikan", "Catat pengembalian", _KEMBALI),
    BarisPaket("paket-kembali-diterima", "kembali", "diterima", "dikembalikan", "Catat pengembalian", _KEMBALI),
    BarisPaket("paket-batal", "batal", "disiapkan", "dibatalkan", "Batalkan paket", ("catatan",)),
    BarisPaket("paket-batal-disusun", "batal", "disusun", "dibatalkan", "Batalkan paket", ("catatan",)),
)


def transisi_paket(aksi: str, dari: str) -> BarisPaket | None:
    """Return the row for an action in a state, or None where it is not lawful there."""
    return next((b for b in TABEL_PAKET if b.aksi == aksi and b.dari == dari), None)


def tindakan_paket(dari: str) -> tuple[BarisPaket, ...]:
    """Return what may be done to a package in a state."""
    return tuple(b for b in TABEL_PAKET if b.dari == dari)
