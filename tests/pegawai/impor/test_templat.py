"""The empty workbooks: drop-downs, an example that is no data, and a sheet that explains."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pegawai.impor.galat import GalatBerkas, Sebab
from pegawai.impor.jenis import JENIS
from pegawai.impor.templat import tulis_templat
from pegawai.models import Instansi
from pegawai.services.impor import jalankan
from tests.pegawai.impor.buku import FUNGSIONAL, isi_dasar


def _buku(jenis: str) -> Any:
    return load_workbook(BytesIO(tulis_templat(JENIS[jenis])))


@pytest.mark.parametrize("jenis", JENIS)
def test_pilihan_contoh_dan_petunjuk(jenis: str) -> None:
    buku = _buku(jenis)
    assert buku.sheetnames == [*(satu.nama for satu in JENIS[jenis].lembaran), "Petunjuk"]
    petunjuk = {(baris[0], baris[1]) for baris in buku["Petunjuk"].iter_rows(min_row=6, values_only=True)}
    for lembaran in JENIS[jenis].lembaran:
        kertas = buku[lembaran.nama]
        menurut = {
            str(satu.sqref).split(":")[0]: satu.formula1.strip('"').split(",")
            for satu in kertas.data_validations.dataValidation
        }
        for ke, kolom in enumerate(lembaran.kolom, 1):
            sel = kertas.cell(2, ke)
            assert kertas.cell(1, ke).value == kolom.nama
            assert (lembaran.nama, kolom.nama) in petunjuk
            assert menurut.get(sel.coordinate, []) == list(kolom.pilihan), kolom.nama
            assert not kolom.harus_isi or sel.value is not None, kolom.nama


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", JENIS)
def test_contoh_yang_tertinggal_bukan_data(jenis: str, tmp_path: Path) -> None:
    instansi = isi_dasar(tmp_path)
    jalur = tmp_path / "templat.xlsx"
    jalur.write_bytes(tulis_templat(JENIS[jenis]))
    with pytest.raises(GalatBerkas, match="tidak berisi baris data"):
        jalankan(jenis=jenis, jalur=jalur, instansi=instansi, oleh=None, uji=True)


@pytest.mark.django_db
def test_templat_diisi_di_bawah_contohnya(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    buku = _buku("jabatan-fungsional")
    for ke, isi in enumerate((FUNGSIONAL, "Perawat Ahli Madya", "MD", 60), 1):
        buku.worksheets[0].cell(3, ke, isi)
    buku.save(tmp_path / "templat.xlsx")
    laporan = jalankan(
        jenis="jabatan-fungsional", jalur=tmp_path / "templat.xlsx", instansi=Instansi.objects.get(), oleh=None
    )
    assert (laporan.baris, laporan.berubah, laporan.ditolak) == (2, 1, 0)
    assert [(satu.baris, satu.sebab) for satu in laporan.baris_dilewati] == [(2, Sebab.CONTOH)]
