"""Every list hands itself out as CSV and .xlsx: what stands on the page, under a schema, to whom may see it."""

import csv
import io
from typing import Any

import openpyxl
import pytest

from karier.models import Dokumen
from pegawai.models import Impor
from pemetaan.models import Penempatan, Skema
from pemetaan.services.skema_ubah import Sampul, salin
from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

pytestmark = pytest.mark.django_db


def _isi(jawab: Any) -> list[dict[str, str]]:
    teks = b"".join(jawab.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks), delimiter=";"))


@pytest.fixture
def unit() -> Any:
    unit = buat_unit(nama="Dinas")
    pemetaan = buat_pemetaan(unit.instansi, 2025)
    for nama, kotak in (("=Ani", 9), ("Budi", 5), ("Citra", None)):
        buat_penempatan(pemetaan, buat_pegawai(unit=unit, nama=nama), kotak)
    return unit


@pytest.mark.parametrize(
    ("alamat", "skema", "nama"),
    [
        ("/pegawai/?", "pegawai", ["'=Ani", "Budi", "Citra"]),
        ("/pegawai/?kotak=5&", "pegawai", ["Budi"]),
        ("/pemetaan/2025/kotak/9/?", "penempatan", ["'=Ani"]),
        ("/pemetaan/2025/belum/?", "penempatan", ["Citra"]),
        ("/pemetaan/2025/belum/?q=budi&", "penempatan", []),
    ],
)
def test_daftar_orang(masuk_sebagai: Any, unit: Any, alamat: str, skema: str, nama: list[str]) -> None:
    client = masuk_sebagai("sdm", instansi=unit.instansi)
    jawab = client.get(f"{alamat}bentuk=csv")
    assert jawab["Skema-Ekspor"] == f"{skema}; versi=1"
    assert [satu["Nama"] for satu in _isi(jawab)] == nama
    buku = openpyxl.load_workbook(io.BytesIO(client.get(f"{alamat}bentuk=xlsx").getvalue()))
    assert [baris[1] for baris in list(buku["Data"].values)[1:]] == nama
    assert "bentuk=xlsx" in client.get(alamat).content.decode() or not nama


def test_daftar_pegawai_memuat_kotaknya(masuk_sebagai: Any, unit: Any) -> None:
    isi = _isi(masuk_sebagai("sdm", instansi=unit.instansi).get("/pegawai/?bentuk=csv"))
    assert [(satu["Tahun pemetaan"], satu["Kotak"], satu["Sebab belum dipetakan"]) for satu in isi] == [
        ("2025", "9", ""),
        ("2025", "5", ""),
        ("2025", "", "belum ada SKP"),
    ]


def test_hanya_yang_dalam_lingkup(masuk_sebagai: Any, unit: Any) -> None:
    lain = buat_unit(nama="Lain", induk=unit)
    client = masuk_sebagai("sdm", instansi=unit.instansi, unit=lain)
    assert _isi(client.get("/pegawai/?bentuk=csv")) == []
    assert _isi(client.get("/pemetaan/2025/kotak/9/?bentuk=csv")) == []
    assert masuk_sebagai("pegawai", instansi=unit.instansi).get("/pegawai/?bentuk=csv").status_code == 403


def test_daftar_lain(masuk_sebagai: Any, unit: Any) -> None:
    instansi, admin = unit.instansi, buat_pengguna("admin", unit.instansi)
    isi = {"instansi": instansi, "sha256": "a" * 64}
    Impor.objects.create(jenis="unor", nama_berkas="Unor.xlsx", ukuran=7, status="batal", dibuat_oleh=admin, **isi)
    orang = Penempatan.objects.filter(kotak=5).get().pegawai
    kartu = {"jenis": "kartu_talenta", "tahun": 2026, "subjek": "kartu-1", "judul": "Kartu", "kode": "K-1"}
    Dokumen.objects.create(pegawai=orang, nomor="1/2026", **kartu, **isi)
    salin(skema=Skema.objects.get(kode="dasar"), sampul=Sampul("uji", "Skema uji"), oleh=admin)
    harapan = [
        ("admin", "/impor/", "riwayat-impor", {"Nama berkas": "Unor.xlsx", "Status": "Dibatalkan"}),
        ("sdm", "/karier/dokumen/", "dokumen", {"Nomor": "1/2026", "Nama": "Budi"}),
        ("admin", "/pemetaan/skema/", "skema-penilaian", {"Kode": "uji", "Untuk": str(instansi), "Keadaan": "Konsep"}),
    ]
    for peran, alamat, skema, kolom in harapan:
        client = masuk_sebagai(peran, instansi=instansi)
        jawab = client.get(f"{alamat}?bentuk=csv")
        assert jawab["Skema-Ekspor"] == f"{skema}; versi=1"
        assert any(kolom.items() <= satu.items() for satu in _isi(jawab)), alamat
        assert "bentuk=xlsx" in client.get(alamat).content.decode(), alamat


@pytest.mark.parametrize(
    ("peran", "alamat", "skema"),
    [
        ("sdm", "/karier/rpk/", "rencana-karier"),
        ("sdm", "/karier/paket/", "paket-bkn"),
        ("sdm", "/karier/pemantauan/evaluasi/", "evaluasi-tahunan"),
        ("tim", "/pemetaan/2025/kalibrasi/", "sidang-kalibrasi"),
        ("tim", "/karier/suksesi/kelompok/", "kelompok-suksesi"),
    ],
)
def test_daftar_kosong_tetap_berjudul(masuk_sebagai: Any, unit: Any, peran: str, alamat: str, skema: str) -> None:
    jawab = masuk_sebagai(peran, instansi=unit.instansi).get(f"{alamat}?bentuk=csv")
    assert jawab["Skema-Ekspor"] == f"{skema}; versi=1"
    assert _isi(jawab) == []
