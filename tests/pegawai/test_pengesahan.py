"""What an admin does to an approver's account takes effect when a second person has confirmed it."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from pegawai.models import PengajuanPeran, Pengguna
from pegawai.services import pengesahan
from pegawai.services.faktor import FaktorDitolak
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.pabrik import buat_instansi, buat_pengguna, kode_faktor

pytestmark = pytest.mark.django_db
SANDI_BARU = "kata-sandi-yang-baru-sekali"


def peran(siapa):
    return set(Pengguna.objects.get(pk=siapa.pk).peran)


@pytest.fixture
def admin():
    return buat_pengguna("admin", username="admin-satu")


@pytest.fixture
def kedua():
    return buat_pengguna("admin", username="admin-dua")


@pytest.fixture
def menunggu(admin):
    siapa = buat_pengguna("ppk")
    return pengesahan.ajukan_peran(pengguna=siapa, peran=["ppk"], sebab="diberikan", oleh=admin)[0]


def _grup(nama):
    return [pk for n, pk in buat_pengguna(None).groups.model.objects.values_list("name", "pk") if n in nama]


@pytest.mark.parametrize(
    ("diberi", "langsung", "tertahan"),
    [({"sdm"}, {"sdm"}, []), ({"ppk", "sdm"}, {"sdm"}, ["ppk"]), ({"admin", "pyb"}, set(), ["admin", "pyb"])],
)
def test_peran_dari_halaman_admin_menunggu(masuk_sebagai, kedua, diberi, langsung, tertahan):
    client, siapa = masuk_sebagai("admin"), buat_pengguna(None)
    alamat = reverse("admin:pegawai_pengguna_change", args=[siapa.pk])
    data = {"username": siapa.username, "nama": "", "email": "", "groups": _grup(diberi), "is_active": "on"}
    data |= {"unit": "", "pegawai": "", "surel_pemberitahuan": "on"}
    jawaban = client.post(alamat, data, follow=True)
    assert peran(siapa) == langsung
    assert [satu.peran for satu in PengajuanPeran.objects.order_by("peran")] == tertahan
    assert ("Menunggu pengesahan admin lain" in jawaban.content.decode()) is bool(tertahan)
    assert kedua.pemberitahuan.count() == len(tertahan)
    assert client.pengguna.pemberitahuan.count() == 0


def test_sandi_dari_admin_menahan_peran(masuk_sebagai, kedua):
    client, siapa = masuk_sebagai("admin"), buat_pengguna("ppk")
    alamat = reverse("admin:auth_user_password_change", args=[siapa.pk])
    isi = {"password1": SANDI_BARU, "password2": SANDI_BARU, "usable_password": "true"}
    assert client.post(alamat, isi | {"password2": "beda"}).status_code == 200
    assert peran(siapa) == {"ppk"}
    client.post(alamat, isi)
    siapa.refresh_from_db()
    assert (peran(siapa), siapa.sandi_sementara) == (set(), True)
    satu = PengajuanPeran.objects.get()
    assert (satu.peran, satu.sebab, satu.diajukan_oleh) == ("ppk", "sandi", client.pengguna)
    with pytest.raises(GalatAplikasi, match="belum mengganti kata sandi"):
        pengesahan.sahkan(pengajuan=satu, kode=kode_faktor(siapa), oleh=kedua)
    diri = masuk_sebagai(siapa)
    ganti = {"old_password": SANDI_BARU, "new_password1": "milik-sendiri-yang-panjang"}
    diri.post(reverse("sandi"), ganti | {"new_password2": "milik-sendiri-yang-panjang"})
    pengesahan.sahkan(pengajuan=satu, kode=kode_faktor(siapa), oleh=kedua)
    assert peran(siapa) == {"ppk"}


def test_hanya_orang_kedua_dengan_kode_pemegangnya(menunggu, admin, kedua):
    siapa = menunggu.pengguna
    kode = kode_faktor(siapa)
    asing = buat_pengguna("admin", buat_instansi("lain"))
    for bukan in (admin, siapa, buat_pengguna("sdm"), asing):
        with pytest.raises(TidakBerhak):
            pengesahan.sahkan(pengajuan=menunggu, kode=kode, oleh=bukan)
    for salah in (kode_faktor(kedua), ""):
        with pytest.raises(FaktorDitolak):
            pengesahan.sahkan(pengajuan=menunggu, kode=salah, oleh=kedua)
    assert peran(siapa) == set()
    pengesahan.sahkan(pengajuan=menunggu, kode=kode_faktor(siapa), oleh=kedua)
    assert peran(siapa) == {"ppk"}
    with pytest.raises(GalatAplikasi, match=f"sudah disahkan oleh {kedua}"):
        pengesahan.tolak(pengajuan=menunggu, oleh=kedua)
    assert siapa.pemberitahuan.filter(judul__contains="disahkan").count() == 1


def test_tanpa_faktor_belum_dapat_disahkan(menunggu, kedua):
    with pytest.raises(GalatAplikasi, match="belum memasang faktor kedua"):
        pengesahan.sahkan(pengajuan=menunggu, kode="123456", oleh=kedua)


def test_ponsel_hilang_admin_tidak_menjadi_ppk(masuk_sebagai, admin, kedua):
    """The admin who resets a factor and sets the password holds neither the role nor its confirmation."""
    siapa, client = buat_pengguna("ppk", username="bupati"), masuk_sebagai(admin)
    kode_faktor(siapa)
    setel = reverse("pengesahan-setel")
    assert "Tulis alasan" in client.post(setel, {"username": "bupati"}, follow=True).content.decode()
    assert "Tidak ada akun entah" in client.post(setel, {"username": "entah"}, follow=True).content.decode()
    assert client.post(setel, {"username": admin.username, "alasan": "x"}).status_code == 403
    teks = client.post(setel, {"username": "bupati", "alasan": "Ponsel hilang"}, follow=True).content.decode()
    assert "disetel ulang" in teks
    assert "Menunggu admin lain" in teks
    jejak = siapa.jejak_faktor.get(peristiwa="disetel")
    assert (jejak.oleh, jejak.keterangan) == (admin, "Ponsel hilang")
    kode = kode_faktor(siapa)  # whoever enrols now, the role still waits
    satu = PengajuanPeran.objects.get()
    client.post(reverse("pengesahan-putuskan", args=[satu.pk]), {"aksi": "sahkan", "kode": kode})
    assert peran(siapa) == set()
    dua = masuk_sebagai(kedua)
    assert "Kode yang dibacakan" in dua.get(reverse("pengesahan")).content.decode()
    dua.post(reverse("pengesahan-putuskan", args=[satu.pk]), {"aksi": "sahkan", "kode": kode_faktor(siapa)})
    assert peran(siapa) == {"ppk"}


def test_tolak_dan_operator(menunggu, admin, capsys):
    siapa = menunggu.pengguna
    pengesahan.tolak(pengajuan=menunggu, oleh=admin)
    with pytest.raises(SystemExit):
        call_command("sahkan_peran", siapa.username, "ppk")
    pengesahan.ajukan_peran(pengguna=siapa, peran=["ppk"], sebab="diberikan", oleh=admin)
    call_command("sahkan_peran", siapa.username, "ppk", "--json")
    assert '"peran": "ppk"' in capsys.readouterr().out
    assert (peran(siapa), PengajuanPeran.objects.first().diputus_oleh) == ({"ppk"}, None)


def test_satu_peran_satu_pengajuan(menunggu, admin):
    lagi = pengesahan.ajukan_peran(pengguna=menunggu.pengguna, peran=["ppk", "sdm"], sebab="sandi", oleh=admin)
    assert [satu.pk for satu in lagi] == [menunggu.pk]
