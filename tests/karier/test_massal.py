"""Printing many plans: scope, what goes in, what comes out, and a worker that is killed on the way."""

import csv
import io
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from karier.dokumen import kolam
from karier.dokumen.kolam import Kolam, Tercetak
from karier.selectors.massal import folder_massal, hasil_massal, rpk_tercetak
from karier.services import dokumen as layanan
from karier.services import massal
from pegawai.models import Pekerjaan
from pegawai.services.pelaksana import jalankan
from talenta.umum.galat import GalatAplikasi
from tests.karier.pabrik_dokumen import buat_rpk
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna, buat_unit
from tests.pegawai.rumah import Rumah, bunuh

BANYAK = 6
LAMA = 240  # seconds: rendering on a busy machine
OPERATOR = """
import sys, django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from karier.services.massal import antrekan_massal
from tests.karier.pabrik_dokumen import buat_rpk
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna
instansi = buat_instansi()
pk = [buat_rpk(buat_pegawai(instansi)).pk for _ in range(6)]
sdm = buat_pengguna("sdm", instansi)
print("siap", flush=True)
for baris in sys.stdin:
    antrekan_massal(rpk=pk, keterangan="uji", oleh=sdm)
    print("siap", flush=True)
"""


def _pdf(teks: str) -> bytes:
    penulis, berkas = PdfWriter(), io.BytesIO()
    penulis.add_blank_page(100, 100)
    penulis.add_metadata({"/Title": teks})
    penulis.write(berkas)
    return berkas.getvalue()


class KolamTiruan(Kolam):
    """Writes one blank page for each document, in the caller's own process; refuses who is named in ``TOLAK``."""

    TOLAK = ""

    def __init__(self, banyak=None, logo=""):
        self.dicetak = []

    def __exit__(self, *_):
        pass

    def cetak(self, kerja):
        for satu in kerja:
            nama = satu.isi["pengelompokan"]["nama"]
            if self.TOLAK and self.TOLAK in nama:
                yield Tercetak(satu.kunci, "huruf tidak ada", 1, 0.0, 0)
                continue
            satu.keluar.write_bytes(_pdf(nama))
            yield Tercetak(satu.kunci, "", 1, 0.0, 0)


@pytest.fixture
def tiruan(monkeypatch):
    monkeypatch.setattr(massal, "Kolam", KolamTiruan)
    monkeypatch.setattr(layanan, "cetak_dokumen", lambda isi, logo="": _pdf(isi["nomor"]))


def _kerjakan(rpk, sdm):
    pekerjaan = massal.antrekan_massal(rpk=[satu.pk for satu in rpk], keterangan="uji", oleh=sdm)
    assert jalankan(pekerjaan.pk) == "selesai"
    pekerjaan.refresh_from_db()
    return pekerjaan


def _daftar(pk):
    with zipfile.ZipFile(hasil_massal(pk)["zip"]) as berkas:
        nama = berkas.namelist()
        teks = berkas.read("daftar.csv").decode("utf-8-sig")
    return nama, list(csv.DictReader(io.StringIO(teks), delimiter=";"))


