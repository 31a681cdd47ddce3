"""The command: exit codes, agencies, the JSON report."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from pegawai.models import Instansi, Pegawai, PenilaianKinerja
from tests.pegawai.impor.buku import AGUS, FUNGSIONAL, ISI, KINERJA, PEGAWAI, SALAH, impor, isi_dasar, tulis

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        (["kinerja", "{baik}"], 0, "2 baru"),
        (["kinerja", "{salah}"], 1, "Tidak ada yang diterapkan"),
        (["kinerja", "{salah}", "--sebagian"], 1, "Diterapkan"),
        (["kinerja", "{baik}", "--uji"], 0, "Hanya diperiksa"),
        (["kinerja", "{salah}", "--uji"], 1, "Hanya diperiksa"),
        (["kinerja", "tiada.xlsx"], 2, "tidak ditemukan"),
        (["gaji", "{baik}"], 2, "tidak dikenal"),
        (["kinerja", "{baik}", "--instansi", "lain"], 2, "kabupaten-uji"),
        (["kinerja", "{baik}", "--instansi", "kabupaten-uji"], 0, "2 baru"),
        (["kinerja", "{salah}", "--galat", "/tiada/galat.xlsx"], 2, "tidak dapat ditulis"),
    ],
)
def test_kode_keluar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argumen: list[str], kode: int, kata: str
) -> None:
    isi_dasar(tmp_path)
    berkas = {"baik": tulis(tmp_path / "baik.xlsx", KINERJA), "salah": tulis(tmp_path / "salah.xlsx", SALAH)}
    hasil = 0
    try:
        call_command("impor", *(satu.format(**berkas) for satu in argumen))
    except SystemExit as keluar:
        hasil = int(keluar.code or 0)
    teks = "".join(capsys.readouterr())
    assert (hasil, kata in teks) == (kode, True), teks


def test_buku_galat_yang_tidak_dapat_ditulis_tidak_menyisakan_apa_pun(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    salah = str(tulis(tmp_path / "salah.xlsx", SALAH))
    with pytest.raises(SystemExit) as keluar:
        call_command("impor", "kinerja", salah, "--sebagian", "--galat", "/tiada/galat.xlsx")
    assert (keluar.value.code, PenilaianKinerja.objects.exists()) == (2, False)


def test_beberapa_instansi_harus_disebut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    isi_dasar(tmp_path)
    Instansi.objects.create(kode="lain", nama="Lain")
    with pytest.raises(SystemExit) as keluar:
        call_command("impor", "kinerja", str(tulis(tmp_path / "k.xlsx", KINERJA)))
    assert keluar.value.code == 2
    assert "kabupaten-uji" in capsys.readouterr().err


def test_nip_instansi_lain_ditolak(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    lain = Instansi.objects.create(kode="lain", nama="Provinsi Lain")
    Pegawai.objects.filter(nip=AGUS).update(instansi=lain)
    laporan = impor(tmp_path, "pegawai", PEGAWAI, uji=True)
    assert [(t.baris, "Provinsi Lain" in t.pesan) for t in laporan.galat] == [(4, True)]


def test_jenis_json_lengkap(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    isi_dasar(tmp_path)
    isi = [[*KINERJA[0], "CATATAN"], [*KINERJA[1], "x"]]
    call_command("impor", "kinerja", str(tulis(tmp_path / "k.xlsx", isi)), "--json", "--uji")
    hasil = json.loads(capsys.readouterr().out)
    assert {
        "jenis",
        "baris",
        "diterima",
        "baru",
        "berubah",
        "tetap",
        "dilewati",
        "ditolak",
        "galat",
        "peringatan",
    } <= set(hasil)
    assert hasil["kolom_diabaikan"] == ["CATATAN"]


def test_satu_baris_rekam_jejak_per_lembar_disebut_lembarnya(tmp_path: Path) -> None:
    isi_dasar(tmp_path)
    isi = {"UMPAN BALIK": [ISI["rekam-jejak"]["UMPAN BALIK"][0], ["x", 2025, 1]], "Catatan": [["bebas"]]}
    laporan = impor(tmp_path, "rekam-jejak", isi, uji=True)
    assert laporan.galat[0].json()["lembar"] == "UMPAN BALIK"
    assert laporan.lembar_diabaikan == ["Catatan"]
    assert FUNGSIONAL not in str(laporan.json())
