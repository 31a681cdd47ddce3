"""The columns of exports: as documented, and a published version never changes."""

import hashlib
import re
from pathlib import Path

import pytest

from pegawai.views.mutu_data import JUDUL, JUDUL_ORANG, VERSI_EKSPOR
from pemetaan.views.proses import JUDUL as JUDUL_PENEMPATAN

DOKUMEN = Path(__file__).parents[2] / "docs" / "skema-ekspor.md"
# What the code writes now: version and columns.
KODE = {
    "mutu-data": (VERSI_EKSPOR, JUDUL),
    "mutu-data-orang": (VERSI_EKSPOR, JUDUL_ORANG),
    "penempatan": (1, JUDUL_PENEMPATAN),
}
# Every version ever published; a line is added with a new version, and none is ever changed.
SIDIK = {
    ("mutu-data", 1): "8254de4f3b1a5086",
    ("mutu-data-orang", 1): "3b25c0f33975cf73",
    ("penempatan", 1): "df193187b0935547",
}


def tercantum():
    """Return the columns of every version in the document."""
    bagian = re.split(r"^## (\S+) versi (\d+)$", DOKUMEN.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        (nama, int(versi)): tuple(re.findall(r"^\d+\. (.+)$", isi, flags=re.M))
        for nama, versi, isi in zip(*[iter(bagian)] * 3, strict=True)
    }


def sidik(kolom):
    return hashlib.sha256("\n".join(kolom).encode()).hexdigest()[:16]


def test_versi_terbit_tidak_berubah():
    assert {kunci: sidik(kolom) for kunci, kolom in tercantum().items()} == SIDIK


@pytest.mark.parametrize("nama", KODE)
def test_kode_menulis_versi_terbaru(nama):
    versi, kolom = KODE[nama]
    semua = tercantum()
    assert versi == max(nomor for satu, nomor in semua if satu == nama)
    assert semua[nama, versi] == kolom
