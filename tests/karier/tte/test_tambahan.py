"""A signature covers whatever stands before it: what was added to the issued pages besides it is refused."""

import io

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, NameObject, StreamObject

from karier.dokumen.tte.bidang import beri_bidang, letak_kotak
from karier.dokumen.tte.pades import tanda_tangani
from karier.dokumen.tte.periksa import periksa_tanda_tangan, sama_isi
from karier.dokumen.tte.tambahan import hanya_tanda_tangan, tampak_di_kotak
from talenta.umum.pdf import cetak
from tests.karier.tte.test_pades import HTML, otoritas, penanda, stempel, terbit  # noqa: F401 - fixtures


def _tulis_ulang(pdf, ubah):
    penulis = PdfWriter(io.BytesIO(pdf), incremental=True)
    ubah(penulis)
    arus = io.BytesIO()
    penulis.write(arus)
    assert arus.getvalue().startswith(pdf)
    return arus.getvalue()


def _timpa_halaman(penulis):
    arus = StreamObject()
    arus.set_data(b"1 g 0 0 600 800 re f")
    halaman = penulis.pages[0]
    halaman[NameObject("/Contents")] = ArrayObject([halaman.raw_get("/Contents"), penulis._add_object(arus)])


def _beri_catatan(penulis):
    penulis.add_annotation(0, FreeText(text="Nilai 100", rect=(50, 550, 200, 650)))


UBAHAN = {"halaman": _timpa_halaman, "catatan": _beri_catatan, "lembar": lambda p: p.add_blank_page(100, 100)}


@pytest.fixture
def teken(penanda, stempel):  # noqa: F811
    return lambda pdf: tanda_tangani(pdf, penanda=penanda, stempel=stempel, alasan="Penetapan", tempat="")


def test_tanda_tangan_saja_diterima(terbit, teken):  # noqa: F811
    bertanda = teken(terbit)
    assert hanya_tanda_tangan(terbit, bertanda)
    assert tampak_di_kotak(terbit, bertanda)


@pytest.mark.parametrize("ubah", UBAHAN.values(), ids=UBAHAN)
def test_perubahan_yang_ikut_ditandatangani_ditolak(terbit, teken, otoritas, ubah):  # noqa: F811
    jahat = teken(_tulis_ulang(terbit, ubah))
    assert sama_isi(terbit, jahat)
    assert all(satu.diterima and satu.terpercaya for satu in periksa_tanda_tangan(jahat, [otoritas.akar]))
    assert not hanya_tanda_tangan(terbit, jahat)


def _bidang_baru(pdf, penanda, kotak):  # noqa: F811
    """Sign in a field of one's own, as programs for signing do."""
    penulis, arus = IncrementalPdfFileWriter(io.BytesIO(pdf)), io.BytesIO()
    append_signature_field(penulis, SigFieldSpec("Lain", on_page=0, box=kotak))
    PdfSigner(PdfSignatureMetadata(field_name="Lain"), signer=penanda).sign_pdf(penulis, output=arus)
    return arus.getvalue()


@pytest.mark.parametrize(
    ("geser", "diterima"),
    [((0, 0, 0, 0), True), ((-6, -6, 6, 6), True), ((-7, 0, 0, 0), False), ((0, 0, 0, 7), False), (None, True)],
)
def test_tampilan_tidak_menutupi_isi(terbit, penanda, geser, diterima):  # noqa: F811
    _, kotak = letak_kotak(terbit)
    tempat = tuple(sisi + g for sisi, g in zip(kotak, geser, strict=True)) if geser else None
    bertanda = _bidang_baru(terbit, penanda, tempat)
    assert hanya_tanda_tangan(terbit, bertanda)
    assert tampak_di_kotak(terbit, bertanda) is diterima


def test_halaman_lain_bukan_kotaknya(penanda):  # noqa: F811
    dua = HTML.replace("<p>", '<p style="page-break-after: always">')
    pdf = beri_bidang(cetak(dua.format('id="kotak-ttd"')))
    halaman, kotak = letak_kotak(pdf)
    assert halaman == 1
    assert not tampak_di_kotak(pdf, _bidang_baru(pdf, penanda, kotak))  # the same place on the first page


def test_tanpa_kotak_atau_rusak(terbit):  # noqa: F811
    polos = cetak(HTML.format(""))
    assert tampak_di_kotak(polos, polos)
    for rusak in (b"%PDF-1.7", terbit[:-300]):
        assert not hanya_tanda_tangan(terbit, rusak)
    assert not tampak_di_kotak(terbit, b"%PDF-1.7")
