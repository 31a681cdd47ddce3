"""Delegation: who may name whom, from which day to which, and that it ends by itself."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils import timezone

from pegawai.models import KodeAktivasi, Pelimpahan, Pengguna
from pegawai.services import pengesahan
from pegawai.services.aktivasi import aktifkan, terbitkan_ulang
from pegawai.services.faktor import FaktorDitolak
from pegawai.services.pelimpahan import IsiPelimpahan, cabut, limpahkan, sahkan_pelimpahan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.pabrik import buat_instansi, buat_pegawai, buat_pelimpahan, buat_pengguna, kode_faktor

pytestmark = pytest.mark.django_db


def _peran(siapa):
    return set(Pengguna.objects.get(pk=siapa.pk).peran)


def _isi(penerima, awal=0, akhir=7, **lain):
    hari = timezone.localdate()
    isi = {"jenis": "plh", "jabatan": "Sekretaris Daerah", "nomor_surat": "100/1/2026", "tanggal_surat": hari}
    isi |= {"mulai": hari + timedelta(days=awal), "selesai": hari + timedelta(days=akhir)}
    return IsiPelimpahan(penerima=penerima, **isi | lain)


@pytest.mark.parametrize(
    ("mulai", "selesai", "berlaku"), [(-2, -1, False), (-1, 0, True), (0, 0, True), (0, 1, True), (1, 2, False)]
)
def test_berlaku_menurut_tanggal_dan_berakhir_sendiri(mulai, selesai, berlaku):
    hari, siapa = timezone.localdate(), buat_pengguna("pyb")
    buat_pelimpahan(siapa, mulai=hari + timedelta(days=mulai), selesai=hari + timedelta(days=selesai))
    assert ("ppk" in _peran(siapa)) is berlaku


def test_hanya_yang_disahkan_seinstansi_dan_aktif():
    siapa, menunggu = buat_pengguna("pyb"), buat_pengguna("pyb")
    satu = buat_pelimpahan(siapa)
    buat_pelimpahan(menunggu, disahkan_oleh=None)
    assert (_peran(siapa), _peran(menunggu)) == ({"pyb", "ppk"}, {"pyb"})
    Pelimpahan.objects.filter(pk=satu.pk).update(instansi=buat_instansi("lain"))
    assert _peran(siapa) == {"pyb"}


def test_ppk_melimpahkan_dengan_kode():
    ppk, sekda = buat_pengguna("ppk"), buat_pengguna("pyb")
    kode_faktor(ppk)
    with pytest.raises(FaktorDitolak):
        limpahkan(isi=_isi(sekda), kode="000000", oleh=ppk)
    assert not Pelimpahan.objects.exists()
    satu = limpahkan(isi=_isi(sekda), kode=kode_faktor(ppk), oleh=ppk)
    assert (satu.disahkan_oleh, _peran(sekda)) == (ppk, {"pyb", "ppk"})
    assert sekda.pemberitahuan.get().judul == "Anda bertindak sebagai Plh. PPK"
    with pytest.raises(TidakBerhak):  # a delegate delegates no further
        limpahkan(isi=_isi(buat_pengguna("tim")), kode=kode_faktor(sekda), oleh=Pengguna.objects.get(pk=sekda.pk))
    with pytest.raises(GalatAplikasi, match="sudah menerima pelimpahan"):
        limpahkan(isi=_isi(sekda, 7, 9), kode=kode_faktor(ppk), oleh=ppk)
    cabut(pelimpahan=satu, oleh=ppk)
    assert _peran(sekda) == {"pyb"}
    with pytest.raises(GalatAplikasi, match="sudah dicabut"):
        cabut(pelimpahan=satu, oleh=ppk)


@pytest.mark.parametrize(("awal", "akhir", "sebab"), [(2, 1, "sebelum dimulai"), (-3, -1, "sudah lewat")])
def test_tanggal_yang_tidak_masuk_akal(awal, akhir, sebab):
    with pytest.raises(GalatAplikasi, match=sebab):
        limpahkan(isi=_isi(buat_pengguna("pyb"), awal, akhir), kode="", oleh=buat_pengguna("admin"))


def test_dari_admin_menunggu_orang_kedua():
    admin, lain, sekda = buat_pengguna("admin"), buat_pengguna("admin"), buat_pengguna("pyb")
    for bukan in (admin, lain, buat_pengguna("ppk"), buat_pengguna("pyb", is_active=False)):
        with pytest.raises(GalatAplikasi):
            limpahkan(isi=_isi(bukan), kode="", oleh=admin)
    for siapa in (sekda, buat_pengguna("admin", buat_instansi("lain"))):
        with pytest.raises(TidakBerhak):
            limpahkan(isi=_isi(sekda), kode="", oleh=siapa)
    satu = limpahkan(isi=_isi(sekda), kode="", oleh=admin)
    assert _peran(sekda) == {"pyb"}
    assert lain.pemberitahuan.count() == 1
    with pytest.raises(TidakBerhak):
        sahkan_pelimpahan(pelimpahan=satu, kode="", oleh=admin)
    ppk = buat_pengguna("ppk")
    with pytest.raises(FaktorDitolak):
        sahkan_pelimpahan(pelimpahan=satu, kode="", oleh=ppk)
    sahkan_pelimpahan(pelimpahan=satu, kode="", oleh=lain)
    assert _peran(sekda) == {"pyb", "ppk"}
    with pytest.raises(GalatAplikasi, match="lebih dulu"):
        sahkan_pelimpahan(pelimpahan=satu, kode=kode_faktor(ppk), oleh=ppk)


def test_halaman(masuk_sebagai):
    ppk, sekda = masuk_sebagai("ppk"), buat_pengguna("pyb", nama="Sekda Uji")
    alamat = reverse("pelimpahan")
    assert "Pasang faktor kedua dulu" in ppk.get(alamat).content.decode()
    isi = {"jenis": "plt", "penerima": sekda.pk, "jabatan": "Sekretaris Daerah", "nomor_surat": "100/2/2026"}
    hari = str(timezone.localdate())
    isi |= {"tanggal_surat": hari, "mulai": hari, "selesai": hari}
    kode_faktor(ppk.pengguna)
    assert ppk.post(alamat, isi | {"kode": "000000"}).status_code == 400
    kosong = ppk.post(alamat, isi | {"selesai": "2020-01-01", "kode": kode_faktor(ppk.pengguna)})
    assert "sebelum dimulai" in kosong.content.decode()
    teks = ppk.post(alamat, isi | {"kode": kode_faktor(ppk.pengguna)}, follow=True).content.decode()
    assert "Plt. Sekda Uji" in teks
    assert ">Berlaku<" in teks
    satu = Pelimpahan.objects.get()
    assert "dicabut" in ppk.post(reverse("pelimpahan-putuskan", args=[satu.pk]), follow=True).content.decode()


@pytest.mark.parametrize("awal", [0, 5])
@pytest.mark.parametrize("cara", ["sandi", "faktor"])
def test_admin_yang_mengatur_akun_penerima_mengakhiri_pelimpahan(cara, awal):
    """Otherwise an admin who sets the delegate's password, or takes off the factor, would act for the PPK."""
    admin, ppk, sekda = buat_pengguna("admin"), buat_pengguna("ppk"), buat_pengguna("pyb")
    hari = timezone.localdate()
    masa = {"mulai": hari + timedelta(days=awal), "selesai": hari + timedelta(days=9)}
    satu = buat_pelimpahan(sekda, dibuat_oleh=ppk, **masa)
    lewat = buat_pelimpahan(sekda, dibuat_oleh=ppk, mulai=hari - timedelta(days=9), selesai=hari - timedelta(days=8))
    if cara == "sandi":
        pengesahan.sandi_diatur(pengguna=sekda, oleh=admin)
    else:
        pengesahan.setel_ulang_faktor(pengguna=sekda, alasan="Ponsel hilang", oleh=admin)
    satu.refresh_from_db()
    lewat.refresh_from_db()
    assert (satu.dicabut_oleh, lewat.dicabut_oleh) == (admin, None)
    assert "ppk" not in _peran(sekda)
    with pytest.raises(GalatAplikasi, match=r"sudah disahkan atau dicabut|belum mengganti kata sandi"):
        sahkan_pelimpahan(pelimpahan=satu, kode="", oleh=admin)
    assert ppk.pemberitahuan.get().judul == f"Pelimpahan kepada {sekda} berakhir"


