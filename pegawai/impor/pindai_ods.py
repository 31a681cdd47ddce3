"""Formulas, error values and the extent of the sheets of an OpenDocument workbook."""

from collections.abc import Iterable
from xml.parsers import expat

from pegawai.impor.galat import GalatBerkas
from pegawai.impor.pindai import Pindaian


class _Pengurai:
    """Handlers for expat: repeated rows and cells count as many as they stand for."""

    def __init__(self) -> None:
        self.hasil: dict[str, Pindaian] = {}
        self.lembar = Pindaian(kolom=1)
        self.baris, self.ulang_baris, self.kolom = 0, 1, 0

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == "table:table":
            self.lembar = self.hasil[atribut.get("table:name", "")] = Pindaian(kolom=1)
            self.baris, self.ulang_baris = 0, 1
        elif nama == "table:table-row":
            self.baris += self.ulang_baris
            self.ulang_baris, self.kolom = int(atribut.get("table:number-rows-repeated", "1")), 0
        elif nama in ("table:table-cell", "table:covered-table-cell"):
            self._sel(atribut)

    def _sel(self, atribut: dict[str, str]) -> None:
        ulang = int(atribut.get("table:number-columns-repeated", "1"))
        baris = self.baris if self.baris else 1
        rumus = atribut.get("table:formula", "")
        galat = atribut.get("calcext:value-type") == "error"
        if "office:value-type" in atribut or rumus or galat:
            self.lembar.baris = max(self.lembar.baris, baris + self.ulang_baris - 1)
            self.lembar.kolom = max(self.lembar.kolom, self.kolom + ulang)
        if rumus or galat:
            if ulang * self.ulang_baris > 10_000:
                raise ValueError
            for ke_baris in range(self.ulang_baris):
                for ke in range(ulang):
                    self.lembar.catat(baris + ke_baris, self.kolom + ke, rumus.removeprefix("of:") or "#N/A")
        self.kolom += ulang


def pindai_ods(potongan: Iterable[bytes]) -> dict[str, Pindaian]:
    """Scan content.xml and return what was found by the name of the sheet."""
    isi, pengurai = _Pengurai(), expat.ParserCreate()
    pengurai.StartElementHandler = isi.mulai
    try:
        for potong in potongan:
            if b"<!ENTITY" in potong or b"<!DOCTYPE" in potong:
                raise ValueError
            pengurai.Parse(potong, False)
        pengurai.Parse(b"", True)
    except (expat.ExpatError, ValueError):
        raise GalatBerkas("Isi berkas .ods ini rusak. Buka lalu simpan kembali sebagai .xlsx, dan coba lagi.") from None
    return isi.hasil
