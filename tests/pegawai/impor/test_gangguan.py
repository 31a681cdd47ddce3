"""What goes wrong on the way of a file: whatever it is, all of it is stored or nothing, and it can be done again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection

from pegawai.impor import basis, terapkan
from pegawai.models import Impor, JejakPerubahan, Pekerjaan, RiwayatJabatan
from pegawai.pilihan import StatusImpor, StatusPekerjaan
from pegawai.services import pelaksana, unggahan
from pegawai.services.pekerjaan import batalkan
from tests.pabrik import buat_pengguna
from tests.pegawai.impor.buku import REKAM_JEJAK, isi_dasar, tulis
from tests.pegawai.rumah import Rumah, bunuh

BANYAK = sum(len(isi) - 1 for isi in REKAM_JEJAK.values())

OPERATOR = """
import sys, threading, django; django.setup()
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from pegawai.models import Impor, Pengguna
from pegawai.services import unggahan
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_pengguna
from tests.pegawai.impor.buku import KINERJA, isi_dasar, tulis

folder = Path(sys.argv[1])
call_command("migrate", verbosity=0)
instansi = isi_dasar(folder)
admin = [buat_pengguna("admin", instansi=instansi) for _ in range(2)]
isi = tulis(folder / "skp.xlsx", KINERJA).read_bytes()
gerbang, hitung = threading.Barrier(2, timeout=30), unggahan.sha256

def sama_sama(lokasi):
    hasil = hitung(lokasi)
    gerbang.wait()
    return hasil

def unggah(siapa):
    try:
        unggahan.unggah(berkas=SimpleUploadedFile("skp.xlsx", isi), jenis="", oleh=siapa)
    except GalatAplikasi as galat:
        (folder / "kedua").write_text(galat.pesan)
    finally:
        connections.close_all()

def unggah_bersama():
    unggahan.sha256 = sama_sama
    utas = [threading.Thread(target=unggah, args=(siapa,)) for siapa in admin]
    for satu in utas: satu.start()
    for satu in utas: satu.join()

def setujui():
    impor = Impor.objects.latest("pk")
    unggahan.setujui(impor=impor, sidik=impor.sidik, sebagian=False, oleh=impor.dibuat_oleh)

print("siap", flush=True)
for baris in sys.stdin:
    {"unggah": unggah_bersama, "setujui": setujui}[baris.strip()]()
    print("siap", flush=True)
"""


@pytest.fixture
def rumah(tmp_path: Path) -> Iterator[Rumah]:
    rumah = Rumah(tmp_path, operator=OPERATOR, sertakan="tests.pegawai.impor.penahan")
    yield rumah
    rumah.tutup()


def _keadaan(rumah: Rumah) -> tuple[object, ...]:
    """Return the state of the newest import, the newest job's, and the numbers of its rows and of their traces."""
    return rumah.baca(
        "SELECT i.status, p.status, (SELECT count(*) FROM pegawai_penilaiankinerja),"
        " (SELECT count(*) FROM pegawai_jejakperubahan WHERE impor_id = i.id)"
        " FROM pegawai_impor i, pegawai_pekerjaan p ORDER BY i.id DESC, p.id DESC LIMIT 1"
    )[0]


def _tidak_terkunci(rumah: Rumah) -> None:
    with closing(sqlite3.connect(rumah.basis_data, timeout=30, isolation_level=None)) as hubungan:
        hubungan.execute("BEGIN IMMEDIATE")
        hubungan.execute("ROLLBACK")


def test_dua_orang_bersamaan_lalu_pekerja_dibunuh_saat_memeriksa_dan_menerapkan(rumah: Rumah) -> None:
    """One of two uploads of a file wins. Its check and its applying are each killed in the middle, and done again."""
    tahan = rumah.folder / "tahan"
    rumah.suruh("unggah")
    assert "sudah diunggah" in (rumah.folder / "kedua").read_text()
    assert rumah.baca("SELECT count(*) FROM pegawai_impor WHERE jenis = ''") == [(1,)]
    assert len([satu for satu in (rumah.folder / "media").rglob("*") if satu.is_file()]) == 1

    tahan.write_text("periksa")
    satu = rumah.mulai_pekerja()
    rumah.tunggu((rumah.folder / "tertahan-periksa").exists)
    bunuh(satu)
    assert _keadaan(rumah) == ("diperiksa", "berjalan", 0, 0)
    _tidak_terkunci(rumah)

    tahan.write_text("terapkan")
    dua = rumah.mulai_pekerja()
    rumah.tunggu(lambda: _keadaan(rumah) == ("siap", "selesai", 0, 0))
    rumah.suruh("setujui")
    rumah.tunggu((rumah.folder / "tertahan-terapkan").exists)
    bunuh(dua)
    assert _keadaan(rumah) == ("diterapkan", "berjalan", 0, 0)
    _tidak_terkunci(rumah)

    tahan.unlink()
    rumah.mulai_pekerja()
    rumah.tunggu(lambda: _keadaan(rumah) == ("selesai", "selesai", 2, 2))
    (*_, periksa), (_, menerapkan, pesan) = rumah.status()[-2:]
    assert (periksa, pesan) == ("2 baris diperiksa, 0 ditolak.", "2 baris baru, 0 berubah, 0 tetap.")
    assert menerapkan > 1, "the job that was killed is the one that ended"
    _tidak_terkunci(rumah)


