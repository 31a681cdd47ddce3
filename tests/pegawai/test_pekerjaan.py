"""A job's row is the truth: claimed once, ended once, recovered when its worker died, cancelled truthfully."""

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone
from kombu.exceptions import OperationalError

from pegawai import tasks
from pegawai.models import Pekerjaan, Rumpun
from pegawai.pilihan import StatusPekerjaan
from pegawai.selectors.pekerjaan import keadaan, pekerjaan_terlihat
from pegawai.services import pelaksana
from pegawai.services.pekerjaan import antrekan, batalkan, pulihkan
from talenta.umum import papan
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_instansi, buat_pengguna
from tests.pegawai import penangan_uji  # noqa: F401 - registers the handlers

pytestmark = pytest.mark.django_db


def buat(jenis="uji-baris", **lain):
    argumen = lain.pop("argumen", {"catatan": "/dev/null", "jumlah": 3})
    return Pekerjaan.objects.create(jenis=jenis, argumen=argumen, judul="Uji", **lain)


def basi(detik=61):
    return timezone.now() - timedelta(seconds=detik)


@pytest.mark.parametrize(
    ("jenis", "status", "pesan"),
    [
        ("uji-baris", StatusPekerjaan.SELESAI, "3 baris ditulis."),
        ("uji-ditolak", StatusPekerjaan.GAGAL, "Periode 2025 sudah ditetapkan."),
        ("uji-rusak", StatusPekerjaan.GAGAL, "nomor rujukan"),
        ("tidak-dikenal", StatusPekerjaan.GAGAL, "nomor rujukan"),
    ],
)
def test_akhir_pekerjaan(jenis, status, pesan, django_capture_on_commit_callbacks, caplog):
    with django_capture_on_commit_callbacks(execute=True):
        pekerjaan = antrekan(jenis=jenis, argumen={"catatan": "/dev/null", "jumlah": 3}, judul="Uji", oleh=None)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == status
    assert pesan in pekerjaan.pesan
    assert "rahasia" not in pekerjaan.pesan
    assert pekerjaan.selesai_pada is not None
    assert pekerjaan.percobaan == 1
    if "rujukan" in pesan:
        rujukan = pekerjaan.pesan.split("rujukan ")[1].split()[0]
        assert rujukan in caplog.text, "the reference must lead to the traceback in the log"


def test_hanya_satu_yang_mendapat_pekerjaan():
    pekerjaan = buat()
    assert pelaksana.jalankan(pekerjaan.pk) == StatusPekerjaan.SELESAI
    assert pelaksana.jalankan(pekerjaan.pk) is None
    assert Rumpun.objects.count() == 3


@pytest.mark.parametrize(
    ("status", "percobaan", "umur", "di_papan", "hasil"),
    [
        (StatusPekerjaan.BERJALAN, 1, 61, None, StatusPekerjaan.ANTRE),
        (StatusPekerjaan.BERJALAN, 1, 59, None, StatusPekerjaan.BERJALAN),
        (StatusPekerjaan.BERJALAN, 2, 61, 2, StatusPekerjaan.BERJALAN),
        (StatusPekerjaan.BERJALAN, 2, 61, 1, StatusPekerjaan.ANTRE),
        (StatusPekerjaan.BERJALAN, 3, 61, None, StatusPekerjaan.GAGAL),
        (StatusPekerjaan.SELESAI, 1, 600, None, StatusPekerjaan.SELESAI),
    ],
    ids=["dead", "alive", "alive on the board", "board of an earlier try", "third death", "ended"],
)
def test_pulihkan_yang_berjalan(status, percobaan, umur, di_papan, hasil):
    pekerjaan = buat(status=status, percobaan=percobaan, denyut=basi(umur))
    if di_papan:
        papan.tulis_kemajuan(pekerjaan.pk, percobaan=di_papan, selesai=1, jumlah=3, pesan="")
    pulihkan()
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == hasil


@pytest.mark.parametrize(("umur", "dikirim"), [(61, 1), (59, 0)])
def test_pesan_yang_hilang_dikirim_lagi_sekali_saja(umur, dikirim, django_capture_on_commit_callbacks):
    pekerjaan = buat()
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(dibuat_pada=basi(umur))
    assert pulihkan() == dikirim
    assert pulihkan() == 0, "announced a moment ago"
    with django_capture_on_commit_callbacks(execute=True):
        assert pulihkan(sekarang=timezone.now() + timedelta(seconds=61)) == 1
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.SELESAI


