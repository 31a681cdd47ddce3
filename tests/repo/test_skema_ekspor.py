"""Columns of exports: all in the document, as the code writes them; a published version never changes."""

import hashlib
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import karier
import pegawai
import pemetaan
from talenta.umum.skema_ekspor import SkemaEkspor

AKAR = Path(__file__).parents[2]
DOKUMEN = AKAR / "docs" / "skema-ekspor.md"
# Every version ever published; a line is added with a new version, and none is ever changed.
SIDIK = {
    ("andaian", 1): "3194d625d221b052",
    ("anggota-suksesi", 1): "ad7a8b9dddc56a20",
    ("antrean-persetujuan", 1): "a2b88274f2dd448d",
    ("aspirasi", 1): "e57e3b5cc6f96cdb",
    ("aturan-jalur", 1): "210c368b6965cfc5",
    ("bkn-pengelompokan", 1): "2b2a7d0a0c9bd1e2",
    ("bkn-penyelarasan", 1): "e542686b66de5adf",
    ("bkn-profil", 1): "2a8c97a1d7151eb3",
    ("bkn-rencana", 1): "28d03b168264a7e7",
    ("capaian-rpk", 1): "6834b15f74834113",
    ("cetak-massal", 1): "a1fb76dfe13d4b9f",
    ("dokumen", 1): "d778be447bdb8169",
    ("evaluasi-capaian", 1): "0098a79acc4c3595",
    ("evaluasi-sebab", 1): "2a3b057422aa7412",
    ("evaluasi-tahunan", 1): "7729a8e9d5921a97",
    ("evaluasi-tindak-lanjut", 1): "f1a1654abef67f73",
    ("evaluasi-uraian", 1): "18e6b2edd3a034c2",
    ("isi-peta-jabatan", 1): "bfe8f422eff0cdb5",
    ("jabatan-kritis-target", 1): "408c79318b1c9048",
    ("jabatan-pegawai", 1): "44edc97a5df9706f",
    ("jp-biaya", 1): "3b48036b8b4c59ce",
    ("kalibrasi", 1): "08a1e20a4f6a2d1e",
    ("kandidat-jabatan", 1): "b3cabc919b30bfca",
    ("kandidat-suksesi", 1): "8a0a3659e1d74935",
    ("katalog-pengembangan", 1): "05b91c3eac16d8fb",
    ("keadilan-penilaian", 1): "9d2a77631392eef2",
    ("keadilan-sebaran", 1): "e7d4c191cdca0690",
    ("kelompok-suksesi", 1): "75e02a918dfcf948",
    ("kinerja", 1): "f05f7f58bd1fdcf0",
    ("kode-aktivasi", 1): "8f2332c0f6734639",
    ("langkah-rpk", 1): "ef9d83a1297e91b1",
    ("merit-bukti", 1): "f3e29e7706966609",
    ("merit-syarat", 1): "7bb1ba59da3e947a",
    ("merit-tingkat", 1): "90acf865355e16b4",
    ("mutu-data", 1): "8254de4f3b1a5086",
    ("mutu-data-orang", 1): "3b25c0f33975cf73",
    ("paket-bkn", 1): "3bc186800ca06f85",
    ("pegawai", 1): "4d65fc6e0edbc25f",
    ("pekerjaan-latar", 1): "9bd115d81e425414",
    ("pelimpahan-wewenang", 1): "1920efead98b4ff9",
    ("pemberitahuan", 1): "7aaceb21b8e35218",
    ("penempatan", 1): "df193187b0935547",
    ("pengajuan-peran", 1): "4d76ff570db51d5a",
    ("perbandingan", 1): "64cd599b520a3494",
    ("periode-pemetaan", 1): "69a5dd41a087f805",
    ("permintaan-koreksi", 1): "dfbae5b7c17e6499",
    ("persiapan", 1): "9d906707a95eb699",
    ("persiapan-jabatan", 1): "6f076a501e98af30",
    ("persiapan-orang", 1): "be8248d869370738",
    ("persiapan-pos", 1): "bcc159190762de10",
    ("persiapan-unit", 1): "e1cfe88d88cc4a1a",
    ("peta-jabatan", 1): "1db9b13d55ede450",
    ("prioritas-pengembangan", 1): "064782b5de3bdd82",
    ("program-talenta", 1): "f8b10bff62b4175e",
    ("rencana-karier", 1): "361eb64085ad0c3b",
    ("riwayat-impor", 1): "d172e10df9060489",
    ("sidang-kalibrasi", 1): "7494eff3bab86b05",
    ("simata", 1): "91c889c3d2dffb56",
    ("skema-penilaian", 1): "8170972f69302067",
    ("tahap-talenta", 1): "209535790d37aadf",
    ("tanggapan", 1): "97b8dd390916b654",
}
# Who writes workbooks or CSV without a schema: templates to fill in, and the list inside a zip of prints.
PENULIS_LAIN = {
    "talenta/umum/ekspor.py",
    "pegawai/impor/templat.py",
    "karier/services/massal.py",
}


def _dalam(isi: Any) -> Iterator[SkemaEkspor]:
    if isinstance(isi, SkemaEkspor):
        yield isi
    elif isinstance(isi, dict):
        yield from _banyak(isi.values())


def _banyak(semua: Iterable[Any]) -> Iterator[SkemaEkspor]:
    for satu in semua:
        yield from _dalam(satu)


def di_kode() -> set[SkemaEkspor]:
    """Return every schema that a module of the apps holds."""
    hasil: set[SkemaEkspor] = set()
    for app in (pegawai, pemetaan, karier):
        for modul in pkgutil.walk_packages(app.__path__, f"{app.__name__}."):
            if ".migrations" not in modul.name:
                hasil.update(_banyak(vars(importlib.import_module(modul.name)).values()))
    return hasil


def tercantum() -> dict[tuple[str, int], tuple[str, ...]]:
    """Return the columns of every version in the document."""
    bagian = re.split(r"^## (\S+) versi (\d+)$", DOKUMEN.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        (nama, int(versi)): tuple(re.findall(r"^\d+\. (.+)$", isi, flags=re.M))
        for nama, versi, isi in zip(*[iter(bagian)] * 3, strict=True)
    }


def sidik(kolom: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(kolom).encode()).hexdigest()[:16]


def test_versi_terbit_tidak_berubah() -> None:
    assert {kunci: sidik(kolom) for kunci, kolom in tercantum().items()} == SIDIK


def test_kode_menulis_versi_terbaru_yang_tercantum() -> None:
    semua, terbaru = tercantum(), {}
    for nama, versi in semua:
        terbaru[nama] = max(versi, terbaru.get(nama, 0))
    kode = di_kode()
    assert len({satu.nama for satu in kode}) == len(kode), "a name stands for one list"
    assert {satu.nama: satu.versi for satu in kode} == terbaru
    assert {(satu.nama, satu.versi): satu.kolom for satu in kode} == {
        (nama, versi): semua[nama, versi] for nama, versi in terbaru.items()
    }


def test_tidak_ada_penulis_lain() -> None:
    """A list goes out through ``talenta.umum.ekspor``, which asks for a schema."""
    penulis = re.compile(r"\bcsv\.writer\b|\bxlsxwriter\b|\bWorkbook\(\)")
    berkas = (p for app in ("karier", "pegawai", "pemetaan", "talenta/umum") for p in (AKAR / app).rglob("*.py"))
    ada = {str(p.relative_to(AKAR)) for p in berkas if penulis.search(p.read_text(encoding="utf-8"))}
    assert ada == PENULIS_LAIN
