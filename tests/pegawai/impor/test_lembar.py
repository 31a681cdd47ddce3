"""Workbooks as offices send them: several sheets, titles with commas, one wrong cell that must not look like two."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pegawai.impor.berkas import buka
from pegawai.impor.galat import GalatBerkas
from pegawai.impor.jenis import JENIS, SEMUA
from pegawai.impor.judul import cari_lembar, tebak
from pegawai.models import Instansi, PenilaianKinerja
from pegawai.services.impor import jalankan
from tests.pegawai.impor.buku import (
    AGUS,
    JAB_FUNGSIONAL,
    JAB_PELAKSANA,
    JAB_STRUKTURAL,
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
    tulis,
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


def test_data_yang_terbagi_di_dua_lembar_dibaca_seluruhnya(tmp_path: Path) -> None:
    """The columns of the second sheet stand in another order; what both have is told apart by sheet and row."""
    isi_dasar(tmp_path)
    judul, budi, siti = KINERJA
    agus = [AGUS, "AGUS", 2024, *siti[3:]]
    isi = {"Dinas A": [judul, budi, siti], "Sampul": [["x"]], "Dinas B": [["Judul"], judul, agus, budi, siti]}
    isi["Dinas B"][1:] = [baris[::-1] for baris in isi["Dinas B"][1:]]
    isi["Dinas B"][-1] = ["BAIK", 2, "SESUAI EKSPEKTASI", 2, "SESUAI EKSPEKTASI", 2024, "SITI", siti[0]]
    laporan = impor(tmp_path, "kinerja", isi, sebagian=True, galat=tmp_path / "galat.xlsx")
    assert (laporan.baris, laporan.baru, laporan.dilewati, laporan.ditolak) == (5, 2, 1, 2)
    assert laporan.lembar_diabaikan == ["Sampul"]
    assert [(t.lembar, t.baris) for t in laporan.galat] == [("Dinas A", 3), ("Dinas B", 5)]
    assert [
        "di baris 5 lembar “Dinas B”" in laporan.galat[0].pesan,
        "di baris 3 lembar “Dinas A”" in laporan.galat[1].pesan,
    ]
    (kembar,) = laporan.baris_dilewati
    assert (kembar.lembar, kembar.baris, "baris 2 lembar “Dinas A”" in kembar.pesan) == ("Dinas B", 4, True)
    assert PenilaianKinerja.objects.count() == 2
    buku = load_workbook(tmp_path / "galat.xlsx")
    assert {kertas.title: kertas.max_row for kertas in buku} == {"Dinas A": 2, "Dinas B": 2}
    buku["Dinas B"].delete_rows(2)
    buku.save(tmp_path / "perbaikan.xlsx")
    ulang = jalankan(jenis="kinerja", jalur=tmp_path / "perbaikan.xlsx", instansi=Instansi.objects.get(), oleh=None)
    assert (ulang.diterapkan, ulang.baru) == (True, 1)


@pytest.mark.parametrize("jenis", ["jabatan-struktural", "jabatan-fungsional", "jabatan-pelaksana"])
def test_lembar_yang_lebih_cocok_dengan_jenis_lain_tidak_ikut(tmp_path: Path, jenis: str) -> None:
    isi = {
        "jabatan-fungsional": JAB_FUNGSIONAL,
        "jabatan-struktural": JAB_STRUKTURAL,
        "jabatan-pelaksana": JAB_PELAKSANA,
        "Kosong": JAB_PELAKSANA[:1],
    }
    lembar = buka(tulis(tmp_path / "referensi.xlsx", isi))
    assert [satu.nama for _, satu, _ in cari_lembar(JENIS[jenis], lembar)] == [jenis]
    assert tebak(SEMUA, [satu for satu in lembar if satu.nama == jenis]) == jenis


def test_dua_lembar_dengan_kolom_berbeda_ditanyakan(tmp_path: Path) -> None:
    sempit = [[*baris[:4], baris[5], baris[7]] for baris in KINERJA]
    berkas = buka(tulis(tmp_path / "skp.xlsx", {"Lama": KINERJA, "Baru": sempit}))
    with pytest.raises(GalatBerkas, match=r"“Lama” dan “Baru”.*HASIL KERJA NILAI, PERILAKU KERJA NILAI"):
        cari_lembar(JENIS["kinerja"], berkas)


def test_huruf_kendali_di_baris_yang_ditolak_tidak_menggagalkan_buku_galat(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    jalur = tmp_path / "skp.csv"
    salah = [KINERJA[1][0], "BU\x01DI\x0b", *KINERJA[1][2:-1], "x\x02"]
    jalur.write_text("\n".join(";".join(map(str, baris)) for baris in (KINERJA[0], salah)), encoding="utf-8")
    laporan = jalankan(
        jenis="kinerja", jalur=jalur, instansi=Instansi.objects.get(), oleh=None, galat=tmp_path / "galat.xlsx"
    )
    assert laporan.ditolak == 1
    assert [sel.value for sel in load_workbook(tmp_path / "galat.xlsx").active[2]][:2] == [KINERJA[1][0], "BUDI"]
