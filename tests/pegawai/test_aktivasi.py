"""Accounts of employees: codes for many, one code for one, and taking the account in hand."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from pegawai.models import KodeAktivasi, Pegawai, Pengguna
from pegawai.services import aktivasi, pengesahan
from pegawai.services.masuk import BATAS_GAGAL
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
BARU = "tiga-kata-yang-panjang"


@pytest.fixture
def admin():
    return buat_pengguna("admin")


def _pakai(client, nip, kode, sandi=BARU, ulangi=None):
    data = {"nip": nip, "kode": kode, "sandi": sandi, "ulangi": ulangi or sandi}
    return client.post(reverse("aktivasi"), data, follow=True)


def test_dari_lembar_kode_sampai_karier_sendiri(masuk_sebagai, client):
    orang = [buat_pegawai(), buat_pegawai()]
    buat_pegawai(instansi=buat_instansi("kab-lain"))
    buat_pegawai(aktif=False)
    unduhan = masuk_sebagai("admin").post(reverse("akun-pegawai-kode"))
    assert "no-store" in unduhan["Cache-Control"]
    judul, *baris = load_workbook(BytesIO(b"".join(unduhan.streaming_content))).active.values
    assert judul == ("NIP", "NAMA", "UNIT KERJA", "KODE AKTIVASI", "BERLAKU SAMPAI")
    kode = {satu[0]: satu[3] for satu in baris}
    assert set(kode) == {satu.nip for satu in orang}
    assert not KodeAktivasi.objects.filter(sidik__in=kode.values()).exists()
    nip = orang[0].nip
    ketikan = f"{nip[:8]} {nip[8:]}"
    teks = _pakai(client, ketikan, kode[nip].lower().replace("-", " ")).content.decode()
    assert "Akun Anda aktif" in teks
    client.post(reverse("masuk"), {"username": nip, "password": BARU})
    assert client.get(reverse("saya")).status_code == 200
    assert client.get(reverse("pegawai-profil", args=[orang[1].nip])).status_code == 404
    assert "tidak cocok" in _pakai(Client(), nip, kode[nip]).content.decode(), "a code serves once"


def test_kode_baru_mengakhiri_yang_lama_dan_melewati_yang_sudah_masuk(admin):
    for _ in range(3):
        buat_pegawai()
    lama = {satu.nip: satu.kode for satu in aktivasi.terbitkan_kode(oleh=admin)}
    masuk, lain, _ = lama
    aktivasi.aktifkan(nip=masuk, kode=lama[masuk], sandi=BARU)
    baru = {satu.nip: satu.kode for satu in aktivasi.terbitkan_kode(oleh=admin)}
    assert set(baru) == set(lama) - {masuk}
    with pytest.raises(GalatAplikasi, match="tidak cocok"):
        aktivasi.aktifkan(nip=lain, kode=lama[lain], sandi=BARU)
    assert aktivasi.aktifkan(nip=lain, kode=baru[lain], sandi=BARU).peran == {"pegawai"}
    assert Pengguna.objects.filter(pegawai__isnull=False).count() == 3


def test_unit_dan_bawahannya(admin, masuk_sebagai):
    induk = buat_unit()
    anak, lain = buat_unit(induk=induk), buat_unit()
    dalam = {buat_pegawai(unit=satu).nip for satu in (induk, anak)}
    buat_pegawai(unit=lain)
    induk.refresh_from_db()
    assert {satu.nip for satu in aktivasi.terbitkan_kode(oleh=admin, unit=induk)} == dalam
    asing = buat_unit(buat_instansi("kab-lain"))
    jawaban = masuk_sebagai(admin).post(reverse("akun-pegawai-kode"), {"unit": asing.pk})
    assert jawaban.status_code == 400


def test_kedaluwarsa(admin):
    buat_pegawai()
    satu = aktivasi.terbitkan_kode(oleh=admin)[0]
    KodeAktivasi.objects.update(kedaluwarsa=timezone.now() - timedelta(seconds=1))
    with pytest.raises(GalatAplikasi, match="lewat waktunya"):
        aktivasi.aktifkan(nip=satu.nip, kode=satu.kode, sandi=BARU)


@pytest.mark.parametrize("keadaan", ["sdm", "admin", "nonaktif", "menunggu"])
def test_akun_dengan_kuasa_tidak_dibuka_dengan_kode(admin, keadaan):
    """Otherwise an admin could become whoever holds a role by handing the code to himself."""
    orang = buat_pegawai()
    kode = aktivasi.terbitkan_kode(oleh=admin)[0].kode
    akun = Pengguna.objects.get(pegawai=orang)
    if keadaan == "nonaktif":
        Pengguna.objects.filter(pk=akun.pk).update(is_active=False)
    elif keadaan == "menunggu":
        pengesahan.ajukan_peran(pengguna=akun, peran=["ppk"], sebab="diberikan", oleh=admin)
    else:
        akun.groups.add(*buat_pengguna(keadaan).groups.all())
    with pytest.raises(GalatAplikasi, match="tidak cocok"):
        aktivasi.aktifkan(nip=orang.nip, kode=kode, sandi=BARU)
    with pytest.raises(GalatAplikasi, match="memegang peran lain atau dinonaktifkan"):
        aktivasi.terbitkan_ulang(oleh=admin, nip=orang.nip)


def test_lupa_sandi_diberi_tahu_dan_sandi_lama_berlaku_sampai_kode_dipakai(masuk_sebagai, client):
    buat_pegawai()
    admin = masuk_sebagai("admin")
    satu = aktivasi.terbitkan_kode(oleh=admin.pengguna)[0]
    akun = aktivasi.aktifkan(nip=satu.nip, kode=satu.kode, sandi=BARU)
    teks = admin.post(reverse("akun-pegawai-ulang"), {"nip": satu.nip}).content.decode()
    akun.refresh_from_db()
    assert akun.check_password(BARU)
    assert akun.pemberitahuan.filter(judul__startswith="Kode aktivasi baru").count() == 1
    kode = teks.split('<strong class="kode">')[1].split("<")[0]
    assert "Akun Anda aktif" in _pakai(client, satu.nip, kode, "lain-kata-yang-panjang").content.decode()
    akun.refresh_from_db()
    assert akun.check_password("lain-kata-yang-panjang")


def test_ulang_bagi_yang_belum_berakun_dan_yang_tidak_ada(admin):
    orang = buat_pegawai()
    assert aktivasi.terbitkan_ulang(oleh=admin, nip=orang.nip).nip == orang.nip
    asing = buat_pegawai(instansi=buat_instansi("kab-lain"))
    for nip in (asing.nip, "", "1"):
        with pytest.raises(GalatAplikasi, match="Tidak ada pegawai aktif"):
            aktivasi.terbitkan_ulang(oleh=admin, nip=nip)
    dipakai = buat_pegawai()
    buat_pengguna("sdm", username=dipakai.nip)
    with pytest.raises(GalatAplikasi, match="dipakai akun lain"):
        aktivasi.terbitkan_ulang(oleh=admin, nip=dipakai.nip)
    assert dipakai.nip not in {satu.nip for satu in aktivasi.terbitkan_kode(oleh=admin)}


@pytest.mark.parametrize("peran", ["sdm", "tim", "ppk", "pegawai"])
def test_hanya_admin(peran):
    orang = buat_pegawai()
    for kerja in (
        lambda: aktivasi.terbitkan_kode(oleh=buat_pengguna(peran)),
        lambda: aktivasi.terbitkan_ulang(oleh=buat_pengguna(peran), nip=orang.nip),
    ):
        with pytest.raises(TidakBerhak):
            kerja()


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"nip": ""}, "Isi NIP Anda."),
        ({"kode": ""}, "Isi kode aktivasi."),
        ({"ulangi": "beda-sekali-katanya"}, "Kedua kata sandi baru tidak sama."),
        ({"sandi": "pendek", "ulangi": "pendek"}, "12"),
    ],
)
def test_isian_salah_tidak_menghabiskan_kode(admin, client, isi, sebab):
    buat_pegawai()
    satu = aktivasi.terbitkan_kode(oleh=admin)[0]
    data = {"nip": satu.nip, "kode": satu.kode, "sandi": BARU, "ulangi": BARU} | isi
    jawaban = client.post(reverse("aktivasi"), data)
    assert jawaban.status_code == 400
    assert sebab in jawaban.content.decode()
    assert KodeAktivasi.objects.count() == 1


def test_ditutup_setelah_banyak_kegagalan(admin, client):
    buat_pegawai()
    satu = aktivasi.terbitkan_kode(oleh=admin)[0]
    for _ in range(BATAS_GAGAL):
        assert _pakai(client, satu.nip, "AAAA-BBBB-CCCC").status_code == 400
    assert _pakai(client, satu.nip, satu.kode).status_code == 429


def test_kueri_tidak_bertambah_dengan_orang(admin, django_assert_num_queries):
    def orang(banyak):
        for _ in range(banyak):
            buat_pegawai()

    orang(2)
    with django_assert_num_queries(9):
        assert len(aktivasi.terbitkan_kode(oleh=admin)) == 2
    Pengguna.objects.filter(pegawai__isnull=False).delete()
    orang(4)
    with django_assert_num_queries(9):
        assert len(aktivasi.terbitkan_kode(oleh=admin)) == Pegawai.objects.count()
    Pengguna.objects.filter(pegawai__isnull=False).update(password="x")
    with pytest.raises(GalatAplikasi, match="semua sudah"):
        aktivasi.terbitkan_kode(oleh=admin)
