"""The map of the law: article → rule (kode) → since when → file:symbol → tests, collected from the code itself.

A rule is a frozen row with ``kode`` and ``dasar`` in a module of some app's ``aturan`` package, or a ``DASAR…``
constant there that no row of its module carries: the basis of a function. A test names the rule that it proves with
``@pytest.mark.aturan(kode)``: a row, a family of rows that begin with it, or a whole module.
"""

import ast
import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from pegawai.aturan.dasar import SEMUA_PERATURAN, Dasar

APP = ("pegawai", "pemetaan", "karier")
PEMBUKA = """# Peta aturan

Dibuat oleh `manage.py peta_aturan` dari kode; jangan disunting. `manage.py peta_aturan --periksa` memeriksa
apakah berkas ini mutakhir. Setiap baris: pasal, kode aturan, sejak kapan berlaku (tahunnya saja bila harinya tidak
tercatat dalam sumber), letaknya dalam kode, dan uji yang membuktikannya (`@pytest.mark.aturan("kode")`: kode satu
baris, awalan sekelompok baris, atau nama modul). Kode yang tertulis dua kali adalah versi satu aturan: yang berlaku
pada tanggal perkaranya yang dipakai.
"""


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule: ``modul`` is the name of its file without ending, ``baris`` says whether it is a row of a table."""

    kode: str
    dasar: Dasar
    berkas: str
    simbol: str
    baris: bool
    sejak: str

    @property
    def modul(self) -> str:
        """Name of the module as a kode."""
        return _sebagai_kode(Path(self.berkas).stem)

    def dibuktikan(self, tanda: str) -> bool:
        """Say whether a test marked ``tanda`` proves this rule."""
        return tanda in (self.kode, self.modul) or self.kode.startswith(f"{tanda}-")


def kumpulkan(akar: Path) -> list[Aturan]:
    """Return every rule of the project at ``akar``, in the order of apps, modules and tables."""
    aturan: list[Aturan] = []
    for app in APP:
        for berkas in sorted((akar / app / "aturan").glob("*.py")):
            modul = importlib.import_module(f"{app}.aturan.{berkas.stem}")
            aturan += _aturan_modul(modul, berkas, berkas.relative_to(akar).as_posix())
    return aturan


def _aturan_modul(modul: ModuleType, berkas: Path, nama: str) -> list[Aturan]:
    hasil: list[Aturan] = []
    tercatat: set[int] = set()
    simbol_modul = [s for s in _ditetapkan(berkas) if hasattr(modul, s)]
    for simbol in simbol_modul:
        for satu in _baris(getattr(modul, simbol)):
            if id(satu) not in tercatat:
                tercatat.add(id(satu))
                hasil += [Aturan(satu.kode, d, nama, simbol, True, _sejak(satu, d)) for d in _dasar_baris(satu)]
    dipakai = {aturan.dasar for aturan in hasil}
    for simbol in simbol_modul:
        if simbol.startswith("DASAR"):
            kode = _sebagai_kode(simbol.removeprefix("DASAR").lstrip("_").lower() or berkas.stem)
            isi = dict.fromkeys(d for d in _isi(getattr(modul, simbol)) if isinstance(d, Dasar))
            hasil += [Aturan(kode, d, nama, simbol, False, d.peraturan.sejak) for d in isi if d not in dipakai]
    return hasil


def _sejak(baris: Any, dasar: Dasar) -> str:
    """Return since when a row holds by one of its bases: its own day where it has one."""
    sendiri = getattr(baris, "sejak", None)
    return f"{sendiri:%d-%m-%Y}" if isinstance(sendiri, date) else dasar.peraturan.sejak


def _ditetapkan(berkas: Path) -> Iterator[str]:
    """Yield the names that a module assigns at its top level, so that an imported table counts once."""
    for simpul in ast.parse(berkas.read_text(encoding="utf-8")).body:
        if isinstance(simpul, ast.Assign):
            yield from (s.id for s in simpul.targets if isinstance(s, ast.Name))
        elif isinstance(simpul, ast.AnnAssign) and isinstance(simpul.target, ast.Name):
            yield simpul.target.id


def _isi(nilai: Any) -> Iterator[Any]:
    if isinstance(nilai, Mapping):
        nilai = tuple(nilai.values())
    if isinstance(nilai, tuple | list | frozenset):
        for satu in nilai:
            yield from _isi(satu)
    else:
        yield nilai


def _baris(nilai: Any) -> Iterator[Any]:
    for satu in _isi(nilai):
        if is_dataclass(satu) and not isinstance(satu, type) and hasattr(satu, "kode") and hasattr(satu, "dasar"):
            yield satu


def _dasar_baris(baris: Any) -> list[Dasar]:
    """Return the bases of a row: ``dasar``, and further fields that hold one."""
    isi = (getattr(baris, bidang.name) for bidang in fields(baris))
    return list(dict.fromkeys(satu for satu in isi if isinstance(satu, Dasar)))


def _sebagai_kode(nama: str) -> str:
    return nama.replace("_", "-")


def kumpulkan_uji(akar: Path) -> dict[str, list[str]]:
    """Return for every kode that a mark names the tests that bear it, as ``file::test``."""
    uji: dict[str, list[str]] = defaultdict(list)
    for berkas in sorted((akar / "tests").rglob("test_*.py")):
        nama = berkas.relative_to(akar).as_posix()
        for simpul in ast.parse(berkas.read_text(encoding="utf-8")).body:
            if isinstance(simpul, ast.FunctionDef | ast.ClassDef):
                for kode in _tanda(simpul.decorator_list):
                    uji[kode].append(f"{nama}::{simpul.name}")
            elif isinstance(simpul, ast.Assign) and any(ast.unparse(t) == "pytestmark" for t in simpul.targets):
                for kode in _tanda([simpul.value]):
                    uji[kode].append(nama)
    return dict(uji)


def _tanda(simpul: list[ast.expr]) -> Iterator[str]:
    for luar in simpul:
        for satu in ast.walk(luar):
            if isinstance(satu, ast.Call) and ast.unparse(satu.func) == "pytest.mark.aturan":
                yield from (a.value for a in satu.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def tanda_tanpa_aturan(akar: Path) -> list[str]:
    """Return the marks that name no rule and no module of rules: a slip of the pen, or a rule that is gone."""
    aturan = kumpulkan(akar)
    modul = {_sebagai_kode(berkas.stem) for app in APP for berkas in (akar / app / "aturan").glob("*.py")}
    return [t for t in kumpulkan_uji(akar) if t not in modul and not any(satu.dibuktikan(t) for satu in aturan)]


def tulis(akar: Path) -> str:
    """Return the text of docs/peta-aturan.md."""
    aturan, uji = kumpulkan(akar), kumpulkan_uji(akar)
    bagian = [PEMBUKA]
    for peraturan in SEMUA_PERATURAN:
        milik = [satu for satu in aturan if satu.dasar.peraturan == peraturan]
        if milik:
            kepala = [
                f"## {peraturan.nama} ({peraturan.tentang})",
                "",
                "| Pasal | Kode | Berlaku sejak | Letak | Uji |",
                "|---|---|---|---|---|",
            ]
            bagian.append("\n".join([*kepala, *_tabel(milik, uji)]) + "\n")
    return "\n".join(bagian)


def _tabel(aturan: list[Aturan], uji: dict[str, list[str]]) -> Iterator[str]:
    """Yield the lines of a table; rows of one place that the same tests prove share a line."""
    kelompok: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for satu in aturan:
        bukti = dict.fromkeys(nama for tanda, daftar in uji.items() if satu.dibuktikan(tanda) for nama in daftar)
        letak = f"`{satu.berkas}:{satu.simbol}`"
        kunci = (satu.dasar.pasal, letak, "<br>".join(f"`{nama}`" for nama in bukti), satu.sejak)
        kelompok[kunci].append(f"`{satu.kode}`")
    for kunci in sorted(kelompok):
        pasal, letak, bukti_satu, sejak = kunci
        yield f"| {pasal or '–'} | {', '.join(kelompok[kunci])} | {sejak} | {letak} | {bukti_satu or '–'} |"
