"""Readers of cells: each takes what stands in a cell that is not empty and returns a value or a ``Tolak``.

Columns repeat themselves, so ``Ingatan`` reads every distinct cell once.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pegawai.impor.galat import Sebab, Tolak, tampil
from pegawai.impor.huruf import APOSTROF, HAMPA, tampak
from talenta.umum.rumus import PEMICU

Baca = Callable[[Any], Any]
BATAS_INGATAN = 200_000
_TANGGAL = re.compile(
    r"(?:(\d{1,2})[-/](\d{1,2})[-/](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?:[ T]00:00(?::00(?:\.0+)?)?)?"
)
_NOMOR_SERI = re.compile(r"[1-7][0-9]{4}")
_ANGKA = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_UUID = re.compile(r"[0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_UUID_BAKU = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_SELA = re.compile(r"[\s_\-./()]+")
BENAR = frozenset({"ya", "y", "yes", "true", "benar", "1"})
SALAH = frozenset({"tidak", "tdk", "t", "no", "n", "false", "salah", "0"})


@dataclass(frozen=True, slots=True)
class SelRusak:
    """Stands in for a cell that holds a formula or an error value; ``teks`` is what stood there."""

    teks: str

    def __str__(self) -> str:
        return self.teks


class Ingatan(dict[Any, Any]):
    """A reader that remembers: ``ingatan[cell]`` is the value, read once per distinct cell."""

    def __init__(self, baca: Baca, awal: dict[Any, Any] | None = None) -> None:
        super().__init__(awal or {})
        self._baca = baca

    def __call__(self, mentah: Any) -> Any:
        """Read a cell."""
        return self[mentah]

    def __missing__(self, mentah: Any) -> Any:
        hasil = self._baca(mentah)
        if len(self) < BATAS_INGATAN:
            self[mentah] = hasil
        return hasil


def ringkas(teks: str) -> str:
    """Return a label without what does not matter: case, spaces, underscores, hyphens, dots, slashes, brackets."""
    return _SELA.sub("", teks).casefold()


def jadi_teks(nilai: Any) -> str:
    """Return a cell as stripped text: whole numbers without decimals, dates ISO, a protecting apostrophe taken off."""
    if isinstance(nilai, str):
        teks = tampak(nilai).strip()
        if len(teks) > 1 and teks[0] in APOSTROF and (teks[1].isdigit() or teks[1] in PEMICU):
            return teks[1:].strip()
        return teks
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 1e15:
        return str(int(nilai))
    if isinstance(nilai, datetime):
        return nilai.date().isoformat()
    return str(nilai)


def jadi_kode(nilai: Any) -> str:
    """Return a cell as the text of an id, a code or a label: as ``jadi_teks``, and none begins with an apostrophe."""
    return jadi_teks(nilai).lstrip(APOSTROF).strip()


def kosong(nilai: Any) -> bool:
    """Say whether a cell counts as empty: nothing, only spaces, or a lone apostrophe."""
    return nilai is None or (isinstance(nilai, str) and not nilai.strip(HAMPA))


def teks(maks: int, *, nama: str = "Isian") -> Baca:
    """Return a reader of text of at most ``maks`` characters; runs of spaces become one."""

    def baca(mentah: Any) -> Any:
        isi = " ".join(jadi_teks(mentah).split())
        if len(isi) > maks:
            pesan = f"{nama} terlalu panjang ({len(isi)} huruf), paling banyak {maks}. Persingkat isiannya."
            return Tolak(Sebab.LUAR_RENTANG, pesan)
        return isi

    return baca


def bulat(bawah: int, atas: int, *, nama: str) -> Baca:
    """Return a reader of whole numbers in [bawah, atas]."""

    def baca(mentah: Any) -> Any:
        angka = _desimal(mentah)
        if angka is None or angka != angka.to_integral_value():
            pesan = f"“{tampil(mentah)}” bukan bilangan bulat. Isi {nama} dengan angka {bawah} sampai {atas}."
            return Tolak(Sebab.BUKAN_ANGKA, pesan)
        if not bawah <= angka <= atas:
            return Tolak(Sebab.LUAR_RENTANG, f"{nama} {_rapi(angka)} di luar rentang. Isi angka {bawah} sampai {atas}.")
        return int(angka)

    return baca


def desimal(bawah: int, atas: int, *, nama: str) -> Baca:
    """Return a reader of decimals in [bawah, atas], rounded half-up to two places."""

    def baca(mentah: Any) -> Any:
        angka = _desimal(mentah)
        if angka is None:
            pesan = f"“{tampil(mentah)}” bukan angka. Isi {nama} dengan angka {bawah} sampai {atas}, misalnya 85,5."
            return Tolak(Sebab.BUKAN_ANGKA, pesan)
        if not bawah <= angka <= atas:
            return Tolak(Sebab.LUAR_RENTANG, f"{nama} {_rapi(angka)} di luar rentang. Isi angka {bawah} sampai {atas}.")
        return angka.quantize(Decimal("0.01"), ROUND_HALF_UP)

    return baca


def _rapi(angka: Decimal) -> str:
    isi = f"{angka:f}"
    return (isi.rstrip("0").rstrip(".") if "." in isi else isi)[:40].replace(".", ",")


def _desimal(mentah: Any) -> Decimal | None:
    if isinstance(mentah, (int, float)):
        return Decimal(repr(mentah)) if abs(mentah) < 1e15 else None
    isi = jadi_teks(mentah).replace("\xa0", "")
    return Decimal(isi.replace(",", ".")) if len(isi) <= 30 and _ANGKA.fullmatch(isi) and isi.isascii() else None


def tanggal(*, nama: str = "Tanggal", sampai: date | None = None) -> Baca:
    """Return a reader of dates: a date cell, DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD; ``sampai`` is the latest allowed."""

    def baca(mentah: Any) -> Any:
        hasil = _tanggal(mentah, nama)
        if isinstance(hasil, Tolak):
            return hasil
        if not 1900 <= hasil.year <= 2100:
            pesan = f"{nama} {hasil:%d-%m}-{hasil.year} tidak masuk akal. Periksa tahunnya (1900 sampai 2100)."
            return Tolak(Sebab.LUAR_RENTANG, pesan)
        if sampai and hasil > sampai:
            pesan = f"{nama} {hasil:%d-%m-%Y} belum terjadi. Isi tanggal yang tidak melewati hari ini."
            return Tolak(Sebab.LUAR_RENTANG, pesan)
        return hasil

    return baca


def _tanggal(mentah: Any, nama: str) -> date | Tolak:
    if isinstance(mentah, datetime):
        return mentah.date()
    if isinstance(mentah, date):
        return mentah
    isi = jadi_kode(mentah)
    cocok = _TANGGAL.fullmatch(isi) if len(isi) <= 40 and isi.isascii() else None
    if not cocok:
        return Tolak(Sebab.TANGGAL_BENTUK, _bukan_tanggal(mentah, isi, nama))
    h, b, t, t2, b2, h2 = cocok.groups()
    try:
        return date(int(t or t2), int(b or b2), int(h or h2))
    except ValueError:
        pesan = f"{nama} {tampil(isi)} tidak ada di kalender. Periksa hari dan bulannya, lalu isi tanggal yang benar."
        return Tolak(Sebab.TANGGAL_TIADA, pesan)


def _bukan_tanggal(mentah: Any, isi: str, nama: str) -> str:
    if _NOMOR_SERI.fullmatch(isi):
        # A cell that lost the format of a date: the days since the end of 1899.
        maksud = date(1899, 12, 30) + timedelta(days=int(isi))
        return (
            f"{nama} {isi} adalah nomor seri Excel untuk {maksud:%d-%m-%Y}. Ubah format selnya menjadi Tanggal (Date), "
            "atau tulis tanggalnya sebagai teks."
        )
    return f"“{tampil(mentah)}” tidak terbaca sebagai tanggal. Tulis {nama} seperti 31-12-2025 atau 2025-12-31."


def ya_tidak(*, nama: str) -> Baca:
    """Return a reader of ya/tidak (also y/t, true/false, 1/0)."""

    def baca(mentah: Any) -> Any:
        isi = ringkas(jadi_kode(mentah))
        if isi in BENAR or isi in SALAH:
            return isi in BENAR
        return Tolak(Sebab.LUAR_DAFTAR, f"{nama} “{tampil(mentah)}” tidak dikenal. Isi dengan ya atau tidak.")

    return baca


def pilihan(daftar: dict[str, Any], tampilan: Iterable[str], *, nama: str) -> Baca:
    """Return a reader of codes and labels: ``daftar`` maps them to values, ``tampilan`` is what an error shows."""
    menurut = {ringkas(kunci): nilai for kunci, nilai in daftar.items()}
    contoh = ", ".join(tampilan)

    def baca(mentah: Any) -> Any:
        hasil = menurut.get(ringkas(jadi_kode(mentah)))
        if hasil is None:
            pesan = f"{nama} “{tampil(mentah)}” tidak ada dalam daftar. Isi salah satu: {contoh}."
            return Tolak(Sebab.LUAR_DAFTAR, pesan)
        return hasil

    return baca


def baku_id(isi: str) -> str:
    """Return an id in its one form: a UUID in upper case with dashes, any other id as it is."""
    if not _UUID.fullmatch(isi):
        return isi
    angka = isi.replace("-", "").upper()
    return f"{angka[:8]}-{angka[8:12]}-{angka[12:16]}-{angka[16:20]}-{angka[20:]}"


def pengenal(*, nama: str = "ID") -> Baca:
    """Return a reader of ids of at most 36 characters (UUIDs in their one form)."""
    baca_teks = teks(36, nama=nama)

    def baca(mentah: Any) -> Any:
        if mentah.__class__ is str and _UUID_BAKU.fullmatch(mentah):
            return mentah
        isi = baca_teks(jadi_kode(mentah))
        return isi if isinstance(isi, Tolak) else baku_id(isi)

    return baca