def test_kata_sandi_dari_halaman_admin_mengakhiri_pelimpahan(masuk_sebagai):
    client, sekda = masuk_sebagai("admin"), buat_pengguna("pyb")
    buat_pelimpahan(sekda)
    baru = "kata-sandi-yang-baru-sekali"
    alamat = reverse("admin:auth_user_password_change", args=[sekda.pk])
    client.post(alamat, {"usable_password": "true", "password1": baru, "password2": baru})
    assert "ppk" not in _peran(sekda)
    assert Pelimpahan.objects.get().dicabut_oleh == client.pengguna


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"sandi_sementara": True}, "belum mengganti kata sandi"),
        ({"password": make_password(None)}, "belum mengaktifkan akunnya"),
        (None, "Kode aktivasi akun"),
    ],
)
def test_akun_yang_belum_di_tangan_pemegangnya_tidak_dilimpahi(ubah, sebab):
    ppk, admin, sekda = buat_pengguna("ppk"), buat_pengguna("admin"), buat_pengguna("pyb")
    menunggu = buat_pelimpahan(sekda, dibuat_oleh=admin, disahkan_oleh=None)
    if ubah is None:
        batas = timezone.now() + timedelta(days=1)
        KodeAktivasi.objects.create(
            pengguna=sekda, sidik="0" * 64, kedaluwarsa=batas, dibuat_oleh=admin, dibuat_pada=timezone.now()
        )
    else:
        Pengguna.objects.filter(pk=sekda.pk).update(**ubah)
        sekda.refresh_from_db()
    with pytest.raises(GalatAplikasi, match=sebab):
        limpahkan(isi=_isi(sekda, 20, 21), kode=kode_faktor(ppk), oleh=ppk)
    with pytest.raises(GalatAplikasi, match=sebab):
        sahkan_pelimpahan(pelimpahan=menunggu, kode=kode_faktor(ppk), oleh=ppk)
    assert "ppk" not in _peran(sekda)


@pytest.mark.parametrize("awal", [-1, 5])
def test_kode_aktivasi_tidak_membuka_akun_yang_dilimpahi(awal):
    """A code handed out before would let whoever holds it act for the PPK."""
    admin, orang = buat_pengguna("admin"), buat_pegawai()
    sekda = buat_pengguna("pegawai", pegawai=orang, instansi=orang.instansi, username=orang.nip)
    kode = terbitkan_ulang(oleh=admin, nip=orang.nip).kode
    hari = timezone.localdate()
    buat_pelimpahan(sekda, mulai=hari + timedelta(days=awal), selesai=hari + timedelta(days=9))
    with pytest.raises(GalatAplikasi, match="tidak cocok"):
        aktifkan(nip=orang.nip, kode=kode, sandi="kata-sandi-yang-baru-sekali")
    with pytest.raises(GalatAplikasi, match="memegang peran lain"):
        terbitkan_ulang(oleh=admin, nip=orang.nip)
