"""The shape of the source: small files and functions, honest names, law without framework."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
APP = ("pegawai", "pemetaan", "karier", "talenta")
BATAS_BERKAS, BATAS_FUNGSI = 300, 60
NAMA_KOSONG = {"utils", "util", "helpers", "helper", "misc", "common"}


def sumber(*folder: str) -> Iterator[Path]:
    for nama in folder or (*APP, "tests"):
        yield from (berkas for berkas in sorted((AKAR / nama).rglob("*.py")) if "migrations" not in berkas.parts)


def sebut(berkas: Path) -> str:
    return str(berkas.relative_to(AKAR))


def pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text(encoding="utf-8"))


def test_berkas_pendek():
    panjang = {sebut(berkas): len(berkas.read_text(encoding="utf-8").splitlines()) for berkas in sumber()}
    assert {nama: baris for nama, baris in panjang.items() if baris >= BATAS_BERKAS} == {}


def test_fungsi_pendek():
    panjang = {
        f"{sebut(berkas)}:{simpul.lineno}": simpul.end_lineno - simpul.lineno + 1
        for berkas in sumber()
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {tempat: baris for tempat, baris in panjang.items() if baris > BATAS_FUNGSI} == {}
    aplikasi = sorted(baris for tempat, baris in panjang.items() if not tempat.startswith("tests"))
    assert aplikasi[len(aplikasi) // 2] <= 10, "median length of a function"


def test_tidak_ada_nama_kosong():
    assert [sebut(berkas) for berkas in sumber() if NAMA_KOSONG & {berkas.stem, *berkas.parts}] == []


def impor(berkas: Path) -> Iterator[tuple[str, str]]:
    """Yield (module, name) of every absolute import in a file; the name is empty for ``import module``."""
    for simpul in ast.walk(pohon(berkas)):
        if isinstance(simpul, ast.Import):
            yield from ((nama.name, "") for nama in simpul.names)
        elif isinstance(simpul, ast.ImportFrom) and simpul.module and not simpul.level:
            yield from ((simpul.module, nama.name) for nama in simpul.names)


@pytest.mark.parametrize("app", APP)
def test_nama_pribadi_tidak_diimpor_app_lain(app):
    pelanggar = [
        f"{sebut(berkas)}: {modul}.{nama}"
        for berkas in sumber(app)
        for modul, nama in impor(berkas)
        if modul.split(".")[0] in set(APP) - {app}
        and any(bagian.startswith("_") for bagian in [*modul.split("."), nama])
    ]
    assert pelanggar == []


@pytest.mark.parametrize("app", APP[:3])
def test_aturan_hanya_memakai_pustaka_standar(app):
    boleh = sys.stdlib_module_names
    pelanggar = [
        f"{sebut(berkas)}: {modul}"
        for berkas in sumber(f"{app}/aturan")
        for modul, nama in impor(berkas)
        if modul.split(".")[0] not in boleh and "aturan" not in [*modul.split("."), nama]
    ]
    assert pelanggar == []
