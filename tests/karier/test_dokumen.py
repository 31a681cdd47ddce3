"""Issuing, replacing, revoking and verifying documents; the files behind them."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as pengaturan
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from karier.dokumen.berkas import berkas_rpk
from karier.models import Dokumen
from karier.pilihan import StatusDokumen, StatusRpk
from karier.selectors.dokumen import dokumen_terbit, isi_berkas, pengganti
from karier.services import dokumen as layanan
from talenta.umum.galat import GalatAplikasi
from tests.karier.pabrik_dokumen import buat_rpk

pytestmark = pytest.mark.django_db


@pytest.fixture
def tiruan(monkeypatch):
    """Put bytes that differ per document in the place of the slow rendering; return the contents it was given."""
    isi: list = []

    def cetak(satu, logo=""):
        isi.append(satu)
        return b"%PDF-1.7 " + satu["nomor"].encode()

    monkeypatch.setattr(layanan, "cetak_dokumen", cetak)
    return isi


class BatalError(Exception):
    """The transaction around an issue fails."""


@transaction.atomic
def _terbitkan_lalu_batal(rpk):
    layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    raise BatalError


def _berkas():
    return sorted(str(satu) for satu in Path(pengaturan.MEDIA_ROOT).rglob("*.pdf"))


def test_terbitkan(tiruan):
    rpk = buat_rpk(ditetapkan=True)
    dokumen = layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    dokumen.full_clean()
    assert dokumen.nomor == rpk.nomor
    assert dokumen.status == StatusDokumen.BERLAKU
    assert dokumen.diterbitkan_oleh == rpk.ditetapkan_oleh
    assert dokumen.isi == tiruan[0]
    assert dokumen.isi["verifikasi"]["kode"] == dokumen.kode
    data = isi_berkas(dokumen)
    assert hashlib.sha256(data).hexdigest() == dokumen.sha256
    assert layanan.verifikasi_berkas(data) == {
        "asli": True,
        "status": "berlaku",
        "nomor": rpk.nomor,
        "berlaku": True,
    }
    assert dokumen.kode.encode() not in data, "nama berkas, bukan isi tiruan, yang memuat kode"
    assert default_storage.exists(dokumen.berkas.name)


def test_satu_byte_berubah_tidak_dikenal(tiruan):
    rpk = buat_rpk(ditetapkan=True)
    data = isi_berkas(layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh))
    for tempat in (0, len(data) // 2, len(data) - 1):
        ubah = bytearray(data)
        ubah[tempat] ^= 1
        assert layanan.verifikasi_berkas(bytes(ubah)) == {
            "asli": False,
            "status": "tidak_dikenal",
            "nomor": None,
            "berlaku": False,
        }
    assert layanan.verifikasi_berkas(data + b"\n")["asli"] is False


@pytest.mark.parametrize("status", [satu for satu in StatusRpk if satu != StatusRpk.DITETAPKAN])
def test_hanya_yang_ditetapkan_dapat_diterbitkan(status, tiruan):
    rpk = buat_rpk(ditetapkan=True)
    type(rpk).objects.filter(pk=rpk.pk).update(status=status)
    with pytest.raises(GalatAplikasi, match="sudah ditetapkan PPK"):
        layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    assert (Dokumen.objects.count(), _berkas()) == (0, [])


def test_tidak_terbit_dua_kali(tiruan):
    rpk = buat_rpk(ditetapkan=True)
    layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    with pytest.raises(GalatAplikasi, match="sudah punya dokumen yang berlaku"):
        layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    assert len(_berkas()) == 1


def test_versi_baru_menggantikan_dokumen_lama(tiruan):
    lama = buat_rpk(ditetapkan=True)
    oleh = lama.ditetapkan_oleh
    pertama = layanan.terbitkan(rpk=lama, oleh=oleh)
    data = isi_berkas(pertama)
    baru = buat_rpk(lama.pegawai, ditetapkan=True, versi=2, menggantikan=lama)
    kedua = layanan.terbitkan(rpk=baru, oleh=oleh)
    pertama.refresh_from_db()
    assert (pertama.status, pertama.berakhir_oleh) == (StatusDokumen.DIGANTI, oleh)
    assert pertama.berakhir_pada is not None
    assert pengganti(pertama) == kedua
    assert pengganti(kedua) is None
    assert layanan.verifikasi_berkas(data) == {
        "asli": True,
        "status": "diganti",
        "nomor": lama.nomor,
        "berlaku": False,
    }


def test_cabut_lalu_terbitkan_lagi(tiruan):
    rpk = buat_rpk(ditetapkan=True)
    dokumen = layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    with pytest.raises(GalatAplikasi, match="alasan"):
        layanan.cabut(dokumen=dokumen, oleh=rpk.ditetapkan_oleh, alasan=" ")
    layanan.cabut(dokumen=dokumen, oleh=rpk.ditetapkan_oleh, alasan="Nomor salah")
    assert (dokumen.status, dokumen.alasan) == (StatusDokumen.DICABUT, "Nomor salah")
    with pytest.raises(GalatAplikasi, match="sudah tidak berlaku"):
        layanan.cabut(dokumen=dokumen, oleh=rpk.ditetapkan_oleh, alasan="Lagi")
    assert dokumen_terbit(rpk) == dokumen
    type(rpk).objects.filter(pk=rpk.pk).update(nomor="800.1.3/0099/RPK/2026")
    kedua = layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    assert dokumen_terbit(rpk) == kedua


@pytest.mark.parametrize(
    "isian",
    [
        {"status": StatusDokumen.DIGANTI},
        {"status": StatusDokumen.DICABUT, "alasan": "x"},
        {"berakhir_pada": timezone.now()},
    ],
)
def test_basis_data_menjaga_pasangan(isian, tiruan):
    rpk = buat_rpk(ditetapkan=True)
    dokumen = layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dokumen.objects.filter(pk=dokumen.pk).update(**isian)


def test_baris_gagal_berkas_dihapus(tiruan, monkeypatch):
    rpk = buat_rpk(ditetapkan=True)

    def gagal(self, **lain):
        raise IntegrityError("tiruan")

    monkeypatch.setattr(Dokumen, "save", gagal)
    with pytest.raises(IntegrityError):
        layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    assert _berkas() == []


def test_berkas_yatim_dibersihkan_setelah_sehari(tiruan):
    rpk = buat_rpk(ditetapkan=True)

    with pytest.raises(BatalError):
        _terbitkan_lalu_batal(rpk)
    (yatim,) = _berkas()
    assert Dokumen.objects.count() == 0
    assert layanan.bersihkan_yatim() == 0, "transaksi lain mungkin belum selesai"
    sah = layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    kemarin = (timezone.now() - timedelta(days=1, minutes=1)).timestamp()
    for berkas in _berkas():
        os.utime(berkas, (kemarin, kemarin))
    assert layanan.bersihkan_yatim() == 1
    assert _berkas() == [default_storage.path(sah.berkas.name)]
    assert yatim not in _berkas()


def test_berkas_rusak_atau_hilang_tidak_diserahkan(tiruan):
    rpk = buat_rpk(ditetapkan=True)
    dokumen = layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh)
    jalur = Path(default_storage.path(dokumen.berkas.name))
    jalur.chmod(0o600)
    jalur.write_bytes(jalur.read_bytes() + b" ")
    with pytest.raises(GalatAplikasi, match="tidak sama dengan yang diterbitkan"):
        berkas_rpk(rpk)
    jalur.unlink()
    with pytest.raises(GalatAplikasi, match="tidak ada di penyimpanan"):
        berkas_rpk(rpk)


def test_ditetapkan_tanpa_dokumen_tidak_dicetak_sebagai_konsep():
    with pytest.raises(GalatAplikasi, match="belum diterbitkan"):
        berkas_rpk(buat_rpk(ditetapkan=True))


def test_rencana_dibatalkan_dokumen_tidak_berlaku(tiruan):
    rpk = buat_rpk(ditetapkan=True)
    data = isi_berkas(layanan.terbitkan(rpk=rpk, oleh=rpk.ditetapkan_oleh))
    type(rpk).objects.filter(pk=rpk.pk).update(status=StatusRpk.DIBATALKAN)
    assert layanan.verifikasi_berkas(data)["berlaku"] is False
