"""A real worker on a real database file, killed with SIGKILL in the middle of a job."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pegawai.rumah import Rumah, bunuh, bunuh_anak

OPERATOR = """
import sys, django; django.setup()
from django.core.management import call_command
from pegawai.services.pekerjaan import antrekan
call_command("migrate", verbosity=0)
print("siap", flush=True)
for baris in sys.stdin:
    argumen = {"catatan": sys.argv[1] + "/catatan", "jumlah": int(baris)}
    antrekan(jenis="uji-baris", argumen=argumen, judul="Uji", oleh=None)
    print("siap", flush=True)
"""


@pytest.fixture
def rumah(tmp_path: Path) -> Iterator[Rumah]:
    rumah = Rumah(tmp_path, operator=OPERATOR, sertakan="tests.pegawai.penangan_uji")
    yield rumah
    rumah.tutup()


def test_pekerja_dibunuh_di_tengah_pekerjaan(rumah):
    """The job is run again and finishes once; its rows are there once; a job queued meanwhile is done too, and so is
    one that comes after the successor's idle children were killed."""
    catatan, tahan = rumah.folder / "catatan", rumah.folder / "tahan"
    tahan.touch()
    rumah.suruh(15)
    pertama = rumah.mulai_pekerja()
    rumah.tunggu((rumah.folder / "tertahan").exists)
    bunuh(pertama)
    tahan.unlink()
    assert [status for status, *_ in rumah.status()] == ["berjalan"]
    assert rumah.baca("SELECT count(*) FROM pegawai_rumpun") == [(0,)]

    rumah.suruh(2)
    kedua = rumah.mulai_pekerja()
    rumah.tunggu(lambda: [status for status, *_ in rumah.status()] == ["selesai", "selesai"])

    assert rumah.status() == [("selesai", 2, "15 baris ditulis."), ("selesai", 1, "2 baris ditulis.")]
    baris = rumah.baca("SELECT nama FROM pegawai_rumpun")
    assert len(baris) == len(set(baris)) == 17
    assert [satu.split()[0] for satu in catatan.read_text().splitlines()].count("1") == 2

    bunuh_anak(kedua)
    rumah.suruh(1)
    rumah.tunggu(lambda: rumah.status()[2:] == [("selesai", 1, "1 baris ditulis.")])
