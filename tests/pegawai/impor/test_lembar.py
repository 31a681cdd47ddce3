"""Workbooks as offices send them: several sheets, titles with commas, one wrong cell that must not look like two."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pegawai.models import Instansi
from pegawai.services.impor import jalankan
from tests.pegawai.impor.buku import (
    AGUS,
    JUDUL_PEGAWAI,
    KINERJA,
    PEGAWAI,
    PELAKSANA,
    RINA,
    SALAH,
    UNOR_DINAS,
    impor,
    isi_dasar,
    orang,
)

pytestmark = pytest.mark.django_db


def test_lembar_yang_tidak_dipakai_disebut_dan_galatnya_dari_lembar_yang_dipakai(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    isi = {"Sampul": [["Laporan"]], "Arsip": [KINERJA[0][:3]], "Data": SALAH, "Sisa": [["x"]]}
    laporan = impor(tmp_path, "kinerja", isi, sebagian=True, galat=tmp_path / "galat.xlsx")
    assert (laporan.baru, laporan.lembar_diabaikan) == (2, ["Sampul", "Arsip", "Sisa"])
    assert load_workbook(tmp_path / "galat.xlsx").sheetnames == ["Data"]


@pytest.mark.parametrize("atas", ["", "Laporan SKP, tahun 2024, kabupaten, uji, a, b, c, d, e, f\n\n"])
@pytest.mark.parametrize(
    ("pemisah", "nama"), [(";", "BUDI, S.E., M.M., Ph.D., dr., Ir., H., Drs., Sp.A"), (",", "BUDI")]
)
def test_pemisah_csv_dari_baris_yang_seragam(tmp_path: Path, atas: str, pemisah: str, nama: str) -> None:
    isi_dasar(tmp_path)
    satu = [KINERJA[1][0], nama, *KINERJA[1][2:]]
    isi = "\n".join(pemisah.join(map(str, baris)) for baris in (KINERJA[0], satu, KINERJA[2]))
    jalur = tmp_path / "skp.csv"
    jalur.write_text(atas + isi, encoding="utf-8")
    laporan = jalankan(jenis="kinerja", jalur=jalur, instansi=Instansi.objects.get(), oleh=None, uji=True)
    assert (laporan.baru, laporan.ditolak) == (2, 0)


@pytest.mark.parametrize("lain", [{"GOL_AKHIR_NAMA": "XVIII"}, {"GOL_AKHIR_NAMA": ""}, {"STATUS_CPNS_PNS": "?"}])
def test_satu_sel_salah_pada_pppk_satu_galat(tmp_path: Path, lain: Any) -> None:
    """The number of a PPPK has no month; whether it is one cannot be told while the golongan is refused."""
    isi_dasar(tmp_path)
    baris = orang(
        RINA, "RINA WATI", "04-04-1992", **{"GOL_AKHIR_NAMA": "IX", "KEDUDUKAN_HUKUM_NAMA": "PPPK Aktif"} | lain
    )
    laporan = impor(tmp_path, "pegawai", [JUDUL_PEGAWAI, baris], uji=True)
    assert [temuan.kolom for temuan in laporan.galat] == [next(iter(lain)).replace("_", " ")]


def test_huruf_yang_tak_terlihat_dan_apostrof_pelindung_tidak_berarti(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    agus = orang(
        f"\u200b{AGUS}\xa0",
        "\ufeffAGUS\u00a0 SALIM\u200b",
        "'03-03-1990",
        JENIS_KELAMIN="'M",
        GOL_AKHIR_NAMA="'III/c\u200b",
        JABATAN_ID=f"'{PELAKSANA}",
        UNOR_ID=f"'{UNOR_DINAS}\u2060",
    )
    hampa = ["\u200b", " ", "'", "\xa0", *[None] * (len(JUDUL_PEGAWAI) - 4)]
    laporan = impor(tmp_path, "pegawai", [JUDUL_PEGAWAI, hampa, agus, hampa[::-1]], uji=True)
    assert (laporan.baris, laporan.tetap, laporan.galat) == (1, 1, [])
    assert PEGAWAI[3][1] == "AGUS SALIM"
