"""Logos: read, checked and written anew, so that nothing but a picture comes into a document."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from talenta.umum.galat import GalatAplikasi

BATAS_BYTE = 1024 * 1024
BATAS_PIKSEL = 4000
SISI = 600  # of the picture that is kept: 22 mm at almost 700 dots an inch
BUKAN_GAMBAR = "Berkas logo bukan gambar PNG atau JPEG yang dapat dibaca. Simpan ulang sebagai PNG, lalu unggah lagi."


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as it is kept: PNG bytes and size."""

    data: bytes
    lebar: int
    tinggi: int

    @property
    def sha256(self) -> str:
        """Fingerprint of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def baca_logo(data: bytes) -> Logo:
    """Return an uploaded PNG or JPEG as a PNG of at most 600 pixels a side, without what else the file held.

    SVG is not taken: it may hold scripts and references. Raises GalatAplikasi for anything too big or unreadable.
    """
    if len(data) > BATAS_BYTE:
        raise GalatAplikasi(f"Berkas logo melebihi {BATAS_BYTE // 1024} KB. Perkecil gambarnya, lalu unggah lagi.")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as gambar:
            if max(gambar.size) > BATAS_PIKSEL:
                raise GalatAplikasi(f"Logo melebihi {BATAS_PIKSEL} piksel pada sisi terpanjangnya. Perkecil gambarnya.")
            gambar.load()
            rapi = gambar.convert("RGBA" if gambar.mode in ("RGBA", "LA", "P", "PA") else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise GalatAplikasi(BUKAN_GAMBAR) from None
    rapi.thumbnail((SISI, SISI))
    keluar = io.BytesIO()
    rapi.save(keluar, format="PNG", optimize=True)
    return Logo(keluar.getvalue(), *rapi.size)