@pytest.mark.django_db
def test_terbit_konsep_dan_yang_gagal(tiruan, monkeypatch):
    """Issued bytes as they are, drafts rendered, the rest named with its reason; bookmarks by unit and person."""
    monkeypatch.setattr(KolamTiruan, "TOLAK", "Gagal")
    terbit = buat_rpk(ditetapkan=True)
    dokumen = layanan.terbitkan(rpk=terbit, oleh=terbit.ditetapkan_oleh)
    instansi, unit = terbit.instansi, buat_unit(terbit.instansi, "Dinas Lain")
    konsep, gagal = (buat_rpk(buat_pegawai(instansi, unit, nama=nama)) for nama in ("Konsep", "Gagal"))
    tanpa = buat_rpk(buat_pegawai(instansi, unit, nama="Tanpa"), ditetapkan=True, nomor="X/1")
    asing = buat_rpk(buat_pegawai(buat_instansi("lain")))
    sdm = buat_pengguna("sdm", instansi)
    pekerjaan = _kerjakan([terbit, konsep, gagal, tanpa, asing], sdm)
    nama, daftar = _daftar(pekerjaan.pk)
    assert nama == [
        f"00001-RPK-2026-{terbit.pegawai.nip}.pdf",
        f"00002-KONSEP-RPK-2026-{konsep.pegawai.nip}.pdf",
        "daftar.csv",
    ]
    assert [satu["sebab tidak tercetak"] for satu in daftar] == [
        "",
        "",
        "Tidak dapat dicetak (huruf tidak ada).",
        massal.BELUM_TERBIT,
        massal.TIDAK_ADA,
    ]
    assert daftar[0]["sha256"] == dokumen.sha256
    assert pekerjaan.pesan.startswith("2 dokumen siap diunduh. 3 tidak tercetak")
    pembaca = PdfReader(hasil_massal(pekerjaan.pk)["pdf"])
    judul = [satu["/Title"] if not isinstance(satu, list) else [s["/Title"] for s in satu] for satu in pembaca.outline]
    assert judul == [
        terbit.pegawai.unit.nama,
        [f"{terbit.pegawai.nama_lengkap}, {terbit.pegawai.nip}"],
        "Dinas Lain",
        [f"Konsep, {konsep.pegawai.nip}"],
    ]
    assert len(pembaca.pages) == 2
    assert not (folder_massal(pekerjaan.pk) / "butir").exists()


@pytest.mark.django_db
def test_yang_sudah_ada_tidak_dicetak_lagi(tiruan):
    rpk = buat_rpk()
    sdm = buat_pengguna("sdm", rpk.instansi)
    pekerjaan = massal.antrekan_massal(rpk=[rpk.pk], keterangan="uji", oleh=sdm)
    butir = folder_massal(pekerjaan.pk) / "butir"
    butir.mkdir(parents=True)
    lama = _pdf("dari percobaan pertama")
    (butir / f"00001-KONSEP-RPK-2026-{rpk.pegawai.nip}.pdf").write_bytes(lama)
    assert jalankan(pekerjaan.pk) == "selesai"
    with zipfile.ZipFile(hasil_massal(pekerjaan.pk)["zip"]) as berkas:
        assert berkas.read(berkas.namelist()[0]) == lama


@pytest.mark.django_db
def test_hanya_yang_meminta_dan_selama_dalam_lingkup(tiruan, masuk_sebagai):
    rpk = buat_rpk()
    sdm = buat_pengguna("sdm", rpk.instansi)
    pekerjaan = _kerjakan([rpk], sdm)
    alamat = reverse("cetak-massal-unduh", args=[pekerjaan.pk, "zip"])
    jawab = masuk_sebagai(sdm).get(alamat)
    assert (jawab.status_code, jawab["Cache-Control"]) == (200, "private, no-store")
    assert b"".join(jawab.streaming_content)[:2] == b"PK"
    for peran, status in (("sdm", 404), ("ppk", 404), ("admin", 403), ("pegawai", 403)):
        assert masuk_sebagai(peran, instansi=rpk.instansi).get(alamat).status_code == status
    sdm.unit = buat_unit(rpk.instansi, "Unit Lain")
    sdm.save()
    assert masuk_sebagai(sdm).get(alamat).status_code == 403
    assert massal.bersihkan_massal() == 0
    lama = time.time() - massal.UMUR_HASIL - 1
    os.utime(folder_massal(pekerjaan.pk), (lama, lama))
    assert (massal.bersihkan_massal(), hasil_massal(pekerjaan.pk)) == (1, {})