@pytest.mark.parametrize("galat", [OperationalError, OSError])
def test_tanpa_antrean_pekerjaan_menunggu(galat, monkeypatch, django_capture_on_commit_callbacks):
    def putus(_pk):
        raise galat

    monkeypatch.setattr(tasks.kerjakan, "delay", putus)
    with django_capture_on_commit_callbacks(execute=True):
        pekerjaan = antrekan(jenis="uji-baris", argumen={}, judul="Uji", oleh=None)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.ANTRE


def test_dipulihkan_lalu_dikerjakan_lagi(django_capture_on_commit_callbacks):
    pekerjaan = buat(status=StatusPekerjaan.BERJALAN, percobaan=1, denyut=basi(), selesai_bagian=2, jumlah_bagian=3)
    with django_capture_on_commit_callbacks(execute=True):
        pulihkan()
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.percobaan) == (StatusPekerjaan.SELESAI, 2)


def test_batalkan_menurut_keadaan():
    admin = buat_pengguna("admin")
    antre = buat()
    batalkan(pekerjaan=antre, oleh=admin)
    antre.refresh_from_db()
    assert antre.status == StatusPekerjaan.BATAL
    assert pelaksana.jalankan(antre.pk) is None
    with pytest.raises(GalatAplikasi, match="sudah berakhir"):
        batalkan(pekerjaan=antre, oleh=admin)


@pytest.mark.parametrize(
    ("pada", "status", "baris", "pesan"),
    [
        (2, StatusPekerjaan.BATAL, 0, "Pekerjaan dihentikan atas permintaan sesudah 2 dari 3 bagian."),
        (3, StatusPekerjaan.SELESAI, 3, "3 baris ditulis."),
    ],
    ids=["rolled back", "too late"],
)
def test_batal_saat_berjalan(pada, status, baris, pesan, monkeypatch):
    pekerjaan = buat()
    monkeypatch.setattr(pelaksana, "_JEDA_TULIS", 0)
    tulis = papan.tulis_kemajuan

    def tulis_lalu_batalkan(pk, **isi):
        tulis(pk, **isi)
        if isi["selesai"] == pada:
            batalkan(pekerjaan=pekerjaan, oleh=admin)
            assert keadaan(pekerjaan).batal_diminta

    admin = buat_pengguna("admin")
    monkeypatch.setattr(papan, "tulis_kemajuan", tulis_lalu_batalkan)
    assert pelaksana.jalankan(pekerjaan.pk) == status
    assert Rumpun.objects.count() == baris
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.pesan) == (status, pesan)


def test_yang_diambil_alih_berhenti_dan_tidak_menutup(monkeypatch):
    pekerjaan = buat()

    def ambil_alih(_pekerjaan, kabari):
        Pekerjaan.objects.update(percobaan=2)
        kabari.simpan()
        kabari(1, 3)

    monkeypatch.setattr(pelaksana, "cari_penangan", lambda _jenis: ambil_alih)
    pelaksana.jalankan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.percobaan) == (StatusPekerjaan.BERJALAN, 2)


def test_keadaan_dari_papan_selama_berjalan():
    pekerjaan = buat(status=StatusPekerjaan.BERJALAN, percobaan=1, denyut=timezone.now())
    assert keadaan(pekerjaan).persen is None
    papan.tulis_kemajuan(pekerjaan.pk, percobaan=1, selesai=1, jumlah=4, pesan="Baris 1")
    assert (keadaan(pekerjaan).persen, keadaan(pekerjaan).pesan) == (25, "Baris 1")
    papan.tulis_kemajuan(pekerjaan.pk, percobaan=9, selesai=4, jumlah=4, pesan="")
    assert keadaan(pekerjaan).persen is None


def test_penangan_ganda_ditolak():
    with pytest.raises(ValueError, match="sudah ada"):
        pelaksana.penangan("uji-baris")(lambda _pekerjaan, _kabari: None)


def test_siapa_melihat_pekerjaan_siapa():
    sini, sana = buat_instansi("kab-a"), buat_instansi("kab-b")
    sdm = buat_pengguna("sdm", sini)
    milik = buat(dibuat_oleh=sdm)
    melihat = {
        buat_pengguna("sdm", sini): [],
        buat_pengguna("admin", sini): [milik],
        buat_pengguna("admin", sana): [],
        buat_pengguna("admin", sini, is_active=False): [],
        sdm: [milik],
    }
    for pengguna, terlihat in melihat.items():
        assert list(pekerjaan_terlihat(pengguna)) == terlihat


def test_tugas_berkala_ada(settings):
    pelaksana.muat_tugas()
    assert set(settings.TUGAS_BERKALA) <= set(current_app.tasks)
