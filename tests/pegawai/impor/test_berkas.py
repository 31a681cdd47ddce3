"""Files as they come: headers, formats, CSV; and files that are broken or hostile, each refused in a sentence."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pegawai.impor.berkas import buka
from pegawai.impor.galat import GalatBerkas
from pegawai.impor.jenis import JENIS
from pegawai.impor.judul import cari_lembar
from pegawai.impor.nilai import SelRusak
from pegawai.impor.pindai import pindai
from pegawai.models import Instansi
from pegawai.services.impor import jalankan
from talenta.ukur.buku_contoh import tulis_buku
from tests.pegawai.impor.buku import BUDI, KINERJA, PELAKSANA, impor, isi_dasar, tulis

JUDUL = ["ID", "NAMA_UNOR", "ID_ATASAN"]
ISI_LEMBAR = "xl/worksheets/sheet1.xml"


def _tulis(tmp_path: Path, isi: bytes, nama: str = "a.xlsx") -> Path:
    jalur = tmp_path / nama
    jalur.write_bytes(isi)
    return jalur


def _ganti(tmp_path: Path, isi: bytes, bagian: str = ISI_LEMBAR) -> Path:
    """Return a workbook one part of which is replaced."""
    asal = tulis_buku(tmp_path / "asal.xlsx", [JUDUL, ["A", "Akar", ""]])
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            baru.writestr(nama, isi if nama == bagian else lama.read(nama))
        if bagian not in lama.namelist():
            baru.writestr(bagian, isi)
    return tmp_path / "a.xlsx"


def _lembar(baris: str) -> bytes:
    ruang = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{ruang}"><sheetData>{baris}</sheetData></worksheet>'.encode()


def _teks(alamat: str, isi: str) -> str:
    return f'<c r="{alamat}" t="inlineStr"><is><t>{isi}</t></is></c>'


@pytest.mark.parametrize(
    ("judul", "baris"),
    [
        (["ID", "NAMA_UNOR", "ID_ATASAN"], 1),
        ([" id ", "Nama Unor", "id atasan"], 1),
        (["NAMAUNOR", "CATATAN", "ID_ATASAN*", "ID"], 1),
        (["ID\n", "NAMA\u00a0UNOR", "ID__ATASAN", ""], 1),
        (["\ufeffID", "NAMA\u200b UNOR", "ID_ATASAN\u2060", ""], 1),
    ],
)
@pytest.mark.parametrize("atas", [[], [["Daftar unit"], [], ["per", "2025"]]])
def test_judul_ditemukan(tmp_path: Path, judul: list[str], baris: int, atas: list[list[str]]) -> None:
    isi = [*atas, judul, ["x"] * len(judul)]
    ((_, _, peta),) = cari_lembar(JENIS["unor"], buka(tulis(tmp_path / "a.xlsx", isi)))
    assert (peta.baris, set(peta.posisi)) == (len(atas) + baris, {"siasn_id", "nama", "_atasan"})


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ([["ID", "NAMA_UNOR"]], "ID_ATASAN tidak ada"),
        ([["ID", "NAMA_UNR", "ID_ATASAN"]], "“NAMA_UNR” untuk NAMA_UNOR"),
        ([["Bulan", "Jumlah"]], "ID, NAMA_UNOR, ID_ATASAN"),
        ([["ID", "Id", "NAMA_UNOR", "ID_ATASAN"]], "dua kali"),
    ],
)
def test_judul_salah_disebut(tmp_path: Path, isi: list[list[str]], kata: str) -> None:
    with pytest.raises(GalatBerkas, match=kata):
        cari_lembar(JENIS["unor"], buka(tulis(tmp_path / "a.xlsx", isi)))


def test_lembar_yang_benar_dipilih(tmp_path: Path) -> None:
    isi = {"Sampul": [["Laporan"]], "Data": [JUDUL, ["A", "B", ""]]}
    ((_, lembar, _),) = cari_lembar(JENIS["unor"], buka(tulis(tmp_path / "a.xlsx", isi)))
    assert lembar.nama == "Data"


@pytest.mark.django_db
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
def test_csv(tmp_path: Path, bom: bytes, pemisah: str) -> None:
    isi_dasar(tmp_path)
    kolom = ["NIP", "TAHUN", "HASIL KERJA", "PERILAKU KERJA", "KUADRAN KINERJA"]
    baris = [f"'{BUDI}", "2024", "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK"]
    buruk = ["=1+1", "2024", "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK"]
    teks = "\r\n".join(pemisah.join(satu) for satu in (kolom, baris, [], buruk))
    jalur = _tulis(tmp_path, bom + teks.encode(), "skp.csv")
    laporan = jalankan(jenis="kinerja", jalur=jalur, instansi=Instansi.objects.get(), oleh=None, uji=True)
    assert (laporan.baru, [(t.baris, t.kolom) for t in laporan.galat]) == (1, [(4, "NIP")])


@pytest.mark.django_db
def test_baris_excel_tepat_walau_data_tidak_mulai_di_a1(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    buku = Workbook()
    kertas = buku.active
    assert kertas is not None
    for ke, judul in enumerate(KINERJA[0], 4):
        kertas.cell(7, ke, judul)
        kertas.cell(12, ke, KINERJA[1][ke - 4])
    kertas.cell(12, 7, "=1+1")
    buku.save(tmp_path / "a.xlsx")
    laporan = jalankan(jenis="kinerja", jalur=tmp_path / "a.xlsx", instansi=Instansi.objects.get(), oleh=None, uji=True)
    assert [(t.baris, t.kolom, t.nilai) for t in laporan.galat] == [(12, "HASIL KERJA", "=1+1")]


@pytest.mark.parametrize(
    "baris",
    [
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>',
        "<row r='1'><c r='A1' t='e'><v>#REF!</v></c><c r='B1'><f>1+1</f><v>2</v></c></row>",
        '<row><c t="e"><v>#REF!</v></c><c><f>1+1</f><v>2</v></c></row>',
        '<row r="1"><c r="A1" s="1" t="e"><v>#REF!</v></c><c r="B1" t="str"><f t="shared" si="0"/><v>x</v></c></row>',
    ],
)
def test_rumus_dan_galat_ditemukan_bagaimanapun_ditulis(tmp_path: Path, baris: str) -> None:
    (lembar,) = buka(_ganti(tmp_path, _lembar(baris)))
    ((nomor, sel),) = list(lembar.baca())
    assert (nomor, [type(isi) for isi in sel]) == (1, [SelRusak, SelRusak])
    assert str(sel[0]) == "#REF!"


def test_pemindaian_cepat_tidak_peduli_di_mana_isinya_terpotong() -> None:
    isi = _lembar(f'<row r="1">{_teks("A1", "x")}<c r="B1"><v>1</v></c></row>')
    for di in range(1, len(isi)):
        pindaian = pindai([isi[:di], isi[di:]])
        assert pindaian is not None, isi[:di]
        assert (pindaian.baris, pindaian.rusak) == (1, {})


def test_teks_yang_mirip_rumus_bukan_rumus(tmp_path: Path) -> None:
    isi = '<row r="1">' + _teks("A1", 'kata t="e" di sini') + _teks("B1", "=bukan rumus") + "</row>"
    (lembar,) = buka(_ganti(tmp_path, _lembar(isi)))
    assert list(lembar.baca()) == [(1, ['kata t="e" di sini', "=bukan rumus"])]


def _bom(tmp_path: Path) -> Path:
    return _ganti(tmp_path, _lembar("<row>" + " " * (60 << 20) + "</row>"))


def _terkunci(tmp_path: Path) -> Path:
    from pegawai.impor.berkas import OLE

    return _tulis(tmp_path, OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)


def _dtd(tmp_path: Path) -> Path:
    isi = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    return _ganti(tmp_path, isi, "xl/sharedStrings.xml")


def _ukuran_bohong(tmp_path: Path) -> Path:
    jalur = _ganti(tmp_path, _lembar("<row>" + "x" * 100_000 + "</row>"))
    isi = bytearray(jalur.read_bytes())
    with zipfile.ZipFile(jalur) as wadah:
        asli = wadah.getinfo(ISI_LEMBAR)
    cari = asli.file_size.to_bytes(4, "little")
    di = isi.rfind(cari)
    isi[di : di + 4] = (50).to_bytes(4, "little")
    jalur.write_bytes(isi)
    return jalur


def _dokumen(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as wadah:
        wadah.writestr("word/document.xml", "<w/>")
    return tmp_path / "a.xlsx"


JAHAT: list[tuple[str, Any, str]] = [
    ("tidak ada", lambda t: t / "tiada.xlsx", "tidak ditemukan"),
    ("kosong", lambda t: _tulis(t, b""), "kosong"),
    ("exe", lambda t: _tulis(t, b"MZ\x90\x00" + bytes(range(256)) * 40), "bukan buku kerja"),
    ("pdf", lambda t: _tulis(t, b"%PDF-1.7\n" + bytes(range(256)) * 40), "bukan buku kerja"),
    ("gambar", lambda t: _tulis(t, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), "bukan buku kerja"),
    ("html", lambda t: _tulis(t, b"<html><table><tr><td>ID</td></tr></table></html>", "a.xls"), "halaman web"),
    ("zip rusak", lambda t: _tulis(t, tulis(t / "b.xlsx", [JUDUL]).read_bytes()[:-200]), "rusak"),
    ("xml rusak", lambda t: _ganti(t, b"<worksheet><sheetData><row", ISI_LEMBAR), "rusak|kosong|judul"),
    ("workbook rusak", lambda t: _ganti(t, b"<workbook", "xl/workbook.xml"), "rusak"),
    ("word", _dokumen, "bukan buku kerja"),
    ("terkunci", _terkunci, "kata sandi"),
    ("ole rusak", lambda t: _tulis(t, bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook" * 9, "a.xls"), "bukan|rusak"),
    ("bom", _bom, "tidak wajar"),
    ("dtd", _dtd, "DTD|rusak"),
    ("ukuran bohong", _ukuran_bohong, "rusak"),
    ("utf-16", lambda t: _tulis(t, "ID;NAMA".encode("utf-16"), "a.csv"), "UTF-16"),
    ("latin-1", lambda t: _tulis(t, "ID;NAMA\nA;\xe9\n".encode("latin-1"), "a.csv"), "UTF-8"),
    ("sel 2 MB", lambda t: _tulis(t, b"ID;NAMA\nA;" + b"x" * 2_000_000, "a.csv"), "terlalu panjang"),
    ("sel jauh", lambda t: _ganti(t, _lembar(_jauh("XFD1048576"))), "terlalu luas"),
    ("baris jauh", lambda t: _ganti(t, _lembar(_jauh("Z1048576"))), "terlalu luas"),
]


def _jauh(alamat: str) -> str:
    return f'<row r="1">{_teks("A1", "ID")}</row><row r="1048576"><c r="{alamat}"><v>1</v></c></row>'


@pytest.mark.parametrize(("nama", "buat", "kata"), JAHAT, ids=[satu[0] for satu in JAHAT])
def test_berkas_jahat_atau_rusak(tmp_path: Path, nama: str, buat: Any, kata: str) -> None:
    with pytest.raises(GalatBerkas, match=kata):
        cari_lembar(JENIS["unor"], buka(buat(tmp_path)))


def test_terlalu_besar(tmp_path: Path, settings: Any) -> None:
    settings.BATAS_UNGGAH = 1000
    with pytest.raises(GalatBerkas, match="batasnya"):
        buka(tulis(tmp_path / "a.xlsx", [JUDUL] * 50))
    settings.BATAS_UNGGAH, settings.BATAS_URAI = 10**7, 1000
    with pytest.raises(GalatBerkas, match="setelah diurai"):
        buka(tulis(tmp_path / "a.xlsx", [JUDUL] * 50))


@pytest.mark.django_db
def test_sejuta_baris_kosong_tidak_mengganggu(tmp_path: Path) -> None:
    data = f'<row r="1">{"".join(_teks(f"{h}1", j) for h, j in zip("ABC", JUDUL, strict=True))}</row>'
    data += f'<row r="2">{_teks("A2", "A")}{_teks("B2", "Akar")}</row>'
    kosong = "".join(f'<row r="{ke}"/>' for ke in range(3, 1_048_577))
    jalur = _ganti(tmp_path, _lembar(data + kosong))
    laporan = jalankan(jenis="unor", jalur=jalur, instansi=None, oleh=None, uji=True)
    assert (laporan.baris, laporan.baru) == (1, 1)


@pytest.mark.django_db
def test_enam_belas_ribu_kolom(tmp_path: Path) -> None:
    isi = [[*JUDUL, *(f"K{ke}" for ke in range(16_000))], ["A", "Akar", "", *["x"] * 50]]
    laporan = impor(tmp_path, "unor", isi, uji=True)
    assert (laporan.baru, len(laporan.kolom_diabaikan)) == (1, 50)


@pytest.mark.django_db
def test_sel_sepuluh_megabita(tmp_path: Path) -> None:
    data = f'<row r="1">{"".join(_teks(f"{h}1", j) for h, j in zip("ABC", JUDUL, strict=True))}</row>'
    data += f'<row r="2">{_teks("A2", "A")}{_teks("B2", "xy" * 5_000_000)}</row>'
    laporan = jalankan(jenis="unor", jalur=_ganti(tmp_path, _lembar(data)), instansi=None, oleh=None, uji=True)
    assert ("terlalu panjang" in laporan.galat[0].pesan, len(laporan.galat[0].nilai) < 200) == (True, True)


def _ods(tmp_path: Path, baris: str) -> Path:
    ruang = "urn:oasis:names:tc:opendocument:xmlns:"
    isi = (
        f'<office:document-content xmlns:office="{ruang}office:1.0" xmlns:table="{ruang}table:1.0" '
        f'xmlns:text="{ruang}text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{baris}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as wadah:
        wadah.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        wadah.writestr("content.xml", isi)
        wadah.writestr(
            "META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{ruang}manifest:1.0"></manifest:manifest>'
        )
    return tmp_path / "a.ods"


def _sel_ods(isi: str, lain: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {lain}><text:p>{isi}</text:p></table:table-cell>'


@pytest.mark.django_db
def test_ods_dengan_rumus(tmp_path: Path) -> None:
    judul = "".join(_sel_ods(satu) for satu in ("ID", "Nama"))
    baik = _sel_ods(PELAKSANA) + _sel_ods("Pengolah Data")
    rumus = _sel_ods("B") + _sel_ods("x", 'table:formula="of:=1+1"')
    baris = "".join(f"<table:table-row>{satu}</table:table-row>" for satu in (judul, baik, rumus))
    isi_dasar(tmp_path, "unor")
    jalur = _ods(tmp_path, baris)
    laporan = jalankan(jenis="jabatan-pelaksana", jalur=jalur, instansi=Instansi.objects.get(), oleh=None, uji=True)
    assert (laporan.baru, [(t.baris, t.kolom, t.nilai) for t in laporan.galat]) == (1, [(3, "Nama", "=1+1")])


def test_ods_yang_berulang_sejuta_kali_ditolak(tmp_path: Path) -> None:
    baris = f'<table:table-row table:number-rows-repeated="1048576">{_sel_ods("x") * 30}</table:table-row>'
    with pytest.raises(GalatBerkas, match="terlalu luas"):
        buka(_ods(tmp_path, baris))


def test_csv_yang_hanya_pemisah_tidak_mengisi_memori(tmp_path: Path, settings: Any) -> None:
    """Empty rows weigh nothing, whatever their separators; many full ones are refused before they are all held."""
    settings.BATAS_SEL = 1000
    awal = b"ID;NAMA_UNOR;ID_ATASAN\nA;Akar;\n"
    ((_, lembar, _),) = cari_lembar(JENIS["unor"], buka(_tulis(tmp_path, awal + b";;;;\n" * 900, "a.csv")))
    kosong = [sel for _, sel in lembar.baca()][2:]
    assert (len(kosong), {id(sel) for sel in kosong}) == (900, {id(kosong[0])})
    with pytest.raises(GalatBerkas, match="lebih dari 90 baris"):
        buka(_tulis(tmp_path, awal + b";;x\n" * 200, "b.csv"))


def test_berkas_bukan_tabel_dalam_memori(tmp_path: Path) -> None:
    with pytest.raises(GalatBerkas, match="Baris judul"):
        cari_lembar(JENIS["unor"], buka(_tulis(tmp_path, b"halo dunia", "a.csv")))
