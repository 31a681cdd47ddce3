"""What PDF/A-3a (ISO 19005-3, level A) asks of a file, as far as it can be seen without a validator of its own.

No registry that the project builds from holds veraPDF. This looks at every object of the file, so that a broken
rule is found wherever it is; it does not judge glyph widths and colour arithmetic.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject

TERLARANG = frozenset(
    ["/JavaScript", "/JS", "/AA", "/XFA", "/Launch", "/Sound", "/Movie", "/OPI", "/Alternates", "/PS", "/Requirements"]
)
TANPA_FILTER = frozenset({"/LZWDecode", "/Crypt"})
UNSUR = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Form",
        "Figure",
    ]
)
WARNA_CMYK = frozenset({b"k", b"K"})
CETAK, TERSEMBUNYI = 4, 1 | 2 | 32  # bits of /F: Print; Invisible, Hidden, NoView


def periksa_pdf_a(data: bytes) -> PdfReader:
    """Assert that a PDF obeys PDF/A-3a, and return its reader."""
    assert re.match(rb"%PDF-1\.\d\n%[\x80-\xff]{4}", data), "kepala berkas"
    pembaca = PdfReader(io.BytesIO(data))
    assert "/Encrypt" not in pembaca.trailer
    assert len(pembaca.trailer["/ID"]) == 2
    akar = pembaca.trailer["/Root"]
    _periksa_metadata(pembaca, akar)
    _periksa_warna(pembaca, akar)
    objek = list(_semua(akar))
    for satu in objek:
        _periksa_objek(satu)
    _periksa_lampiran(akar)
    _periksa_susunan(pembaca, akar)
    return pembaca


def _periksa_metadata(pembaca: PdfReader, akar: Any) -> None:
    xmp = akar["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part\W+3\W", xmp)
    assert re.search(r"pdfaid:conformance\W+A\W", xmp)
    judul = pembaca.metadata.title
    assert judul
    assert judul.replace("&", "&amp;") in xmp, "judul pada Info dan XMP harus sama"
    assert akar["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.fullmatch(r"id(-ID)?", akar["/Lang"])


def _periksa_warna(pembaca: PdfReader, akar: Any) -> None:
    (niat,) = akar["/OutputIntents"]
    assert niat.get_object()["/S"] == "/GTS_PDFA1"
    profil = niat.get_object()["/DestOutputProfile"].get_object()
    assert profil["/N"] == 3, "warna dokumen RGB, jadi profilnya RGB"
    assert profil.get_data()[36:40] == b"acsp"
    for halaman in pembaca.pages:
        perintah = {operator for _, operator in ContentStream(halaman.get_contents(), pembaca).operations}
        assert not perintah & WARNA_CMYK


def _semua(akar: Any) -> Iterator[DictionaryObject]:
    """Yield every dictionary and stream that can be reached, each once."""
    antre, dilihat = [akar], set()
    while antre:
        satu = antre.pop()
        if isinstance(satu, IndirectObject):
            if (satu.idnum, satu.generation) in dilihat:
                continue
            dilihat.add((satu.idnum, satu.generation))
            satu = satu.get_object()
        if isinstance(satu, ArrayObject):
            antre.extend(satu)
        elif isinstance(satu, DictionaryObject):
            antre.extend(satu.values())
            yield satu


def _periksa_objek(satu: DictionaryObject) -> None:
    assert not TERLARANG & set(satu), set(satu)
    assert satu.get("/S") not in TERLARANG
    if isinstance(satu, StreamObject):
        saringan = satu.get("/Filter", [])
        assert not TANPA_FILTER & set([saringan] if isinstance(saringan, str) else saringan)
        assert "/FFilter" not in satu, "isi arus ada di dalam berkas"
    if satu.get("/Type") == "/Font":
        _periksa_fon(satu)
    if satu.get("/Subtype") == "/Image":
        assert not satu.get("/Interpolate", False)
    if satu.get("/Type") == "/Annot":
        assert satu["/F"] & CETAK, satu
        assert not satu["/F"] & TERSEMBUNYI, satu


def _periksa_fon(fon: DictionaryObject) -> None:
    if fon["/Subtype"] == "/Type0":
        assert "/ToUnicode" in fon, "tiap huruf harus dapat dibaca sebagai teks"
        assert fon["/Encoding"] == "/Identity-H"
        return
    rincian = fon["/FontDescriptor"].get_object()
    assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(rincian), "huruf harus tertanam"
    assert "/W" in fon or "/Widths" in fon
    if fon["/Subtype"] == "/CIDFontType2":
        assert "/CIDToGIDMap" in fon


def _periksa_lampiran(akar: Any) -> None:
    nama = akar.get("/Names", {}).get("/EmbeddedFiles")
    tertanam = nama.get_object()["/Names"][1::2] if nama else []
    terkait = {satu.idnum for satu in akar.get("/AF", [])}
    assert {satu.idnum for satu in tertanam} == terkait, "tiap lampiran harus disebut dokumennya"
    for satu in tertanam:
        rincian = satu.get_object()
        assert {"/F", "/UF", "/Desc"} <= set(rincian)
        assert rincian["/AFRelationship"] == "/Data"
        arus = rincian["/EF"]["/F"].get_object()
        assert arus["/Subtype"] == "/application/json"
        assert "/ModDate" in arus["/Params"]


def _periksa_susunan(pembaca: PdfReader, akar: Any) -> None:
    assert akar["/MarkInfo"]["/Marked"]
    pohon = akar["/StructTreeRoot"]
    peta = {kunci for kunci, _ in zip(*[iter(pohon["/ParentTree"]["/Nums"])] * 2, strict=True)}
    unsur = [satu for satu in _semua(pohon["/K"]) if satu.get("/Type") == "/StructElem"]
    assert {satu["/S"][1:] for satu in unsur} <= UNSUR
    assert all("/Alt" in satu for satu in unsur if satu["/S"] == "/Figure")
    kepala = {satu["/ID"] for satu in unsur if satu["/S"] == "/TH"}
    for satu in unsur:
        if satu["/S"] == "/TD" and "/A" in satu:
            assert set(satu["/A"].get("/Headers", [])) <= kepala
    for halaman in pembaca.pages:
        assert halaman["/StructParents"] in peta
        assert halaman["/Tabs"] == "/S"
        _periksa_penandaan(ContentStream(halaman.get_contents(), pembaca))


def _periksa_penandaan(isi: ContentStream) -> None:
    """Assert that all text of a page is marked: part of the structure, or said to be an artifact."""
    dalam = 0
    for _, operator in isi.operations:
        if operator in (b"BMC", b"BDC"):
            dalam += 1
        elif operator == b"EMC":
            dalam -= 1
        elif operator in (b"Tj", b"TJ"):
            assert dalam > 0, "teks di luar susunan"
    assert dalam == 0