@pytest.fixture
def tangkap(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Return the context in which jobs run as they do after commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def siap(tmp_path: Path, tangkap: Callable[[], Any]) -> Impor:
    """Return an import of seven sheets that has been checked and waits for an answer."""
    admin = buat_pengguna("admin", instansi=isi_dasar(tmp_path))
    isi = tulis(tmp_path / "rekam.xlsx", REKAM_JEJAK).read_bytes()
    with tangkap():
        impor = unggahan.unggah(berkas=SimpleUploadedFile("rekam.xlsx", isi), jenis="rekam-jejak", oleh=admin)
    impor.refresh_from_db()
    assert (impor.status, impor.laporan["baru"]) == (StatusImpor.SIAP, BANYAK)
    return impor


def _setujui(impor: Impor, tangkap: Callable[[], Any]) -> Pekerjaan:
    with tangkap():
        unggahan.setujui(impor=impor, sidik=impor.sidik, sebagian=False, oleh=impor.dibuat_oleh)
    impor.refresh_from_db()
    return Pekerjaan.objects.latest("pk")


def _ganggu(monkeypatch: pytest.MonkeyPatch, gangguan: Callable[[], None]) -> None:
    """Let something happen once the first sheet is in, and before the others are."""

    def masukkan(*args: Any) -> None:
        basis.masukkan(*args)
        assert RiwayatJabatan.objects.exists()
        gangguan()

    monkeypatch.setattr(terapkan, "masukkan", masukkan)


def _nihil_lalu_diulang(impor: Impor, tangkap: Callable[[], Any]) -> None:
    assert not RiwayatJabatan.objects.exists()
    assert not JejakPerubahan.objects.filter(impor=impor).exists()
    assert impor.status == StatusImpor.DITERAPKAN
    assert impor.dibuat_oleh
    with tangkap():
        unggahan.periksa_lagi(impor=impor, jenis=impor.jenis, oleh=impor.dibuat_oleh)
    impor.refresh_from_db()
    assert _setujui(impor, tangkap).status == StatusPekerjaan.SELESAI
    assert impor.status == StatusImpor.SELESAI
    assert JejakPerubahan.objects.filter(impor=impor).count() == impor.laporan["baru"] == BANYAK


@pytest.mark.django_db
def test_dibatalkan_di_tengah_penerapan(
    siap: Impor, tangkap: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def batal() -> None:
        batalkan(pekerjaan=Pekerjaan.objects.latest("pk"), oleh=siap.dibuat_oleh)  # type: ignore[arg-type]

    with monkeypatch.context() as tempel:
        tempel.setattr(pelaksana, "_JEDA_TULIS", 0)
        _ganggu(tempel, batal)
        pekerjaan = _setujui(siap, tangkap)
    assert pekerjaan.status == StatusPekerjaan.BATAL
    assert "dihentikan atas permintaan" in pekerjaan.pesan
    _nihil_lalu_diulang(siap, tangkap)


@pytest.mark.django_db(transaction=True)
def test_basis_data_hilang_di_tengah_penerapan(
    siap: Impor, tangkap: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def putus() -> None:
        if connection.vendor == "sqlite":
            raise OperationalError("disk I/O error")
        connection.connection.close()

    with monkeypatch.context() as tempel:
        _ganggu(tempel, putus)
        pekerjaan = _setujui(siap, tangkap)
    assert (pekerjaan.status, pekerjaan.pesan) == (StatusPekerjaan.GAGAL, pelaksana.PESAN_TERPUTUS)
    _nihil_lalu_diulang(siap, tangkap)
