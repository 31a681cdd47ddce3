"""The package for BKN: what is in it, how it is checked, that it gives the same bytes again; and its states."""

import io
import json
import subprocess
import zipfile
from datetime import date

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from karier.aturan.paket import TABEL_PAKET, tindakan_paket, transisi_paket
from karier.dokumen.paket import susun_paket
from karier.models import ButirPaket, PaketBkn, RencanaKarier
from karier.pilihan import StatusPaket
from karier.services import paket as layanan
from karier.services.perubahan import ubah
from karier.services.status_paket import selaraskan
from pegawai.models import Pekerjaan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_dokumen import buat_rpk
from tests.karier.pabrik_pelaksanaan import buat_dokumen
from tests.karier.pabrik_rpk import HARI_INI
from tests.pabrik import buat_pengguna
from tests.serempak import serempak

KIRIM = {"tanggal": HARI_INI, "cara": "srikandi", "nomor": "800/1/BKPSDM"}


@pytest.fixture
def rpk(dunia_rpk):
    """Two set plans with their documents."""
    semua = [buat_rpk(dunia_rpk.orang(9), ditetapkan=True) for _ in range(2)]
    for satu in semua:
        buat_dokumen(satu)
    return sorted(semua, key=lambda satu: satu.pegawai.nip)


@pytest.fixture
def paket(dunia_rpk, rpk):
    return layanan.bangun(paket=layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=dunia_rpk.sdm))


def _status(rpk):
    return list(
        RencanaKarier.objects.filter(pk__in=[r.pk for r in rpk])
        .order_by("pegawai__nip")
        .values_list("status", flat=True)
    )


@pytest.mark.aturan("paket")
@pytest.mark.parametrize("dari", StatusPaket.values)
@pytest.mark.parametrize("aksi", ["kirim", "terima", "kembali", "batal"])
def test_tabel(dari, aksi):
    harap = {
        ("disiapkan", "kirim"): "dikirim",
        ("dikirim", "terima"): "diterima",
        ("dikirim", "kembali"): "dikembalikan",
        ("diterima", "kembali"): "dikembalikan",
        ("disiapkan", "batal"): "dibatalkan",
        ("disusun", "batal"): "dibatalkan",
    }
    baris = transisi_paket(aksi, dari)
    assert (baris and baris.ke) == harap.get((dari, aksi))
    assert (aksi in [b.aksi for b in tindakan_paket(dari)]) is ((dari, aksi) in harap)
    assert len(TABEL_PAKET) == len(harap)


def test_isi_dan_sha256sum(paket, rpk, tmp_path):
    with zipfile.ZipFile(paket.berkas.path) as berkas:
        assert berkas.testzip() is None
        nama = berkas.namelist()
        berkas.extractall(tmp_path)
    paket.berkas.close()
    dokumen = [f"dokumen/RPK-{r.profil['nip']}-v1.pdf" for r in rpk]
    assert nama == ["tabel/RPK-2026-2030.xlsx", *dokumen, "BACA-DULU.txt", "manifest.json", "SHA256SUMS"]
    periksa = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], check=False, cwd=tmp_path, capture_output=True, text=True
    )
    assert periksa.returncode == 0, periksa.stderr
    assert periksa.stdout.count(": OK") == len(nama) - 1
    manifes = json.loads((tmp_path / "manifest.json").read_text())
    assert (manifes["rpk"], manifes["paket"], manifes["menggantikan"]) == (2, paket.pk, None)
    terbit = {b["nip"]: (b["nomor"], b["sha256"]) for b in manifes["berkas"] if b["jenis"] == "rpk"}
    assert terbit == {r.profil["nip"]: (r.nomor, r.dokumen.get().sha256) for r in rpk}


def test_tabel_dalam_kolom_regulasi(paket, rpk, tmp_path):
    with zipfile.ZipFile(paket.berkas.path) as berkas:
        buku = load_workbook(io.BytesIO(berkas.read("tabel/RPK-2026-2030.xlsx")))
    paket.berkas.close()
    assert buku.sheetnames == ["Tabel 1 Profil", "Tabel 2 Pengelompokan", "Tabel 3 RPK", "Penyelarasan"]
    isi = {lembar.title: [[sel.value for sel in baris] for baris in lembar.iter_rows()] for lembar in buku}
    assert {nama: len(baris[0]) for nama, baris in isi.items()} == dict(zip(isi, (20, 12, 15, 11), strict=True))
    assert isi["Tabel 1 Profil"][1][3] == rpk[0].profil["nip"]
    assert isi["Tabel 1 Profil"][1][7:10] == ["tidak disimpan"] * 3
    assert isi["Tabel 2 Pengelompokan"][1][6] == "Pengawas"
    assert isi["Tabel 2 Pengelompokan"][1][11] == "Kepala Bidang Pembinaan SMP"
    assert isi["Tabel 3 RPK"][1][8] == "Administrator"
    assert isi["Tabel 3 RPK"][1][11:13] == ["Vertikal (promosi)", "2 (Semester II 2027)"]
    assert isi["Penyelarasan"][1][6:8] == ["2 (Semester II 2027)", "3,00"]
    assert "Integritas (2/3): Pelatihan Kepemimpinan Administrator, 2026" in isi["Penyelarasan"][1][10]


