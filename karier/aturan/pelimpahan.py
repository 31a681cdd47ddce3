"""What somebody who acts for the PPK must mind (UU 30/2014)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pegawai.aturan.dasar import UU_30_2014, Dasar


@dataclass(frozen=True, slots=True)
class BatasPelimpahan:
    """What the law says about one form of acting. It warns and bars nothing: a plan moves nobody."""

    kode: str
    jenis: str
    pesan: str
    dasar: Dasar


_MANDAT = Dasar(UU_30_2014, "Pasal 14 ayat (7)")
_STRATEGIS = (
    "tidak berwenang mengambil keputusan strategis yang mengubah status hukum kepegawaian (pengangkatan, pemindahan, "
    "pemberhentian). RPK adalah rencana dan tidak memindahkan siapa pun; pemindahannya tetap ditetapkan PPK definitif."
)
TABEL_BATAS: tuple[BatasPelimpahan, ...] = (
    BatasPelimpahan("pelimpahan-plh", "plh", f"Pelaksana harian {_STRATEGIS}", _MANDAT),
    BatasPelimpahan("pelimpahan-plt", "plt", f"Pelaksana tugas {_STRATEGIS}", _MANDAT),
    BatasPelimpahan("pelimpahan-an", "an", f"Penerima mandat {_STRATEGIS}", _MANDAT),
)


def batas_pelimpahan(jenis: str, pindah: Iterable[Sequence[object]]) -> BatasPelimpahan | None:
    """Return what must be minded when setting plans with these moves each; None where no plan moves anybody."""
    if not any(len(satu) for satu in pindah):
        return None
    return next(satu for satu in TABEL_BATAS if satu.jenis == jenis)
