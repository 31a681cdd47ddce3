"""The second factor: a code serves once, failures are counted and slow down, recovery codes, removal, the demo's."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from pegawai.models import Autentikator, JejakFaktor, Pengguna, PercobaanMasuk
from pegawai.services import faktor
from pegawai.services.faktor import FaktorDitolak
from talenta.contoh.acuan import KODE
from talenta.contoh.faktor import kode_contoh, pasang_faktor_contoh
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import SANDI, buat_autentikator, buat_instansi, buat_pelimpahan, buat_pengguna, kode_faktor
from tests.serempak import serempak

pytestmark = pytest.mark.django_db
SAAT = 1_800_000_000.0  # 27 s before the end of a step


@pytest.fixture
def jam(monkeypatch):
    """The clock of the codes, in seconds; move it with ``jam[0] += 30``."""
    kini = [SAAT]
    monkeypatch.setattr("django_otp.plugins.otp_totp.models.time.time", lambda: kini[0])
    monkeypatch.setattr(faktor, "time", lambda: kini[0])
    monkeypatch.setattr("talenta.contoh.faktor.time", lambda: kini[0])
    return kini


@pytest.fixture
def ppk(jam):
    satu = buat_pengguna("ppk")
    buat_autentikator(satu, b"1" * 20)
    return satu


def kode(saat, key=b"1" * 20):
    hitung = TOTP(key)
    hitung.time = saat
    return f"{hitung.token():06d}"


def pakai(siapa, isi):
    with transaction.atomic():
        hasil = faktor.gunakan(oleh=siapa, kode=isi, untuk="Uji")
    return hasil.pesan if isinstance(hasil, FaktorDitolak) else hasil


def test_kode_berlaku_sekali(ppk, jam):
    jejak = pakai(ppk, kode(SAAT))
    assert (jejak.peristiwa, jejak.cara, jejak.keterangan, jejak.oleh) == ("dipakai", "totp", "Uji", ppk)
    assert pakai(ppk, kode(SAAT)) == faktor.TERPAKAI
    assert Autentikator.objects.get().throttling_failure_count == 0  # a second click is no attack
    assert pakai(ppk, f" {kode(SAAT + 30)[:3]} {kode(SAAT + 30)[3:]} ").pk  # the next step, with spaces
    assert pakai(ppk, kode(SAAT)) == faktor.TERPAKAI  # an older one neither


@pytest.mark.parametrize(("selisih", "diterima"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_batas_waktu_kode(ppk, selisih, diterima):
    assert isinstance(pakai(ppk, kode(SAAT + selisih)), JejakFaktor) is diterima


@pytest.mark.parametrize("isi", ["", "   ", "12345", "1234567", "abcdef", "１２３４５６", "0" * 5000, "\x00"])
def test_kode_aneh_ditolak(ppk, isi):
    assert pakai(ppk, isi) in (faktor.KOSONG, faktor.SALAH)
    assert not JejakFaktor.objects.exists()


def test_kegagalan_dihitung_walau_tindakannya_batal(ppk, monkeypatch):
    assert pakai(ppk, "000000") == faktor.SALAH
    assert "Tunggu 1 detik" in pakai(ppk, kode(SAAT))
    kini = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: kini + timedelta(seconds=1.1))
    assert pakai(ppk, "000000") == faktor.SALAH
    assert "Tunggu 2 detik" in pakai(ppk, kode(SAAT))
    monkeypatch.setattr(timezone, "now", lambda: kini + timedelta(seconds=4))
    assert pakai(ppk, kode(SAAT)).pk
    assert Autentikator.objects.get().throttling_failure_count == 0


def test_tanpa_faktor(jam):
    with pytest.raises(FaktorDitolak) as galat:
        faktor.atau_tolak(faktor.gunakan(oleh=buat_pengguna("ppk"), kode="123456", untuk="Uji"))
    assert galat.value.kode == "faktor-belum"


def test_dua_perangkat_salah_satunya_cukup(ppk):
    buat_autentikator(ppk, b"2" * 20, "kedua")
    assert pakai(ppk, kode(SAAT, b"2" * 20)).pk
    assert pakai(ppk, kode(SAAT)).pk  # the failure on the first device is forgotten


def test_pasang_lewat_halaman_lalu_kode_pemulihan(masuk_sebagai, jam):
    client = masuk_sebagai("ppk", email="")
    awal = client.get(reverse("faktor"), {"next": "/karier/persetujuan/"})
    assert awal.url == reverse("faktor-pasang") + "?next=%2Fkarier%2Fpersetujuan%2F"
    halaman = client.get(awal.url)
    assert 'name="kode"' in halaman.content.decode()
    satu = Autentikator.objects.get(confirmed=False)
    assert client.get(awal.url).context["serahan"].rahasia == halaman.context["serahan"].rahasia
    assert pakai(client.pengguna, kode(SAAT, satu.bin_key)) == faktor.BELUM_ADA  # not before it is confirmed
    assert client.post(awal.url, {"kode": "000000", "sandi": SANDI}).status_code == 400
    Autentikator.objects.update(throttling_failure_count=0)
    isi = {"kode": kode(SAAT, satu.bin_key), "next": "/karier/persetujuan/"}
    jawaban = client.post(awal.url, isi | {"sandi": SANDI})
    pemulihan = jawaban.context["kode"]
    assert len(set(pemulihan)) == 10
    assert 'href="/karier/persetujuan/"' in jawaban.content.decode()
    assert pemulihan[0] not in client.get(reverse("faktor")).content.decode()
    assert not StaticToken.objects.filter(token__in=[satu.replace("-", "") for satu in pemulihan]).exists()
    assert pakai(client.pengguna, kode(SAAT, satu.bin_key)).pk  # the confirming code was used for no act
    assert pakai(client.pengguna, pemulihan[3]).cara == "pemulihan"
    assert pakai(client.pengguna, pemulihan[3]) == faktor.SALAH
    assert "Sisa kode pemulihan: 9" in client.get(reverse("faktor")).content.decode()
    assert [satu.judul for satu in client.pengguna.pemberitahuan.all()] == ["Faktor kedua akun Anda berubah"]


def test_melepas_mengganti_dan_kode_baru_butuh_faktor(ppk, masuk_sebagai, jam):
    ppk.groups.clear()  # who has power over others may not remove it
    client, pasang = masuk_sebagai(ppk), reverse("faktor-pasang")
    for nama in ("faktor-lepas", "faktor-pemulihan"):
        assert faktor.SALAH in client.post(reverse(nama), {"kode": "000000"}, follow=True).content.decode()
        Autentikator.objects.update(throttling_failure_count=0)
    client.get(pasang)
    baru = Autentikator.objects.get(confirmed=False)
    tanpa_lama = client.post(pasang, {"kode": kode(SAAT, baru.bin_key), "kode_lama": "000000"})
    assert (tanpa_lama.status_code, Autentikator.objects.get(confirmed=True).name) == (400, "uji")
    Autentikator.objects.update(throttling_failure_count=0)
    isi = {"kode": kode(SAAT, baru.bin_key), "kode_lama": kode(SAAT)}
    pertama = client.post(pasang, isi).context["kode"]
    assert Autentikator.objects.get().pk == baru.pk
    kedua = client.post(reverse("faktor-pemulihan"), {"kode": pertama[0]}).context["kode"]
    assert pakai(ppk, pertama[1]) == faktor.SALAH
    StaticDevice.objects.update(throttling_failure_count=0)
    client.post(reverse("faktor-lepas"), {"kode": kedua[0]})
    assert not Autentikator.objects.exists()
    assert not StaticToken.objects.exists()


def test_faktor_akun_contoh(jam, settings):
    siapa = buat_pengguna("ppk", buat_instansi(KODE), username="ppk")
    pasang_faktor_contoh([siapa], "sandi")
    assert [pakai(siapa, kode_contoh(siapa)).cara for _ in range(2)] == ["totp", "totp"]  # now and the next one
    assert pakai(siapa, kode_contoh(siapa)) == faktor.TERPAKAI
    jam[0] += 60
    pasang_faktor_contoh([siapa], "lain")
    assert pakai(siapa, kode_contoh(siapa)).pk
    call_command("kode_contoh", "ppk")
    settings.PRODUKSI = True
    assert kode_contoh(siapa) == ""
    assert pakai(siapa, kode(jam[0], Autentikator.objects.get().bin_key)) == faktor.BELUM_ADA
    with pytest.raises(CommandError, match="bukan akun contoh"):
        call_command("kode_contoh", "ppk")
    assert kode_contoh(buat_pengguna("ppk")) == ""


@pytest.mark.django_db(transaction=True)
def test_dua_kali_kode_yang_sama_pada_saat_yang_sama():
    siapa = buat_pengguna("ppk")
    isi, hasil = kode_faktor(siapa), []
    serempak(*(lambda: hasil.append(pakai(Pengguna.objects.get(pk=siapa.pk), isi)) for _ in range(2)))
    assert sorted(satu if isinstance(satu, str) else "diterima" for satu in hasil) == [faktor.TERPAKAI, "diterima"]
    assert JejakFaktor.objects.count() == 1


@pytest.mark.parametrize(
    ("peran", "sebutan"), [("ppk", "Pejabat Pembina"), ("pyb", "Pejabat yang"), ("admin", "Admin")]
)
def test_yang_berkuasa_mengganti_tetapi_tidak_melepas(masuk_sebagai, jam, peran, sebutan):
    """Without a factor the next one who has the password would enrol theirs, and set plans with it."""
    client = masuk_sebagai(peran)
    buat_autentikator(client.pengguna, b"1" * 20)
    halaman = client.get(reverse("faktor")).content.decode()
    assert "Lepas faktor kedua" not in halaman
    assert sebutan in halaman
    jawaban = client.post(reverse("faktor-lepas"), {"kode": kode(SAAT)}, follow=True)
    assert "tidak dapat dilepas, hanya diganti" in jawaban.content.decode()
    assert Autentikator.objects.filter(confirmed=True).exists()
    assert pakai(client.pengguna, kode(SAAT)).pk  # the code was not spent


@pytest.mark.parametrize("awal", [-1, 3])
def test_yang_dilimpahi_tidak_melepas(jam, awal):
    siapa, hari = buat_pengguna("sdm"), timezone.localdate()
    buat_autentikator(siapa, b"1" * 20)
    buat_pelimpahan(siapa, mulai=hari + timedelta(days=awal), selesai=hari + timedelta(days=9))
    with pytest.raises(GalatAplikasi, match="Pejabat Pembina Kepegawaian"):
        faktor.lepas(oleh=siapa, kode=kode(SAAT))


def test_faktor_pertama_dengan_kata_sandi(masuk_sebagai, jam):
    client, alamat = masuk_sebagai("ppk"), reverse("faktor-pasang")
    client.get(alamat)
    satu = Autentikator.objects.get()
    for _ in range(10):
        jawab = client.post(alamat, {"kode": kode(SAAT, satu.bin_key), "sandi": "bukan-kata-sandinya"})
        assert (jawab.status_code, faktor.SANDI_SALAH in jawab.content.decode()) == (400, True)
    assert client.post(alamat, {"kode": kode(SAAT, satu.bin_key), "sandi": SANDI}).status_code == 429
    assert not Autentikator.objects.filter(confirmed=True).exists()
    PercobaanMasuk.objects.all().delete()
    assert "kode" in client.post(alamat, {"kode": kode(SAAT, satu.bin_key), "sandi": SANDI}).context


def test_rahasia_yang_menunggu_tidak_diwariskan(masuk_sebagai, monkeypatch):
    """Who had the account for a while does not know the secret that its holder confirms later."""
    client, alamat = masuk_sebagai("ppk"), reverse("faktor-pasang")
    rahasia = [client.get(alamat).context["serahan"].rahasia for _ in range(2)]
    rahasia.append(masuk_sebagai(client.pengguna).get(alamat).context["serahan"].rahasia)  # signed in anew
    kini = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: kini + faktor.MASA_TUNGGU + timedelta(seconds=1))
    rahasia.append(client.get(alamat).context["serahan"].rahasia)
    assert rahasia[0] == rahasia[1]
    assert len(set(rahasia)) == 3
    assert Autentikator.objects.count() == 1
