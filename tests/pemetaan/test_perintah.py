"""petakan, penempatan, jelaskan: keys, exit codes, sentences."""

import json

import pytest
from django.core.management import call_command

from pegawai.models import Pegawai
from tests.pabrik import buat_asesmen, buat_instansi, buat_kinerja, buat_pegawai

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang() -> list[Pegawai]:
    """Three people: box 9, box 5, no SKP."""
    semua = [buat_pegawai(nama=nama) for nama in ("Satu", "Dua", "Tiga")]
    buat_kinerja(semua[0], 2025, "sangat_baik")
    buat_kinerja(semua[1], 2025, "baik")
    buat_asesmen(semua[0], potensi=90, teknis=None)
    buat_asesmen(semua[1], potensi=60, level=1)
    return semua


def _jalankan(capsys, *argumen: str) -> tuple[int, str, str]:
    kode = 0
    try:
        call_command(*argumen)
    except SystemExit as keluar:
        kode = keluar.code
    hasil = capsys.readouterr()
    return kode, hasil.out, hasil.err


def _json(capsys, *argumen: str):
    kode, keluar, _ = _jalankan(capsys, *argumen, "--json")
    assert kode == 0
    return json.loads(keluar)


def test_petakan(capsys, orang):
    data = _json(capsys, "petakan", "2025")
    assert list(data) == ["periode", "dipetakan", "belum", "kotak"]
    assert data["kotak"] == {str(n): 1 if n in (9, 2) else 0 for n in range(1, 10)}
    assert (data["periode"], data["dipetakan"], data["belum"]) == (2025, 2, {"belum ada SKP": 1})
    _, keluar, _ = _jalankan(capsys, "petakan", "2025", "--skema", "bkn-411")
    assert "2 pegawai dipetakan" in keluar
    assert "belum ada SKP: 1" in keluar


def test_penempatan(capsys, orang):
    _json(capsys, "petakan", "2025")
    data = _json(capsys, "penempatan", "2025")["penempatan"]
    assert [(s["nip"], s["kotak"], s["peringkat"]) for s in data] == [(orang[0].nip, 9, 1), (orang[1].nip, 2, 1)]
    assert data[0] == {
        "nip": orang[0].nip,
        "nama": "Satu",
        "skor_kinerja": "100.00",
        "kinerja": "di_atas",
        "skor_potensial": "95.00",
        "potensial": "tinggi",
        "nilai_talenta": "97.50",
        "kotak": 9,
        "peringkat": 1,
        "rekomendasi": [
            "Dipromosikan dan dipertahankan",
            "Masuk Kelompok Rencana Suksesi Instansi/Nasional",
            "Penghargaan",
        ],
    }


def test_jelaskan(capsys, orang):
    _json(capsys, "petakan", "2025")
    orang[0].asesmen.all().delete()
    data = _json(capsys, "jelaskan", orang[0].nip, "2025")
    assert data["sesuai_tersimpan"] is True
    teknis = data["potensial"]["indikator"][2]
    assert (teknis["bobot"], teknis["bobot_dipakai"], teknis["nilai_dipakai"]) == ("20.00", "0.00", None)
    assert data["potensial"]["kelas"]["di_atas_batas"] == "15.00"
    assert data["kinerja"]["kelas"]["batas"] == ["70.00", "90.00"]
    kode, keluar, _ = _jalankan(capsys, "jelaskan", orang[1].nip, "2025")
    assert kode == 0
    for kalimat in (
        "Predikat SKP 2025 (bobot 60%): Baik = 80,00",
        "Jumlah skor delapan aspek = 480,00",
        "Jumlah level yang diminta jabatan = 18,00",
        "kurang 10,00 lagi ke kelas di atasnya",
        "Permenpan RB 3/2020, kotak manajemen talenta",
    ):
        assert kalimat in keluar


def test_jelaskan_yang_belum_dipetakan(capsys, orang):
    _json(capsys, "petakan", "2025")
    data = _json(capsys, "jelaskan", orang[2].nip, "2025")
    assert (data["sebab"], data["sesuai_tersimpan"]) == ("belum ada SKP", True)
    assert "Permenpan RB 6/2022" in data["sebab_dasar_hukum"]
    assert "Belum dipetakan: belum ada SKP" in _jalankan(capsys, "jelaskan", orang[2].nip, "2025")[1]


@pytest.mark.parametrize(
    ("argumen", "kode", "kalimat"),
    [
        (("petakan", "1999"), 2, "tidak sah"),
        (("petakan", "dua ribu"), 2, "tidak sah"),
        (("petakan", "2025", "--skema", "entah"), 2, "Yang dapat dipakai: dasar, bkn-411"),
        (("petakan", "2025", "--kode-instansi", "entah"), 2, "Instansi “entah” tidak ada"),
        (("penempatan", "2024"), 1, "Jalankan: manage.py petakan 2024"),
        (("jelaskan", "123", "2025"), 2, "NIP 123 tidak ditemukan"),
        (("jelaskan", "{nip}", "2024"), 1, "belum dipetakan untuk tahun 2024"),
    ],
)
def test_penolakan(capsys, orang, argumen, kode, kalimat):
    hasil, keluar, salah = _jalankan(capsys, *(satu.format(nip=orang[0].nip) for satu in argumen))
    assert (hasil, keluar) == (kode, "")
    assert kalimat in salah


def test_tanpa_instansi_dan_tanpa_pegawai(capsys):
    assert _jalankan(capsys, "petakan", "2025")[0] == 2
    buat_instansi()
    kode, _, salah = _jalankan(capsys, "petakan", "2025")
    assert kode == 1
    assert "Impor Data Utama" in salah
    buat_instansi("kedua")
    kode, _, salah = _jalankan(capsys, "petakan", "2025")
    assert kode == 2
    assert "--kode-instansi" in salah


def test_pegawai_yang_masuk_sesudah_pemetaan(capsys, orang):
    _json(capsys, "petakan", "2025")
    baru = buat_pegawai(nama="Baru")
    kode, _, salah = _jalankan(capsys, "jelaskan", baru.nip, "2025")
    assert kode == 1
    assert "Petakan ulang" in salah