@pytest.mark.django_db
def test_halaman_menghitung_lalu_mengantrekan(masuk_sebagai):
    rpk = buat_rpk()
    buat_rpk(buat_pegawai(buat_instansi("lain")))
    client = masuk_sebagai("sdm", instansi=rpk.instansi)
    alamat = reverse("cetak-massal")
    assert "1 RPK" in client.get(alamat, {"tahun": 2026}).content.decode()
    assert client.post(alamat, {"status": "ditetapkan"}).status_code == 400
    jawab = client.post(alamat, {"status": "disusun"})
    pekerjaan = Pekerjaan.objects.get()
    assert (jawab.status_code, jawab["Location"]) == (302, reverse("pekerjaan", args=[pekerjaan.pk]))
    assert pekerjaan.argumen == {"rpk": [rpk.pk]}
    assert list(rpk_tercetak(buat_pengguna("admin", rpk.instansi))) == []


@pytest.mark.django_db
def test_terlalu_banyak_ditolak():
    with pytest.raises(GalatAplikasi, match="paling banyak 5000"):
        massal.antrekan_massal(rpk=list(range(5001)), keterangan="", oleh=buat_pengguna("sdm"))


def test_proses_yang_mati_diganti(tmp_path, monkeypatch):
    """A process that dies with a document in its hands is replaced, and the document is made."""
    anak = f"""
import os, sys, json
for baris in sys.stdin:
    if not os.path.exists({str(tmp_path / "sudah")!r}):
        open({str(tmp_path / "sudah")!r}, "w").close()
        os._exit(9)
    open(json.loads(baris)["keluar"], "w").write("ada")
    print(json.dumps({{"kb": 1, "detik": 0, "galat": ""}}), flush=True)
"""
    monkeypatch.setattr(kolam, "PERINTAH", [kolam.PERINTAH[0], "-c", anak])
    with Kolam(1) as satu:
        hasil = list(satu.cetak([kolam.Cetak(n, {}, tmp_path / str(n)) for n in range(3)]))
    assert [(h.kunci, h.galat) for h in hasil] == [(0, ""), (1, ""), (2, "")]
    assert [(tmp_path / str(n)).read_text() for n in range(3)] == ["ada"] * 3


@pytest.fixture
def rumah(tmp_path: Path) -> Iterator[Rumah]:
    rumah = Rumah(tmp_path, operator=OPERATOR, sertakan="karier.tasks")
    yield rumah
    rumah.tutup()


def test_pekerja_dibunuh_di_tengah_cetak(rumah):
    """Killed with some of the files there: the next worker makes the others, and none is missing or doubled."""
    rumah.suruh("cetak")
    pertama = rumah.mulai_pekerja()
    butir = rumah.folder / "media" / "massal" / "1" / "butir"
    rumah.tunggu(lambda: len(list(butir.glob("0*.pdf"))) >= 2, LAMA)
    bunuh(pertama)
    jadi = {satu.name: satu.stat().st_mtime_ns for satu in butir.glob("0*.pdf")}
    assert 2 <= len(jadi) < BANYAK, "killed too late to prove anything"
    assert [status for status, *_ in rumah.status()] == ["berjalan"]

    rumah.mulai_pekerja()
    rumah.tunggu(lambda: len(list(butir.glob("0*.pdf"))) == BANYAK or rumah.status()[0][0] == "selesai", LAMA)
    tetap = {nama: (butir / nama).stat().st_mtime_ns for nama in jadi if (butir / nama).exists()}
    assert tetap.items() <= jadi.items(), "what was there was made again"
    rumah.tunggu(lambda: rumah.status() == [("selesai", 2, f"{BANYAK} dokumen siap diunduh.")], LAMA)
    hasil = rumah.folder / "media" / "massal" / "1"
    with zipfile.ZipFile(hasil / "rpk.zip") as berkas:
        nama = [satu for satu in berkas.namelist() if satu.endswith(".pdf")]
        halaman = [len(PdfReader(io.BytesIO(berkas.read(satu))).pages) for satu in nama]
    assert [satu[:5] for satu in nama] == [f"{n:05d}" for n in range(1, BANYAK + 1)]
    assert len({satu[-22:] for satu in nama}) == BANYAK
    assert len(PdfReader(hasil / "rpk-gabungan.pdf").pages) == sum(halaman) == 3 * BANYAK
