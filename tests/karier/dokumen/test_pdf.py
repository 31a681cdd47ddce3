"""The PDF itself, read back by pypdf."""

import contextlib
import gc
import io
import re

import pytest
from pypdf import PdfReader

from karier.dokumen.isi import susun_isi
from karier.dokumen.pdf import cetak_dokumen
from karier.models import Penyelarasan
from pegawai.pilihan import Kompetensi
from talenta.umum.pdf import STATIS, PengambilStatis, cetak
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.pabrik import buat_jabatan

KODE = "7QK2M-0A9XR-TT4BZ-W8HCE"
TANDA_KONSEP = "KONSEP – BELUM DITETAPKAN"
A4 = (595, 842)


def _teks(halaman):
    return re.sub(r"\s+", " ", halaman.extract_text())


def _fon(pembaca):
    """Return (name, is embedded) of every font of every page."""
    for halaman in pembaca.pages:
        for fon in halaman["/Resources"]["/Font"].get_object().values():
            anak = fon.get_object()["/DescendantFonts"][0].get_object()
            rincian = anak["/FontDescriptor"].get_object()
            yield str(anak["/BaseFont"]), any(kunci in rincian for kunci in ("/FontFile", "/FontFile2", "/FontFile3"))


@pytest.mark.django_db
def test_dokumen_terbit():
    isi = susun_isi(buat_rpk(ditetapkan=True), KODE)
    data = cetak_dokumen(isi)
    assert cetak_dokumen(isi) == data, "isi yang sama harus memberi byte yang sama"
    pembaca = PdfReader(io.BytesIO(data))
    teks = [_teks(halaman) for halaman in pembaca.pages]
    semua = " ".join(teks)
    for potongan in (
        "PEMERINTAH KABUPATEN SUKAMAJU",
        "RENCANA PENGEMBANGAN KARIER PEGAWAI NEGERI SIPIL TAHUN 2026–2030",
        "Nomor: 800.1.3/0001/RPK/2026",
        "Tabel 1. Profil pegawai",
        "Tabel 2. Pemetaan/pengelompokan jabatan",
        "Tabel 3. Rencana pengembangan karier per tahun",
        "Tabel 4. Penyelarasan kompetensi",
        "pada tanggal 3 Februari 2026",
        f"/verifikasi/{KODE}/",
    ):
        assert potongan in semua
    assert "KONSEP" not in semua
    for nomor, halaman in enumerate(teks, 1):
        assert f"Halaman {nomor} dari {len(teks)}" in halaman
        assert f"Kode verifikasi {KODE}" in halaman
        assert "Nomor 800.1.3/0001/RPK/2026" in halaman
    fon = dict(_fon(pembaca))
    assert fon
    assert all(fon.values())
    assert all("Arimo" in nama for nama in fon)
    assert pembaca.trailer["/Root"]["/Lang"] == "id"
    assert pembaca.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pembaca.metadata.title.startswith("Rencana Pengembangan Karier Budi Santoso")
    xmp = pembaca.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part\W+3\W", xmp)
    assert re.search(r"pdfaid:conformance\W+A\W", xmp)
    lebar = [tuple(round(float(sisi)) for sisi in halaman.mediabox[2:]) for halaman in pembaca.pages]
    assert lebar == [A4, A4[::-1], A4]


@pytest.mark.django_db
def test_konsep_panjang():
    """A long draft: marked on every page, heads repeated, the signature block never torn nor alone on a page."""
    rpk = buat_rpk()
    rpk.profil["nama"] = "Raden Mas <b>Harimurti</b> Kusumawardhana Notonegoro Suryaningprang, S.T., M.T., Ph.D."
    panjang = "Kepala Bidang Perencanaan, Pengendalian, Evaluasi, dan Pelaporan Pembangunan Wilayah"
    jabatan = buat_jabatan(rpk.instansi, "administrator", panjang)
    for tahun in range(2026, 2031):
        for _ in range(4):
            langkah = tambah_langkah(rpk, tahun, jabatan)
        Penyelarasan.objects.bulk_create(
            Penyelarasan(langkah=langkah, kompetensi=kode, standar=3, pengembangan=f"Pelatihan {panjang}", tahun=2026)
            for kode in Kompetensi.values
        )
    teks = [_teks(halaman) for halaman in PdfReader(io.BytesIO(cetak_dokumen(susun_isi(rpk)))).pages]
    assert len(teks) > 8
    assert all(TANDA_KONSEP in halaman for halaman in teks)
    assert all("Kode verifikasi" not in halaman for halaman in teks)
    assert "<b>Harimurti</b>" in teks[0]
    assert sum("Rekomendasi jabatan Rencana penempatan" in halaman for halaman in teks) > 2
    tanda_tangan = [halaman for halaman in teks if "BUPATI SUKAMAJU," in halaman]
    assert tanda_tangan == [teks[-1]]
    assert "Ditetapkan di Sukamaju" in teks[-1]
    assert "Perekat Bangsa" in teks[-1], "baris terakhir tabel harus menyertai tanda tangan"


@pytest.mark.parametrize("html", ["<html lang='id'><title>A</title><body>A", None])
def test_pengumpul_sampah_kembali_seperti_semula(html):
    """Rendering lets the collector run rarely: whatever comes of it, the rest of the process goes on as before."""
    semula = gc.get_threshold()
    with contextlib.nullcontext() if html else pytest.raises(TypeError):
        cetak(html)
    assert gc.get_threshold() == semula
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("alamat", "boleh"),
    [
        ((STATIS / "css" / "dokumen-rpk.css").as_uri(), True),
        ("data:image/svg+xml;charset=utf-8,%3Csvg/%3E", True),
        ("http://127.0.0.1:1/gambar.png", False),
        ("https://contoh.id/gambar.png", False),
        ("file:///etc/passwd", False),
        (STATIS.as_uri() + "/../manage.py", False),
        (STATIS.as_uri() + "/%2e%2e/manage.py", False),
        ("file://contoh.id/" + str(STATIS), False),
        ("ftp://contoh.id/a", False),
        ("data:text/html,halo", False),
    ],
)
def test_hanya_berkas_statis_yang_boleh_diambil(alamat, boleh):
    if boleh:
        assert PengambilStatis().fetch(alamat).read() is not None
    else:
        with pytest.raises(ValueError, match="tidak boleh mengambil"):
            PengambilStatis().fetch(alamat)
