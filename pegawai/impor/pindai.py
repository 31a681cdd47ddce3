"""One quick pass over the XML of a sheet for what the reader does not tell: formulas, error values, and its extent.

The reader gives a formula its last value and an error nothing at all; and it lays a sheet out as a full rectangle, so
one stray cell in the last corner would claim all memory. The fast way looks for byte patterns; a sheet written in an
unusual manner (prefixes, single quotes, cells without an address) goes through a real XML parser.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import unescape

from pegawai.impor.galat import GalatBerkas

KOLOM_LAZIM = 104
BATAS_RUSAK = 2_000_000
_CURIGA = re.compile(rb'<f[\s>/]|t="e"')
_RUMUS_ADA = re.compile(rb"<f")
# Column 105 (DA) and beyond. That it begins with letters which are always the same is what makes the search fast.
_LEBAR = re.compile(rb'r="(?:[A-Z]{3}|[D-Z][A-Z])')
_ALAMAT = re.compile(rb'r="([A-Z]{1,3})(\d{1,7})"')
# A cell that a piece cuts off before its address is not unusual yet.
_ANEH = re.compile(rb"<\w+:(?:sheetData|row|c)\b|\br='|\bt='e'|<c(?:>| (?!r=|r?\Z))")
POTONGAN_AWAL = 8
_RUMUS = re.compile(rb"<f[^>]*>([^<]*)")
_ISI = re.compile(rb"<v[^>]*>([^<]*)")
_ENTITAS = {"&quot;": '"', "&apos;": "'"}


@dataclass
class Pindaian:
    """What one pass found. ``rusak`` is row (1-based) → column (0-based) → what stood there."""

    baris: int = 0
    kolom: int = KOLOM_LAZIM
    rusak: dict[int, dict[int, str]] = field(default_factory=dict)
    jumlah_rusak: int = 0

    def catat(self, baris: int, kolom: int, isi: str) -> None:
        """Remember a formula or an error value."""
        self.rusak.setdefault(baris, {})[kolom] = isi[:60]
        self.jumlah_rusak += 1
        if self.jumlah_rusak > BATAS_RUSAK:
            raise GalatBerkas(
                "Lembar ini berisi terlalu banyak rumus. Tempel sebagai nilai (Paste Values), lalu coba lagi."
            )


def nomor_kolom(huruf: bytes) -> int:
    """Return the 0-based number of a column: A is 0, Z is 25, AA is 26."""
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + satu - 64
    return nomor - 1


def pindai(potongan: Iterable[bytes]) -> Pindaian | None:
    """Scan a sheet's XML the fast way; None means that it must go through ``urai``."""
    hasil, sisa = Pindaian(), b""
    for ke, potong in enumerate(potongan):
        isi = sisa + potong
        if ke < POTONGAN_AWAL and _ANEH.search(isi):
            return None
        batas = isi.rfind(b"<c ")
        utuh, sisa = (isi[:batas], isi[batas:]) if batas > 0 else (b"", isi)
        if not _pindai_satu(hasil, utuh):
            return None
    return hasil if _pindai_satu(hasil, sisa) else None


def _pindai_satu(hasil: Pindaian, isi: bytes) -> bool:
    akhir = max(isi.rfind(b"</v>"), isi.rfind(b"</t>"))
    if akhir >= 0:
        awal = isi.rfind(b"<c ", 0, akhir)
        cocok = _ALAMAT.search(isi, max(awal, 0), akhir)
        if not cocok:
            return False
        hasil.baris = max(hasil.baris, int(cocok[2]))
    if _LEBAR.search(isi):
        lebar = max((nomor_kolom(huruf) + 1 for huruf in {c[0] for c in _ALAMAT.findall(isi)}), default=0)
        hasil.kolom = max(hasil.kolom, lebar)
    # Two plain searches cost a fraction of the pattern, and nearly every sheet has neither; for two letters the engine
    # of patterns is twice as fast as ``in``.
    if not _RUMUS_ADA.search(isi) and b't="e"' not in isi:
        return True
    return all(_catat(hasil, isi, temu.start(), temu.group()) for temu in _CURIGA.finditer(isi))


def _catat(hasil: Pindaian, isi: bytes, di: int, apa: bytes) -> bool:
    awal = isi.rfind(b"<c ", 0, di)
    if awal < 0:
        return apa[:2] != b"<f"
    if apa == b't="e"':
        if b">" in isi[awal:di]:
            return True
        temu = _ISI.search(isi, di, di + 200)
        teks = temu[1].decode("utf-8", "replace") if temu else "#N/A"
    else:
        temu = _RUMUS.match(isi, di)
        teks = "=" + (unescape(temu[1].decode("utf-8", "replace"), _ENTITAS) if temu and temu[1] else "…")
    alamat = _ALAMAT.search(isi, awal, di)
    if not alamat:
        return False
    hasil.catat(int(alamat[2]), nomor_kolom(alamat[1]), teks)
    return True


class _Pengurai:
    """Handlers for expat: keeps count of rows and columns even where cells carry no address."""

    def __init__(self) -> None:
        self.hasil = Pindaian(kolom=1)
        self.baris, self.kolom = 0, -1
        self.jenis, self.rumus, self.teks, self.dalam = "", False, "", ""

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        lokal = nama.rsplit(":", 1)[-1]
        if lokal == "row":
            self.baris = int(atribut["r"]) if atribut.get("r", "").isdigit() else self.baris + 1
            self.kolom = -1
        elif lokal == "c":
            cocok = re.fullmatch(r"([A-Z]{1,3})(\d+)", atribut.get("r", ""))
            self.kolom = nomor_kolom(cocok[1].encode()) if cocok else self.kolom + 1
            self.jenis, self.rumus, self.teks = atribut.get("t", ""), False, ""
        elif lokal == "f":
            self.rumus = True
        self.dalam = lokal

    def huruf(self, data: str) -> None:
        if self.dalam in ("v", "f", "t") and len(self.teks) < 60:
            self.teks += data if self.dalam != "f" else ""

    def selesai(self, nama: str) -> None:
        self.dalam = ""
        if nama.rsplit(":", 1)[-1] != "c":
            return
        if self.teks or self.rumus:
            self.hasil.baris = max(self.hasil.baris, self.baris)
            self.hasil.kolom = max(self.hasil.kolom, self.kolom + 1)
        if self.rumus or self.jenis == "e":
            self.hasil.catat(self.baris, self.kolom, "=…" if self.rumus else self.teks or "#N/A")


def urai(potongan: Iterable[bytes]) -> Pindaian:
    """Scan a sheet's XML with a real parser: slower, for sheets written in an unusual manner."""
    isi, pengurai = _Pengurai(), expat.ParserCreate()
    pengurai.StartElementHandler, pengurai.EndElementHandler = isi.mulai, isi.selesai
    pengurai.CharacterDataHandler = isi.huruf
    try:
        for potong in potongan:
            pengurai.Parse(potong, False)
        pengurai.Parse(b"", True)
    except (expat.ExpatError, ValueError):
        raise GalatBerkas(
            "Isi lembar ini rusak. Buka di Excel, simpan kembali sebagai .xlsx, lalu coba lagi."
        ) from None
    return isi.hasil
