"""Lists handed out as CSV and .xlsx: streamed row by row, formulas made harmless.

CSV follows what Excel with Indonesian settings reads: ``;`` between cells, a comma in numbers, UTF-8 with a mark.
Every file says which schema its columns follow: in its name, in the header ``Skema-Ekspor`` of the answer, and a
workbook also in a sheet of its own and in its properties.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from talenta.umum.galat import GalatAplikasi
from talenta.umum.rumus import teks_aman
from talenta.umum.skema_ekspor import SkemaEkspor

Baris = Sequence[Any]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEBAR_TERBESAR = 60
BENTUK = ("csv", "xlsx")
JUDUL_SKEMA = ("Lembar", "Skema", "Versi", "Banyak kolom")


def ekspor(bentuk: str, nama: str, skema: SkemaEkspor, baris: Iterable[Baris]) -> HttpResponseBase:
    """Return the list as a download; ``bentuk`` is ``csv`` or ``xlsx``, ``nama`` the file's name without ending.

    Cells may be text, numbers, Decimal, dates, truth values (ya/tidak) or None. Raises GalatAplikasi for another form.
    """
    if bentuk not in BENTUK:
        raise GalatAplikasi("Bentuk berkas ini tidak dikenal. Pilih csv atau xlsx.")
    jawab = (_csv if bentuk == "csv" else _xlsx)(skema.nama_berkas(nama), skema, baris)
    jawab["Skema-Ekspor"] = f"{skema.nama}; versi={skema.versi}"
    return jawab


class _Gema:
    """A file whose write returns what was written, so that csv hands its lines on."""

    def write(self, teks: str) -> str:
        return teks


def _csv(nama: str, skema: SkemaEkspor, baris: Iterable[Baris]) -> StreamingHttpResponse:
    jawab = StreamingHttpResponse(_baris_csv(skema.kolom, baris), content_type="text/csv; charset=utf-8")
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.csv"'
    return jawab


def _baris_csv(judul: Sequence[str], baris: Iterable[Baris]) -> Iterator[str]:
    tulis = csv.writer(_Gema(), delimiter=";").writerow
    yield "\ufeff" + str(tulis(judul))
    for satu in baris:
        yield str(tulis([_teks(isi) for isi in satu]))


def _teks(isi: Any) -> str:
    match isi:
        case None:
            return ""
        case bool():
            return "ya" if isi else "tidak"
        case Decimal() | float():
            return str(isi).replace(".", ",")
        case datetime():
            return _setempat(isi).strftime("%d-%m-%Y %H:%M")
        case date():
            return isi.strftime("%d-%m-%Y")
        case _:
            return teks_aman(str(isi))


def _xlsx(nama: str, skema: SkemaEkspor, baris: Iterable[Baris]) -> FileResponse:
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        tulis_xlsx(berkas, {"Data": (skema, baris)}, lembar_skema=True)
    except BaseException:
        berkas.close()
        raise
    berkas.seek(0)
    return FileResponse(berkas, as_attachment=True, filename=f"{nama}.xlsx", content_type=XLSX)


def tulis_xlsx(
    berkas: Any, lembar: Mapping[str, tuple[SkemaEkspor, Iterable[Baris]]], *, lembar_skema: bool = False
) -> None:
    """Write a workbook to an open binary file: per sheet its name, its columns and its rows, in constant memory.

    The dates of creation inside are fixed, so that the same rows give the same bytes. The properties name the
    schema of each sheet; ``lembar_skema`` adds a sheet that does.
    """
    pilihan = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    with xlsxwriter.Workbook(berkas, pilihan) as buku:
        buku.set_properties({"created": datetime(2026, 1, 1), "author": "Talenta"})
        for nama, (skema, _) in lembar.items():
            buku.set_custom_property(f"Skema ekspor {nama}", str(skema))
        tebal = buku.add_format({"bold": True, "bottom": 1})
        bentuk = {
            date: buku.add_format({"num_format": "dd-mm-yyyy"}),
            datetime: buku.add_format({"num_format": "dd-mm-yyyy hh:mm"}),
            Decimal: buku.add_format({"num_format": "0.00"}),
        }
        for nama, (skema, baris) in lembar.items():
            _tulis_lembar(buku.add_worksheet(nama[:31]), skema.kolom, baris, tebal, bentuk)
        if lembar_skema:
            isi = [(nama, satu.nama, satu.versi, len(satu.kolom)) for nama, (satu, _) in lembar.items()]
            _tulis_lembar(buku.add_worksheet("Skema ekspor"), JUDUL_SKEMA, isi, tebal, bentuk)


def _tulis_lembar(
    lembar: Any, judul: Sequence[str], baris: Iterable[Baris], tebal: Any, bentuk: dict[type, Any]
) -> None:
    lembar.freeze_panes(1, 0)
    for kolom, isi in enumerate(judul):
        lembar.set_column(kolom, kolom, min(max(len(isi) + 2, 12), LEBAR_TERBESAR))
        lembar.write_string(0, kolom, isi, tebal)
    for nomor, satu in enumerate(baris, 1):
        for kolom, isi in enumerate(satu):
            _tulis_sel(lembar, nomor, kolom, isi, bentuk)


def _tulis_sel(lembar: Any, baris: int, kolom: int, isi: Any, bentuk: dict[type, Any]) -> None:
    match isi:
        case None:
            pass
        case bool():
            lembar.write_string(baris, kolom, "ya" if isi else "tidak")
        case int() | float():
            lembar.write_number(baris, kolom, isi)
        case Decimal():
            lembar.write_number(baris, kolom, isi, bentuk[Decimal])
        case datetime():
            lembar.write_datetime(baris, kolom, _setempat(isi), bentuk[datetime])
        case date():
            lembar.write_datetime(baris, kolom, isi, bentuk[date])
        case _:
            lembar.write_string(baris, kolom, teks_aman(str(isi)))


def _setempat(isi: datetime) -> datetime:
    return timezone.localtime(isi).replace(tzinfo=None) if timezone.is_aware(isi) else isi
