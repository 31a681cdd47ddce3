"""Notices: told once, on the page and by e-mail; a mail server that is down breaks nothing; old ones go."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from pegawai.models import Pemberitahuan
from pegawai.services import surel
from pegawai.services.pemberitahuan import atur_surel, beri_tahu, bersihkan_lama, tandai_dibaca
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db
KABAR = {"judul": "Satu RPK menunggu Anda", "isi": "RPK 2026–2030.", "tautan": "/karier/persetujuan/", "kunci": "rpk-1"}


@pytest.fixture
def sampaikan(django_capture_on_commit_callbacks):
    def sampai(*penerima, **lain):
        with django_capture_on_commit_callbacks(execute=True):
            return beri_tahu(penerima=penerima, **KABAR | lain)

    return sampai


@pytest.fixture
def server_mati(monkeypatch):
    def gagal(self, pesan):
        raise ConnectionRefusedError("mati")

    monkeypatch.setattr(EmailBackend, "send_messages", gagal)
    return monkeypatch


def test_satu_kejadian_diberitahukan_sekali(sampaikan):
    satu, dua = (buat_pengguna("ppk", email=f"{nama}@uji.go.id") for nama in ("satu", "dua"))
    assert sampaikan(satu, satu) == 1
    assert sampaikan(satu, dua) == 1
    assert sampaikan(satu, dua) == 0
    assert [(surat.to, surat.subject) for surat in mail.outbox] == [
        (["satu@uji.go.id"], "Talenta: Satu RPK menunggu Anda"),
        (["dua@uji.go.id"], "Talenta: Satu RPK menunggu Anda"),
    ]
    assert "http://localhost:8000/karier/persetujuan/" in mail.outbox[0].body
    assert "RPK 2026–2030." in mail.outbox[0].body
    assert sampaikan(satu, kunci="rpk-2", judul="Baris\nbaru") == 1
    assert mail.outbox[2].subject == "Talenta: Baris baru"


@pytest.mark.parametrize(
    ("lain", "kabar", "surat"),
    [
        ({"email": "a@uji.go.id"}, 1, 1),
        ({"email": ""}, 1, 0),
        ({"email": "a@uji.go.id", "surel_pemberitahuan": False}, 1, 0),
        ({"email": "a@uji.go.id", "is_active": False}, 0, 0),
    ],
)
def test_surel_menurut_pilihan_akun(sampaikan, lain, kabar, surat):
    sampaikan(buat_pengguna("ppk", **lain))
    assert (Pemberitahuan.objects.count(), len(mail.outbox)) == (kabar, surat)


def test_tindakan_yang_batal_tidak_memberi_tahu(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        beri_tahu(penerima=[buat_pengguna("ppk", email="a@uji.go.id")], **KABAR)
        transaction.set_rollback(True)
    assert not Pemberitahuan.objects.exists()
    assert mail.outbox == []


def test_server_surel_mati_lalu_hidup(sampaikan, server_mati):
    sampaikan(buat_pengguna("ppk", email="a@uji.go.id"))
    satu = Pemberitahuan.objects.get()
    assert (satu.surel, satu.percobaan) == ("antre", 1)
    assert surel.susulkan() == 0  # not yet its time
    assert Pemberitahuan.objects.get().percobaan == 1
    Pemberitahuan.objects.update(surel_pada=timezone.now() - timedelta(minutes=11))
    server_mati.undo()
    assert surel.susulkan() == 1
    assert Pemberitahuan.objects.get().surel == "terkirim"
    assert surel.kirim(pk=[satu.pk]) == 0
    assert len(mail.outbox) == 1


def test_surel_menyerah_setelah_lima_kali(sampaikan, server_mati):
    sampaikan(buat_pengguna("ppk", email="a@uji.go.id"))
    for _ in range(6):
        Pemberitahuan.objects.update(surel_pada=timezone.now() - timedelta(minutes=11))
        surel.susulkan()
    satu = Pemberitahuan.objects.get()
    assert (satu.surel, satu.percobaan) == ("gagal", 5)


def test_pekerja_mati_di_tengah_pengiriman():
    satu = Pemberitahuan.objects.create(
        penerima=buat_pengguna("ppk", email="a@uji.go.id"), judul="Uji", kunci="k", surel="dikirim", percobaan=1
    )
    Pemberitahuan.objects.update(surel_pada=timezone.now() - timedelta(minutes=11))
    assert surel.susulkan() == 1
    satu.refresh_from_db()
    assert (satu.surel, satu.percobaan) == ("terkirim", 2)


@pytest.mark.parametrize("tautan", ["https://lain.example/", "//lain.example/", "javascript:x"])
def test_tautan_keluar_ditolak_basis_data(tautan):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pemberitahuan.objects.create(penerima=buat_pengguna("ppk"), judul="Uji", kunci="k", tautan=tautan)


def test_halaman_lonceng_dan_tanda_dibaca(masuk_sebagai, sampaikan):
    client = masuk_sebagai("ppk", email="a@uji.go.id")
    halaman = reverse("pemberitahuan")
    assert "Belum ada pemberitahuan" in client.get(halaman).content.decode()
    for nomor in (1, 2):
        sampaikan(client.pengguna, kunci=f"k{nomor}", judul=f"Kabar {nomor}")
    sampaikan(buat_pengguna("ppk"), kunci="lain", judul="Kabar orang lain")
    teks = client.get(halaman).content.decode()
    assert "2 belum dibaca" in teks.replace('<span class="hanya-pembaca">', "")
    assert "Kabar orang lain" not in teks
    satu = client.pengguna.pemberitahuan.get(kunci="k1")
    assert client.post(reverse("pemberitahuan-buka", args=[satu.pk])).url == "/karier/persetujuan/"
    assert client.get(halaman).context["lonceng"]["jumlah"] == 1
    client.post(reverse("pemberitahuan-baca"))
    assert "Semua sudah dibaca" in client.get(halaman).content.decode()
    assert Pemberitahuan.objects.filter(dibaca_pada__isnull=True).count() == 1
    client.post(reverse("pemberitahuan-surel"), {"kirim": "0"})
    assert "tidak dikirim lewat surel" in client.get(halaman).content.decode()
    client.post(reverse("pemberitahuan-surel"), {"kirim": "1"})
    assert "juga dikirim ke a@uji.go.id" in client.get(halaman).content.decode()


def test_lonceng_berhenti_menghitung(masuk_sebagai):
    client = masuk_sebagai("sdm")
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(penerima=client.pengguna, judul="Uji", kunci=str(nomor)) for nomor in range(120)
    )
    assert client.get(reverse("pemberitahuan")).context["lonceng"]["teks"] == "99+"
    assert tandai_dibaca(oleh=client.pengguna) == 120


@pytest.mark.parametrize(
    ("bidang", "hari", "tersisa"),
    [("dibaca_pada", 89, 1), ("dibaca_pada", 91, 0), ("dibuat_pada", 364, 1), ("dibuat_pada", 366, 0)],
)
def test_yang_lama_dibersihkan(bidang, hari, tersisa):
    satu = Pemberitahuan.objects.create(penerima=buat_pengguna("ppk"), judul="Uji", kunci="k")
    Pemberitahuan.objects.filter(pk=satu.pk).update(**{bidang: timezone.now() - timedelta(days=hari)})
    assert bersihkan_lama() == 1 - tersisa
    assert Pemberitahuan.objects.count() == tersisa


def test_pilihan_surel_hanya_milik_sendiri():
    satu, dua = buat_pengguna("ppk"), buat_pengguna("ppk")
    atur_surel(oleh=satu, kirim=False)
    dua.refresh_from_db()
    assert (satu.surel_pemberitahuan, dua.surel_pemberitahuan) == (False, True)
