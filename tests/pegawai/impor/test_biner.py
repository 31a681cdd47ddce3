"""The binary and the open formats as real programs write them: the workbooks in ``berkas/`` come from LibreOffice
(.xls, .ods) and SheetJS (Excel 95, .xlsb); each holds formulas or error values that the reader alone does not tell.
"""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pegawai.impor.berkas import buka
from pegawai.impor.galat import GalatBerkas
from pegawai.impor.nilai import SelRusak
from pegawai.impor.pindai_xls import pindai_xls

BERKAS = Path(__file__).parent / "berkas"
RUMUS, TIADA, GALAT = "=…", "#N/A", SelRusak


def _rusak(jalur: Path) -> dict[str, dict[str, str]]:
    """Return the cells of every sheet that stand for a formula or an error value, by address."""
    return {
        satu.nama: {
            f"{'ABCD'[ke]}{nomor}": str(sel)
            for nomor, baris in satu.baca()
            for ke, sel in enumerate(baris)
            if isinstance(sel, SelRusak)
        }
        for satu in buka(jalur)
    }


@pytest.mark.parametrize(
    ("nama", "rusak"),
    [
        (
            "libreoffice.xls",
            {"Data": dict.fromkeys(("B3", "C4", "C5", "C6", "C7"), RUMUS), "Lain": {"A2": RUMUS}},
        ),
        (
            "libreoffice.ods",
            {
                "Data": {"B3": '="D"&"ua"', "C4": "=NA()", "C5": "=1/0", "C6": "=[.C2]+1", "C7": "=#N/A"},
                "Lain": {"A2": "=1+1"},
            },
        ),
        ("excel95.xls", {"Data": {"B4": TIADA}}),
        ("rumus.xlsb", {"Data": {"B3": RUMUS, "C4": TIADA}}),
    ],
)
def test_rumus_dan_galat_dari_program_yang_sebenarnya(nama: str, rusak: Any) -> None:
    """A hidden sheet among them is left out, and shifts nothing."""
    assert _rusak(BERKAS / nama) == rusak
    data = next(satu for satu in buka(BERKAS / nama) if satu.nama == "Data")
    assert [sel[0] for _, sel in data.baca()][:4] == ["ID", "A", "B", "C"]


def test_xlsb_yang_selnya_tanpa_kolom_ditolak_bukan_dibaca_separuh() -> None:
    with pytest.raises(GalatBerkas, match="tidak terbaca utuh"):
        buka(BERKAS / "ringkas.xlsb")


@pytest.mark.parametrize("nama", ["libreoffice.xls", "libreoffice.ods", "excel95.xls", "rumus.xlsb"])
@pytest.mark.parametrize("sisa", [0.3, 0.6, 0.9])
def test_berkas_yang_terpotong_ditolak_dengan_kalimat(tmp_path: Path, nama: str, sisa: float) -> None:
    isi = (BERKAS / nama).read_bytes()
    jalur = tmp_path / nama
    jalur.write_bytes(isi[: int(len(isi) * sisa)])
    with pytest.raises(GalatBerkas, match=r"rusak|bukan buku kerja"):
        buka(jalur)


def test_luas_lembar_xls_dari_isinya() -> None:
    data = pindai_xls((BERKAS / "libreoffice.xls").read_bytes())["Data"]
    assert (data.baris, data.kolom) == (8, 4)


def test_lembar_grafik_dilewati(tmp_path: Path) -> None:
    buku = Workbook()
    assert buku.active is not None
    buku.active.append(["ID"])
    buku.create_chartsheet("Grafik")
    buku.save(tmp_path / "a.xlsx")
    assert [satu.nama for satu in buka(tmp_path / "a.xlsx")] == ["Sheet"]