def test_byte_yang_sama(paket):
    salinan = io.BytesIO()
    susun_paket(paket, salinan, lambda selesai, jumlah: None)
    paket.berkas.open("rb")
    assert salinan.getvalue() == paket.berkas.read()
    paket.berkas.close()


def test_dokumen_yang_rusak_menahan_paket(dunia_rpk, rpk):
    dokumen = rpk[0].dokumen.get()
    with open(dokumen.berkas.path, "ab") as berkas:
        berkas.write(b"x")
    satu = layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=dunia_rpk.sdm)
    with pytest.raises(GalatAplikasi, match="tidak sama dengan yang diterbitkan"):
        layanan.bangun(paket=satu)
    satu.refresh_from_db()
    assert (satu.status, satu.berkas.name) == ("disusun", "")


def test_dikirim_diterima_dikembalikan_dikirim_ulang(dunia_rpk, paket, rpk, django_capture_on_commit_callbacks):
    sdm = dunia_rpk.sdm
    RencanaKarier.objects.filter(pk=rpk[1].pk).update(status="berjalan")
    with django_capture_on_commit_callbacks(execute=True):
        layanan.kirim(paket=paket, oleh=sdm, **KIRIM)
    assert _status(rpk) == ["disampaikan", "berjalan"]
    assert rpk[0].riwayat.last().catatan == f"Paket {paket.pk}, nomor 800/1/BKPSDM"
    with pytest.raises(GalatAplikasi, match=f"dikirim oleh {sdm}"):
        layanan.kirim(paket=paket, oleh=sdm, **KIRIM)
    layanan.terima(paket=paket, oleh=sdm, tanggal=HARI_INI, nomor="BKN-77")
    with django_capture_on_commit_callbacks(execute=True):
        layanan.kembalikan(paket=paket, oleh=sdm, tanggal=HARI_INI, alasan="Tabel 2 kurang")
    assert _status(rpk) == ["ditetapkan", "berjalan"]
    ulang = layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=sdm, menggantikan=paket)
    assert (ulang.menggantikan, ulang.butir.count()) == (paket, 2)
    with pytest.raises(GalatAplikasi, match="Tidak ada RPK"):
        layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=sdm, menggantikan=paket)
    layanan.bangun(paket=ulang)
    with django_capture_on_commit_callbacks(execute=True):
        layanan.kirim(paket=ulang, oleh=sdm, **KIRIM)
    assert selaraskan(paket=paket, oleh=sdm) == 0, "yang lama tidak menarik mundur yang sudah dikirim ulang"
    assert _status(rpk) == ["disampaikan", "berjalan"]
    assert Pekerjaan.objects.filter(jenis="paket-bkn-status", status="selesai").count() == 3


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"tanggal": date(2026, 11, 25)}, "belum tiba"),
        ({"tanggal": date(2026, 2, 2)}, "mendahului penetapan terakhir"),
        ({"nomor": " "}, "Lengkapi"),
        ({"cara": ""}, "Lengkapi"),
    ],
)
def test_kirim_ditolak(dunia_rpk, paket, isi, sebab):
    with pytest.raises(GalatAplikasi, match=sebab):
        layanan.kirim(paket=paket, oleh=dunia_rpk.sdm, **KIRIM | isi)
    assert PaketBkn.objects.get().status == "disiapkan"


def test_rpk_yang_berubah_menahan_pengiriman(dunia_rpk, paket, rpk):
    ubah(rpk=rpk[0], alasan="x", oleh=dunia_rpk.sdm)
    RencanaKarier.objects.filter(pk=rpk[0].pk).update(status="diganti")
    with pytest.raises(GalatAplikasi, match="sudah berubah sejak paket ini disusun"):
        layanan.kirim(paket=paket, oleh=dunia_rpk.sdm, **KIRIM)
    layanan.batalkan(paket=paket, oleh=dunia_rpk.sdm, catatan="Ada yang diganti")
    assert not ButirPaket.objects.filter(aktif=True).exists()
    assert layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=dunia_rpk.sdm).butir.count() == 1


def test_pelaku(dunia_rpk, paket):
    for siapa in (
        dunia_rpk.ppk,
        buat_pengguna("admin", dunia_rpk.instansi),
        buat_pengguna("sdm", unit=dunia_rpk.dinas),
    ):
        with pytest.raises(TidakBerhak):
            layanan.kirim(paket=paket, oleh=siapa, **KIRIM)


@pytest.mark.django_db(transaction=True)
def test_dua_paket_pada_saat_yang_sama(dunia_rpk, rpk):
    def kerja():
        layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=dunia_rpk.sdm)

    hasil = serempak(kerja, kerja)
    assert hasil[0] == "berhasil"
    assert hasil[1] in ("berubah", "kosong"), "yang kedua bertabrakan, atau tidak menemukan yang siap"
    assert PaketBkn.objects.count() == 1


def test_perintah(dunia_rpk, rpk, tmp_path, capsys):
    call_command("rpk", "paket", "2026", str(tmp_path / "p.zip"), "--json")
    data = json.loads(capsys.readouterr().out)
    assert (data["rpk"], data["status"]) == (2, "disiapkan")
    assert zipfile.is_zipfile(tmp_path / "p.zip")
    with pytest.raises(SystemExit) as akhir:
        call_command("rpk", "paket", "2026", str(tmp_path / "q.zip"))
    assert akhir.value.code == 1
    assert "Tidak ada RPK" in capsys.readouterr().err
