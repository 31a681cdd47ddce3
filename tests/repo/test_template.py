"""Templates keep to the strict content security policy and name their variables; sheets keep colours in one place."""

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
# a document for the PDF engine is not a page: it carries its own sheet
TEMPLATE = sorted(p for p in (AKAR / "templates").rglob("*.html") if "dokumen" not in p.parts)
KOMPONEN = sorted((AKAR / "templates" / "komponen").glob("*.html"))
# printed documents carry colours of their own
LEMBAR = sorted(
    p for p in (AKAR / "static" / "css").glob("*.css") if p.name != "token.css" and not p.name.startswith("dokumen")
)
TERLARANG = {
    "inline style": r"\sstyle\s*=",
    "style element": r"<style\b",
    "inline script": r"<script(?![^>]*\ssrc=)",
    "event attribute": r"\son[a-z]+\s*=\s*[\"']",
    "htmx event attribute": r"\shx-on[:-]",
    "javascript: address": r"javascript:",
    "foreign address": r"(?:src|href)\s*=\s*[\"'](?:https?:)?//",
}


def _nama(berkas: Path) -> str:
    return str(berkas.relative_to(AKAR))


@pytest.mark.parametrize("apa", TERLARANG)
def test_pola_mengenali_pelanggaran(apa):
    contoh = {
        "inline style": '<p style="color: red">',
        "style element": "<style>p{}</style>",
        "inline script": "<script>x()</script>",
        "event attribute": '<a onclick="x()">',
        "htmx event attribute": '<a hx-on:click="x()">',
        "javascript: address": '<a href="javascript:x()">',
        "foreign address": '<script src="https://cdn.example/x.js"></script>',
    }
    assert re.search(TERLARANG[apa], contoh[apa])
    assert not re.search(TERLARANG[apa], '<script src="{% static \'js/talenta.js\' %}" defer></script> <a href="/x/">')


@pytest.mark.parametrize("berkas", TEMPLATE, ids=_nama)
def test_template_patuh_csp(berkas):
    isi = berkas.read_text(encoding="utf-8")
    assert [apa for apa, pola in TERLARANG.items() if re.search(pola, isi, re.IGNORECASE)] == []


@pytest.mark.parametrize("berkas", KOMPONEN, ids=_nama)
def test_komponen_menyebut_variabelnya(berkas):
    komentar = re.match(r"{%\s*comment\s*%}(.+?){%\s*endcomment\s*%}", berkas.read_text(encoding="utf-8"), re.DOTALL)
    assert komentar, "a component starts with a comment"
    assert "Variables:" in komentar[1]


@pytest.mark.parametrize("berkas", LEMBAR, ids=_nama)
def test_warna_hanya_dari_token(berkas):
    tanpa_komentar = re.sub(r"/\*.*?\*/", "", berkas.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\([^)]*\)|\bhsla?\(", tanpa_komentar) == []


def test_setiap_kelas_warna_kotak_punya_teks():
    token = (AKAR / "static" / "css" / "token.css").read_text(encoding="utf-8")
    for kotak in range(1, 10):
        latar, teks = (re.search(rf"--kotak-{kotak}{akhir}: (#\w{{6}});", token) for akhir in ("", "-teks"))
        assert latar
        assert teks
        assert _kontras(latar[1], teks[1]) >= 4.5, f"kotak {kotak}"


def _kontras(satu: str, dua: str) -> float:
    terang = sorted((_terang(satu), _terang(dua)))
    return (terang[1] + 0.05) / (terang[0] + 0.05)


def _terang(warna: str) -> float:
    saluran = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in saluran]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
