"""What the documents name exists: commands, files, links, symbols."""

import importlib
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

AKAR = Path(__file__).parents[2]
DOKUMEN = sorted([*AKAR.glob("*.md"), *(AKAR / "docs").rglob("*.md")])
PERINTAH = re.compile(r"manage\.py ([a-z_]+)")
SKRIP = re.compile(r"(?<![\w/])((?:script|\.ci)/[a-z]+)\b")
TAUTAN = re.compile(r"\]\((?!https?:)([^)#\s]+)")
BERKAS = re.compile(r"`((?:talenta|pegawai|pemetaan|karier|templates|static|docs|tests)/[\w./-]*)`")
SIMBOL = re.compile(r"`((?:talenta|pegawai|pemetaan|karier)(?:\.[a-z_]+)+)(?:\.([A-Z]\w+))?`")


def nama(berkas: Path) -> str:
    return berkas.relative_to(AKAR).as_posix()


def tiap_dokumen(fungsi):
    return pytest.mark.parametrize("berkas", DOKUMEN, ids=nama)(fungsi)


@tiap_dokumen
def test_perintah_yang_disebut_ada(berkas):
    teks = berkas.read_text(encoding="utf-8")
    assert set(PERINTAH.findall(teks)) <= set(get_commands())
    assert [satu for satu in SKRIP.findall(teks) if not (AKAR / satu).is_file()] == []


@tiap_dokumen
def test_berkas_dan_tautan_yang_disebut_ada(berkas):
    teks = berkas.read_text(encoding="utf-8")
    assert [satu for satu in BERKAS.findall(teks) if not (AKAR / satu).exists()] == []
    assert [satu for satu in TAUTAN.findall(teks) if not (berkas.parent / satu).exists()] == []


@tiap_dokumen
def test_simbol_yang_disebut_ada(berkas):
    for modul, simbol in SIMBOL.findall(berkas.read_text(encoding="utf-8")):
        isi = importlib.import_module(modul)
        assert not simbol or hasattr(isi, simbol), f"{modul}.{simbol}"


def test_gambar_panduan_kecil_dan_dipakai():
    teks = "".join(berkas.read_text(encoding="utf-8") for berkas in DOKUMEN)
    for gambar in (AKAR / "docs/panduan/gambar").glob("*"):
        assert gambar.stat().st_size < 150_000, gambar.name
        assert gambar.name in teks, gambar.name
